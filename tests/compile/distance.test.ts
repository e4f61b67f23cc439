import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distance, radiusKm } from '../../src/compile/distance.ts';

it('between antipodes is half a circumference, never NaN', () => {
  const place = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  fc.assert(
    fc.property(place, ([lon, lat]) => {
      expect(distance([lon, lat], [lon + 180, -lat])).toBeCloseTo(Math.PI * radiusKm, 3);
    }),
    // One pair in fifty has a haversine above one.
    { numRuns: 2000 },
  );
});

it('of what is no place is NaN, and no half circumference', () => {
  expect(distance([NaN, 0], [1, 1])).toBeNaN();
});
