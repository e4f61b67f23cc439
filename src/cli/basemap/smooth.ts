import type { Position } from 'geojson';
import type { Ring } from './shape.ts';

/** Kilometres between the positions of a smoothed line. */
const spacing = 0.5;
/** How often each of those is moved halfway to the middle of its neighbours: a reach of about a kilometre. */
const passes = 6;

/** A line without the zigzag that comes of going from bank to bank; its ends stay. `[longitude, latitude]`. */
export function smoothLine(line: Position[]): Position[] {
  let smooth = evenly(line);
  for (let pass = 0; pass < passes; pass++) {
    smooth = smooth.map((at, i) => {
      const [before, after] = [smooth[i - 1], smooth[i + 1]];
      return before && after ? middle(middle(before, after), at) : at;
    });
  }
  return smooth;
}

/** The same line with positions at most {@link spacing} apart, evenly within each of its edges. */
function evenly(line: Position[]): Position[] {
  return line.flatMap((at, i) => {
    const next = line[i + 1];
    if (!next) return [at];
    const pieces = Math.max(1, Math.ceil(kilometres(at, next) / spacing));
    return Array.from({ length: pieces }, (_, k) => between(at, next, k / pieces));
  });
}

/**
 * A closed ring with its corners rounded, by the four-point scheme of Dyn, Levin and Gregory (1987): every edge is
 * halved at a point that leans outwards as its neighbours bend. What was on the ring stays on it.
 */
export function roundRing(ring: Ring, times: number): Ring {
  if (times === 0 || ring.length < 4) return ring;
  const open = ring.slice(0, -1);
  const at = (i: number): Position => open[(i + open.length) % open.length] ?? [];
  const rounded = open.flatMap((b, i) => {
    const c = at(i + 1);
    const [mx = 0, my = 0] = middle(b, c);
    const [ox = 0, oy = 0] = middle(at(i - 1), at(i + 2));
    // A long neighbour would throw a short edge far out: no farther than a fifth of its own length.
    const lean = Math.min(1 / 8, (kilometres(b, c) * 0.2) / (kilometres([mx, my], [ox, oy]) || 1));
    return [b, [mx + (mx - ox) * lean, my + (my - oy) * lean]];
  });
  return roundRing([...rounded, rounded[0] ?? []], times - 1);
}

function between([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position, t: number): Position {
  return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
}

function middle(a: Position, b: Position): Position {
  return between(a, b, 0.5);
}

/** Between near positions, flat. */
function kilometres([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position): number {
  return 111.2 * Math.hypot((x1 - x0) * Math.cos(((y0 + y1) * Math.PI) / 360), y1 - y0);
}
