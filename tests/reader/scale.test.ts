import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleOf } from '../../src/reader/hand/scale.ts';

test('a scale bar is as long as it says on Mercator and globe alike', () => {
  // At the equator and zoom 0 the world is 512 pixels and 40,030 km around.
  expect(scaleOf({ center: [0, 0], zoom: 0 }, 120, 'km')).toEqual({ km: 5000, pixels: expect.closeTo(63.95, 1) });
  // At 60° a pixel is half as many kilometres.
  expect(scaleOf({ center: [0, 60], zoom: 0 }, 120, 'km')).toEqual({ km: 2000, pixels: expect.closeTo(51.16, 1) });
});

test('a scale bar stands for 1, 2 or 5 × 10ⁿ of the reader’s unit, and keeps to its room', () => {
  const zoom = fc.double({ min: -1, max: 14, noNaN: true });
  const latitude = fc.double({ min: -80, max: 80, noNaN: true });
  fc.assert(
    fc.property(zoom, latitude, fc.constantFrom('km' as const, 'mi' as const), (zoom, latitude, units) => {
      const { km, pixels } = scaleOf({ center: [0, latitude], zoom }, 120, units);
      const count = km / (units === 'mi' ? 1.609344 : 1);
      expect([1, 2, 5]).toContain(Number((count / 10 ** Math.floor(Math.log10(count * 1.0001))).toFixed(6)));
      expect(pixels).toBeLessThanOrEqual(120.001);
      expect(pixels).toBeGreaterThan(47);
    }),
  );
});
