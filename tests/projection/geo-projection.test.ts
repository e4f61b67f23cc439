import fc from 'fast-check';
import { geoArea, geoPath, type GeoContext } from 'd3-geo';
import { describe, expect, test } from 'vitest';
import {
  breakpointNames,
  breakpoints,
  frameProjector,
  frameUnprojector,
  geoProjection,
  type BreakpointName,
  type Camera,
  type LonLat,
  type Point,
  type ProjectionName,
} from '../../src/projection/index.ts';

/** Evenly spread: fast-check's own doubles nearly all lie next to 0. */
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1e9 }).map((share) => min + ((max - min) * share) / 1e9);
const camera: fc.Arbitrary<Camera> = fc.record({
  center: fc.tuple(between(-180, 180), between(-75, 75)),
  zoom: between(0.5, 12),
  bearing: between(-180, 180),
  pitch: fc.oneof(fc.constant(0), between(0, 60)),
});
const breakpoint = fc.constantFrom(...breakpointNames);
const share = between(0, 1);

describe.each(['mercator', 'globe'] as const)('on the %s', (projection) => {
  test('d3 puts a place at the pixel that the projector does', () => {
    fc.assert(
      fc.property(camera, breakpoint, share, share, (camera, breakpoint, right, down) => {
        const { width, height } = breakpoints[breakpoint].frame;
        const pixel: Point = [right * width, down * height];
        const at = frameUnprojector(projection, camera, breakpoint)(pixel);
        fc.pre(at !== null && Math.abs(at[1]) < 85 && awayFromEdge(projection, camera, breakpoint, at));
        const drawn = pointsOf(geoProjection(projection, camera, breakpoint), at as LonLat);
        expect(drawn).toHaveLength(1);
        expect(Math.hypot((drawn[0]?.[0] ?? 0) - pixel[0], (drawn[0]?.[1] ?? 0) - pixel[1])).toBeLessThan(0.01);
      }),
      { numRuns: 400 },
    );
  });

  test('the unprojector gives back the place that the projector was given', () => {
    fc.assert(
      fc.property(camera, breakpoint, share, share, (camera, breakpoint, right, down) => {
        const { width, height } = breakpoints[breakpoint].frame;
        const pixel: Point = [right * width, down * height];
        const at = frameUnprojector(projection, camera, breakpoint)(pixel);
        fc.pre(at !== null && Math.abs(at[1]) < 85);
        const back = frameProjector(projection, camera, breakpoint)(at as LonLat);
        // At the very limb of the globe a place and its neighbour beyond the horizon differ by rounding only.
        if (back === null) return;
        expect(Math.hypot(back[0] - pixel[0], back[1] - pixel[1])).toBeLessThan(1e-3);
      }),
      { numRuns: 400 },
    );
  });
});

test('a country that is cut by the antimeridian is drawn in one piece of Mercator', () => {
  const camera: Camera = { center: [178, -17], zoom: 5, bearing: 0, pitch: 0 };
  const fiji: GeoJSON.Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [177, -18],
        [177, -16],
        [-179, -16],
        [-179, -18],
        [177, -18],
      ],
    ],
  };
  expect(geoArea(fiji)).toBeLessThan(1);
  const [[left], [right]] = geoPath(geoProjection('mercator', camera, 'wide')).bounds(fiji);
  const size = 512 * 2 ** 5;
  expect(left).toBeCloseTo(400 - size / 360, 6);
  expect(right).toBeCloseTo(400 + (3 * size) / 360, 6);
});

test('a turned Mercator world keeps its corners', () => {
  const camera: Camera = { center: [0, 0], zoom: 0, bearing: 45, pitch: 0 };
  const world: GeoJSON.Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [-179.9, 85],
        [-90, 85],
        [0, 85],
        [90, 85],
        [179.9, 85],
        [179.9, 0],
        [179.9, -85],
        [90, -85],
        [0, -85],
        [-90, -85],
        [-179.9, -85],
        [-179.9, 0],
        [-179.9, 85],
      ],
    ],
  };
  const [[left], [right]] = geoPath(geoProjection('mercator', camera, 'wide')).bounds(world);
  expect(right - left).toBeGreaterThan(512 * Math.SQRT2 * 0.99);
});

test('beyond the extent nothing is drawn', () => {
  const line: GeoJSON.LineString = {
    type: 'LineString',
    coordinates: [
      [10, 50],
      [20, 50],
      [30, 50],
      [40, 50],
      [50, 50],
    ],
  };
  for (const projection of ['mercator', 'globe'] as const) {
    for (const pitch of [0, 40]) {
      const camera: Camera = { center: [30, 50], zoom: 6, bearing: 0, pitch };
      const path = geoPath(
        geoProjection(projection, camera, 'phone', [
          [-10, -10],
          [350, 360],
        ]),
      );
      const [[left, top], [right, bottom]] = path.bounds(line);
      expect([left, right].map(Math.round)).toEqual([-10, 350]);
      expect(top).toBeGreaterThan(-10);
      expect(bottom).toBeLessThan(360);
    }
  }
});

/** Near the globe's limb, and near the meridian opposite Mercator's centre, a rounding decides what is clipped. */
function awayFromEdge(projection: ProjectionName, camera: Camera, breakpoint: BreakpointName, at: LonLat): boolean {
  if (projection === 'mercator') return Math.abs(at[0] - camera.center[0]) < 179.99;
  const project = frameProjector('globe', camera, breakpoint);
  return [0, 60, 120, 180, 240, 300].every((bearing) => {
    const angle = (bearing * Math.PI) / 180;
    const east = (0.05 * Math.sin(angle)) / Math.cos((at[1] * Math.PI) / 180);
    return project([at[0] + east, at[1] + 0.05 * Math.cos(angle)]) !== null;
  });
}

function pointsOf(projection: ReturnType<typeof geoProjection>, at: LonLat): Point[] {
  const points: Point[] = [];
  const context = {
    beginPath() {},
    closePath() {},
    lineTo() {},
    moveTo() {},
    arc: (x: number, y: number) => void points.push([x, y]),
  } satisfies GeoContext;
  geoPath(projection, context)({ type: 'Point', coordinates: at });
  return points;
}
