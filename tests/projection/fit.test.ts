import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakpointNames,
  breakpoints,
  fitCamera,
  frameProjector,
  nearestLongitude,
  type BreakpointName,
  type Camera,
  type LonLat,
  type Point,
  type ProjectionName,
} from '../../src/projection/index.ts';

const kyiv: LonLat = [30.52, 50.45];
const minsk: LonLat = [27.56, 53.9];
const almaty: LonLat = [76.93, 43.24];

const breakpoint = fc.constantFrom(...breakpointNames);
/** Evenly spread: fast-check's own doubles nearly all lie next to 0. */
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1e9 }).map((share) => min + ((max - min) * share) / 1e9);
/** Points around a middle, anywhere on Earth. */
const scattered = (reach: number) =>
  fc
    .tuple(between(-180, 180), between(-60, 60), fc.array(fc.tuple(between(-1, 1), between(-1, 1)), { minLength: 1 }))
    .map(([longitude, latitude, offsets]) =>
      offsets.map<LonLat>(([east, north]) => {
        const lon = longitude + east * reach;
        return [lon - 360 * Math.round(lon / 360), latitude + (north * reach) / 3];
      }),
    );

describe.each(['mercator', 'globe'] as const)('on the %s', (projection) => {
  test('all points lie in the frame, less the padding, and touch it on two opposite sides', () => {
    fc.assert(
      fc.property(
        scattered(30),
        breakpoint,
        between(-180, 180),
        between(0, 60),
        (points, breakpoint, bearing, padding) => {
          const camera = fitCamera(projection, points, breakpoint, { bearing, padding, maxZoom: 10.5 });
          const { width, height } = breakpoints[breakpoint].frame;
          const [left, top, right, bottom] = bounds(projection, points, camera, breakpoint);
          expect(left).toBeGreaterThan(padding - 0.01);
          expect(top).toBeGreaterThan(padding - 0.01);
          expect(right).toBeLessThan(width - padding + 0.01);
          expect(bottom).toBeLessThan(height - padding + 0.01);
          expect(left + right).toBeCloseTo(width, 2);
          expect(top + bottom).toBeCloseTo(height, 2);
          if (camera.zoom < 10.5) {
            expect(Math.min(left - padding, top - padding)).toBeLessThan(0.01);
          }
          expect(Math.abs(camera.center[0])).toBeLessThanOrEqual(180);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('points on both sides of the antimeridian are taken the shorter way round', () => {
    const camera = fitCamera(
      projection,
      [
        [170, 0],
        [-170, 0],
      ],
      'wide',
    );
    expect(Math.abs(camera.center[0])).toBeCloseTo(180, 6);
    expect(camera.zoom).toBeCloseTo(
      fitCamera(
        projection,
        [
          [-10, 0],
          [10, 0],
        ],
        'wide',
      ).zoom,
      6,
    );
  });

  test('unwrapped longitudes are the same places', () => {
    const wrapped = fitCamera(
      projection,
      [
        [170, 10],
        [-150, -5],
      ],
      'phone',
    );
    const unwrapped = fitCamera(
      projection,
      [
        [170, 10],
        [210, -5],
      ],
      'phone',
    );
    expect(unwrapped.center[0]).toBeCloseTo(wrapped.center[0], 6);
    expect(unwrapped.zoom).toBeCloseTo(wrapped.zoom, 6);
  });

  test('one point is seen from as near as is allowed', () => {
    for (const maxZoom of [7, 10.5]) {
      const camera = fitCamera(projection, [kyiv], 'low', { maxZoom });
      expect(camera.zoom).toBe(maxZoom);
      expect(geoDistance(camera.center, kyiv)).toBeLessThan(1e-9);
    }
  });

  test('the order of the points does not matter', () => {
    const one = fitCamera(projection, [kyiv, minsk, almaty], 'phone');
    const other = fitCamera(projection, [almaty, kyiv, minsk], 'phone');
    expect(other.zoom).toBeCloseTo(one.zoom, 6);
    expect(geoDistance(other.center, one.center)).toBeLessThan(1e-6);
  });

  test('no points, or a padding that leaves no room, are refused in words', () => {
    expect(() => fitCamera(projection, [], 'wide')).toThrow('give at least one');
    expect(() => fitCamera(projection, [kyiv], 'phone', { padding: 170 })).toThrow('340 × 350 frame "phone"; saw 170');
  });
});

test('points on all sides of the globe are fitted by its whole disc', () => {
  const points: LonLat[] = [
    [0, 0],
    [90, 0],
    [180, 0],
    [-90, 0],
    [0, 80],
    [0, -80],
  ];
  for (const name of breakpointNames) {
    const camera = fitCamera('globe', points, name);
    const limb = limbOf(camera, name);
    const { width, height } = breakpoints[name].frame;
    expect(limb).toBeCloseTo(Math.min(width, height) / 2 - 24, 0);
  }
});

test('no fit shows the globe smaller than its disc fills the frame', () => {
  fc.assert(
    fc.property(scattered(120), breakpoint, (points, breakpoint) => {
      const { width, height } = breakpoints[breakpoint].frame;
      const camera = fitCamera('globe', points, breakpoint);
      expect(Number.isFinite(camera.zoom + camera.center[0] + camera.center[1])).toBe(true);
      expect(limbOf(camera, breakpoint)).toBeGreaterThan(Math.min(width, height) / 2 - 25);
    }),
  );
});

/** Pixels from the middle of the globe's disc to its edge, seen straight down. */
function limbOf(camera: Camera, breakpoint: BreakpointName): number {
  const project = frameProjector('globe', camera, breakpoint);
  const center = project(camera.center) ?? [0, 0];
  let widest = 0;
  for (let step = 0; step < 180; step += 0.1) {
    const at = project([
      camera.center[0] + 180 * Number(camera.center[1] + step > 90),
      poleward(camera.center[1] + step),
    ]);
    if (at) widest = Math.max(widest, Math.hypot(at[0] - center[0], at[1] - center[1]));
  }
  return widest;
}

function poleward(latitude: number): number {
  return latitude > 90 ? 180 - latitude : latitude;
}

function bounds(projection: ProjectionName, points: LonLat[], camera: Camera, breakpoint: BreakpointName) {
  const project = frameProjector(projection, camera, breakpoint);
  const seen = points.map(([longitude, latitude]) => {
    const point = project([nearestLongitude(longitude, camera.center[0]), latitude]);
    expect(point).not.toBeNull();
    return point as Point;
  });
  const xs = seen.map(([x]) => x);
  const ys = seen.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
}
