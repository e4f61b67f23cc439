import geodesic from 'geographiclib-geodesic';
import { destination } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { densify } from '../../src/compile/greatcircle.ts';
import { contains, squareKilometres, toArea } from '../../src/compile/polygon.ts';
import type { LonLat } from '../../src/projection/index.ts';
import { random } from '../support/random.ts';

const sphere = new geodesic.Geodesic.Geodesic(6371008.8, 0);
function km2(globe: typeof geodesic.Geodesic.WGS84, ring: LonLat[]): number {
  const polygon = globe.Polygon(false);
  for (const [lon, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area ?? NaN) / 1e6;
}

/** GeographicLib's edges are great circles: the same here, by vertices so close that it does not matter what is between. */
const alongGreatCircles = (ring: LonLat[]) => densify(ring, Math.sqrt(km2(sphere, ring)) / 300).line;

/** A rugged island: 90 vertices at 0.4 to 1 times `km` from its middle. */
function island(at: LonLat, km: number, rugged: number): LonLat[] {
  const ring = Array.from({ length: 90 }, (_, i): LonLat => {
    const bearing = 4 * i;
    const radius = km * (0.7 + 0.3 * Math.sin((rugged * bearing * Math.PI) / 180));
    const [lon = 0, lat = 0] = destination(at, radius, bearing).geometry.coordinates;
    return [((lon + 540) % 360) - 180, lat];
  });
  return [...ring, ring[0] ?? at];
}

function islands(count: number): LonLat[][] {
  const next = random(7);
  return Array.from({ length: count }, (_, i) => {
    const pole = (next() < 0.5 ? -1 : 1) * (90 - 2 * next() ** 4);
    const lat = i % 5 === 0 ? pole : (Math.asin(2 * next() - 1) * 180) / Math.PI;
    const lon = i % 3 === 0 ? 178 + 4 * next() : 360 * next() - 180;
    return island([lon, lat], 20 + 2500 * next() ** 2, Math.floor(1 + 6 * next()));
  });
}
const worst = (rings: LonLat[][], trueKm2: (ring: LonLat[]) => number) =>
  Math.max(...rings.map((ring) => Math.abs(squareKilometres(toArea([alongGreatCircles(ring)])) / trueKm2(ring) - 1)));

describe('squareKilometres', () => {
  it('is within 0.9 % of GeographicLib’s on the ellipsoid, over 300 islands, poles and antimeridian included', () => {
    // 0.89 % at the poles, where the ellipsoid is flattest, and 0.45 % at the equator.
    expect(worst(islands(300), (ring) => km2(geodesic.Geodesic.WGS84, ring))).toBeLessThan(0.009);
  }, 30_000);

  it('is within 0.01 % of GeographicLib’s on the same sphere', () => {
    expect(worst(islands(300), (ring) => km2(sphere, ring))).toBeLessThan(0.0001);
  }, 30_000);

  it('leaves out holes', () => {
    const [outer, hole] = [island([5, 52], 100, 3), island([5, 52], 20, 2)];
    const whole = squareKilometres(toArea([outer]));
    expect(squareKilometres(toArea([outer, hole]))).toBeCloseTo(whole - squareKilometres(toArea([hole])), 6);
  });

  it('is the same across the antimeridian as anywhere, wrapped or not', () => {
    const square = (west: number, east: number): LonLat[] => [
      [west, 50],
      [east, 50],
      [east, 60],
      [west, 60],
      [west, 50],
    ];
    const here = squareKilometres(toArea([square(0, 20)]));
    expect(squareKilometres(toArea([square(170, 190)]))).toBeCloseTo(here, 3);
    expect(squareKilometres(toArea([square(170, -170)]))).toBeCloseTo(here, 3);
    expect(squareKilometres(toArea([square(-190, -170)]))).toBeCloseTo(here, 3);
  });

  it('of the cap north of 60° is a fifteenth of the sphere, however it is written', () => {
    const cap = (1 - Math.sin(Math.PI / 3)) * 2 * Math.PI * 6371.0088 ** 2;
    const around: LonLat[] = [-180, -90, 0, 90, 180].map((lon) => [lon, 60]);
    const closedByHand: LonLat[] = [...around, [180, 90], [-180, 90], [-180, 60]];
    for (const ring of [around, around.toReversed(), closedByHand]) {
      expect(squareKilometres(toArea([ring])) / cap).toBeCloseTo(1, 5);
    }
  });
});

describe('contains', () => {
  const square: LonLat[] = [
    [170, -5],
    [-170, -5],
    [-170, 5],
    [170, 5],
    [170, -5],
  ];
  it('finds points across the antimeridian, on the edge, and not in holes', () => {
    const area = toArea([square, island([180, 0], 100, 0)]);
    expect(
      [
        [171, 0],
        [-171, 0],
        [189, 0],
        [170, 0],
        [-190, 0],
      ].map(([lon = 0, lat = 0]) => contains(area, [lon, lat])),
    ).toEqual([true, true, true, true, true]);
    expect(contains(area, [180, 0])).toBe(false);
    expect(contains(area, [169, 0])).toBe(false);
    expect(contains(area, [0, 0])).toBe(false);
  });
});
