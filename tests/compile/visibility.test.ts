import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadTextWidth } from '../../src/build/fontMetrics.ts';
import { compileStory, hiddenIn, type StoryInput } from '../../src/compile/index.ts';
import { breakpointNames } from '../../src/projection/index.ts';
import { basemap } from './basemap.ts';

const root = new URL('../../', import.meta.url);
const textWidth = await loadTextWidth();
const geo = Object.fromEntries(
  readdirSync(new URL('geo/', root))
    .filter((name) => name.endsWith('.geojson'))
    .map((name) => [name, readFileSync(new URL(`geo/${name}`, root), 'utf8')]),
);
const input = (text: string): StoryInput => ({ slug: 'story', file: 'story.json', text, geo, basemap, textWidth });
const unionState = compileStory(input(readFileSync(new URL('story/union-state/story.json', root), 'utf8')));

describe('the Union State story', () => {
  test('compiles without an error in both of its languages', () => {
    expect(unionState.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(unionState.stories.map(({ locale }) => locale)).toEqual(['nl', 'en']);
  });

  for (const story of unionState.stories) {
    test(`shows and names all that its scenes name, at every breakpoint, in ${story.locale}`, () => {
      expect(hiddenIn(story, textWidth)).toEqual([]);
    });

    test(`has a stop, cameras and labels for each scene and breakpoint, in ${story.locale}`, () => {
      const { stops } = story.timeline;
      expect(stops).toHaveLength(story.scenes.length);
      for (const breakpoint of breakpointNames) {
        const labels = story.drawing.labels[breakpoint].stops;
        expect(labels).toHaveLength(stops.length);
        stops.forEach(({ cameras }, index) => {
          expect(Number.isFinite(cameras[breakpoint].zoom)).toBe(true);
          expect(Object.keys(labels[index] ?? {}).length).toBeGreaterThan(1);
        });
      }
    });
  }

  test('stands at the same cameras in both languages', () => {
    const [dutch, english] = unionState.stories;
    expect(dutch?.timeline).toEqual(english?.timeline);
  });

  test('draws every item that a stop shows, and each once', () => {
    for (const { drawing, timeline } of unionState.stories) {
      const ids = drawing.items.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { shows } of timeline.stops) expect(ids).toEqual(expect.arrayContaining(shows));
    }
  });

  test('gives the same story twice', () => {
    const again = compileStory(input(readFileSync(new URL('story/union-state/story.json', root), 'utf8')));
    const told = (result: typeof again) => ({ ...result, download: result.download?.(), known: result.known?.('nl') });
    expect(told(again)).toEqual(told(unionState));
  }, 60_000);
});

describe('a scene that names what its camera does not show', { timeout: 30_000 }, () => {
  const words = 'What a scene says of its map does not matter here, as long as it is long enough.';
  const scene = (map: object, more: object = {}) =>
    compileStory(
      input(
        JSON.stringify({
          title: 'A',
          ...more,
          locales: ['en'],
          geo: ['places.geojson'],
          sources: { atlas: { title: 'Atlas' } },
          scenes: [{ id: 'a', date: '2022', heading: 'A', text: words, alt: 'A.', sources: ['atlas'], map }],
        }),
      ),
    );

  test('is an error that says by how much and how much farther out', () => {
    const { stories, problems } = scene({ center: [27.56, 53.9], zoom: 6, show: ['minsk', 'moscow'] });
    expect(stories).toEqual([]);
    const [problem, ...others] = problems.filter(({ rule }) => rule !== 'feature-unused');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ rule: 'out-of-frame', path: 'scenes[0].map', value: '"moscow"' });
    const lower = Number(/lower "zoom" by (\d+(\.\d)?)/.exec(problem?.remedy ?? '')?.[1]);
    expect(lower).toBeGreaterThan(0);
    expect(scene({ center: [27.56, 53.9], zoom: 6 - lower, show: ['minsk', 'moscow'] }).stories).toHaveLength(1);
  });

  test('is an error where it fits other places', () => {
    const { problems } = scene({ fit: ['minsk', 'vilnius'], show: ['moscow'] });
    expect(problems.map(({ rule }) => rule)).toContain('out-of-frame');
  });

  test('is told of a sea or a city where its name stands, which "fit" does not take', () => {
    for (const label of ['red-sea', 'cairo']) {
      const { problems } = scene({ fit: ['minsk', 'vilnius'], show: ['minsk'], label: [label] });
      const remedy = problems.find(({ rule }) => rule === 'label-missing')?.remedy ?? '';
      const center: unknown = JSON.parse(/reach (\[[^\]]+\])/.exec(remedy)?.[1] ?? 'null');
      expect(remedy).toContain(`Take "${label}" off "label"`);
      const followed = scene({ center, zoom: 4, label: [label] }).problems.map(({ rule }) => rule);
      expect(followed.filter((rule) => !rule.endsWith('-unused'))).toEqual([]);
    }
  });

  test('is told of a ring too wide for any map, which "fit" does not take either', () => {
    const { problems } = scene(
      { fit: ['minsk'], show: ['minsk'], ring: [{ around: 'minsk', km: 12_000 }] },
      { projection: 'globe' },
    );
    expect(problems.find(({ rule, value }) => rule === 'out-of-frame' && value?.includes('ring of'))?.remedy).toBe(
      'Write a smaller "km", or take the ring off the scene.',
    );
  });

  test('is none where all is in the frame', () => {
    expect(
      scene({ fit: ['minsk', 'moscow'], show: ['minsk', 'moscow'] }).problems.map(({ rule }) => rule),
    ).not.toContain('out-of-frame');
  });
});
