/** The copy of a longitude that lies within 180° of another, in degrees: `nearestLongitude(-170, 170)` is 190. */
export function nearestLongitude(longitude: number, to: number): number {
  return longitude + 360 * Math.round((to - longitude) / 360);
}

/** A longitude within −180 … 180; those already within are returned as they are. */
export function wrapLongitude(longitude: number): number {
  return Math.abs(longitude) <= 180 ? longitude : nearestLongitude(longitude, 0);
}
