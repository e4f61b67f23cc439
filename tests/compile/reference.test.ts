import { describe, expect, it } from 'vitest';
import { duplicateGroups, duplicateIds, resolver, type Country } from '../../src/compile/reference.ts';
import { anyFile, feature, point } from '../support/features.ts';

const square: Country['geometry'] = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};
const countries = new Map<string, Country>([
  ['BY', { name: { nl: 'Belarus', en: 'Belarus' }, geometry: square }],
  ['PL', { name: { nl: 'Polen', en: 'Poland' }, geometry: square }],
]);
const brahin = feature('brahin', point(30.269, 51.787), { groups: ['units', 'south'], radius: 10 });
const mazyr = feature('mazyr', point(29.25, 52.05), { groups: ['units'] });
const memberships = {
  EU: { name: { en: 'European Union' }, countries: ['PL', 'MT', 'PL'] },
  BY: { name: '', countries: ['PL'] },
};
const references = resolver([brahin, mazyr], countries, memberships);

describe('resolver', () => {
  it('finds a feature by its id', () => {
    expect(references.resolve('brahin')).toEqual({
      ref: 'brahin',
      kind: 'feature',
      features: [brahin],
      countries: [],
      members: [{ id: 'brahin', name: 'Brahin', geometry: brahin.geometry, radius: 10 }],
    });
  });

  it('finds all features of a group, and a feature in each of its groups', () => {
    expect(references.resolve('units')).toMatchObject({ kind: 'group', features: [brahin, mazyr] });
    expect(references.resolve('south')).toMatchObject({ kind: 'group', features: [brahin] });
  });

  it('finds a country by its ISO code, before a membership of that name', () => {
    expect(references.resolve('BY')).toMatchObject({
      kind: 'country',
      features: [],
      countries: ['BY'],
      members: [{ id: 'BY', name: { nl: 'Belarus' }, radius: 0 }],
    });
  });

  it('finds the countries of a membership that the basemap has, each once, and its name', () => {
    expect(references.resolve('EU')).toMatchObject({
      kind: 'countries',
      name: { en: 'European Union' },
      countries: ['PL'],
      members: [{ id: 'PL' }],
    });
  });

  it('prefers a feature to a group of the same name', () => {
    const named = resolver(
      [feature('kyiv', point(30, 50)), feature('podil', point(30, 50), { groups: ['kyiv'] })],
      new Map(),
      {},
    );
    expect(named.resolve('kyiv')?.kind).toBe('feature');
  });

  it('finds nothing for what nothing is called, not even for words that JavaScript knows', () => {
    for (const ref of ['kiev', 'by', '', 'constructor', '__proto__']) expect(references.resolve(ref)).toBeUndefined();
  });

  it('lists all names, for the nearest spelling', () => {
    expect(references.names.toSorted()).toEqual(['BY', 'EU', 'PL', 'brahin', 'mazyr', 'south', 'units']);
  });
});

describe('duplicateIds', () => {
  const fileOf = (file: string) => ({ ...anyFile, file });

  it('tells an id in two files at the second, naming the first', () => {
    const again = feature('brahin', point(0, 0), { file: 'geo/units.geojson', index: 4 });
    expect(duplicateIds([brahin, mazyr, again], fileOf)).toMatchObject([
      {
        rule: 'duplicate-id',
        severity: 'error',
        file: 'geo/units.geojson',
        path: 'features[4].id',
        value: '"brahin"',
        message: 'must not be the id of two features: features[0] of geo/places.geojson has it too',
      },
    ]);
  });

  it('leaves ids twice in one file to the reading of that file', () => {
    expect(duplicateIds([brahin, { ...brahin, index: 3 }], fileOf)).toEqual([]);
  });

  it('tells an id that is a group’s name too', () => {
    const units = feature('units', point(0, 0), { index: 7 });
    expect(duplicateIds([brahin, units], fileOf)).toMatchObject([{ rule: 'duplicate-id', path: 'features[7].id' }]);
  });
});

describe('duplicateGroups', () => {
  const group = { name: { en: 'A group' }, countries: ['PL'], date: '', source: '' };

  it('tells a group of countries that is called like a feature, a group of features or a shipped one', () => {
    const countryGroups = { brahin: group, units: group, 'union-state': group, landlocked: group };
    const shipped = { 'union-state': { name: '', countries: ['BY', 'RU'] } };
    const found = duplicateGroups({ countryGroups }, [brahin, mazyr], shipped, anyFile);
    expect(found.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'countryGroups.brahin must not be the id of a feature too',
      'countryGroups.units must not be the name of a group of features too',
      'countryGroups.union-state must not be the name of a group that Meetlint brings along too',
    ]);
    expect(found[0]).toMatchObject({ rule: 'duplicate-id', remedy: expect.stringContaining('"brahin-countries"') });
  });
});
