import {
  breakpoints,
  globeRadius,
  globeZoom,
  lonLatFromMercator,
  mercatorFromLonLat,
  nearestLongitude,
  worldSize,
  type BreakpointName,
  type Camera,
  type LonLat,
  type ProjectionName,
} from '../projection/index.ts';

/** The camera on its way, 0 … 1; at both ends the very cameras it was made of. */
export type CameraPath = (progress: number) => Camera;

/**
 * The way from one camera to another: van Wijk and Nuij's, which zooms out just enough to be felt as one even movement.
 * It runs along the great circle on the globe, and straight across Mercator by the shorter way round; the bearing turns
 * by the shorter way. On Mercator, longitudes on the way may run past ±180.
 */
export function cameraPath(
  projection: ProjectionName,
  from: Camera,
  to: Camera,
  breakpoint: BreakpointName,
): CameraPath {
  if (sameCamera(from, to)) return () => to;
  const travel = projection === 'globe' ? globeTravel(from, to, breakpoint) : mercatorTravel(from, to, breakpoint);
  const turn = nearestLongitude(to.bearing, from.bearing) - from.bearing;
  return (progress) => {
    if (progress <= 0) return from;
    if (progress >= 1) return to;
    return {
      ...travel(progress),
      bearing: from.bearing + turn * progress,
      pitch: from.pitch + (to.pitch - from.pitch) * progress,
    };
  };
}

type Travel = (progress: number) => Pick<Camera, 'center' | 'zoom'>;

/** In Mercator's world units: the world is 1 wide. */
function mercatorTravel(from: Camera, to: Camera, breakpoint: BreakpointName): Travel {
  const size = frameSize(breakpoint);
  const start = mercatorFromLonLat(from.center);
  const end = mercatorFromLonLat([nearestLongitude(to.center[0], from.center[0]), to.center[1]]);
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const flight = flightOf(Math.hypot(dx, dy), size / worldSize(from.zoom), size / worldSize(to.zoom));
  return (progress) => {
    const { share, width } = flight(progress);
    return {
      center: lonLatFromMercator([start[0] + dx * share, start[1] + dy * share]),
      zoom: Math.log2(size / width / worldSize(0)),
    };
  };
}

/** In radii of the globe. */
function globeTravel(from: Camera, to: Camera, breakpoint: BreakpointName): Travel {
  const size = frameSize(breakpoint);
  const line = lineBetween(from.center, to.center);
  const flight = flightOf(line.length, size / globeRadius(from), size / globeRadius(to));
  return (progress) => {
    const { share, width } = flight(progress);
    const center = line.at(share);
    return { center, zoom: globeZoom(size / width, center[1]) };
  };
}

function frameSize(breakpoint: BreakpointName): number {
  const { width, height } = breakpoints[breakpoint].frame;
  return Math.max(width, height);
}

/** ρ of van Wijk and Nuij: how much it zooms out for how much it pans; readers in their trial liked about √2. */
const rho = Math.SQRT2;

/**
 * The optimal path from a view `w0` wide to one `w1` wide, `distance` apart, in one unit: how far along the line it is
 * and how wide its view, at equal steps of perceived movement (van Wijk and Nuij 2003, equations 9 and 10).
 *
 * `d3.interpolateZoom` has the same formulas in a form that loses all digits where the centres nearly coincide and the
 * widths do not: its ln(√(b² + 1) − b) becomes −∞, and the camera NaN.
 */
function flightOf(distance: number, w0: number, w1: number): (progress: number) => { share: number; width: number } {
  // Nothing to pan that could be seen: a millionth of the view.
  if (distance < 1e-6 * Math.min(w0, w1)) {
    return (progress) => ({ share: progress, width: w0 * (w1 / w0) ** progress });
  }
  const widening = (w1 - w0) * (w1 + w0);
  const pan = rho ** 4 * distance * distance;
  const r0 = -Math.asinh((widening + pan) / (2 * w0 * rho * rho * distance));
  const r1 = -Math.asinh((widening - pan) / (2 * w1 * rho * rho * distance));
  const reach = w0 / (rho * rho * distance);
  return (progress) => {
    const r = (r1 - r0) * progress;
    return {
      share: (reach * Math.sinh(r)) / Math.cosh(r + r0),
      width: (w0 * Math.cosh(r0)) / Math.cosh(r + r0),
    };
  };
}

