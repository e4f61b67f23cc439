import { expect, test } from 'vitest';
import type { CompiledStory } from '../../src/compile/compiled.ts';
import type { Drawing, Item, LabelPlace, Labels, TextWidth } from '../../src/drawing/index.ts';
import type { Camera, LonLat, ProjectionName } from '../../src/projection/index.ts';
import { drawingNamed } from '../../src/reader/hand/named.ts';
import type { MapState, Stop } from '../../src/timeline/index.ts';

const camera = (center: LonLat, zoom: number): Camera => ({ center, zoom, bearing: 0, pitch: 0 });
const stopAt = (each: Camera): Stop => ({
  cameras: { phone: each, tablet: each, wide: each, low: each },
  shows: ['minsk', 'brest', 'tape'],
  unrolls: {},
  ground: [],
});
const place = (text: string, more: Partial<LabelPlace> = {}): LabelPlace => ({
  dx: 6,
  dy: 4,
  anchor: 'start',
  lines: [text],
  ...more,
});
const town = (id: string, at: LonLat, kind: 'place' | 'capital' = 'place'): Item => ({
  type: 'place',
  id,
  name: id,
  kind,
  at,
  certainty: 'exact',
  circle: [],
});
const named = (id: string, at: LonLat, kind: 'country' | 'city' | 'area', name = id): Item => ({
  type: 'label',
  id,
  name,
  kind,
  at,
  rank: 1,
});
const items: Item[] = [
  town('brest', [23.7, 52.1]),
  town('minsk', [27.56, 53.9], 'capital'),
  town('homiel', [31, 52.4]),
  named('belarus', [28, 53], 'country'),
  named('pinsk', [26.1, 52.12], 'city'),
  named('city-minsk', [27.56, 53.9], 'city', 'minsk'),
  named('france', [2, 47], 'country'),
  named('zone', [30, 50], 'area'),
  { type: 'tape', id: 'tape', name: '', measure: 'm', dashed: false, round: 10, km: [0, 300], line: [[23.7, 52.1], [27.56, 53.9]] }, // prettier-ignore
];
const near = {
  brest: place('brest'),
  minsk: place('minsk'),
  belarus: place('belarus', { anchor: 'middle' }),
  pinsk: place('pinsk'),
  tape: place('300 km', { at: [25.6, 53] }),
};
const far = { belarus: place('belarus', { anchor: 'middle' }), france: place('france', { anchor: 'middle' }), 'city-minsk': place('minsk') }; // prettier-ignore
const cameras = [camera([26, 53], 6), camera([20, 50], 2)] as const;
const story = (projection: ProjectionName, stops: Labels[]) => {
  const at = { stops };
  const drawing: Drawing = { items, labels: { phone: at, tablet: at, wide: at, low: at }, globes: {} };
  return { drawing, timeline: { projection, stops: cameras.map(stopAt) } } as Pick<
    CompiledStory,
    'drawing' | 'timeline'
  >;
};
/** Letters are half as wide as high. */
const textWidth: TextWidth = (text, { size }) => (text.length * size) / 2;
const seen = (frame: Camera, projection: ProjectionName = 'mercator', stops: Labels[] = [near, far]) => {
  const state = { frame, breakpoint: 'phone', from: 0, to: 0, progress: 1, opacity: { brest: 1, minsk: 1, homiel: 1, tape: 1 }, drawn: { tape: 300 } } as unknown as MapState; // prettier-ignore
  const { labels } = drawingNamed(story(projection, stops), state, textWidth);
  expect(labels.phone.stops[1]).toBe(labels.phone.stops[0]);
  return Object.keys(labels.phone.stops[0]!).sort();
};

test('where the reader has not moved, all is named as the story has it', () => {
  expect(seen(cameras[0])).toEqual(['belarus', 'brest', 'minsk', 'pinsk', 'tape']);
});

test('from far off the ground is named as at the stop that is as far off, and the story’s own names stay', () => {
  const names = seen(camera([24, 51], 2.2));
  expect(names).toContain('france');
  expect(names).toContain('tape');
  expect(names).not.toContain('pinsk');
});

test('of names that would lie on each other, the more important stays: a figure, a capital, a country, a town', () => {
  expect(seen(camera([26, 53], 4))).toEqual(['brest', 'minsk', 'pinsk', 'tape']);
  expect(seen(camera([26, 53], 3))).toEqual(['brest', 'france', 'minsk', 'tape']);
  expect(seen(camera([26, 53], 2.5))).toEqual(['france', 'tape']);
});

test('no name of the ground lies on a tape', () => {
  // The tape ends where it is hung up, in the middle of the letters of what is called so.
  const across = { ...near, belarus: place('belarus', { anchor: 'middle', at: [23.7, 52.1], dy: 4 }) };
  expect(seen(cameras[0], 'mercator', [across, far])).not.toContain('belarus');
  expect(seen(cameras[0], 'mercator', [{ ...across, belarus: { ...across.belarus, dy: 40 } }, far])).toContain(
    'belarus',
  );
});

test('the areas named are those of the scene', () => {
  const zone = place('zone', { anchor: 'middle' });
  expect(seen(cameras[1], 'mercator', [{ ...near, zone }, far])).toContain('zone');
  expect(seen(cameras[1], 'mercator', [near, { ...far, zone }])).not.toContain('zone');
});

test('no name of the ground lies on a dot of the story’s', () => {
  const at = (dy: number) => ({ ...near, pinsk: place('pinsk', { anchor: 'middle', at: [31, 52.4], dy }) });
  expect(seen(cameras[0], 'mercator', [at(4), far])).not.toContain('pinsk');
  expect(seen(cameras[0], 'mercator', [at(20), far])).toContain('pinsk');
});

test('a town is named once, by the story', () => {
  expect(seen(camera([20, 50], 2))).not.toContain('city-minsk');
});

test('no name of the ground hangs over the rim of the globe', () => {
  expect(seen(camera([20, 50], 2), 'globe')).toContain('france');
  expect(seen(camera([88, 30], 1), 'globe')).not.toContain('france');
});
