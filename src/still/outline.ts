import { type GeoPermissibleObjects, type GeoStreamWrapper, geoStream } from 'd3-geo';
import type { Point } from '../projection/index.ts';

/** Lines and rings in pixels, as they come out of a projection, clipped. */
export interface Outline {
  points: Point[];
  closed: boolean;
}

/** Projects and clips a geometry into pixel outlines. */
export function outlines(projection: GeoStreamWrapper, geometry: GeoPermissibleObjects): Outline[] {
  const found: Outline[] = [];
  let points: Point[] = [];
  let polygon = false;
  const stream = projection.stream({
    point: (x, y) => void points.push([x, y]),
    lineStart: () => void (points = []),
    lineEnd() {
      const [first] = points;
      const last = points.at(-1);
      if (!first || !last || points.length < 2) return;
      // A coast all around an island comes as a line that ends where it began.
      const around = Math.hypot(first[0] - last[0], first[1] - last[1]) < 1e-6;
      if (around && !polygon) points.pop();
      found.push({ points, closed: polygon || around });
    },
    polygonStart: () => void (polygon = true),
    polygonEnd: () => void (polygon = false),
    sphere: () => {},
  });
  geoStream(geometry, stream);
  return found;
}

/**
 * What is left of outlines when no point strays more than `tolerance` pixels, and specks below an area are dropped; of
 * what is long, like a river, only below a quarter of it.
 */
export function simplified(from: Outline[], tolerance: number, speck: number): Outline[] {
  return from.flatMap(({ points, closed }) => {
    if (closed && Math.abs(area(points)) < (longest(points) < 8 ? speck : speck / 4)) return [];
    const kept = closed ? ring(points, tolerance) : line(points, tolerance);
    return kept.length > (closed ? 2 : 1) ? [{ points: kept, closed }] : [];
  });
}

/** Path commands, relative, in whole units of `unit` pixels. */
export function pathData(from: Outline[], unit: number): string {
  let pen: Point = [0, 0];
  let data = '';
  for (const { points, closed } of from) {
    const rounded = withoutRepeats(points.map(([x, y]) => [Math.round(x / unit), Math.round(y / unit)]));
    const [start] = rounded;
    if (!start || rounded.length < 2) continue;
    data += 'm';
    rounded.forEach(([x, y], index) => {
      data += coordinate(x - pen[0], index === 0) + coordinate(y - pen[1], false);
      pen = [x, y];
    });
    if (!closed) continue;
    data += 'z';
    // Closing a path takes the pen back to its start.
    pen = start;
  }
  return data;
}

/** A minus sign separates numbers as well as a space does. */
function coordinate(value: number, first: boolean): string {
  return value < 0 || first ? `${value}` : ` ${value}`;
}

function withoutRepeats(points: Point[]): Point[] {
  return points.filter(([x, y], index) => {
    const previous = points[index - 1];
    return !previous || previous[0] !== x || previous[1] !== y;
  });
}

function line(points: Point[], tolerance: number): Point[] {
  const keep = new Set([0, points.length - 1]);
  straighten(points, 0, points.length - 1, tolerance, keep);
  return [...keep].sort((a, b) => a - b).flatMap((index) => (points[index] ? [points[index]] : []));
}

/** A ring is two lines, from its first point to the one farthest off and back. Its end is not repeated. */
function ring(points: Point[], tolerance: number): Point[] {
  const [start] = points;
  if (!start) return [];
  let far = 0;
  let distance = 0;
  points.forEach((point, index) => {
    const away = Math.hypot(point[0] - start[0], point[1] - start[1]);
    if (away > distance) [far, distance] = [index, away];
  });
  const there = line(points.slice(0, far + 1), tolerance);
  const back = line([...points.slice(far), start], tolerance);
  return [...there, ...back.slice(1, -1)];
}

/** Douglas and Peucker's rule. */
function straighten(points: Point[], first: number, last: number, tolerance: number, keep: Set<number>): void {
  const a = points[first];
  const b = points[last];
  if (!a || !b) return;
  let farthest = tolerance;
  let split = -1;
  for (let index = first + 1; index < last; index++) {
    const point = points[index];
    const distance = point ? toSegment(point, a, b) : 0;
    if (distance > farthest) [farthest, split] = [distance, index];
  }
  if (split < 0) return;
  keep.add(split);
  straighten(points, first, split, tolerance, keep);
  straighten(points, split, last, tolerance, keep);
}

function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function longest(points: Point[]): number {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

function area(points: Point[]): number {
  let sum = 0;
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  });
  return sum / 2;
}
