import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { distance } from '../../src/compile/distance.ts';
import { greatCircle } from '../../src/compile/greatcircle.ts';
import { nearestPoints } from '../../src/compile/nearestPoints.ts';
import type { LonLat } from '../../src/projection/index.ts';

const lonLat: fc.Arbitrary<LonLat> = fc.oneof(
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  // Close together, about the antimeridian and about a pole.
  fc.tuple(fc.constantFrom(-180, -179.5, 179.5, 180, 179), fc.double({ min: -3, max: 3, noNaN: true })),
  fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: 87, max: 90, noNaN: true })),
);
const point = lonLat.map((coordinates): Geometry => ({ type: 'Point', coordinates }));
const multiPoint = fc
  .array(lonLat, { minLength: 1, maxLength: 4 })
  .map((coordinates): Geometry => ({ type: 'MultiPoint', coordinates }));
const path = fc.array(lonLat, { minLength: 2, maxLength: 4 });
const line = path.map((coordinates): Geometry => ({ type: 'LineString', coordinates }));
const multiLine = fc
  .array(path, { minLength: 1, maxLength: 3 })
  .map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates }));
/** A box a few degrees wide, anywhere, the antimeridian included. */
const box = fc
  .tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -80, max: 75, noNaN: true }),
    fc.double({ min: 0.1, max: 9, noNaN: true }),
  )
  .map(([west, south, size]): Position[][] => [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size / 2],
      [west, south + size / 2],
      [west, south],
    ],
  ]);
const polygon = box.map((coordinates): Geometry => ({ type: 'Polygon', coordinates }));
const multiPolygon = fc
  .array(box, { minLength: 1, maxLength: 3 })
  .map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates }));
const geometry = fc.oneof(point, multiPoint, line, multiLine, polygon, multiPolygon);

const vertices = (geometry: Geometry) =>
  'coordinates' in geometry
    ? geometry.type === 'Point'
      ? [geometry.coordinates]
      : (geometry.coordinates.flat(
          geometry.type === 'MultiPoint' || geometry.type === 'LineString'
            ? 0
            : geometry.type === 'MultiPolygon'
              ? 2
              : 1,
        ) as Position[])
    : [];