interface Line {
  /** In radii of the globe. */
  length: number;
  /** The point at a share of the length, 0 … 1. */
  at: (share: number) => LonLat;
}

/**
 * Beyond this latitude a great circle is left for a line of constant course: across a pole, what is up on a map with
 * north up would turn about in an instant.
 */
const polarLatitude = 80;

const radians = Math.PI / 180;

/** The great circle where it keeps away from the poles; else, and between antipodes, the line of constant course. */
function lineBetween(from: LonLat, to: LonLat): Line {
  return greatCircle(from, to) ?? rhumbLine(from, to);
}

function greatCircle(from: LonLat, to: LonLat): Line | undefined {
  const a = vectorOf(from);
  const b = vectorOf(to);
  const normal = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]] as const;
  const sine = Math.hypot(...normal);
  const length = Math.atan2(sine, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
  if (Math.PI - length < 1e-3 || highestLatitude(from, to, a, b, normal, sine) > polarLatitude) return undefined;
  return {
    length,
    at(share) {
      // Both shares divided by sin(length); where that is nothing, the chord is as good as the arc.
      const near = sine > 1e-9 ? Math.sin((1 - share) * length) / sine : 1 - share;
      const far = sine > 1e-9 ? Math.sin(share * length) / sine : share;
      const [x, y, z] = [a[0] * near + b[0] * far, a[1] * near + b[1] * far, a[2] * near + b[2] * far];
      const longitude = Math.atan2(y, x) / radians;
      return [nearestLongitude(longitude, from[0]), Math.atan2(z, Math.hypot(x, y)) / radians];
    },
  };
}

type Vector = readonly [x: number, y: number, z: number];

/** The arc's farthest from the equator: at its vertex if that lies between the ends, or else at one of them. */
function highestLatitude(from: LonLat, to: LonLat, a: Vector, b: Vector, normal: Vector, sine: number): number {
  const ends = Math.max(Math.abs(from[1]), Math.abs(to[1]));
  if (sine < 1e-9) return ends;
  // The latitude grows along the arc by (normal × point)·z; the vertex is between where that changes its sign.
  const climbAtStart = normal[0] * a[1] - normal[1] * a[0];
  const climbAtEnd = normal[0] * b[1] - normal[1] * b[0];
  if (climbAtStart * climbAtEnd >= 0) return ends;
  return Math.acos(Math.min(1, Math.abs(normal[2]) / sine)) / radians;
}

function rhumbLine(from: LonLat, to: LonLat): Line {
  const [startX, startY] = mercatorFromLonLat(from);
  const [endX, endY] = mercatorFromLonLat([nearestLongitude(to[0], from[0]), to[1]]);
  const climb = (to[1] - from[1]) * radians;
  const stretch = 2 * Math.PI * (startY - endY);
  const narrowing = Math.abs(stretch) > 1e-9 ? Math.min(1, climb / stretch) : Math.cos(from[1] * radians);
  const turn = (endX - startX) * 2 * Math.PI;
  return {
    length: Math.hypot(climb, turn * narrowing),
    at(share) {
      const latitude = from[1] + (to[1] - from[1]) * share;
      const [, y] = mercatorFromLonLat([0, latitude]);
      const course = Math.abs(stretch) > 1e-9 ? (startY - y) / (startY - endY) : share;
      return [from[0] + (turn * course) / radians, latitude];
    },
  };
}

function vectorOf([longitude, latitude]: LonLat): Vector {
  const lambda = longitude * radians;
  const phi = latitude * radians;
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function sameCamera(a: Camera, b: Camera): boolean {
  return (
    a.center[0] === b.center[0] &&
    a.center[1] === b.center[1] &&
    a.zoom === b.zoom &&
    a.bearing === b.bearing &&
    a.pitch === b.pitch
  );
}
