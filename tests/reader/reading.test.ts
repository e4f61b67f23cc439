import { expect, test } from 'vitest';
import type { CompiledStory } from '../../src/compile/compiled.ts';
import { Reading } from '../../src/reader/reading.svelte.ts';
import type { Stop } from '../../src/timeline/index.ts';

const stop = (longitude: number): Stop => {
  const camera = { center: [longitude, 52] as [number, number], zoom: 4, bearing: 0, pitch: 0 };
  return { cameras: { phone: camera, tablet: camera, wide: camera, low: camera }, shows: [], unrolls: {}, ground: [] };
};

function read(): Reading {
  const scenes = [{ id: 'a' }, { id: 'b' }];
  const timeline = { projection: 'mercator', opening: stop(10), stops: [stop(20), stop(30)] };
  const reading = new Reading(() => ({ units: 'km', scenes, timeline }) as unknown as CompiledStory);
  reading.travels = true;
  return reading;
}

test('who follows is told of every move, and of none after his undo', () => {
  const reading = read();
  const seen: number[] = [];
  const undo = reading.onMove(() => seen.push(reading.map.frame.center[0]));
  reading.move(0.125);
  reading.move(0.5);
  expect(seen).toEqual([expect.closeTo(15, 1), 20]);
  undo();
  reading.move(1.5);
  expect(seen).toHaveLength(2);
  expect(reading.map.frame.center[0]).toBe(30);
});

test('through a rest the map shows one and the same state, which another viewport makes anew', () => {
  const reading = read();
  reading.move(0.3);
  const { map } = reading;
  reading.move(0.7);
  expect(reading.map).toBe(map);
  reading.viewport = { width: 1440, height: 900 };
  expect(reading.map.breakpoint).toBe('wide');
});

test('scenes come and go with the position', () => {
  const reading = read();
  const at = (position: number) => {
    reading.move(position);
    const { index, coming, begun, ended } = reading;
    return { index, coming, begun, ended };
  };
  expect(at(0.2)).toEqual({ index: 0, coming: 0, begun: false, ended: false });
  expect(at(0.25)).toEqual({ index: 0, coming: 1, begun: true, ended: false });
  expect(at(1)).toEqual({ index: 1, coming: 1, begun: true, ended: false });
  expect(at(2)).toEqual({ index: 1, coming: 2, begun: true, ended: true });
});
