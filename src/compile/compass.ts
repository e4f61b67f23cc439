import type { LonLat } from '../projection/index.ts';
import type { CompassPoint } from './compiled.ts';

const radians = Math.PI / 180;

/**
 * In which of the eight directions a place lies, seen from another: that of the rhumb line, which is straight on a chart.
 * The great circle sets out otherwise, and nobody would call Almaty north-east of Kyiv. Longitudes may run on.
 *
 * @param diagonal within how many degrees of north-east and its like these are said, rather than north or east
 */
export function compassPoint(from: LonLat, to: LonLat, diagonal = 22.5): CompassPoint {
  const east = ((((to[0] - from[0] + 180) % 360) + 360) % 360) - 180;
  const north = mercator(to[1]) - mercator(from[1]);
  const bearing = (Math.atan2(east * radians, north) / radians + 360) % 360;
  const quarter = Math.floor(bearing / 90);
  const between = bearing - 90 * quarter;
  const aside = Math.abs(between - 45) <= diagonal ? 1 : between < 45 ? 0 : 2;
  return ((2 * quarter + aside) % 8) as CompassPoint;
}

/** A latitude's distance from the equator on a Mercator chart, radians; the poles are as far as no chart reaches. */
function mercator(latitude: number): number {
  const held = Math.max(-89.9, Math.min(89.9, latitude));
  return Math.asinh(Math.tan(held * radians));
}
