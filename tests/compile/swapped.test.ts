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

/** Of the south-eastern Mediterranean, whose land lies east of 34.5° E and north of 36.5° N. */
const isLand = ([longitude, latitude]: readonly number[]) => (longitude ?? 0) > 34.5 || (latitude ?? 0) > 36.5;

/** What is said of the last of some places: its severity and remedy. */
function told(...features: GeoFeature[]): string[] {
  const story = { scenes: [] } as unknown as Story;
  const file = { file: 'geo/places.geojson', locate: () => ({ line: 1, column: 1 }) };
  const { problems, exchanged } = swappedPlaces(story, features, [rotterdam], file, () => file, isLand);
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

const cities = [
  feature('minsk', point(27.5615, 53.9045)),
  feature('moscow', point(37.6176, 55.7558)),
  feature('vilnius', point(25.2797, 54.6872)),
  feature('donetsk', point(37.8028, 48.0159)),
  feature('brussels', point(4.3517, 50.8503)),
  feature('almaty', point(76.9286, 43.2567)),
];

describe('a place of a file whose places lie far apart', () => {
  it('is doubted where it lies far from them, and would not if swapped', () => {
    const others = cities.map((city, index) => ({ ...city, index }));
    expect(told(...others, feature('kyiv', point(50.4501, 30.5234), { index: 6 }))).toEqual([
      'warning: Write [30.5234, 50.4501] if they are swapped.',
    ]);
    // Two that are swapped lie near each other: their file's others still tell.
    const two = [feature('kharkiv', point(49.99, 36.23)), feature('slovyansk', point(48.85, 37.61))];
    expect(told(...others, ...two)).toHaveLength(2);
  });

  it('is not doubted for lying far away', () => {
    expect(told(...cities, feature('khmeimim', point(35.9487, 35.4008)))).toEqual([]);
  });
});

describe('where longitudes and latitudes are much the same', () => {
  const levant = [
    feature('damascus', point(36.29, 33.51)),
    feature('aqaba', point(35, 29.53)),
    feature('tafilah', point(35.6, 30.84)),
    feature('amman', point(35.93, 31.95)),
  ];

  it('a place at sea that would be on land is doubted, and one on an island or a coast is not', () => {
    expect(told(...levant, feature('maan', point(30.2, 35.73)))).toEqual([
      'warning: Write [35.73, 30.2] if they are swapped.',
    ]);
    const farther = [...levant.slice(0, 3), feature('medina', point(39.61, 24.47))];
    expect(told(...farther, feature('maan', point(30.2, 35.73)))).toHaveLength(1);
    expect(told(...levant, feature('antalya', point(30.7, 36.9)))).toEqual([]);
    expect(told(...levant, feature('nicosia', point(33.37, 35.17)))).toEqual([]);
  });

  it('so is a line of which all positions are swapped', () => {
    const line = (...coordinates: number[][]) =>
      feature('line', { type: 'LineString', coordinates }, { kind: 'route' });
    expect(told(...levant, line([33.51, 36.29], [31.95, 35.93], [30.2, 35.73], [29.53, 35]))).toEqual([
      'warning: Write each the other way round, the first as [36.29, 33.51], if they are swapped.',
    ]);
    expect(told(...levant, line([36.29, 33.51], [35.93, 31.95], [35.73, 30.2], [35, 29.53]))).toEqual([]);
  });
});

it('an area whose positions are swapped is doubted where its story plays elsewhere', () => {
  const ring = [
    [53, 27],
    [54, 28],
    [54, 27],
    [53, 27],
  ];
  expect(told(...region, feature('district', { type: 'Polygon', coordinates: [ring] }, { kind: 'area' }))).toEqual([
    'warning: Write each the other way round, the first as [27, 53], if they are swapped.',
  ]);
});
