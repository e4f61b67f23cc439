import type { Camera, LonLat, Point, ProjectionName } from './camera.ts';
import { frameDistance, globeRadius, globeZoom } from './distance.ts';
import { breakpoints, type BreakpointName } from './frame.ts';
import { wrapLongitude } from './longitude.ts';
import { lonLatFromMercator, mercatorFromLonLat } from './mercator.ts';
import { frameProjector, frameUnprojector } from './projector.ts';

export interface FitOptions {
  /** Least distance from the points to the frame's edges, in frame pixels; 24 when absent. */
  padding?: number;
  /** Degrees clockwise from north that point up; 0 when absent. */
  bearing?: number;
  /** No closer than this, however near each other the points are; 10.5 when absent. */
  maxZoom?: number;
}

/**
 * The tightest camera that has all points in the breakpoint's frame, centred, looking straight down.
 *
 * Points on both sides of the antimeridian are taken the shorter way round. On the globe the fit is made in its
 * perspective; where no side of the globe shows all points, the whole disc is shown, from above the middle of the
 * smallest cap that holds them. The centre's longitude is within −180 … 180.
 *
 * @throws when there are no points, or when the padding leaves nothing of the frame.
 */
export function fitCamera(
  projection: ProjectionName,
  points: readonly LonLat[],
  breakpoint: BreakpointName,
  { padding = 24, bearing = 0, maxZoom = 10.5 }: FitOptions = {},
): Camera {
  if (points.length === 0) throw new Error('a camera cannot be fitted to no points; give at least one');
  const { frame } = breakpoints[breakpoint];
  const room: Point = [frame.width - 2 * padding, frame.height - 2 * padding];
  if (!(room[0] > 0 && room[1] > 0)) {
    throw new Error(
      `padding must leave something of the ${frame.width} × ${frame.height} frame "${breakpoint}"; saw ${padding}`,
    );
  }
  return projection === 'globe'
    ? fitGlobe(points, breakpoint, room, bearing, maxZoom)
    : fitMercator(points, room, bearing, maxZoom);
}

function fitMercator(points: readonly LonLat[], room: Point, bearing: number, maxZoom: number): Camera {
  const longitudes = eastwards(points.map(([longitude]) => longitude));
  const cos = Math.cos((bearing * Math.PI) / 180);
  const sin = Math.sin((bearing * Math.PI) / 180);
  const box = boundsOf(
    points.map(([, latitude], i) => {
      const [x, y] = mercatorFromLonLat([longitudes[i] ?? 0, latitude]);
      return [x * cos + y * sin, y * cos - x * sin];
    }),
  );
  const [right, down] = box.center;
  const [longitude, latitude] = lonLatFromMercator([right * cos - down * sin, right * sin + down * cos]);
  const size = Math.min(room[0] / box.width, room[1] / box.height);
  return {
    center: [wrapLongitude(longitude), latitude],
    zoom: Math.min(maxZoom, Math.log2(size / 512)),
    bearing,
    pitch: 0,
  };
}

/** The longitudes' copies that, taken eastwards, span the least: they begin after the widest gap. */
function eastwards(longitudes: readonly number[]): number[] {
  const wrapped = longitudes.map(wrapLongitude);
  const sorted = [...wrapped].sort((a, b) => a - b);
  let west = sorted[0] ?? 0;
  let widest = west + 360 - (sorted.at(-1) ?? 0);
  for (let i = 1; i < sorted.length; i++) {
    const here = sorted[i] ?? 0;
    const gap = here - (sorted[i - 1] ?? 0);
    if (gap > widest) {
      widest = gap;
      west = here;
    }
  }
  return wrapped.map((longitude) => (longitude < west ? longitude + 360 : longitude));
}

/**
 * Each round moves the centre to the middle of what the points span in the picture, and takes the zoom at which they
 * fill it. The camera's own perspective changes with both, so it is repeated until nothing moves.
 */
