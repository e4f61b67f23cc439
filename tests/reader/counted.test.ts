import { expect, test } from 'vitest';
import type { CompiledStory } from '../../src/compile/compiled.ts';
import { countedMeasures } from '../../src/reader/hand/counted.ts';
import type { MapState } from '../../src/timeline/index.ts';

const item = (id: string, type: string, measure = '') => ({ id, type, measure });
const story = {
  timeline: { stops: [{ unrolls: {} }, { unrolls: { 'tape-a': 100, 'tape-b': 50, voyage: 900 } }] },
  drawing: { items: [item('tape-a', 'tape', 'a'), item('tape-b', 'tape', 'b'), item('voyage', 'route')] },
} as unknown as CompiledStory;
const counted = (to: number, drawn: Record<string, number>) => [
  ...countedMeasures(story, { to, drawn } as unknown as MapState),
];

test('the measures are counted whose tape is not yet out, by as many kilometres as are drawn of it', () => {
  expect(counted(1, { 'tape-a': 40, 'tape-b': 50 })).toEqual([['a', 40]]);
  expect(counted(1, {})).toEqual([
    ['a', 0],
    ['b', 0],
  ]);
});

test('nothing is counted at rest, or by a route', () => {
  expect(counted(1, { 'tape-a': 100, 'tape-b': 50, voyage: 10 })).toEqual([]);
  expect(counted(0, { 'tape-a': 40 })).toEqual([]);
});
