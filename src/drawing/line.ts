import type { LonLat, Point } from '../projection/index.ts';
import { coarse } from './mark.ts';

/** From `[longitude, latitude]` to frame pixels; null behind the globe's horizon. */
export type Projector = (at: LonLat) => Point | null;

/** A point of a projected line, with its distance along the line in kilometres. */
export interface Vertex {
  x: number;
  y: number;
  km: number;
}

/** A part of a line that is in sight without interruption. */
export type Run = Vertex[];

/** The visible runs of a line, cut where it passes the globe's horizon. `km[i]` belongs to `line[i]`. */
export function projectLine(line: LonLat[], km: number[], project: Projector): Run[] {
  const runs: Run[] = [];
  let run: Run = [];
  let wasSeen = false;
  for (let index = 0; index < line.length; index++) {
    const at = line[index]!;
    const point = project(at);
    if (index > 0 && wasSeen !== (point !== null)) {
      const here = { at, km: km[index] ?? 0 };
      const before = { at: line[index - 1]!, km: km[index - 1] ?? 0 };
      const edge = point ? horizon(here, before, project) : horizon(before, here, project);
      if (edge) run.push(edge);
    }
    wasSeen = point !== null;
    if (point) run.push({ x: point[0], y: point[1], km: km[index] ?? 0 });
    else if (run.length) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length) runs.push(run);
  return runs;
}

/** The last visible point between a visible and a hidden vertex. */
function horizon(
  seen: { at: LonLat; km: number },
  hidden: { at: LonLat; km: number },
  project: Projector,
): Vertex | undefined {
  let edge: Vertex | undefined;
  let near = 0;
  let far = 1;
  for (let step = 0; step < 10; step++) {
    const t = (near + far) / 2;
    const point = project([mix(seen.at[0], hidden.at[0], t), mix(seen.at[1], hidden.at[1], t)]);
    if (point) {
      edge = { x: point[0], y: point[1], km: mix(seen.km, hidden.km, t) };
      near = t;
    } else far = t;
  }
  return edge;
}

/** What lies between two distances along the line; its ends are put exactly there. */
export function cut(runs: Run[], from: number, to: number): Run[] {
  const parts: Run[] = [];
  for (const run of runs) {
    if (run[0]!.km >= from && run.at(-1)!.km <= to) {
      parts.push(run);
      continue;
    }
    const part: Run = [];
    run.forEach((vertex, index) => {
      const before = run[index - 1];
      if (before) {
        if (before.km < from && vertex.km > from) part.push(between(before, vertex, from));
        if (before.km < to && vertex.km > to) part.push(between(before, vertex, to));
      }
      if (vertex.km >= from && vertex.km <= to) part.push(vertex);
    });
    if (part.length) parts.push(part);
  }
  return parts;
}

/** A place on the line and the direction in which the line leaves it, radians clockwise from the x axis. */
export interface Spot extends Vertex {
  angle: number;
}

/** Where the line is at a distance from its start; undefined where that is out of sight. */
export function spotAt(runs: Run[], km: number): Spot | undefined {
  for (const run of runs) {
    for (let index = 1; index < run.length; index++) {
      const a = run[index - 1];
      const b = run[index];
      if (a && b && a.km <= km && km <= b.km) return { ...between(a, b, km), angle: Math.atan2(b.y - a.y, b.x - a.x) };
    }
  }
  return undefined;
}

/** Every multiple of `step` kilometres, exclusive of 0, that lies on the runs and inside `within` frame pixels. */
export function spotsEvery(runs: Run[], step: number, within: Bounds): Spot[] {
  const spots: Spot[] = [];
  for (const run of runs) {
    for (let index = 1; index < run.length; index++) {
      const a = run[index - 1]!;
      const b = run[index]!;
      let n = Math.max(1, Math.floor(a.km / step) + 1);
      if (n * step > b.km || b.km <= a.km || outside(a, b, within)) continue;
      const angle = Math.atan2(b.y - a.y, b.x - a.x);
      for (; n * step <= b.km; n++) {
        const t = (n * step - a.km) / (b.km - a.km);
        spots.push({ x: mix(a.x, b.x, t), y: mix(a.y, b.y, t), km: n * step, angle });
      }
    }
  }
  return spots;
}

