import type { Geometry, Position } from 'geojson';
import type { LonLat } from '../projection/index.ts';
import { greatCircle } from './greatcircle.ts';
import { contains, toArea, type Area } from './polygon.ts';
import { chord, cross, dot, fromVector, normalised, toVector, type Vector } from './vector.ts';

/** The points at which two sets of geometries come nearest to each other. */
export interface NearestPoints {
  from: NearestPoint;
  to: NearestPoint;
}

export interface NearestPoint {
  at: LonLat;
  /** Index of the geometry on which it lies. */
  index: number;
}

/**
 * Finds the two nearest points of two sets of geometries on the sphere; the same point twice where they meet, cross,
 * or one holds the other. Lines run along great circles, edges of polygons as `toArea` says. A vertex is given back as
 * it was written. Undefined where a side is empty.
 *
 * Two arcs that do not cross are nearest at an end of one of them; the rest is keeping far pairs out: chunks of arcs
 * are compared by the caps around them, nearest first, until no cap can come nearer than what is found.
 */
export function nearestPoints(from: Geometry[], to: Geometry[]): NearestPoints | undefined {
  const [fromParts, toParts] = [from.flatMap(partsOf), to.flatMap(partsOf)];
  const inside = heldBy(fromParts, toParts) ?? swapped(heldBy(toParts, fromParts));
  if (inside) return inside;

  const [fromChunks, toChunks] = [fromParts.flatMap(chunksOf), toParts.flatMap(chunksOf)];
  const pairs = nearPairs(fromChunks, toChunks);

  let best: Approach | undefined;
  let found: NearestPoints | undefined;
  for (const { a, b, atLeast } of pairs) {
    if (best && atLeast > best.apart) break;
    for (const arc of a.arcs) {
      for (const other of b.arcs) {
        const approach = arcToArc(arc, other);
        if (best && approach.apart >= best.apart) continue;
        best = approach;
        found = { from: { at: approach.from, index: a.index }, to: { at: approach.to, index: b.index } };
      }
    }
  }
  return found;
}

/** A vertex with its place on the sphere. */
interface Vertex {
  at: LonLat;
  vector: Vector;
}

/** A piece of great circle; a point is an arc from itself to itself. `axis` is its unit normal. */
interface Arc {
  a: Vertex;
  b: Vertex;
  axis: Vector | undefined;
}

/** A connected part of a geometry: a point, a line, or a polygon. */
interface Part {
  index: number;
  lines: Vertex[][];
  area?: Area;
}

/** Some neighbouring arcs in the cap that holds them. */
interface Chunk {
  index: number;
  arcs: Arc[];
  center: Vector;
  /** Radius of the cap, radians. */
  radius: number;
}

/** Two points, `apart` as the chord between them in radii. */
interface Approach {
  from: LonLat;
  to: LonLat;
  apart: number;
}

function partsOf(geometry: Geometry, index: number): Part[] {
  const line = (positions: Position[]): Vertex[] =>
    positions.map(([lon = NaN, lat = NaN]) => ({ at: [lon, lat], vector: toVector([lon, lat]) }));
  const polygon = (coordinates: Position[][]): Part => {
    const area = toArea(coordinates);
    return { index, lines: area.rings.map(({ edge }) => line(edge)), area };
  };
  switch (geometry.type) {
    case 'Point':
      return [{ index, lines: [line([geometry.coordinates])] }];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => ({ index, lines: [line([position])] }));
    case 'LineString':
      return [{ index, lines: [withoutLongArcs(line(geometry.coordinates))] }];
    case 'MultiLineString':
      return geometry.coordinates.map((positions) => ({ index, lines: [withoutLongArcs(line(positions))] }));
    case 'Polygon':
      return [polygon(geometry.coordinates)];
    case 'MultiPolygon':
      return geometry.coordinates.map(polygon);
    case 'GeometryCollection':
      return geometry.geometries.flatMap((member) => partsOf(member, index));
  }
}

/** A line whose edges are shorter than a quarter turn; between antipodes they go where the map draws them. */
function withoutLongArcs(line: Vertex[]): Vertex[] {
  return line.flatMap((vertex, i): Vertex[] => {
    const next = line[i + 1];
    if (!next || dot(vertex.vector, next.vector) > 0) return [vertex];
    const { line: dense } = greatCircle(vertex.at, next.at, Infinity);
    const quarters = dense.filter((_, k) => k > 0 && k < dense.length - 1 && k % 8 === 0);
    return [vertex, ...quarters.map((at) => ({ at, vector: toVector(at) }))];
  });
}

/** A part of `others` that begins in an area of `holders`. Whatever else they share, an edge must cross. */
function heldBy(holders: Part[], others: Part[]): NearestPoints | undefined {
  for (const holder of holders) {
    if (!holder.area) continue;
    for (const other of others) {
      const at = other.lines[0]?.[0]?.at;
      if (at && contains(holder.area, at)) return { from: { at, index: holder.index }, to: { at, index: other.index } };
    }
  }
  return undefined;
}

