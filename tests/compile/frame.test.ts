import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameCamera, mainOutline, widenings } from '../../src/compile/frame.ts';
import { countryShapes } from '../../src/compile/raster.ts';
import { breakpointNames, breakpoints, frameProjector, type LonLat } from '../../src/projection/index.ts';
import { basemap } from './basemap.ts';

const shapes = countryShapes(basemap.tiers.region, 'un');
const outline = (code: string) => {
  const shape = shapes.find(({ id }) => id === code);
  if (!shape) throw new Error(`no country ${code}`);
  return mainOutline(shape);
};
const upright = { bearing: 0, pitch: 0 };
const place: fc.Arbitrary<LonLat> = fc.tuple(
  fc.double({ min: -20, max: 60, noNaN: true }),
  fc.double({ min: 20, max: 65, noNaN: true }),
);

describe('a camera that fits', () => {
  test('has all points in every breakpoint’s frame, in both projections', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('globe', 'mercator'),
        (points, projection) => {
          for (const breakpoint of breakpointNames) {
            const camera = frameCamera({ points, ...upright }, projection, breakpoint);
            const project = frameProjector(projection, camera, breakpoint);
            const { width, height } = breakpoints[breakpoint].frame;
            for (const at of points) {
              const [x, y] = project(at) ?? [-1, -1];
              expect(Math.min(x, y, width - x, height - y)).toBeGreaterThan(20);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('shows one place by itself with the region around it, the same in every frame', () => {
    for (const breakpoint of breakpointNames) {
      const { zoom } = frameCamera({ points: [[27.56, 53.9]], ...upright }, 'mercator', breakpoint);
      const { width, height } = breakpoints[breakpoint].frame;
      expect(zoom - Math.log2(Math.min(width / 800, height / 700))).toBeCloseTo(6.5, 4);
    }
  });

  test('goes farther out as names need more room', () => {
    const zooms = widenings.map(
      (widening) => frameCamera({ points: outline('BY'), ...upright }, 'globe', 'phone', widening).zoom,
    );
    expect(zooms).toEqual([...zooms].sort((a, b) => b - a));
    expect(new Set(zooms).size).toBe(widenings.length);
  });
});

describe('a camera by hand', () => {
  test('shows at least the same extent in every frame', () => {
    const hand = { center: [27.9, 50] as LonLat, zoom: 5 };
    for (const breakpoint of breakpointNames) {
      const { width, height } = breakpoints[breakpoint].frame;
      const { zoom } = frameCamera({ points: [], hand, ...upright }, 'mercator', breakpoint);
      const pixelsPerDegree = 2 ** zoom;
      expect(width / pixelsPerDegree).toBeGreaterThanOrEqual(800 / 2 ** 5 - 1e-9);
      expect(height / pixelsPerDegree).toBeGreaterThanOrEqual(700 / 2 ** 5 - 1e-9);
    }
  });
});

describe('the main land of a country', () => {
  test('leaves out islands far off', () => {
    const longitudes = outline('FR').map(([longitude]) => longitude);
    expect(Math.min(...longitudes)).toBeGreaterThan(-6);
    expect(Math.max(...longitudes)).toBeLessThan(10);
  });

  test('keeps the vertices farthest out', () => {
    const latitudes = outline('BY').map(([, latitude]) => latitude);
    expect(Math.min(...latitudes)).toBeCloseTo(51.25, 1);
    expect(Math.max(...latitudes)).toBeCloseTo(56.15, 1);
  });
});
