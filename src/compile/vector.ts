import type { LonLat } from '../projection/index.ts';

/** A point of the unit sphere: x towards 0° 0°, y towards 90° E, z towards the north pole. */
export type Vector = [x: number, y: number, z: number];

const radians = Math.PI / 180;

export function toVector([lon, lat]: LonLat): Vector {
  const cosine = Math.cos(lat * radians);
  return [cosine * Math.cos(lon * radians), cosine * Math.sin(lon * radians), Math.sin(lat * radians)];
}

/** Needs no unit length. Near the poles exact to the metre and less, where an arcsine is not. */
export function fromVector([x, y, z]: Vector): LonLat {
  return [Math.atan2(y, x) / radians, Math.atan2(z, Math.hypot(x, y)) / radians];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function normalised(a: Vector): Vector {
  const size = Math.hypot(...a);
  return [a[0] / size, a[1] / size, a[2] / size];
}

/** The straight line through the sphere, in radii: grows with the distance over it, and is exact when that is small. */
export function chord(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
