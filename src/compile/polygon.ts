import { area, booleanPointInPolygon } from './turf.ts';
import type { Position } from 'geojson';
import type { LonLat } from '../projection/index.ts';
import { unwrap } from './greatcircle.ts';

/** A polygon's rings as they are measured: the outer ring first, then its holes. */
export interface Area {
  rings: Ring[];
}

export interface Ring {
  /** The edge, closed, longitudes running on, with vertices at most 0.25° apart. */
  edge: LonLat[];
  /** The same, closed over the pole that it goes around, if it does: a figure in the plane. */
  plane: LonLat[];
  /** West, south, east, north of `plane`. */
  bounds: [number, number, number, number];
}

/** Between two vertices on a parallel the great circle strays by 8 m at most at this step. */
const stepDegrees = 0.25;
const sphere = 4 * Math.PI * 6371.0088 ** 2;

/**
 * A polygon's coordinates made fit for measuring. Its edges are straight in longitude and latitude, as RFC 7946 has
 * it: the 49th parallel is not a great circle. They take the shorter way, so a ring may cross the antimeridian. A ring
 * around a pole holds the smaller part of the sphere, whichever way it is wound.
 */
export function toArea(coordinates: Position[][]): Area {
  return { rings: coordinates.map(toRing).filter((ring) => ring !== undefined) };
}

/** Square kilometres on the sphere, holes left out. */
export function squareKilometres({ rings: [outer, ...holes] }: Area): number {
  if (!outer) return 0;
  return holes.reduce((rest, hole) => rest - ringArea(hole.plane), ringArea(outer.plane));
}

/** Whether a point lies in the polygon or on its edge, and in none of its holes. */
export function contains({ rings: [outer, ...holes] }: Area, point: LonLat): boolean {
  return outer !== undefined && within(point, outer, false) && !holes.some((hole) => within(point, hole, true));
}

function toRing(coordinates: Position[]): Ring | undefined {
  const corners = coordinates.map(([lon = NaN, lat = NaN]): LonLat => [lon, lat]);
  const [first, last] = [corners[0], corners.at(-1)];
  if (!first || !last) return undefined;
  if (first[0] !== last[0] || first[1] !== last[1]) corners.push(first);
  const edge = fine(unwrap(corners));
  const plane = closedOverPole(edge);
  return { edge, plane, bounds: boundsOf(plane) };
}

function boundsOf(plane: LonLat[]): Ring['bounds'] {
  const bounds: Ring['bounds'] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of plane) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}

function fine(corners: LonLat[]): LonLat[] {
  return corners.flatMap((corner, i): LonLat[] => {
    const next = corners[i + 1];
    if (!next) return [corner];
    const [dLon, dLat] = [next[0] - corner[0], next[1] - corner[1]];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dLon), Math.abs(dLat)) / stepDegrees));
    return Array.from({ length: steps }, (_, k) =>
      k === 0 ? corner : [corner[0] + (dLon * k) / steps, corner[1] + (dLat * k) / steps],
    );
  });
}

/** A ring around a pole goes on over it, on the side of the smaller part; others stay as they are. */
export function closedOverPole(edge: LonLat[]): LonLat[] {
  const [first, last] = [edge[0], edge.at(-1)];
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return edge;
  const over = (pole: number): LonLat[] => [...edge, [last[0], pole], [first[0], pole], first];
  const north = over(90);
  return ringArea(north) <= sphere / 2 ? north : over(-90);
}

function ringArea(plane: LonLat[]): number {
  return area({ type: 'Polygon', coordinates: [plane] }) / 1e6;
}

function within([lon, lat]: LonLat, { plane, bounds }: Ring, ignoreBoundary: boolean): boolean {
  const [west, south, east, north] = bounds;
  if (lat < south || lat > north) return false;
  const polygon = { type: 'Polygon' as const, coordinates: [plane] };
  for (let x = lon + 360 * Math.ceil((west - lon) / 360); x <= east; x += 360) {
    if (booleanPointInPolygon([x, lat], polygon, { ignoreBoundary })) return true;
  }
  return false;
}
