import { describe, expect, test } from 'vitest';
import { coarse, extentOf } from '../../src/compile/extent.ts';
import type { LonLat, Point } from '../../src/projection/index.ts';

const frame = { left: 0, top: 0, right: 100, bottom: 100 };
const plane = ([x, y]: LonLat): Point | null => [x, y];
const square = (x: number, y: number, side: number): LonLat[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

describe('what a frame shows of an area', () => {
  test('is all of what lies within', () => {
    expect(extentOf([square(10, 10, 20)], plane, 0, frame)).toEqual({ area: 400, visible: 400, overhang: 0 });
  });

  test('is the part that a corner of the frame cuts out, and how far the rest reaches', () => {
    expect(extentOf([square(-10, -5, 20)], plane, 0, frame)).toEqual({ area: 400, visible: 10 * 15, overhang: 10 });
  });

  test('is the whole frame, where the area is around it', () => {
    expect(extentOf([square(-50, -50, 200)], plane, 0, frame).visible).toBe(100 * 100);
  });

  test('is nothing of what lies beside', () => {
    expect(extentOf([square(120, 10, 20)], plane, 0, frame)).toEqual({ area: 400, visible: 0, overhang: 40 });
  });

  test('is looked for in the copy of the world where the camera is', () => {
    expect(extentOf([square(-350, 10, 20)], plane, 20, frame).visible).toBe(400);
  });

  test('does not count what the globe hides', () => {
    expect(extentOf([square(10, 10, 20)], () => null, 0, frame)).toEqual({ area: 0, visible: 0, overhang: 0 });
  });
});

test('a long ring is thinned to what its size needs', () => {
  const circle = Array.from({ length: 1000 }, (_, i): LonLat => [
    50 + 30 * Math.cos((i * Math.PI) / 500),
    50 + 30 * Math.sin((i * Math.PI) / 500),
  ]);
  const thin = coarse(circle);
  expect(thin.length).toBeLessThanOrEqual(96);
  expect(extentOf([thin], plane, 50, frame).area / (Math.PI * 900)).toBeCloseTo(1, 2);
});
