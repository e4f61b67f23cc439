import type { Position } from 'geojson';

/** `[west, south, east, north]` in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const world = [-180, -90, 180, 90] as const;

/** A closed ring of `[longitude, latitude]`; its last position repeats the first. */
export type Ring = Position[];
/** An outer ring and its holes. */
export type Polygon = Ring[];

const radians = Math.PI / 180;
const earthRadius = 6371.0088;

/**
 * Area of a ring in km² on the sphere, its edges taken as straight in longitude and sine of latitude; positive where
 * the ring runs clockwise, as d3 wants outer rings.
 */
export function ringArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    sum += (x1 - x0) * radians * (Math.sin(y0 * radians) + Math.sin(y1 * radians)) * 0.5;
  }
  return sum * earthRadius ** 2;
}

/** Area of a triangle in km², flat at its mean latitude. */
export function triangleArea(a: Position, b: Position, c: Position): number {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const [cx = 0, cy = 0] = c;
  const perDegree = radians * earthRadius;
  const flat = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
  return flat * perDegree ** 2 * Math.cos(((ay + by + cy) / 3) * radians);
}

export function boundsOf(ring: readonly Position[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

export function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** Whether a point lies in a polygon by the even-odd rule, planar; holes count as outside. */
export function contains(polygon: Polygon, [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [x0 = 0, y0 = 0] = ring[i - 1] ?? [];
      const [x1 = 0, y1 = 0] = ring[i] ?? [];
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
    }
  }
  return inside;
}

/** The polygon of the greatest area. */
export function largest(polygons: readonly Polygon[]): Polygon | undefined {
  let best: Polygon | undefined;
  let bestArea = -1;
  for (const polygon of polygons) {
    const area = polygon.reduce((sum, ring) => sum + ringArea(ring), 0);
    if (Math.abs(area) > bestArea) [best, bestArea] = [polygon, Math.abs(area)];
  }
  return best;
}
