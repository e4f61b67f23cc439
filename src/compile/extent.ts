import type { Box } from '../drawing/index.ts';
import { nearestLongitude, type LonLat, type Point } from '../projection/index.ts';

/** How much of an area a frame shows; in frame pixels. */
export interface Extent {
  /** Of all of it that faces the reader, square pixels. */
  area: number;
  /** Of what lies within the frame, square pixels. */
  visible: number;
  /** How far it reaches out of the frame. */
  overhang: number;
}

/**
 * How much a frame shows of some outer rings. Vertices that a globe hides are left out.
 * @param longitude of the camera: each ring is looked at, as a whole, in the copy of the world that is nearest to it
 */
export function extentOf(
  rings: readonly LonLat[][],
  project: (at: LonLat) => Point | null,
  longitude: number,
  frame: Box,
): Extent {
  let [area, visible, overhang] = [0, 0, 0];
  for (const ring of rings) {
    const middle = middleOf(ring);
    const shift = nearestLongitude(middle, longitude) - middle;
    const points = ring.flatMap(([lon, lat]): Point[] => {
      const point = project([lon + shift, lat]);
      return point ? [point] : [];
    });
    area += areaOf(points);
    let out = 0;
    for (const [x, y] of points) out = Math.max(out, frame.left - x, frame.top - y, x - frame.right, y - frame.bottom);
    visible += areaOf(out > 0 ? clipped(points, frame) : points);
    overhang = Math.max(overhang, out);
  }
  return { area, visible, overhang };
}

function middleOf(ring: LonLat[]): number {
  let [west, east] = [Infinity, -Infinity];
  for (const [longitude] of ring) [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
  return (west + east) / 2;
}

function areaOf(ring: Point[]): number {
  let sum = 0;
  ring.forEach(([x1, y1], index) => {
    const [x0, y0] = ring[index === 0 ? ring.length - 1 : index - 1] ?? [x1, y1];
    sum += x0 * y1 - x1 * y0;
  });
  return Math.abs(sum) / 2;
}

/** What of a ring lies within a box, cut by one side after the other (Sutherland and Hodgman). */
function clipped(ring: Point[], { left, top, right, bottom }: Box): Point[] {
  const sides: [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, left, 1],
    [0, right, -1],
    [1, top, 1],
    [1, bottom, -1],
  ];
  return sides.reduce((points, [axis, limit, sign]) => {
    const isIn = (point: Point) => (point[axis] - limit) * sign >= 0;
    return points.flatMap((point, index): Point[] => {
      const before = points[index === 0 ? points.length - 1 : index - 1] ?? point;
      if (isIn(before) === isIn(point)) return isIn(point) ? [point] : [];
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      const cut: Point = [before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share];
      return isIn(point) ? [cut, point] : [cut];
    });
  }, ring);
}

/** A ring in so few vertices that its size can be told at little cost. */
export function coarse(ring: LonLat[], most = 96): LonLat[] {
  const step = Math.max(1, Math.ceil(ring.length / most));
  return step === 1 ? ring : ring.filter((_, index) => index % step === 0);
}
