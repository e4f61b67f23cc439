import { describe, expect, it } from 'vitest';
import { crossReferences } from '../../src/compile/crossReferences.ts';
import { idCalled, type GazetteerEntry } from '../../src/compile/gazetteer.ts';
import { resolver } from '../../src/compile/reference.ts';
import { parseStory } from '../../src/format/index.ts';
import { feature, point } from '../support/features.ts';

const features = [
  feature('kyiv', point(30.5234, 50.4501)),
  feature('brahin', point(30.269, 51.787), { groups: ['units'] }),
];
const nameable = {
  references: resolver(features, new Map(), {}),
  countries: ['AT', 'CH', 'PL', 'UA'],
  labels: ['PL', 'UA'],
  idOf: (name: string) => ({ Poland: 'PL', 'Red Sea': 'red-sea' })[name],
  shades: ['landlocked', 'EU', 'NATO'],
  lost: ['minsk'],
};

/** Problems of a story of one scene, and how its file reads. */
function check(scene: object, measures: object = {}, countryGroups: object = {}) {
  const text = JSON.stringify(
    {
      title: 'T',
      locales: ['en'],
      geo: ['places.geojson'],
      sources: { 'vijver-2022': { title: 'Article' } },
      countryGroups,
      measures: { 'units-kyiv': { distance: ['units', 'kyiv'] }, sites: { count: 'units' }, ...measures },
      scenes: [{ id: 'one', heading: 'H', text: 'Text.', map: { fit: ['kyiv'] }, ...scene }],
    },
    null,
    2,
  );
  const { story, problems, locate } = parseStory(text, 'story.json');
  if (!story) throw new Error(JSON.stringify(problems));
  const found = crossReferences(story, nameable, { file: 'story.json', locate });
  return found.map((problem) => ({ ...problem, seen: text.split('\n')[problem.line - 1]?.trim() ?? '' }));
}

describe('crossReferences', () => {
  it('finds nothing wrong where every name names something', () => {
    const map = {
      fit: ['kyiv', 'units'],
      show: ['units'],
      label: ['PL'],
      shade: ['EU'],
      tape: ['units-kyiv'],
      ring: [{ around: 'kyiv', km: 140 }],
    };
    expect(check({ map, bars: ['units-kyiv'], sources: ['vijver-2022'] })).toEqual([]);
  });

  it('knows a country by its name', () => {
    expect(check({ map: { fit: ['kyiv'], label: ['Poland'] } })).toMatchObject([
      { rule: 'unknown-label', remedy: 'Did you mean "PL"?' },
    ]);
    expect(check({ map: { fit: ['kyiv'], show: ['Red Sea'] } })).toMatchObject([
      { rule: 'unknown-reference', remedy: expect.stringContaining('Add a feature') as string },
    ]);
  });

  it('tells a misspelt reference at its line, with the nearest spelling', () => {
    expect(check({ map: { fit: ['units', 'kiyv'] } })).toMatchObject([
      {
        rule: 'unknown-reference',
        path: 'scenes[0].map.fit[1]',
        seen: '"kiyv"',
        value: '"kiyv"',
        message: 'must name a feature, a group or a country',
        remedy: 'Did you mean "kyiv"?',
      },
    ]);
  });

  it('looks at every place in which a map names something', () => {
    const map = {
      fit: ['kyiv'],
      show: ['nowhere'],
      label: ['PK'],
      shade: ['UE'],
      tape: ['units-kiev'],
      ring: [{ around: 'elsewhere', km: 1 }],
    };
    expect(check({ map }).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'unknown-reference scenes[0].map.show[0]',
      'unknown-label scenes[0].map.label[0]',
      'unknown-shade scenes[0].map.shade[0]',
      'unknown-measure scenes[0].map.tape[0]',
      'unknown-reference scenes[0].map.ring[0].around',
    ]);
  });

  it('looks at what is measured and at the sources of claims, scenes and quotations', () => {
    const claim = { km: 140, source: 'vijver-2021' };
    const found = check(
      { sources: ['x'], quote: { text: 'Q', speaker: 'S', source: 'y' }, bars: ['z'] },
      { bad: { distance: ['kyiv', 'brahim'], claim } },
    );
    expect(found.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'unknown-reference measures.bad.distance[1]',
      'unknown-source measures.bad.claim.source',
      'unknown-measure scenes[0].bars[0]',
      'unknown-source scenes[0].sources[0]',
      'unknown-source scenes[0].quote.source',
    ]);
    expect(found[1]?.remedy).toBe('Did you mean "vijver-2022"?');
  });

  it('tells a measure that cannot be drawn as a tape or a bar', () => {
    expect(check({ map: { fit: ['kyiv'], tape: ['sites'] } })).toMatchObject([
      { rule: 'measure-kind', path: 'scenes[0].map.tape[0]' },
    ]);
    expect(check({ bars: ['sites'] })).toMatchObject([{ rule: 'measure-kind' }]);
  });

  it('looks at the countries and the source of a group of countries', () => {
    const landlocked = { name: 'Landlocked', countries: ['AT', 'Poland', 'HC', 'Utopia', 'GF'], source: 'vijver' };
    const found = check({}, {}, { landlocked });
    expect(found.map(({ rule, path, remedy }) => `${rule} ${path}: ${remedy}`)).toEqual([
      'unknown-country countryGroups.landlocked.countries[1]: Did you mean "PL"?',
      'unknown-country countryGroups.landlocked.countries[2]: Did you mean "CH"?',
      'unknown-country countryGroups.landlocked.countries[3]: Write its code, such as "BY", or remove it.',
      'unknown-country countryGroups.landlocked.countries[4]: Remove it: the basemap does not set it apart.',
      'unknown-source countryGroups.landlocked.source: Known are vijver-2022.',
    ]);
    expect(found[1]).toMatchObject({ seen: '"HC",', message: 'must name a country, by its ISO 3166-1 code' });
  });

  it('knows the groups of the story where one is shaded, and says how a country is', () => {
    const shading = (shade: string) => check({ map: { fit: ['kyiv'], shade: [shade] } })[0]?.remedy;
    expect(shading('landlocked')).toBeUndefined();
    expect(shading('landloked')).toBe('Did you mean "landlocked"?');
    for (const poland of ['PL', 'Poland'])
      expect(shading(poland)).toBe('Name a group of "countryGroups" that lists "PL".');
  });

  it('says nothing of features that have problems of their own', () => {
    expect(check({ map: { fit: ['minsk'] } })).toEqual([]);
  });
});

it('what people write for a country’s code means that country', () => {
  const country = (id: string, name: string): GazetteerEntry => ({
    id,
    kind: 'country',
    name: { en: name },
    at: [0, 0],
    rank: 1,
  });
  const entries = [country('GB', 'United Kingdom'), country('CK', 'Cook Islands')];
  expect(['UK', 'united kingdom', 'USA', 'CK'].map((name) => idCalled(name, entries))).toEqual([
    'GB',
    'GB',
    undefined,
    undefined,
  ]);
});
