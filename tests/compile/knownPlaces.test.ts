import { expect, test } from 'vitest';
import { knownPlaces } from '../../src/compile/knownPlaces.ts';
import type { GeoFeature, Story } from '../../src/format/index.ts';
import { feature, point, square } from '../support/features.ts';

const report: Story['sources'][string] = {
  author: '',
  title: { en: 'A report' },
  publisher: '',
  date: '',
  url: '',
  note: { en: '' },
};
const story = { sources: { report }, countryGroups: {} };
const known = (features: GeoFeature[], of: Pick<Story, 'sources' | 'countryGroups'> = story) =>
  knownPlaces(of, [{ features }], [], 'en');

const roughly = { certainty: 'approximate', radius: 10, date: '2022-01', source: 'report' } as const;
const brahin = feature('brahin', point(30.3, 51.8), { ...roughly, note: { en: 'A town.', nl: 'Een plaats.' } });
const yelsk = feature('yelsk', point(29.2, 51.8), { ...roughly, note: { en: 'A town.', nl: 'Een dorp.' } });
const kyiv = feature('kyiv', point(30.5, 50.5));

test('all that is known of a feature is told, in the language that is asked for', () => {
  const told = { shape: 'point', names: ['Brahin'], ...roughly, note: 'A town.', countries: [] };
  expect(known([brahin])).toEqual([told]);
  expect(knownPlaces(story, [{ features: [brahin] }], [], 'nl')).toEqual([{ ...told, note: 'Een plaats.' }]);
});

test('features of which the same is known are told together, each once', () => {
  const plans = [{ features: [brahin, kyiv] }, { features: [yelsk, brahin] }];
  expect(knownPlaces(story, plans, [], 'en').map(({ names }) => names)).toEqual([['Brahin', 'Yelsk']]);
  // In Dutch their notes differ.
  expect(knownPlaces(story, plans, [], 'nl').map(({ names }) => names)).toEqual([['Brahin'], ['Yelsk']]);
});

test('that of which no more is known than its name and place is left out', () => {
  const base = feature('base', point(1, 1), { note: 'A base.' });
  expect(known([kyiv, base, feature('minsk', point(2, 2))]).map(({ names }) => names)).toEqual([['Base']]);
});

test('lines and areas are none of the points', () => {
  const line: GeoFeature['geometry'] = { type: 'LineString', coordinates: [[0, 0], [1, 1]] }; // prettier-ignore
  const date = '2022';
  const [area, road] = [feature('area', square(0, 0, 1, 1), { date }), feature('road', line, { date })];
  expect(known([{ ...kyiv, date }, area, road]).map(({ shape }) => shape)).toEqual(['point', 'area', 'line']);
});

test('what has no name is left out, and a source that the story does not have', () => {
  expect(known([feature('x', point(0, 0), { name: '' })])).toEqual([]);
  expect(known([{ ...brahin, source: 'rumour' }])[0]).toMatchObject({ source: '' });
});

test('a group of countries of the story’s own is told with its countries', () => {
  const alps = { name: { en: 'The Alps', fr: 'Les Alpes' }, countries: ['AT', 'CH'], date: '2022', source: 'report' };
  const country = (id: string, en: string) => ({ id, kind: 'country' as const, name: { en }, at: [0, 0], rank: 1 });
  const gazetteer = [country('AT', 'Austria'), country('CH', 'Switzerland')].map((entry) => ({
    ...entry,
    at: [0, 0] as [number, number],
  }));
  const told = (locale: string) => knownPlaces({ ...story, countryGroups: { alps } }, [], gazetteer, locale)[0];
  expect(told('en')).toMatchObject({
    shape: 'countries',
    names: ['The Alps'],
    countries: ['Austria', 'Switzerland'],
    date: '2022',
    source: 'report',
  });
  expect(told('fr')).toMatchObject({ names: ['Les Alpes'], countries: ['Autriche', 'Suisse'] });
});
