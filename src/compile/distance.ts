import { distance as haversine, earthRadius } from './turf.ts';
import type { Position } from 'geojson';

/** Radius of Turf's sphere, kilometres. */
export const radiusKm = earthRadius / 1000;

/**
 * Kilometres over Turf's sphere, [longitude, latitude] to [longitude, latitude]. Between antipodes Turf's haversine
 * rounds to more than one and gives NaN; they are half a circumference apart.
 */
export function distance(from: Position, to: Position): number {
  const km = haversine(from, to);
  return Number.isNaN(km) && [...from, ...to].every(Number.isFinite) ? Math.PI * radiusKm : km;
}
