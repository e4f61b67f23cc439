import { frameExtent } from '../ground/index.ts';
import {
  type BreakpointName,
  type Camera,
  type Direction,
  type Point,
  type ProjectionName,
  breakpointNames,
  breakpoints,
  frameDistance,
  globeRadius,
  worldSize,
} from '../projection/index.ts';

/** A frame in whose numbers other frames can be told too, since they show the same in another size. */
export interface Model {
  breakpoint: BreakpointName;
  camera: Camera;
  /** All breakpoints that it tells, its own among them. */
  serves: BreakpointName[];
  /** [[left, top], [right, bottom]] in its pixels: what all of them may show. */
  extent: [Point, Point];
}

/**
 * The model of a breakpoint's frame. A page holds a picture for each breakpoint: those with one model are drawn in the
 * same numbers, and all of them together, once compressed, take hardly more than one.
 *
 * @param cameras of one stop
 * @param directions which ways the pages are written that show it
 */
export function modelOf(
  projection: ProjectionName,
  cameras: Record<BreakpointName, Camera>,
  breakpoint: BreakpointName,
  directions?: readonly Direction[],
): Model {
  const serves = breakpointNames.filter((name) => isAlike(projection, cameras, name, breakpoint));
  const model = serves[0] ?? breakpoint;
  const reaches = serves.map((name): [Point, Point] => {
    const size = magnification(projection, cameras[name], cameras[model]);
    const shift = offset(name, model, size);
    const [least, most] = frameExtent(name, directions);
    const inModel = ([x, y]: Point): Point => [(x - shift[0]) / size, (y - shift[1]) / size];
    return [inModel(least), inModel(most)];
  });
  const outermost = (corner: 0 | 1, axis: 0 | 1): number =>
    Math[corner ? 'max' : 'min'](...reaches.map((reach) => reach[corner][axis]));
  return {
    breakpoint: model,
    camera: cameras[model],
    serves,
    extent: [
      [outermost(0, 0), outermost(0, 1)],
      [outermost(1, 0), outermost(1, 1)],
    ],
  };
}

/** How many times larger one camera shows things than another that looks at the same. */
export function magnification(projection: ProjectionName, camera: Camera, than: Camera): number {
  const size = (of: Camera) => (projection === 'globe' ? globeRadius(of) : worldSize(of.zoom));
  return size(camera) / size(than);
}

/** Where the model's origin lies in the pixels of a breakpoint's frame. */
export function offset(breakpoint: BreakpointName, model: BreakpointName, size: number): Point {
  const [own, other] = [breakpoints[breakpoint].frame, breakpoints[model].frame];
  return [(own.width - size * other.width) / 2, (own.height - size * other.height) / 2];
}

/** Whether two frames differ in nothing but size: by the same centre, turn and perspective. */
function isAlike(
  projection: ProjectionName,
  cameras: Record<BreakpointName, Camera>,
  one: BreakpointName,
  other: BreakpointName,
): boolean {
  const [a, b] = [cameras[one], cameras[other]];
  const isNear = (x: number, y: number) => Math.abs(x - y) < 1e-6;
  const perspective = (camera: Camera, name: BreakpointName) =>
    projection === 'globe' || camera.pitch > 0
      ? frameDistance(projection, camera, name) / magnification(projection, camera, a)
      : 0;
  return (
    isNear(a.center[0], b.center[0]) &&
    isNear(a.center[1], b.center[1]) &&
    isNear(a.bearing, b.bearing) &&
    isNear(a.pitch, b.pitch) &&
    Math.abs(perspective(a, one) / perspective(b, other) - 1 || 0) < 1e-3
  );
}
