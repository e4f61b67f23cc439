import type { Position } from 'geojson';
import type { River } from './rivers.ts';
import { boundsOf, overlaps, ringArea, type Polygon } from './shape.ts';
import type { Waters } from './water.ts';

/** A river as a line; each vertex lies on the bank of a polygon of the source. */
export interface TracedRiver extends River {
  line: TracedPosition[];
}

export interface TracedPosition {
  at: Position;
  /** The polygon that it is a vertex of: where that is drawn, the line is not. */
  polygon: Polygon;
}

/** Lakes and reservoirs smaller than this, in km², are no part of a river. */
const leastLake = 10;
/** Polygons farther than this from the straight lines between a river's places, in km, are another's. */
const corridor = 45;
/** No leap between two polygons is longer, in km. */
const longestLeap = 40;

/**
 * Traces a river through a source that has only its wide stretches, as polygons: one of less than the source's
 * resolution is a trail of dots. The path from place to place goes cheaply along banks, and leaps from polygon to
 * polygon at the cost of the distance squared: so it takes every dot on its way.
 */
export function traceRiver(river: River, waters: Waters): TracedPosition[] {
  const [west, south, east, north] = boundsOf(river.past);
  const around = [west - 1, south - 0.5, east + 1, north + 0.5] as const;
  const near = [...waters.rivers, ...waters.lakes].filter(([outer = []], i) => {
    const box = boundsOf(outer);
    if (!overlaps(box, around)) return false;
    if (i >= waters.rivers.length && Math.abs(ringArea(outer)) < leastLake) return false;
    const reach = (box[3] - box[1] + box[2] - box[0]) * 55;
    return distanceToLine([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], river.past) < corridor + reach;
  });
  return pathThrough(river, near);
}

interface Node extends TracedPosition {
  edges: { to: number; cost: number }[];
}

function pathThrough({ id, past }: River, polygons: Polygon[]): TracedPosition[] {
  const nodes = network(polygons);
  const stops = past.map((place) => nearest(nodes, place));
  const path = stops.slice(1).flatMap((stop, i) => {
    const stretch = cheapest(nodes, stops[i] ?? 0, stop);
    if (stretch.length === 0) throw new Error(`no water found on the way of ${id} from ${past[i]} to ${past[i + 1]}`);
    return stretch.slice(i === 0 ? 0 : 1);
  });
  return withoutLoops(path).map((i) => nodes[i] as Node);
}

/** Vertices of the polygons; along a bank each is tied to the next, and near polygons where they come closest. */
function network(polygons: Polygon[]): Node[] {
  const nodes: Node[] = [];
  const rings: { from: number; to: number; box: ReturnType<typeof boundsOf> }[] = [];
  const tie = (a: number, b: number, cost: number) => {
    nodes[a]?.edges.push({ to: b, cost });
    nodes[b]?.edges.push({ to: a, cost });
  };
  for (const polygon of polygons) {
    const ring = (polygon[0] ?? []).slice(0, -1);
    const from = nodes.length;
    for (const at of ring) nodes.push({ at, polygon, edges: [] });
    ring.forEach((at, i) => {
      const next = (i + 1) % ring.length;
      tie(from + i, from + next, km(at, ring[next] ?? at) * 0.5);
    });
    rings.push({ from, to: nodes.length, box: boundsOf(ring) });
  }
  const order = rings.map((_, i) => i).sort((a, b) => (rings[a]?.box[1] ?? 0) - (rings[b]?.box[1] ?? 0));
  const reach = longestLeap / 111;
  order.forEach((a, position) => {
    const one = rings[a];
    if (!one) return;
    for (let k = position + 1; k < order.length; k++) {
      const other = rings[order[k] ?? 0];
      if (!other || other.box[1] > one.box[3] + reach) break;
      const aside = Math.max(other.box[0] - one.box[2], one.box[0] - other.box[2]);
      if (aside * Math.cos((one.box[1] * Math.PI) / 180) > reach) continue;
      const leap = closest(nodes, one, other);
      if (leap.km <= longestLeap) tie(leap.a, leap.b, leap.km ** 2);
    }
  });
  return nodes;
}

function closest(nodes: Node[], one: { from: number; to: number }, other: { from: number; to: number }) {
  let best = { a: one.from, b: other.from, km: Infinity };
  for (let a = one.from; a < one.to; a++) {
    for (let b = other.from; b < other.to; b++) {
      const distance = km(nodes[a]?.at ?? [], nodes[b]?.at ?? []);
      if (distance < best.km) best = { a, b, km: distance };
    }
  }
  return best;
}

/** Dijkstra's path from one node to another; empty where there is none. */
function cheapest(nodes: Node[], from: number, to: number): number[] {
  const cost = new Float64Array(nodes.length).fill(Infinity);
  const before = new Int32Array(nodes.length).fill(-1);
  const queue = new Queue();
  cost[from] = 0;
  queue.push(from, 0);
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next.node === to) break;
    if (next.cost > (cost[next.node] ?? 0)) continue;
    for (const edge of nodes[next.node]?.edges ?? []) {
      const total = next.cost + edge.cost;
      if (total >= (cost[edge.to] ?? 0)) continue;
      cost[edge.to] = total;
      before[edge.to] = next.node;
      queue.push(edge.to, total);
    }
  }
  if (cost[to] === Infinity) return [];
  const path = [to];
  for (let at = to; at !== from; path.unshift(at)) at = before[at] ?? from;
  return path;
}

/** A binary heap, the cheapest first. */
class Queue {
  #heap: { node: number; cost: number }[] = [];

  push(node: number, cost: number): void {
    const heap = this.#heap;
    let i = heap.push({ node, cost }) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if ((heap[parent]?.cost ?? 0) <= cost) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  pop(): { node: number; cost: number } | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      for (let i = 0; ;) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if ((heap[left]?.cost ?? Infinity) < (heap[least]?.cost ?? Infinity)) least = left;
        if ((heap[right]?.cost ?? Infinity) < (heap[least]?.cost ?? Infinity)) least = right;
        if (least === i) break;
        this.#swap(i, least);
        i = least;
      }
    }
    return top;
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap;
    const [one, other] = [heap[a], heap[b]];
    if (one && other) [heap[a], heap[b]] = [other, one];
  }
}

/** A place beside the river makes the path go there and back: cut short where it comes by the same node again. */
function withoutLoops(path: number[]): number[] {
  const last = new Map(path.map((node, i) => [node, i]));
  const kept: number[] = [];
  for (let i = 0; i < path.length; i++) {
    const node = path[i] ?? 0;
    kept.push(node);
    i = last.get(node) ?? i;
  }
  return kept;
}

function nearest(nodes: Node[], place: Position): number {
  let best = 0;
  let least = Infinity;
  nodes.forEach(({ at }, i) => {
    const distance = km(at, place);
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}

/** Kilometres between near positions, flat. */
function km([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position): number {
  return 111.2 * Math.hypot((x1 - x0) * Math.cos(((y0 + y1) * Math.PI) / 360), y1 - y0);
}

function distanceToLine(at: Position, line: Position[]): number {
  let least = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] ?? [], line[i] ?? []];
    const length = km(a, b);
    const steps = Math.max(1, Math.ceil(length / 20));
    for (let k = 0; k <= steps; k++) {
      const t = k / steps;
      const on = [(a[0] ?? 0) + ((b[0] ?? 0) - (a[0] ?? 0)) * t, (a[1] ?? 0) + ((b[1] ?? 0) - (a[1] ?? 0)) * t];
      least = Math.min(least, km(at, on));
    }
  }
  return least;
}
