import type { Camera, ProjectionName } from './camera.ts';
import { breakpoints, type BreakpointName } from './frame.ts';
import { maxLatitude } from './mercator.ts';

/** How far the eye is from the centre of the picture: this many radii of the globe. */
const globeDistance = 2;

/** As in MapLibre by default: one and a half times the picture's height. Seen only where the map is pitched. */
const mercatorDistance = 1.5;

/**
 * In heights of the frame. MapLibre clamps the field of view to 0.1° … 150°, and it follows from the distance. Already
 * below half a degree it chooses the wrong tiles: at 0.28° the southern half of the picture was missing. Above the upper
 * bound (from about zoom 7) a frame is so small a part of the globe that the distance no longer shows.
 */
const globeBounds = [0.75, 50] as const;

/** Pixels around the world, at zoom 0. */
const tileSize = 512;

/** Width of Mercator's world at a zoom level, in pixels. */
export function worldSize(zoom: number): number {
  return tileSize * 2 ** zoom;
}

/** Radius in pixels of the globe, whose scale at the camera's centre is Mercator's. */
export function globeRadius(camera: Pick<Camera, 'center' | 'zoom'>): number {
  return worldSize(camera.zoom) / (2 * Math.PI * planetScale(camera.center[1]));
}

/** Zoom level at which the globe has this radius in pixels; inverse of {@link globeRadius}. */
export function globeZoom(radius: number, latitude: number): number {
  return Math.log2((radius * 2 * Math.PI * planetScale(latitude)) / tileSize);
}

/** How far the eye is from the camera's centre, in frame pixels. */
export function frameDistance(
  projection: ProjectionName,
  camera: Pick<Camera, 'center' | 'zoom'>,
  breakpoint: BreakpointName,
): number {
  const { height } = breakpoints[breakpoint].frame;
  if (projection === 'mercator') return mercatorDistance * height;
  return Math.max(globeBounds[0] * height, Math.min(globeBounds[1] * height, globeDistance * globeRadius(camera)));
}

/** Mercator ends before the poles; beyond its edge MapLibre's globe keeps the size it has there. */
function planetScale(latitude: number): number {
  return Math.cos((Math.min(Math.abs(latitude), maxLatitude) * Math.PI) / 180);
}