function swapped(points: NearestPoints | undefined): NearestPoints | undefined {
  return points && { from: points.to, to: points.from };
}

const chunkSize = 32;

function chunksOf({ index, lines }: Part): Chunk[] {
  return lines.flatMap((line) => {
    const arcs = line.length === 1 ? line.map((point) => toArc(point, point)) : [];
    line.slice(1).forEach((b, i) => arcs.push(toArc(line[i] ?? b, b)));
    const chunks: Chunk[] = [];
    for (let i = 0; i < arcs.length; i += chunkSize) chunks.push(toChunk(index, arcs.slice(i, i + chunkSize)));
    return chunks;
  });
}

function toArc(a: Vertex, b: Vertex): Arc {
  const normal = cross(a.vector, b.vector);
  return { a, b, axis: Math.hypot(...normal) < 1e-14 ? undefined : normalised(normal) };
}

function toChunk(index: number, arcs: Arc[]): Chunk {
  const sum: Vector = [0, 0, 0];
  for (const { a, b } of arcs) for (const i of [0, 1, 2] as const) sum[i] += a.vector[i] + b.vector[i];
  const center = Math.hypot(...sum) < 1e-9 ? sum : normalised(sum);
  const farthest = Math.max(...arcs.flatMap(({ a, b }) => [angle(center, a.vector), angle(center, b.vector)]));
  // Arcs between points of a cap stay in the cap only where it is smaller than a hemisphere.
  return { index, arcs, center, radius: farthest < 1.5 ? farthest : Math.PI };
}

/** Pairs of chunks that may hold the nearest points, those that may come nearest first; `atLeast` is a chord. */
function nearPairs(from: Chunk[], to: Chunk[]): { a: Chunk; b: Chunk; atLeast: number }[] {
  // Two passes, for the pairs of two countries' islands are millions, and most are farther apart than some other can be.
  let atMost = Infinity;
  for (const a of from) {
    for (const b of to) atMost = Math.min(atMost, angle(a.center, b.center) + a.radius + b.radius);
  }
  const pairs = from.flatMap((a) =>
    to.flatMap((b) => {
      const apart = angle(a.center, b.center) - a.radius - b.radius - 1e-9;
      return apart <= atMost ? [{ a, b, atLeast: apart <= 0 ? 0 : 2 * Math.sin(apart / 2) }] : [];
    }),
  );
  return pairs.sort((one, other) => one.atLeast - other.atLeast);
}

function angle(a: Vector, b: Vector): number {
  return 2 * Math.asin(Math.min(1, chord(a, b) / 2));
}

function arcToArc(one: Arc, other: Arc): Approach {
  const meeting = crossing(one, other);
  if (meeting) {
    const at = fromVector(meeting);
    return { from: at, to: at, apart: 0 };
  }
  let best = pointToArc(one.a, other);
  const offer = (approach: Approach) => {
    if (approach.apart < best.apart) best = approach;
  };
  const turned = ({ from, to, apart }: Approach): Approach => ({ from: to, to: from, apart });
  if (one.axis) offer(pointToArc(one.b, other));
  if (one.axis) offer(turned(pointToArc(other.a, one)));
  if (one.axis && other.axis) offer(turned(pointToArc(other.b, one)));
  return best;
}

/** The nearest point of an arc to a vertex. */
function pointToArc({ at, vector: p }: Vertex, { a, b, axis }: Arc): Approach {
  const [toA, toB] = [chord(p, a.vector), chord(p, b.vector)];
  const end = toA <= toB ? { from: at, to: a.at, apart: toA } : { from: at, to: b.at, apart: toB };
  if (!axis || end.apart === 0) return end;
  const height = dot(p, axis);
  const foot: Vector = [p[0] - height * axis[0], p[1] - height * axis[1], p[2] - height * axis[2]];
  if (!strictlyWithin(foot, a.vector, b.vector, axis)) return end;
  const apart = chord(p, normalised(foot));
  return apart < end.apart ? { from: at, to: fromVector(foot), apart } : end;
}

/** The point, if any, in which two arcs cross between their ends. Where an end touches, `pointToArc` finds it. */
function crossing(one: Arc, other: Arc): Vector | undefined {
  if (!one.axis || !other.axis) return undefined;
  const line = cross(one.axis, other.axis);
  // On one and the same circle there is no telling where; if they overlap, an end of one lies on the other.
  if (Math.hypot(...line) < 1e-12) return undefined;
  for (const sign of [1, -1]) {
    const point: Vector = [sign * line[0], sign * line[1], sign * line[2]];
    const onOne = strictlyWithin(point, one.a.vector, one.b.vector, one.axis);
    if (onOne && strictlyWithin(point, other.a.vector, other.b.vector, other.axis)) return point;
  }
  return undefined;
}

/** Whether a point of an arc's great circle lies ahead of its start and before its end. */
function strictlyWithin(point: Vector, a: Vector, b: Vector, axis: Vector): boolean {
  return dot(cross(axis, a), point) > 0 && dot(cross(axis, b), point) < 0;
}
