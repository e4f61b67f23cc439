import type { LonLat, Point } from './camera.ts';

/** Where Web Mercator's square world ends, degrees north and south. */
export const maxLatitude = 85.051128779806604;

const radians = Math.PI / 180;

/**
 * A place in Web Mercator's world units: x runs 0 … 1 from 180° west to 180° east, y 0 … 1 from 85.05° north to south.
 * Longitudes beyond ±180 give x beyond 0 … 1; latitudes are clamped to the world.
 */
export function mercatorFromLonLat([longitude, latitude]: LonLat): Point {
  const clamped = Math.max(-maxLatitude, Math.min(maxLatitude, latitude));
  const northing = Math.log(Math.tan(Math.PI / 4 + (clamped * radians) / 2));
  return [0.5 + longitude / 360, 0.5 - northing / (2 * Math.PI)];
}

/** Inverse of {@link mercatorFromLonLat}. */
export function lonLatFromMercator([x, y]: Point): LonLat {
  const northing = (0.5 - y) * 2 * Math.PI;
  return [(x - 0.5) * 360, (2 * Math.atan(Math.exp(northing)) - Math.PI / 2) / radians];
}
