import { featureCollection, intersect, polygon as turfPolygon } from './turf.ts';
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { GeoGeometry } from '../format/index.ts';
import { wrapLongitude, type LonLat } from '../projection/index.ts';
import { unwrap } from './greatcircle.ts';
import { closedOverPole } from './polygon.ts';

/**
 * Geometries as RFC 7946 wants them: longitudes within −180 … 180, cut at the antimeridian, outer rings counter-clockwise
 * and holes clockwise, at most six decimals. Undefined where the rounding leaves nothing.
 */
export function exchangeable(geometry: GeoGeometry): GeoGeometry | undefined {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: rounded(wrapped(geometry.coordinates)) };
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: geometry.coordinates.map((at) => rounded(wrapped(at))) };
    case 'LineString':
      return lineGeometry(cutLine(toLonLats(geometry.coordinates)));
    case 'MultiLineString':
      return lineGeometry(geometry.coordinates.flatMap((line) => cutLine(toLonLats(line))));
    case 'Polygon':
      return polygonGeometry(cutPolygon(geometry.coordinates));
    case 'MultiPolygon':
      return polygonGeometry(geometry.coordinates.flatMap(cutPolygon));
  }
}

/** A line's parts between two antimeridians. Its edges go by the shorter way. */
function cutLine(line: LonLat[]): Position[][] {
  const points = unwrap(line).flatMap((point, index, all) => {
    const before = all[index - 1];
    return before ? [...crossings(before, point), point] : [point];
  });
  const parts: LonLat[][] = [];
  let world: number | undefined;
  points.forEach((end, index) => {
    const start = points[index - 1];
    if (!start) return;
    const own = worldOf((start[0] + end[0]) / 2);
    if (own !== world) parts.push(shifted([start], -360 * own));
    parts.at(-1)?.push(...shifted([end], -360 * own));
    world = own;
  });
  return parts.map((part) => withoutRepeats(part.map(rounded))).filter((part) => part.length > 1);
}

/** Where an edge passes the antimeridian, in the order of the edge; its ends do not count. */
function crossings(from: LonLat, to: LonLat): LonLat[] {
  const [low, high] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
  const found: LonLat[] = [];
  for (let border = 360 * Math.floor((low - 180) / 360) + 540; border < high; border += 360) {
    const t = (border - from[0]) / (to[0] - from[0]);
    if (border > low) found.push([border, from[1] + t * (to[1] - from[1])]);
  }
  return from[0] < to[0] ? found : found.reverse();
}

/** Degrees; about a metre. */
const sliver = 1e-5;

/** A polygon's parts between two antimeridians, each with its holes. */
function cutPolygon(rings: Position[][]): Position[][][] {
  const [outer, ...holes] = rings.map((ring) => plane(toLonLats(ring)));
  if (!outer) return [];
  const beside = holes.map((hole) => shifted(hole, 360 * Math.round((middle(outer) - middle(hole)) / 360)));
  const [west, east] = span(outer);
  // What is a metre over the border is no part of its own.
  const [first, last] = [worldOf(west + sliver), Math.ceil((east - sliver - 180) / 360)];
  if (last <= first) return wound([outer, ...beside].map((ring) => shifted(ring, -360 * first)));
  const whole = turfPolygon([outer, ...beside]);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((world) => {
    const [left, right] = [360 * world - 180, 360 * world + 180];
    const strip = turfPolygon([
      [left, right, right, left, left].map((lon, corner) => [lon, corner < 2 || corner > 3 ? -90 : 90]),
    ]);
    const inside = intersect(featureCollection([whole, strip]))?.geometry;
    const parts = !inside ? [] : inside.type === 'Polygon' ? [inside.coordinates] : inside.coordinates;
    return parts.flatMap((part) => wound(part.map((ring) => shifted(toLonLats(ring), -360 * world))));
  });
}

/** A closed ring as a figure in the plane: its longitudes run on, and one around a pole is closed over it. */
function plane(ring: LonLat[]): LonLat[] {
  const edge = closedOverPole(fromBorder(unwrap(ring)));
  const [first, last] = [edge[0], edge.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...edge, first] : edge;
}

/** A ring around a pole begins at the antimeridian, so that it is cut there and nowhere else; others stay as they are. */
function fromBorder(edge: LonLat[]): LonLat[] {
  const [first, last] = [edge[0], edge.at(-1)];
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return edge;
  const points = edge.flatMap((point, index) => [...crossings(edge[index - 1] ?? point, point), point]);
  const start = points.findIndex(([lon]) => (lon - 180) % 360 === 0);
  return [...points.slice(start), ...shifted(points.slice(1, start + 1), last[0] - first[0])];
}

/** A polygon with rounded rings wound by the right-hand rule, in a list; none where too little is left of it. */
function wound(rings: Position[][]): Position[][][] {
  const [outer, ...holes] = rings.map((ring, index) => {
    const distinct = withoutRepeats(ring.map((at) => rounded(within(at))));
    return signedArea(distinct) > 0 === (index === 0) ? distinct : distinct.reverse();
  });
  const isRing = (ring: Position[]) => ring.length > 3 && signedArea(ring) !== 0;
  return outer && isRing(outer) ? [[outer, ...holes.filter(isRing)]] : [];
}

function lineGeometry(lines: Position[][]): LineString | MultiLineString | undefined {
  const [first] = lines;
  if (!first) return undefined;
  return lines.length === 1
    ? { type: 'LineString', coordinates: first }
    : { type: 'MultiLineString', coordinates: lines };
}

function polygonGeometry(polygons: Position[][][]): Polygon | MultiPolygon | undefined {
  const [first] = polygons;
  if (!first) return undefined;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** How many turns east of −180 … 180 a longitude lies. */
function worldOf(lon: number): number {
  return Math.floor((lon + 180) / 360);
}

function wrapped([lon = NaN, lat = NaN]: Position): Position {
  return [wrapLongitude(lon), lat];
}

function shifted(ring: LonLat[], by: number): LonLat[] {
  return ring.map(([lon, lat]) => [lon + by, lat]);
}

function middle(ring: LonLat[]): number {
  const [west, east] = span(ring);
  return (west + east) / 2;
}

function span(ring: LonLat[]): [number, number] {
  return ring.reduce(([west, east], [lon]) => [Math.min(west, lon), Math.max(east, lon)], [Infinity, -Infinity]);
}

/** Positive where a ring goes counter-clockwise, in square degrees. */
export function signedArea(ring: Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], index) => {
    const [x0 = 0, y0 = 0] = ring[index - 1] ?? [x, y];
    return sum + (x0 * y - x * y0) / 2;
  }, 0);
}

function toLonLats(positions: Position[]): LonLat[] {
  return positions.map(([lon = NaN, lat = NaN]) => [lon, lat]);
}

function within([lon = NaN, lat = NaN]: Position): Position {
  return [Math.max(-180, Math.min(180, lon)), lat];
}

/** Six decimals are 11 cm. */
function rounded([lon = NaN, lat = NaN]: Position): Position {
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}

function withoutRepeats(line: Position[]): Position[] {
  return line.filter(
    ([lon, lat], index) => index === 0 || lon !== line[index - 1]?.[0] || lat !== line[index - 1]?.[1],
  );
}
