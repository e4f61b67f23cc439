import { describe, expect, it } from 'vitest';
import type { GazetteerEntry } from '../../src/compile/gazetteer.ts';
import { swappedPlaces } from '../../src/compile/swapped.ts';
import type { GeoFeature, Story } from '../../src/format/index.ts';
import { feature, point } from '../support/features.ts';

const rotterdam: GazetteerEntry = {
  id: 'rotterdam',
  kind: 'city',
  name: { en: 'Rotterdam' },
  at: [4.4777, 51.9244],
  rank: 2,
};
const ocean = [
  feature('mumbai', point(72.8, 18.9)),
  feature('colombo', point(79.9, 6.9)),
  feature('mombasa', point(39.7, -4.05)),
];
const region = [
  feature('minsk', point(27.56, 53.9)),
  feature('kyiv', point(30.52, 50.45)),
  feature('brest', point(23.69, 52.1)),
];

/** What is said of the last of some places: its severity and remedy. */
function told(...features: GeoFeature[]): string[] {
  const story = { scenes: [] } as unknown as Story;
  const file = { file: 'geo/places.geojson', locate: () => ({ line: 1, column: 1 }) };
  const { problems, exchanged } = swappedPlaces(story, features, [rotterdam], file, () => file);
  expect([...exchanged.keys()]).toEqual(problems.some(({ severity }) => severity === 'error') ? [features.at(-1)] : []);
  return problems.map(({ severity, remedy }) => `${severity}: ${remedy}`);
}

describe('a place whose coordinates would fit the others better if swapped', () => {
  it('is wrong in a story of one region', () => {
    expect(told(...region, feature('base', point(54.69, 25.28)))).toEqual(['error: Write [25.28, 54.69].']);
  });

  it('may be right in a story of half the world', () => {
    expect(told(...ocean, feature('europoort', point(4.05, 51.95)))).toEqual([
      'warning: Write [51.95, 4.05] if they are swapped.',
    ]);
  });

  it('is right where the gazetteer has a city of its name', () => {
    expect(told(...ocean, feature('port', point(4.48, 51.92), { name: { en: 'Rotterdam' } }))).toEqual([]);
  });
});

it('a city whose coordinates are swapped is told by its name, though others lie there', () => {
  const other = feature('mogadishu', point(45.3, 2.05));
  expect(told(...ocean, other, feature('port', point(51.92, 4.48), { name: 'rotterdam' }))).toEqual([
    'error: Write [4.48, 51.92].',
  ]);
});
