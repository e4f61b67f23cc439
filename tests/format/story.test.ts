import { expect, test } from 'vitest';
import { parseStory, type Story } from '../../src/format/index.ts';
import { fullStory, leastStory } from './stories.ts';

const parse = (story: unknown) => parseStory(JSON.stringify(story, null, 2), 'story.json');

function completed(story: unknown): Story {
  const parsed = parse(story);
  expect(parsed.problems).toEqual([]);
  if (!parsed.story) throw new Error('a story without problems is undefined');
  return parsed.story;
}

test('a story that uses every part of the format has no problems', () => {
  expect(completed(fullStory).scenes).toHaveLength(2);
});

test('what a story leaves out has its default', () => {
  const { scenes, ...story } = completed(leastStory);
  expect(story).toEqual({
    title: { en: 'A story' },
    description: { en: '' },
    locales: ['en'],
    projection: 'mercator',
    theme: 'paper',
    borders: 'un',
    units: 'km',
    status: { state: 'draft' },
    byline: [],
    editor: [],
    published: '',
    updated: '',
    corrections: [],
    legend: {},
    geo: ['places.geojson'],
    sources: {},
    countryGroups: {},
    measures: {},
    opening: undefined,
  });
  expect(scenes).toEqual([
    {
      id: 'one',
      date: '',
      heading: { en: 'One' },
      text: { en: 'Only.' },
      map: { camera: { fit: ['kyiv'] }, bearing: 0, pitch: 0, show: [], label: [], shade: [], tape: [], ring: [] },
      quote: undefined,
      chronology: [],
      bars: [],
      alt: { en: '' },
      sources: [],
    },
  ]);
});

test('writing the defaults out changes nothing', () => {
  const [scene] = leastStory.scenes;
  const explicit = {
    ...leastStory,
    title: { en: 'A story' },
    projection: 'mercator',
    borders: 'un',
    units: 'km',
    status: 'draft',
    byline: [],
    corrections: [],
    legend: {},
    sources: {},
    measures: {},
    scenes: [{ ...scene, map: { ...scene?.map, bearing: 0, pitch: 0, show: [], tape: [] }, bars: [], sources: [] }],
  };
  expect(completed(explicit)).toEqual(completed(leastStory));
});

test('a measure says what is measured by its kind and its references', () => {
  const { measures } = completed(fullStory);
  expect(Object.values(measures).map(({ kind, of, round }) => ({ kind, of, round }))).toEqual([
    { kind: 'distance', of: ['units', 'kyiv'], round: 10 },
    { kind: 'length', of: ['road'], round: 1 },
    { kind: 'area', of: ['BY'], round: 100 },
    { kind: 'bearing', of: ['minsk', 'moscow'], round: 1 },
    { kind: 'count', of: ['units'], round: 1 },
  ]);
});

test('a claim has its reported value in the unit of its measure, and its tolerance as a number', () => {
  const { measures } = completed(fullStory);
  const none = { nl: '', en: '' };
  expect(Object.values(measures).map(({ claim }) => claim)).toEqual([
    {
      reported: 140,
      within: '15 km',
      tolerance: { absolute: 15 },
      source: 'report',
      disputed: true,
      reason: { nl: 'Daarom.', en: 'Because.' },
    },
    { reported: 90, within: '10%', tolerance: { percent: 10 }, source: 'report', disputed: false, reason: none },
    { reported: 207600, within: '1 %', tolerance: { percent: 1 }, source: 'report', disputed: true, reason: none },
    { reported: 70, within: '5°', tolerance: { absolute: 5 }, source: 'report', disputed: false, reason: none },
    { reported: 7, within: '1', tolerance: { absolute: 1 }, source: 'report', disputed: false, reason: none },
  ]);
});

test('a name written once holds for every locale', () => {
  const story = completed(fullStory);
  expect(story.scenes[1]?.quote?.speaker).toEqual({ nl: 'C. Speaker', en: 'C. Speaker' });
  expect(story.sources['report']?.title).toEqual({ nl: 'The report', en: 'The report' });
});

test('an embargo keeps its moment', () => {
  expect(completed(fullStory).status).toEqual({ state: 'embargoed', until: '2022-02-24T06:00:00+01:00' });
});

