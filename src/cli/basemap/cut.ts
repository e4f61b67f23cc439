import { geoEquirectangular, geoIdentity } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import type { MultiPolygon, Polygon as PolygonGeometry, Position } from 'geojson';
import { boundsOf, overlaps, type Box, type Polygon, type Ring } from './shape.ts';

/**
 * Cuts polygons that cross the antimeridian or hold a pole, so that they can be painted on a plane: the cuts run along
 * longitude ±180 and latitude ±90. Polygons that do neither come back as they are.
 */
export function cutAtAntimeridian(polygons: Polygon[]): Polygon[] {
  const plane = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .reflectY(true)
    .precision(0);
  return polygons.flatMap((polygon) => (polygon.some(crosses) ? projected(polygon, plane) : [polygon]));
}

function crosses(ring: Ring): boolean {
  return ring.some(([x = 0], i) => i > 0 && Math.abs(x - (ring[i - 1]?.[0] ?? x)) >= 180);
}

/** What of the polygons lies in a box; the cuts run along the box's sides. */
export function clipToBox(polygons: Polygon[], box: Box): Polygon[] {
  const [west, south, east, north] = box;
  const clip = geoIdentity().clipExtent([
    [west, south],
    [east, north],
  ]);
  return polygons.flatMap((polygon) => {
    const bounds = boundsOf(polygon[0] ?? []);
    if (!overlaps(bounds, box)) return [];
    const within = bounds[0] >= west && bounds[1] >= south && bounds[2] <= east && bounds[3] <= north;
    return within ? [polygon] : projected(polygon, clip);
  });
}

function projected(polygon: Polygon, projection: Parameters<typeof geoProject>[1]): Polygon[] {
  const shape: PolygonGeometry | MultiPolygon | null = geoProject(
    { type: 'Polygon', coordinates: polygon } as PolygonGeometry,
    projection,
  );
  if (!shape) return [];
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

/**
 * Moves every position to the nearest point of a grid, so that neighbours go on sharing exactly the same positions.
 * Rings that collapse are left out; an outer ring that does takes its polygon with it.
 */
export function snapToGrid(polygons: Polygon[], origin: readonly [number, number], step: number): Polygon[] {
  const snap = (ring: Ring) => withoutSpikes(snapLine(ring, origin, step));
  return polygons.flatMap((polygon) => {
    const [outer = [], ...holes] = polygon.map(snap);
    return outer.length < 4 ? [] : [[outer, ...holes.filter((hole) => hole.length >= 4)]];
  });
}

/** A closed ring without the places where rounding made it go to a point and straight back. */
function withoutSpikes(ring: Ring): Ring {
  const kept: Ring = [];
  for (const at of ring.slice(1)) {
    kept.push(at);
    while (kept.length > 2 && same(kept.at(-1), kept.at(-3))) kept.splice(-2);
  }
  // A ring has no beginning: a spike may lie where it happens to be opened.
  for (let n = NaN; n !== kept.length && kept.length > 2;) {
    n = kept.length;
    if (same(kept[0], kept.at(-2))) kept.splice(-2);
    else if (same(kept[1], kept.at(-1))) kept.splice(0, 2);
  }
  return kept.length < 3 ? [] : [kept.at(-1) ?? [], ...kept];
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}

/** Moves a line's positions to the nearest points of a grid, each once. */
export function snapLine(line: Position[], origin: readonly [number, number], step: number): Position[] {
  const snapped: Position[] = [];
  for (const [x = 0, y = 0] of line) {
    const on = [onGrid(x, origin[0], step), onGrid(y, origin[1], step)];
    const before = snapped.at(-1);
    if (before?.[0] !== on[0] || before?.[1] !== on[1]) snapped.push(on);
  }
  return snapped;
}

export function onGrid(value: number, origin: number, step: number): number {
  return origin + Math.round((value - origin) / step) * step;
}