function km(a: Geometry, b: Geometry) {
  const points = nearestPoints([a], [b]);
  if (!points) throw new Error('nothing found');
  return distance(points.from.at, points.to.at);
}
const asPoint = (coordinates: LonLat): Geometry => ({ type: 'Point', coordinates });
const square = (west: number, south: number, east: number, north: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

describe('nearestPoints', { timeout: 30_000 }, () => {
  it('of two points are those points, as written', () => {
    fc.assert(
      fc.property(lonLat, lonLat, (a, b) => {
        expect(nearestPoints([asPoint(a)], [asPoint(b)])).toEqual({
          from: { at: a, index: 0 },
          to: { at: b, index: 0 },
        });
      }),
    );
  });

  it('are as far apart from the one side as from the other', () => {
    fc.assert(
      fc.property(geometry, geometry, (a, b) => {
        expect(km(a, b)).toBeCloseTo(km(b, a), 3);
      }),
      { numRuns: 400 },
    );
  });

  it('are never further apart than any two vertices', () => {
    fc.assert(
      fc.property(geometry, geometry, (a, b) => {
        const least = Math.min(...vertices(a).flatMap((p) => vertices(b).map((q) => distance(p, q))));
        expect(km(a, b)).toBeLessThanOrEqual(least + 1e-3);
      }),
      { numRuns: 400 },
    );
  });

  it('lie on the geometries: each is 0 km from its own', () => {
    fc.assert(
      fc.property(geometry, geometry, (a, b) => {
        const points = nearestPoints([a], [b]);
        if (!points) throw new Error('nothing found');
        expect(km(asPoint(points.from.at), a)).toBeLessThan(1e-3);
        expect(km(asPoint(points.to.at), b)).toBeLessThan(1e-3);
      }),
      { numRuns: 400 },
    );
  });

  it('obey the triangle inequality by way of any third point', () => {
    fc.assert(
      fc.property(geometry, geometry, lonLat, (a, b, via) => {
        expect(km(a, b)).toBeLessThanOrEqual(km(a, asPoint(via)) + km(asPoint(via), b) + 1e-3);
      }),
      { numRuns: 400 },
    );
  });

  it('of two great circles are no further apart than any of the points along them, and no nearer by more than the gaps', () => {
    fc.assert(
      fc.property(lonLat, lonLat, lonLat, lonLat, (a, b, c, d) => {
        const [one, other] = [greatCircle(a, b, 200), greatCircle(c, d, 200)];
        const sampled = Math.min(...one.line.flatMap((p) => other.line.map((q) => distance(p, q))));
        const found = km({ type: 'LineString', coordinates: [a, b] }, { type: 'LineString', coordinates: [c, d] });
        expect(found).toBeLessThanOrEqual(sampled + 1e-3);
        expect(found).toBeGreaterThanOrEqual(sampled - (one.km[1] ?? 0) / 2 - (other.km[1] ?? 0) / 2 - 1e-3);
      }),
      { numRuns: 200 },
    );
  });

  it('name the geometry of the group on which they lie', () => {
    const group = [asPoint([0, 0]), asPoint([10, 0]), asPoint([20, 0])];
    expect(nearestPoints(group, [asPoint([12, 0]), asPoint([40, 0])])).toEqual({
      from: { at: [10, 0], index: 1 },
      to: { at: [12, 0], index: 0 },
    });
  });

  it('lie between the vertices where that is nearer, across the antimeridian and over a pole', () => {
    const equator: Geometry = {
      type: 'LineString',
      coordinates: [
        [170, 0],
        [-170, 0],
      ],
    };
    const points = nearestPoints([asPoint([180, 5])], [equator]);
    expect(Math.abs(points?.to.at[0] ?? 0)).toBeCloseTo(180, 9);
    expect(points?.to.at[1]).toBeCloseTo(0, 9);
    const overPole: Geometry = {
      type: 'LineString',
      coordinates: [
        [0, 80],
        [180, 80],
      ],
    };
    expect(km(asPoint([90, 89]), overPole)).toBeCloseTo(distance([0, 89], [0, 90]), 6);
  });

  it('are one point where lines cross, and where areas overlap, touch, or hold what is measured', () => {
    const zero = (a: Geometry, b: Geometry) => {
      expect(km(a, b)).toBeLessThan(1e-6);
      expect(km(b, a)).toBeLessThan(1e-6);
    };
    const cross: Geometry = {
      type: 'LineString',
      coordinates: [
        [5, -5],
        [5, 5],
      ],
    };
    zero(
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [10, 0],
        ],
      },
      cross,
    );
    zero(
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [10, 0],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [5, 0],
          [20, 0],
        ],
      },
    );
    zero(square(0, 0, 10, 10), asPoint([5, 5]));
    zero(square(0, 0, 10, 10), cross);
    zero(square(0, 0, 10, 10), {
      type: 'LineString',
      coordinates: [
        [4, 4],
        [5, 5],
      ],
    });
    zero(square(0, 0, 10, 10), square(5, 5, 15, 15));
    zero(square(0, 0, 10, 10), square(10, 0, 20, 10));
    zero(square(0, 0, 10, 10), square(4, 4, 5, 5));
    zero(square(170, 0, 190, 10), asPoint([-175, 5]));
    zero(square(170, 0, -170, 10), asPoint([180, 5]));
    zero(
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [50, 0],
              [51, 0],
              [51, 1],
              [50, 0],
            ],
          ],
          [
            [
              [0, 0],
              [9, 0],
              [9, 9],
              [0, 0],
            ],
          ],
        ],
      },
      asPoint([8, 4]),
    );
  });

  it('of an area and what lies in its hole are on the hole’s edge', () => {
    const ring: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
          [0, 0],
        ],
        [
          [4, 4],
          [6, 4],
          [6, 6],
          [4, 6],
          [4, 4],
        ],
      ],
    };
    expect(km(asPoint([5.5, 5]), ring)).toBeCloseTo(distance([5.5, 5], [6, 5]), 2);
    expect(km(asPoint([4, 5]), ring)).toBe(0);
  });

  it('follow parallels along the edges of areas: Winnipeg is 100 km, not 5, from the 49th', () => {
    const south = square(-123, 40, -95, 49);
    expect(km(asPoint([-97.14, 49.895]), south)).toBeCloseTo(distance([-97.14, 49.895], [-97.14, 49]), 0);
  });

  it('know which side of a ring around a pole is inside: the smaller', () => {
    const cap: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [-180, 70],
          [-90, 70],
          [0, 70],
          [90, 70],
          [180, 70],
        ],
      ],
    };
    expect(km(asPoint([10, 90]), cap)).toBe(0);
    expect(km(asPoint([-170, 80]), cap)).toBe(0);
    expect(km(asPoint([33, 60]), cap)).toBeCloseTo(distance([33, 60], [33, 70]), 1);
  });

  it('are none where there is nothing', () => {
    expect(nearestPoints([], [asPoint([0, 0])])).toBeUndefined();
  });

  it('are found among many thousand vertices as by looking at every pair', () => {
    const coast = (lon: number) =>
      Array.from({ length: 8001 }, (_, i): LonLat => {
        const turn = (2 * Math.PI * (i % 8000)) / 8000;
        return [lon + 10 * Math.cos(turn), 50 + 10 * Math.sin(turn) + 0.05 * Math.sin(997 * turn)];
      });
    const [west, east] = [coast(0), coast(25)];
    const found = km({ type: 'Polygon', coordinates: [west] }, { type: 'Polygon', coordinates: [east] });
    const near = (points: LonLat[]) =>
      points.filter(([lon, lat]) => Math.abs(lon - 12.5) < 3.5 && Math.abs(lat - 51) < 3);
    const least = Math.min(...near(west).map((p) => Math.min(...near(east).map((q) => distance(p, q)))));
    expect(found).toBeLessThanOrEqual(least);
    expect(found).toBeGreaterThan(least - 1);
  });
});
