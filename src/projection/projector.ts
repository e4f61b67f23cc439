import type { Camera, LonLat, Point, ProjectionName } from './camera.ts';
import { frameDistance, globeRadius, worldSize } from './distance.ts';
import { breakpoints, type BreakpointName } from './frame.ts';
import { lonLatFromMercator, mercatorFromLonLat } from './mercator.ts';

/** All that decides where a place appears: a camera, and how its picture lies in the pixels. */
export interface View {
  projection: ProjectionName;
  camera: Camera;
  /** Where the camera's centre appears. */
  center: Point;
  /** From the eye to the camera's centre, in the same pixels. */
  distance: number;
}

/**
 * Pixels of a place; null when the globe hides it, or, where the map is pitched, when it is behind the eye.
 *
 * On Mercator, longitudes are taken as given, relative to the camera's as given: no copy of the world is chosen, so a
 * line from 170 to 190 stays in one piece. What is given as −170 appears a world's width to the left of 190; bring it
 * to the camera's copy with `nearestLongitude(longitude, camera.center[0])`, a line as a whole.
 */
export type Projector = (at: LonLat) => Point | null;

/** The place at a pixel; null beside the globe or, where the map is pitched, above Mercator's horizon. */
export type Unprojector = (pixel: Point) => LonLat | null;

/** The view of a camera in a breakpoint's frame: pixels run from 0 to the frame's width and height. */
export function frameView(projection: ProjectionName, camera: Camera, breakpoint: BreakpointName): View {
  const { width, height } = breakpoints[breakpoint].frame;
  return {
    projection,
    camera,
    center: [width / 2, height / 2],
    distance: frameDistance(projection, camera, breakpoint),
  };
}

/** Frame pixels of a place. */
export function frameProjector(projection: ProjectionName, camera: Camera, breakpoint: BreakpointName): Projector {
  return projector(frameView(projection, camera, breakpoint));
}

/** The place at a frame pixel. */
export function frameUnprojector(projection: ProjectionName, camera: Camera, breakpoint: BreakpointName): Unprojector {
  return unprojector(frameView(projection, camera, breakpoint));
}

/** Projects as MapLibre 6 does (its `mercator` and `vertical-perspective`). */
export function projector(view: View): Projector {
  return view.projection === 'globe' ? globeProjector(view) : mercatorProjector(view);
}

/** Inverse of {@link projector}. On the globe longitudes are within −180 … 180; on Mercator near the camera's. */
export function unprojector(view: View): Unprojector {
  return view.projection === 'globe' ? globeUnprojector(view) : mercatorUnprojector(view);
}

const radians = Math.PI / 180;

/**
 * The ground is a plane of world pixels around the camera's centre, turned by the bearing, tipped by the pitch about
 * the horizontal through the centre, and seen from `distance`.
 */
function mercatorProjector({ camera, center, distance }: View): Projector {
  const size = worldSize(camera.zoom);
  const [originX, originY] = mercatorFromLonLat(camera.center);
  const turn = rotation(camera.bearing);
  const tip = rotation(camera.pitch);
  return (at) => {
    const [worldX, worldY] = mercatorFromLonLat(at);
    const east = (worldX - originX) * size;
    const south = (worldY - originY) * size;
    const right = east * turn.cos + south * turn.sin;
    const near = south * turn.cos - east * turn.sin;
    const depth = distance - near * tip.sin;
    if (depth <= 0) return null;
    const shrink = distance / depth;
    return [center[0] + right * shrink, center[1] + near * tip.cos * shrink];
  };
}

function mercatorUnprojector({ camera, center, distance }: View): Unprojector {
  const size = worldSize(camera.zoom);
  const [originX, originY] = mercatorFromLonLat(camera.center);
  const turn = rotation(camera.bearing);
  const tip = rotation(camera.pitch);
  return ([x, y]) => {
    const down = y - center[1];
    // From down = near·cos·distance / (distance − near·sin).
    const slope = distance * tip.cos + down * tip.sin;
    if (slope <= 0) return null;
    const near = (down * distance) / slope;
    const right = ((x - center[0]) * (distance - near * tip.sin)) / distance;
    const east = right * turn.cos - near * turn.sin;
    const south = right * turn.sin + near * turn.cos;
    return lonLatFromMercator([originX + east / size, originY + south / size]);
  };
}

/**
 * The globe has radius 1 around the origin; the camera's centre is [0, 0, 1], x points to the right of the picture, y
 * up it, z at the zenith. The eye hangs `distance` radii from the centre, tipped back by the pitch.
 */
function globeProjector({ camera, center, distance }: View): Projector {
  const height = distance / globeRadius(camera);
  const latitude = rotation(camera.center[1]);
  const turn = rotation(camera.bearing);
  const tip = rotation(camera.pitch);
  const eyeY = -height * tip.sin;
  const eyeZ = 1 + height * tip.cos;
  return (at) => {
    const phi = rotation(at[1]);
    const lambda = rotation(at[0] - camera.center[0]);
    const east = phi.cos * lambda.sin;
    const north = latitude.cos * phi.sin - latitude.sin * phi.cos * lambda.cos;
    const z = latitude.sin * phi.sin + latitude.cos * phi.cos * lambda.cos;
    const x = east * turn.cos - north * turn.sin;
    const y = east * turn.sin + north * turn.cos;
    // Beyond the horizon, where the eye is below the tangent plane of the place.
    if (y * eyeY + z * eyeZ < 1) return null;
    const up = y * tip.cos + (z - 1) * tip.sin;
    const depth = height + y * tip.sin - (z - 1) * tip.cos;
    if (depth <= 0) return null;
    const scale = distance / depth;
    return [center[0] + x * scale, center[1] - up * scale];
  };
}

function globeUnprojector({ camera, center, distance }: View): Unprojector {
  const height = distance / globeRadius(camera);
  const latitude = rotation(camera.center[1]);
  const turn = rotation(camera.bearing);
  const tip = rotation(camera.pitch);
  const eyeY = -height * tip.sin;
  const eyeZ = 1 + height * tip.cos;
  return (pixel) => {
    // The ray from the eye through the pixel, one unit of which reaches the plane of the camera's centre.
    const right = ((pixel[0] - center[0]) / distance) * height;
    const up = (-(pixel[1] - center[1]) / distance) * height;
    const rayX = right;
    const rayY = up * tip.cos + height * tip.sin;
    const rayZ = up * tip.sin - height * tip.cos;
    // |eye + t·ray| = 1; the nearer of the two solutions.
    const a = rayX * rayX + rayY * rayY + rayZ * rayZ;
    const b = eyeY * rayY + eyeZ * rayZ;
    const c = height * height + 2 * height * tip.cos;
    const discriminant = b * b - a * c;
    if (discriminant < 0 || b >= 0) return null;
    const t = c / (Math.sqrt(discriminant) - b);
    const x = t * rayX;
    const y = eyeY + t * rayY;
    const z = eyeZ + t * rayZ;
    const east = x * turn.cos + y * turn.sin;
    const north = y * turn.cos - x * turn.sin;
    const lambda = Math.atan2(east, z * latitude.cos - north * latitude.sin);
    const phi = Math.asin(Math.max(-1, Math.min(1, z * latitude.sin + north * latitude.cos)));
    const longitude = camera.center[0] + lambda / radians;
    return [longitude - 360 * Math.round(longitude / 360), phi / radians];
  };
}

function rotation(degrees: number): { cos: number; sin: number } {
  const angle = degrees * radians;
  return { cos: Math.cos(angle), sin: Math.sin(angle) };
}
