import { afterEach, expect, test, vi } from 'vitest';
import type { CompiledStory } from '../../src/compile/compiled.ts';
import type { Reading } from '../../src/reader/reading.svelte.ts';
import { rehearse } from '../../src/reader/rehearsal.ts';
import type { MapState, Stop } from '../../src/timeline/index.ts';

const camera = { center: [28, 52] as [number, number], zoom: 4, bearing: 0, pitch: 0 };
const stop: Stop = {
  cameras: { phone: camera, tablet: camera, wide: camera, low: camera },
  shows: [],
  unrolls: {},
  ground: [],
};
const reading = {
  story: {
    scenes: [{}, {}, {}],
    timeline: { projection: 'mercator', opening: stop, stops: [stop, stop, stop] },
  } as unknown as CompiledStory,
  viewport: { width: 390, height: 844 },
} as Reading;

afterEach(() => vi.unstubAllGlobals());

/** What is asked of a browser whose idle moments are so many milliseconds long. */
function idle(milliseconds = 50): (() => void)[] {
  const asked: (() => void)[] = [];
  vi.stubGlobal('window', { requestIdleCallback: true });
  vi.stubGlobal('requestIdleCallback', (run: IdleRequestCallback) =>
    asked.push(() => run({ didTimeout: false, timeRemaining: () => milliseconds })),
  );
  vi.stubGlobal('cancelIdleCallback', (handle: number) => (asked[handle - 1] = () => {}));
  return asked;
}

test('every travel is shown on its way, one picture to an idle moment', () => {
  const asked = idle();
  const shown: MapState[] = [];
  rehearse(reading, (state) => shown.push(state));
  for (let turn = 0; turn < asked.length; turn++) {
    expect(shown).toHaveLength(turn);
    asked[turn]?.();
  }
  expect(new Set(shown.map(({ from, to }) => `${from} to ${to}`))).toEqual(new Set(['-1 to 0', '0 to 1', '1 to 2']));
  expect(shown.every(({ progress }) => progress > 0 && progress < 1)).toBe(true);
});

test('nothing is shown between two frames of a scroll', () => {
  const asked = idle(9);
  const shown: MapState[] = [];
  rehearse(reading, (state) => shown.push(state));
  for (let turn = 0; turn < 20; turn++) asked[turn]?.();
  expect(asked.length).toBeGreaterThan(20);
  expect(shown).toEqual([]);
});

test('nothing is shown once it is undone', () => {
  const asked = idle();
  const shown: MapState[] = [];
  const undo = rehearse(reading, (state) => shown.push(state));
  asked[0]?.();
  undo();
  for (const run of asked.slice(1)) run();
  expect(shown).toHaveLength(1);
});
