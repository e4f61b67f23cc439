import { distance } from '@turf/turf';
import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arc, circle, densify, greatCircle, unwrap } from '../../src/compile/greatcircle.ts';
import type { LonLat } from '../../src/projection/index.ts';

const lonLat: fc.Arbitrary<LonLat> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89.9, max: 89.9, noNaN: true }),
);
const steps = <T, R>(list: T[], of: (a: T, b: T) => R) => list.slice(1).map((b, i) => of(list[i] as T, b));

describe('greatCircle', () => {
  it('has at least 32 segments, of 25 km or less', () => {
    const { line, km } = greatCircle([27.5615, 53.9045], [76.9286, 43.2567]);
    expect(line.length - 1).toBe(Math.ceil(3734 / 25));
    expect(Math.max(...steps(km, (a, b) => b - a))).toBeLessThanOrEqual(25);
    expect(greatCircle([27.5615, 53.9045], [27.42, 53.955]).line).toHaveLength(33);
  });

  it('begins and ends at the points as given', () => {
    fc.assert(
      fc.property(lonLat, lonLat, (from, to) => {
        const { line } = greatCircle(from, to);
        expect(line[0]).toEqual(from);
        const [lon = NaN, lat] = line.at(-1) ?? [];
        expect(Math.abs(((((lon - to[0]) % 360) + 540) % 360) - 180)).toBeLessThan(1e-9);
        expect(lat).toBe(to[1]);
      }),
    );
    expect(greatCircle([30.5234, 50.4501], [30.269, 51.787]).line.at(-1)).toEqual([30.269, 51.787]);
  });

  it('is as long as the distance between its ends, and its kilometres are those along it', () => {
    fc.assert(
      fc.property(lonLat, lonLat, (from, to) => {
        const { line, km } = greatCircle(from, to);
        expect(km.at(-1)).toBe(distance(from, to));
        const lengths = steps(line, (a, b) => distance(a, b));
        steps(km, (a, b) => b - a).forEach((step, i) => expect(lengths[i]).toBeCloseTo(step, 4));
      }),
    );
  });

  it('runs on across the antimeridian, either way', () => {
    const east = greatCircle([170, 10], [-170, 10]).line;
    expect(east.at(-1)).toEqual([190, 10]);
    expect(Math.max(...steps(east, ([a], [b]) => Math.abs(b - a)))).toBeLessThan(1);
    expect(greatCircle([-170, 10], [170, 10]).line.at(-1)).toEqual([-190, 10]);
  });

  it('never jumps by more than half a turn', () => {
    fc.assert(
      fc.property(lonLat, lonLat, (from, to) => {
        const { line } = greatCircle(from, to);
        expect(Math.max(...steps(line, ([a], [b]) => Math.abs(b - a)))).toBeLessThanOrEqual(180);
      }),
    );
  });

  it('passes over a pole, starts at one, and joins antipodes', () => {
    expect(Math.max(...greatCircle([0, 80], [180, 80]).line.map(([, lat]) => lat))).toBeGreaterThan(89.6);
    const meridian = greatCircle([0, 90], [40, 50]).line;
    for (const [lon] of meridian.slice(1)) expect(lon).toBeCloseTo(40, 9);
    for (const from of [
      [0, 0],
      [20, 45],
      [0, 90],
      [10, -89],
    ] as LonLat[]) {
      const { line, km } = greatCircle(from, [from[0] + 180, -from[1]]);
      expect(line.flat().every(Number.isFinite)).toBe(true);
      steps(line, (a, b) => distance(a, b)).forEach((length) => expect(length).toBeCloseTo(km[1] ?? 0, 3));
    }
  });

  it('of a point to itself has no length', () => {
    expect(greatCircle([5, 52], [5, 52])).toEqual({
      line: [
        [5, 52],
        [5, 52],
      ],
      km: [0, 0],
    });
  });
});

describe('densify', () => {
  it('keeps every vertex and adds up the kilometres', () => {
    const line: LonLat[] = [
      [4, 51],
      [10, 52],
      [11, 52],
      [170, 60],
      [-170, 60],
    ];
    const dense = densify(line);
    for (const vertex of [...line.slice(0, 4), [190, 60]]) expect(dense.line).toContainEqual(vertex);
    const total = steps(line, (a, b) => distance(a, b)).reduce((sum, km) => sum + km);
    expect(dense.km.at(-1)).toBeCloseTo(total, 9);
    expect(dense.km).toHaveLength(dense.line.length);
    expect(Math.max(...steps(dense.km, (a, b) => b - a))).toBeLessThanOrEqual(25);
  });

  it('leaves a short line as it is', () => {
    expect(
      densify([
        [4, 51],
        [4.1, 51],
        [4.2, 51],
      ]).line,
    ).toEqual([
      [4, 51],
      [4.1, 51],
      [4.2, 51],
    ]);
    expect(densify([])).toEqual({ line: [], km: [] });
  });
});

describe('circle', () => {
  it('lies at its radius everywhere and closes', () => {
    fc.assert(
      fc.property(lonLat, fc.double({ min: 0.5, max: 9000, noNaN: true }), (at, km) => {
        const points = circle(at, km);
        for (const point of points) expect(distance(at, point)).toBeCloseTo(km, 4);
        const [first, last] = [points[0], points.at(-1)];
        expect(last?.[1]).toBe(first?.[1]);
        // Around a pole it has gone once around the world.
        const turns = ((last?.[0] ?? NaN) - (first?.[0] ?? NaN)) / 360;
        expect(turns).toBeCloseTo(Math.round(turns), 11);
      }),
      {
        examples: [
          [[0, 89.8078599951446], 21.364073255965952],
          [[179.99999999999255, -89.76614317415154], 26.003738513378433],
        ],
      },
    );
  });

  it('runs on across the antimeridian', () => {
    const lons = circle([179.5, 0], 200).map(([lon]) => lon);
    expect(Math.max(...lons)).toBeGreaterThan(181);
    expect(Math.min(...lons)).toBeLessThan(179);
  });

  it('around a pole comes back a whole turn away', () => {
    const points = circle([0, 89], 500);
    expect(Math.abs((points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0))).toBeCloseTo(360, 9);
  });
});

describe('unwrap', () => {
  it('takes the shorter way at every vertex', () => {
    expect(
      unwrap([
        [170, 0],
        [-170, 0],
        [-150, 0],
        [160, 0],
      ]),
    ).toEqual([
      [170, 0],
      [190, 0],
      [210, 0],
      [160, 0],
    ]);
  });
});

it('arc gives what d3 gives, to the last bit', () => {
  fc.assert(
    fc.property(lonLat, lonLat, (from, to) => {
      expect(arc(from, to)).toBe(geoDistance(from, to));
    }),
  );
});
