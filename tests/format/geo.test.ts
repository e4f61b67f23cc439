import { expect, test } from 'vitest';
import { parseGeo } from '../../src/format/index.ts';

const point = (id: string, coordinates: unknown, properties: object = {}) => ({
  type: 'Feature',
  id,
  properties: { kind: 'place', name: id, ...properties },
  geometry: { type: 'Point', coordinates },
});
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features }, null, 2);
const parse = (...features: unknown[]) => parseGeo(collection(...features), 'geo/places.geojson');

test('what a feature leaves out has its default', () => {
  const { features, problems } = parse({
    type: 'Feature',
    id: 'kyiv',
    properties: { kind: 'capital' },
    geometry: { type: 'Point', coordinates: [30.5234, 50.4501] },
  });
  expect(problems).toEqual([]);
  expect(features).toEqual([
    {
      id: 'kyiv',
      geometry: { type: 'Point', coordinates: [30.5234, 50.4501] },
      name: '',
      kind: 'capital',
      groups: [],
      certainty: 'exact',
      radius: 0,
      date: '',
      source: '',
      note: '',
      file: 'geo/places.geojson',
      index: 0,
    },
  ]);
});

test('a group and a list of groups are read alike', () => {
  const { features } = parse(
    point('a', [30, 50], { group: 'units' }),
    point('b', [30, 50], { group: ['units', 'east'] }),
  );
  expect(features.map(({ groups }) => groups)).toEqual([['units'], ['units', 'east']]);
});

test('coordinates with decimal commas are told, not read as whole degrees', () => {
  const [problem] = parse(point('maan', [35, 73, 30, 2])).problems;
  expect(problem).toMatchObject({
    rule: 'wrong-length',
    severity: 'error',
    path: 'features[0].geometry.coordinates',
    value: '[35,73,30,2]',
    remedy: 'Write [35.73, 30.2]: the decimal sign is a point.',
  });
  expect(parse(point('maan', [35.7, 30.2, 10, 1])).problems[0]?.remedy).toMatch(/^Write \[longitude, latitude\]/);
});

test('every geometry of RFC 7946 but the collection is read', () => {
  const ring = [
    [170, 60],
    [190, 60],
    [190, 70],
    [170, 60],
  ];
  const geometries: [string, string, unknown][] = [
    ['position', 'MultiPoint', [[30, 50]]],
    [
      'route',
      'LineString',
      [
        [170, 60],
        [190, 60, 12],
      ],
    ],
    [
      'route',
      'MultiLineString',
      [
        [
          [170, 60],
          [190, 60],
        ],
      ],
    ],
    ['area', 'Polygon', [ring]],
    ['border', 'MultiPolygon', [[ring]]],
  ];
  const { problems, features } = parse(
    ...geometries.map(([kind, type, coordinates], i) => ({
      type: 'Feature',
      id: `f${i}`,
      properties: { kind },
      geometry: { type, coordinates },
    })),
  );
  expect(problems).toEqual([]);
  expect(features).toHaveLength(5);
});

test('a latitude beyond the pole is told as a swapped pair, with the pair to write', () => {
  const { problems } = parse(point('almaty', [43.2567, 176.9286]));
  expect(problems).toMatchObject([
    { rule: 'swapped-coordinates', severity: 'error', remedy: 'Write [176.9286,43.2567].' },
  ]);
});

test('a number too large to be one is no coordinate', () => {
  const text = collection(point('kyiv', [30, 50])).replace('30', '1e999');
  expect(parseGeo(text, 'geo/places.geojson').problems).toMatchObject([{ rule: 'out-of-range' }]);
});

test('a feature with a problem is left out, and its names are told so that they are not called unknown', () => {
  const { features, lost, whole } = parse(point('kyiv', [30, 50]), point('minsk', [400, 50], { group: 'capitals' }));
  expect(features.map(({ id }) => id)).toEqual(['kyiv']);
  expect(lost).toEqual(['minsk', 'capitals']);
  expect(whole).toBe(true);
});

test.each([
  [
    { type: 'Feature', geometry: { type: 'Point', coordinates: [30, 50] } },
    'unknown-value',
    'type',
    /^Put it into a list/,
  ],
  [{ type: 'Topology', objects: {}, arcs: [] }, 'unknown-value', 'type', /--from FILE reads TopoJSON/],
  [{ type: 'LineString', coordinates: [] }, 'unknown-value', 'type', /^Make it the "geometry" of a feature/],
])('geography of another kind has one problem: %j', (file, rule, path, remedy) => {
  const { problems, whole } = parseGeo(JSON.stringify(file), 'geo/places.geojson');
  expect(problems).toMatchObject([{ rule, path }]);
  expect(problems[0]?.remedy).toMatch(remedy);
  expect(whole).toBe(false);
});

test('a file that cannot be read to its end is not whole', () => {
  expect(parseGeo('id,lon,lat\nkyiv,30,50', 'geo/places.geojson').whole).toBe(false);
  expect(parseGeo('{}', 'geo/places.geojson').whole).toBe(false);
});

test('names are checked in the locales that are asked for, and may have others', () => {
  const text = collection(point('kyiv', [30, 50], { name: { en: 'Kyiv', nl: 'Kyiv' } }));
  expect(parseGeo(text, 'geo/places.geojson', ['en']).problems).toEqual([]);
  expect(parseGeo(text, 'geo/places.geojson', ['en', 'de']).problems).toMatchObject([
    { rule: 'translation-missing', path: 'features[0].properties.name', remedy: 'Add "de": "…".' },
  ]);
});

test('a feature is found by its index in the file', () => {
  const text = collection(point('kyiv', [400, 50]), point('minsk', [27, 53]));
  const { features, locate } = parseGeo(text, 'geo/places.geojson');
  const { line } = locate(['features', features[0]?.index ?? NaN, 'id']);
  expect(text.split('\n')[line - 1]?.trim()).toBe('"id": "minsk",');
});