test('a story with an error is undefined, and what is left of it can still be checked', () => {
  const { story, salvaged } = parse({ ...fullStory, units: 'miles' });
  expect(story).toBeUndefined();
  expect(salvaged).toEqual({ ...completed(fullStory), units: 'km' });
});

test('what is salvaged is found where it stands in the file, though something before it was taken out', () => {
  const text = JSON.stringify({ ...leastStory, scenes: [7, ...leastStory.scenes] }, null, 2);
  const { salvaged, locate } = parseStory(text, 'story.json');
  expect(salvaged?.scenes.map(({ id }) => id)).toEqual(['one']);
  const { line, column } = locate(['scenes', 0, 'id']);
  expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^"one"/);
});

test('a group of countries that is lost is no unknown reference where it is used', () => {
  const { alps } = fullStory.countryGroups;
  const [scene] = fullStory.scenes;
  const map = { ...scene?.map, show: ['The Alps', 'kyiv'], ring: [{ around: 'The Alps', km: 1 }] };
  const { salvaged, problems } = parse({
    ...fullStory,
    countryGroups: { 'The Alps': alps },
    measures: { ...fullStory.measures, peaks: { count: 'The Alps' } },
    scenes: [{ ...scene, map: { ...map, shade: ['EU', 'The Alps'] } }],
  });
  expect(problems.map(({ rule }) => rule)).toEqual(['bad-pattern']);
  expect(salvaged?.scenes[0]?.map).toMatchObject({ show: ['kyiv'], shade: ['EU'], ring: [] });
  expect(Object.keys(salvaged?.measures ?? {})).toEqual(Object.keys(fullStory.measures));
});

test('a measure that is lost is no unknown measure where it is used', () => {
  const measures = { ...fullStory.measures, 'units-to-kyiv': { distance: ['units'] } };
  const { salvaged, problems } = parse({ ...fullStory, measures });
  expect(problems.map(({ rule }) => rule)).toEqual(['wrong-length']);
  expect(salvaged?.scenes[0]?.text).toEqual({ nl: 'Op  van Kyiv.', en: 'At  from Kyiv.' });
  expect(salvaged?.scenes[0]?.map?.tape).toEqual([{ measure: 'road', dashed: true }]);
  expect(salvaged?.scenes[1]?.bars).toEqual(['road']);
});

test('a claim whose tolerance cannot be read is not judged by another', () => {
  const road = { length: 'road', claim: { km: 90, within: 'roughly', source: 'report' } };
  const { salvaged } = parse({ ...fullStory, measures: { ...fullStory.measures, road } });
  expect(salvaged?.measures['road']).toEqual({ kind: 'length', of: ['road'], round: 1 });
});

test('nothing is salvaged where the file breaks off beyond repair', () => {
  expect(parseStory('title: A story', 'story.json').salvaged).toBeUndefined();
  expect(parseStory('', 'story.json').salvaged).toBeUndefined();
  expect(parseStory('[]', 'story.json').salvaged).toBeUndefined();
});

test('a byte order mark and Windows line ends are no problems', () => {
  const text = `\uFEFF${JSON.stringify({ ...leastStory, unknown: 1 }, null, 2).replaceAll('\n', '\r\n')}`;
  const { problems } = parseStory(text, 'story.json');
  expect(problems).toMatchObject([{ rule: 'unknown-key', line: text.split('\r\n').length - 1, column: 3 }]);
});

test('the name of a file, where a name is wanted, is told without its ending', () => {
  const { problems } = parseStory(JSON.stringify({ ...fullStory, theme: 'Sand.json' }), 'story.json');
  expect(problems).toMatchObject([{ rule: 'bad-pattern', path: 'theme', remedy: 'Write "sand".' }]);
});

test('a claim in miles is told in kilometres', () => {
  const claim = { mi: 87, source: 'report' };
  const { problems } = parse({ ...fullStory, measures: { ...fullStory.measures, road: { length: 'road', claim } } });
  expect(problems.filter(({ rule }) => rule === 'unknown-key')).toMatchObject([
    { path: 'measures.road.claim.mi', remedy: 'Write "km": 140, which are 87 miles; readers may see them as miles.' },
  ]);
});
