import type { LonLat } from '../projection/index.ts';
import { distance, radiusKm } from './distance.ts';
import { cross, dot, fromVector, normalised, toVector, type Vector } from './vector.ts';

/** A dense line with the kilometres from its start to each vertex. */
export interface MeasuredLine {
  line: LonLat[];
  km: number[];
}

const defaultStepKm = 25;
const radians = Math.PI / 180;

/** Radians between two places, as d3's `geoDistance` reckons them: that one takes ten times as long, to sum up lines. */
export function arc(from: LonLat, to: LonLat): number {
  const [phi0, phi] = [from[1] * radians, to[1] * radians];
  const [sinPhi0, cosPhi0, sinPhi, cosPhi] = [Math.sin(phi0), Math.cos(phi0), Math.sin(phi), Math.cos(phi)];
  const delta = Math.abs(to[0] * radians - from[0] * radians);
  const cosDelta = Math.cos(delta);
  const x = cosPhi * Math.sin(delta);
  const y = cosPhi0 * sinPhi - sinPhi0 * cosPhi * cosDelta;
  return Math.atan2(Math.sqrt(x * x + y * y), sinPhi0 * sinPhi + cosPhi0 * cosPhi * cosDelta);
}

/**
 * The shortest way between two points over Turf's sphere (radius 6371.0088 km), as vertices at most `stepKm` apart and
 * at least 32 segments. Longitudes run on across the antimeridian, 170 → 190. Both endpoints are given back as they
 * are, but for whole turns of the second's longitude. Between antipodes, where every way is shortest, it goes by a
 * pole.
 */
export function greatCircle(from: LonLat, to: LonLat, stepKm = defaultStepKm): MeasuredLine {
  const total = distance(from, to);
  if (total === 0) return { line: [from, unwrapped(to, from)], km: [0, 0] };
  return edge(from, to, total, Math.max(32, Math.ceil(total / stepKm)));
}

/** A line made dense along the great circles between its vertices, which are all kept; longitudes run on. */
export function densify(line: LonLat[], stepKm = defaultStepKm): MeasuredLine {
  const [first, ...rest] = line;
  if (!first) return { line: [], km: [] };
  const dense: MeasuredLine = { line: [first], km: [0] };
  let start = first;
  let before = 0;
  for (const end of rest) {
    const total = distance(start, end);
    const next = edge(start, end, total, Math.max(1, Math.ceil(total / stepKm)));
    dense.line.push(...next.line.slice(1));
    dense.km.push(...next.km.slice(1).map((km) => before + km));
    start = next.line.at(-1) ?? end;
    before += total;
  }
  return dense;
}

/**
 * A circle of radius `km` around a point, closed, with vertices at most about 25 km or 3° of arc apart. Longitudes run
 * on; around a pole they come back a whole turn away from where they began.
 */
export function circle(at: LonLat, km: number, stepKm = defaultStepKm): LonLat[] {
  const steps = Math.min(720, Math.max(120, Math.ceil((2 * Math.PI * km) / stepKm)));
  const [lon, lat] = [at[0] * radians, at[1] * radians];
  const center = toVector(at);
  const north: Vector = [-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat)];
  const east: Vector = [-Math.sin(lon), Math.cos(lon), 0];
  const toPole = (Math.PI / 2 - Math.abs(lat)) * radiusKm;
  // Through a pole, a circle would have no longitude there; a centimetre short of it, it has one.
  const reach = (Math.abs(toPole - km) < 1e-5 ? toPole - 1e-5 : km) / radiusKm;
  const points: LonLat[] = [];
  for (let i = 0; i < steps; i++) {
    const bearing = (2 * Math.PI * i) / steps;
    const [ahead, up, aside] = [
      Math.cos(reach),
      Math.sin(reach) * Math.cos(bearing),
      Math.sin(reach) * Math.sin(bearing),
    ];
    const along = (axis: 0 | 1 | 2) => center[axis] * ahead + north[axis] * up + east[axis] * aside;
    points.push(unwrapped(fromVector([along(0), along(1), along(2)]), points.at(-1) ?? at));
  }
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? [...points, unwrapped(first, last)] : [];
}

/** Longitudes that run on from vertex to vertex by the shorter way: 170, −170 becomes 170, 190. */
export function unwrap(line: LonLat[]): LonLat[] {
  const result: LonLat[] = [];
  for (const point of line) result.push(unwrapped(point, result.at(-1) ?? point));
  return result;
}

function unwrapped([lon, lat]: LonLat, [near]: LonLat): LonLat {
  const gap = lon - near;
  return Math.abs(gap) <= 180 ? [lon, lat] : [lon - 360 * Math.round(gap / 360), lat];
}

function edge(from: LonLat, to: LonLat, total: number, segments: number): MeasuredLine {
  const [a, b] = [toVector(from), toVector(to)];
  const line: LonLat[] = [from];
  const km = [0];
  for (let i = 1; i < segments; i++) {
    line.push(unwrapped(fromVector(along(a, b, i / segments)), line.at(-1) ?? from));
    km.push((total * i) / segments);
  }
  return { line: [...line, unwrapped(to, line.at(-1) ?? from)], km: [...km, total] };
}

/** The point at a fraction of the way between two unit vectors, turned in their common plane. */
function along(a: Vector, b: Vector, fraction: number): Vector {
  const cosine = dot(a, b);
  let square: Vector = [b[0] - cosine * a[0], b[1] - cosine * a[1], b[2] - cosine * a[2]];
  const sine = Math.hypot(...square);
  // Antipodes leave no direction; any will do.
  if (sine < 1e-12) square = cross(a, Math.abs(a[2]) < 0.9 ? [a[1], -a[0], 0] : [0, 1, 0]);
  const [x, y, z] = normalised(square);
  const angle = Math.atan2(sine, cosine) * fraction;
  const [ahead, aside] = [Math.cos(angle), Math.sin(angle)];
  return [a[0] * ahead + x * aside, a[1] * ahead + y * aside, a[2] * ahead + z * aside];
}
