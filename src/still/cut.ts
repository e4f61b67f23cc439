import { type Ground, isSeam } from '../ground/index.ts';
import {
  type BreakpointName,
  type Camera,
  type Point,
  type ProjectionName,
  breakpoints,
  frameDistance,
  frameUnprojector,
  globeRadius,
} from '../projection/index.ts';
import type { Outline } from './outline.ts';

/** Whether the edge from one pixel to another is no coast or border, but where the picture or the data are cut off. */
export type Cut = (a: Point, b: Point) => boolean;

/** The cuts of a tier in a frame: the edges of the extent, the globe's limb, the seams of the data. */
export function cuts(
  ground: Ground,
  { projection, camera, breakpoint }: { projection: ProjectionName; camera: Camera; breakpoint: BreakpointName },
  [[left, top], [right, bottom]]: [Point, Point],
): Cut {
  const along = (a: number, b: number, side: number): boolean => Math.abs(a - side) < 0.01 && Math.abs(b - side) < 0.01;
  const at = frameUnprojector(projection, camera, breakpoint);
  const limb = projection === 'globe' && camera.pitch === 0 ? limbOf(camera, breakpoint) : () => false;
  return (a, b) => {
    if (along(a[0], b[0], left) || along(a[0], b[0], right) || along(a[1], b[1], top) || along(a[1], b[1], bottom)) {
      return true;
    }
    if (limb(a) && limb(b)) return true;
    const [from, to] = [at(a), at(b)];
    return from !== null && to !== null && isSeam(from, to);
  };
}

/** Whether a pixel lies at the edge of the globe's disc, where the stage's lines, lying flat on the globe, are too thin. */
function limbOf(camera: Camera, breakpoint: BreakpointName): (pixel: Point) => boolean {
  const { width, height } = breakpoints[breakpoint].frame;
  const distance = frameDistance('globe', camera, breakpoint);
  const radius = globeRadius(camera);
  const edge = distance * Math.tan(Math.asin(radius / (radius + distance)));
  return ([x, y]) => Math.hypot(x - width / 2, y - height / 2) > 0.99 * edge;
}

/** Outlines without the edges that are cuts: rings become the lines that are left of them. */
export function withoutCuts(from: Outline[], isCut: Cut): Outline[] {
  return from.flatMap(({ points, closed }): Outline[] => {
    const count = closed ? points.length : points.length - 1;
    const cut = Array.from({ length: count }, (_, index) => {
      const [a, b] = [points[index], points[(index + 1) % points.length]];
      return a !== undefined && b !== undefined && isCut(a, b);
    });
    const first = cut.indexOf(true);
    if (first < 0) return [{ points, closed }];
    const lines: Outline[] = [];
    let run: Point[] = [];
    // From the first cut around, so that no line is broken where the ring happens to begin.
    for (let step = 1; step <= count; step++) {
      const index = (first + step) % count;
      const point = points[index];
      if (point) run.push(point);
      if (!cut[index]) continue;
      if (run.length > 1) lines.push({ points: run, closed: false });
      run = [];
    }
    return lines;
  });
}