/** `[left, top, right, bottom]` in frame pixels. */
export type Bounds = [number, number, number, number];

function outside(a: Vertex, b: Vertex, [left, top, right, bottom]: Bounds): boolean {
  return (
    (a.x < left && b.x < left) ||
    (a.x > right && b.x > right) ||
    (a.y < top && b.y < top) ||
    (a.y > bottom && b.y > bottom)
  );
}

/**
 * Frame pixels to a kilometre where the line is most foreshortened, but not less than half the mean: at the globe's
 * edge it falls to nothing.
 */
export function pixelsPerKm(runs: Run[]): number {
  let least = Infinity;
  let pixels = 0;
  let km = 0;
  for (const run of runs) {
    for (let index = 1; index < run.length; index++) {
      const a = run[index - 1];
      const b = run[index];
      if (!a || !b || b.km <= a.km) continue;
      const length = Math.hypot(b.x - a.x, b.y - a.y);
      least = Math.min(least, length / (b.km - a.km));
      pixels += length;
      km += b.km - a.km;
    }
  }
  return km > 0 ? Math.max(least, pixels / km / 2) : 0;
}

/** How far a painted line may be from its vertices, in frame pixels. */
export const slack = 0.12;

/** SVG path data of the runs, without the vertices that make no visible difference. */
export function pathOf(runs: Run[], closed = false): string {
  let path = '';
  for (const run of runs) {
    let command = 'M';
    for (const { x, y } of thinned(run)) {
      path += `${command}${coarse(x)} ${coarse(y)}`;
      command = 'L';
    }
    if (closed) path += 'Z';
  }
  return path;
}

/**
 * What is left of a run when each vertex that the chord passes within the slack is dropped: from the last one kept, the
 * directions are narrowed down in which a chord can still run, until a vertex lies outside of them. Directions are unit
 * vectors, for this is done with every line in every frame.
 */
function thinned(run: Run): Run {
  const [first] = run;
  if (!first || run.length < 3) return run;
  const kept: Run = [first];
  let from = first;
  let reach = 0;
  // The least and the greatest direction, counted clockwise; none are left out as long as the vertices are within reach.
  let narrowed = false;
  let [lowX, lowY, highX, highY] = [0, 0, 0, 0];
  for (let index = 1; index < run.length; index++) {
    const vertex = run[index]!;
    let [dx, dy] = [vertex.x - from.x, vertex.y - from.y];
    let length = Math.sqrt(dx * dx + dy * dy);
    if (narrowed && (length < reach || lowX * dy - lowY * dx < 0 || dx * highY - dy * highX < 0)) {
      from = run[index - 1]!;
      kept.push(from);
      narrowed = false;
      [dx, dy] = [vertex.x - from.x, vertex.y - from.y];
      length = Math.sqrt(dx * dx + dy * dy);
    }
    reach = length;
    if (length <= slack) continue;
    const sin = slack / length;
    const cos = Math.sqrt(1 - sin * sin);
    const [ux, uy] = [dx / length, dy / length];
    const [nextLowX, nextLowY] = [ux * cos + uy * sin, uy * cos - ux * sin];
    const [nextHighX, nextHighY] = [ux * cos - uy * sin, uy * cos + ux * sin];
    if (!narrowed || lowX * nextLowY - lowY * nextLowX > 0) [lowX, lowY] = [nextLowX, nextLowY];
    if (!narrowed || nextHighX * highY - nextHighY * highX > 0) [highX, highY] = [nextHighX, nextHighY];
    narrowed = true;
  }
  kept.push(run.at(-1)!);
  return kept;
}

function between(a: Vertex, b: Vertex, km: number): Vertex {
  const t = b.km > a.km ? (km - a.km) / (b.km - a.km) : 0;
  return { x: mix(a.x, b.x, t), y: mix(a.y, b.y, t), km };
}

export function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** 0 at or below `low`, 1 at or above `high`, straight between. */
export function ramp(value: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}
