import type { Position } from 'geojson';
import { boundsOf, contains, type Polygon } from './shape.ts';

/**
 * A point far from a polygon's edges, `[longitude, latitude]`: the best of a grid, then of ever finer grids around it.
 * Distances are those of a map on which a degree of longitude shrinks with latitude.
 */
export function labelPoint(polygon: Polygon): [number, number] {
  const [west, south, east, north] = boundsOf(polygon[0] ?? []);
  let best: [number, number] = [(west + east) / 2, (south + north) / 2];
  let room = -Infinity;
  let [width, height] = [east - west, north - south];
  let middle = best;
  const steps = 16;
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const at: [number, number] = [middle[0] + (i / steps - 0.5) * width, middle[1] + (j / steps - 0.5) * height];
        const distance = contains(polygon, at) ? distanceToEdge(polygon, at) : -1;
        if (distance > room) [best, room] = [at, distance];
      }
    }
    middle = best;
    [width, height] = [width / 4, height / 4];
  }
  return [rounded(best[0]), rounded(best[1])];
}

/** Degrees of latitude to the nearest edge. */
function distanceToEdge(polygon: Polygon, [x, y]: [number, number]): number {
  const shrink = Math.cos((y * Math.PI) / 180);
  let least = Infinity;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      least = Math.min(least, distanceToSegment(ring[i - 1] ?? [], ring[i] ?? [], x, y, shrink));
    }
  }
  return least;
}

function distanceToSegment(a: Position, b: Position, x: number, y: number, shrink: number): number {
  const [ax, ay] = [((a[0] ?? 0) - x) * shrink, (a[1] ?? 0) - y];
  const [bx, by] = [((b[0] ?? 0) - x) * shrink, (b[1] ?? 0) - y];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length));
  return Math.hypot(ax + t * (bx - ax), ay + t * (by - ay));
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