function fitGlobe(
  points: readonly LonLat[],
  breakpoint: BreakpointName,
  room: Point,
  bearing: number,
  maxZoom: number,
): Camera {
  const middle = capCenter(points);
  const whole = wholeGlobe(middle, breakpoint, room, bearing);
  let camera = whole;
  for (let round = 0; round < 100; round++) {
    const project = frameProjector('globe', camera, breakpoint);
    const seen = points.map(project);
    if (!seen.every((point) => point !== null)) return whole;
    const box = boundsOf(seen);
    const center = frameUnprojector('globe', camera, breakpoint)(box.center);
    if (!center) return whole;
    const grow = Math.min(room[0] / box.width, room[1] / box.height);
    const zoom = Math.min(maxZoom, globeZoom(globeRadius(camera) * grow, center[1]));
    const moved = Math.hypot(center[0] - camera.center[0], center[1] - camera.center[1]);
    const zoomed = Math.abs(zoom - camera.zoom);
    camera = { center, zoom, bearing, pitch: 0 };
    if (moved < 1e-9 && zoomed < 1e-9) break;
  }
  return camera;
}

/** The camera whose disc of the globe just fills the room. */
function wholeGlobe(center: LonLat, breakpoint: BreakpointName, room: Point, bearing: number): Camera {
  let zoom = 1;
  // The limb is at distance·R / √(distance² + 2·R·distance) from the centre; the distance follows from the zoom.
  for (let round = 0; round < 30; round++) {
    const radius = globeRadius({ center, zoom });
    const distance = frameDistance('globe', { center, zoom }, breakpoint);
    const limb = (distance * radius) / Math.sqrt(distance * distance + 2 * radius * distance);
    zoom = globeZoom((radius * Math.min(room[0], room[1])) / (2 * limb), center[1]);
  }
  return { center, zoom, bearing, pitch: 0 };
}

type Vector = [x: number, y: number, z: number];

/**
 * Middle of the smallest cap of the sphere that holds the points: from their mean, always towards the farthest point,
 * by smaller and smaller steps (Bădoiu and Clarkson 2003).
 */
function capCenter(points: readonly LonLat[]): LonLat {
  const known = capCenters.get(points) ?? findCapCenter(points);
  capCenters.set(points, known);
  return known;
}

/** The same points are fitted into several frames. */
const capCenters = new WeakMap<readonly LonLat[], LonLat>();

function findCapCenter(points: readonly LonLat[]): LonLat {
  const vectors = points.map(vectorOf);
  const first = vectors[0] ?? [1, 0, 0];
  const sum = vectors.reduce<Vector>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0]);
  let center = unit(sum) ?? first;
  for (let step = 2; step < 400; step++) {
    let farthest = first;
    let least = Infinity;
    for (const vector of vectors) {
      const cosine = vector[0] * center[0] + vector[1] * center[1] + vector[2] * center[2];
      if (cosine < least) {
        least = cosine;
        farthest = vector;
      }
    }
    const share = 1 / step;
    center =
      unit([
        center[0] + (farthest[0] - center[0]) * share,
        center[1] + (farthest[1] - center[1]) * share,
        center[2] + (farthest[2] - center[2]) * share,
      ]) ?? center;
  }
  return [(Math.atan2(center[1], center[0]) * 180) / Math.PI, (Math.asin(center[2]) * 180) / Math.PI];
}

function vectorOf([longitude, latitude]: LonLat): Vector {
  const lambda = (longitude * Math.PI) / 180;
  const phi = (latitude * Math.PI) / 180;
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function unit([x, y, z]: Vector): Vector | null {
  const length = Math.hypot(x, y, z);
  return length > 1e-9 ? [x / length, y / length, Math.max(-1, Math.min(1, z / length))] : null;
}

function boundsOf(points: readonly Point[]): { center: Point; width: number; height: number } {
  let [left, top] = [Infinity, Infinity];
  let [right, bottom] = [-Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { center: [(left + right) / 2, (top + bottom) / 2], width: right - left, height: bottom - top };
}
