import type { ArcIndexes, MultiLineString } from 'topojson-specification';
import { type Basemap, type Basemaps, type Bounds, type Piece, coverOf } from './basemap.ts';
import { type Tier, tiers } from './tier.ts';

/** What is looked at, at rest or on the way: one camera's tier and the bounds of all that it may show. */
export interface View {
  tier: Tier;
  bounds: Bounds;
}

/**
 * What one story needs of the basemap, so that its reader downloads little: the tiers that its views use; of the region
 * and close tiers only land and water within the views, and beyond them lines thinned to what keeps the topology.
 * Pure; a tier that no view uses is null.
 */
export function storyGround(basemaps: Basemaps, views: View[]): Record<Tier, Basemap | null> {
  const need = (tier: Tier): Basemap | null => {
    const bounds = views.filter((view) => paints(view, basemaps).includes(tier)).map((view) => view.bounds);
    if (bounds.length === 0) return null;
    return tier === 'globe' ? basemaps.globe : within(basemaps[tier], bounds.map(widened));
  };
  return Object.fromEntries(tiers.map((tier) => [tier, need(tier)])) as Record<Tier, Basemap | null>;
}

/** A view's own tier, and the one below it where it reaches beyond what its own covers. */
function paints({ tier, bounds }: View, basemaps: Basemaps): Tier[] {
  const [west, south, east, north] = coverOf(basemaps[tier]) ?? bounds;
  const covered = west <= bounds[0] && south <= bounds[1] && east >= bounds[2] && north >= bounds[3];
  const below = tiers[tiers.indexOf(tier) - 1];
  return covered || !below ? [tier] : [below, tier];
}

/** Degrees around a view in which lines keep all their vertices. */
const margin = 1;
/** How far a thinned line may leave its course, in degrees: less than the margin, so it never enters a view. */
const thinning = 0.5;

function widened([west, south, east, north]: Bounds): Bounds {
  return [west - margin, south - margin, east + margin, north + margin];
}

function within(basemap: Basemap, views: Bounds[]): Basemap {
  const lines = basemap.arcs.map((arc) => absolute(arc as Vertex[], basemap));
  const seen = (ring: number[]): boolean => {
    const bounds = boundsOf(ring.flatMap((index) => lines[index < 0 ? ~index : index] ?? []));
    return views.some((view) => meets(view, bounds));
  };

  const kept = new Map<number, number>();
  const arcs: Vertex[][] = [];
  const renumber = (index: number): number => {
    const old = index < 0 ? ~index : index;
    let fresh = kept.get(old);
    if (fresh === undefined) {
      fresh = arcs.length;
      kept.set(old, fresh);
      arcs.push(thinned(old));
    }
    return index < 0 ? ~fresh : fresh;
  };
  const thinned = (old: number): Vertex[] => {
    const line = lines[old] ?? [];
    const raw = verticesOf(basemap.arcs[old] as Vertex[], basemap);
    return differences(
      thin(line, views).flatMap((index) => (raw[index] ? [raw[index]] : [])),
      basemap,
    );
  };
  const polygon = (rings: ArcIndexes[]): ArcIndexes[] | null => {
    const [outer, ...holes] = rings;
    if (!outer || !seen(outer)) return null;
    return [outer, ...holes.filter(seen)].map((ring) => ring.map(renumber));
  };
  const trimmed = <G extends object>(geometry: G): G | null => {
    const piece = geometry as Piece;
    if (piece.type === 'Polygon') {
      const rings = polygon(piece.arcs);
      return rings && { ...geometry, arcs: rings };
    }
    if (isLine(geometry)) {
      const lines = geometry.arcs.filter(seen);
      return lines.length > 0 ? { ...geometry, arcs: lines.map((line) => line.map(renumber)) } : null;
    }
    const polygons = piece.arcs.map(polygon).filter((rings) => rings !== null);
    return polygons.length > 0 ? { ...geometry, arcs: polygons } : null;
  };
  const { countries, water } = basemap.objects;
  const objects = {
    countries: { ...countries, geometries: countries.geometries.map(trimmed).filter((piece) => piece !== null) },
    water: { ...water, geometries: water.geometries.map(trimmed).filter((piece) => piece !== null) },
  };
  return { ...basemap, objects, arcs };
}

function isLine(geometry: object): geometry is MultiLineString {
  return 'type' in geometry && geometry.type === 'MultiLineString';
}

type Vertex = [number, number];

/** An arc's vertices as stored: quantised where the topology is, but no longer differences. */
function verticesOf(arc: Vertex[], basemap: Basemap): Vertex[] {
  if (!basemap.transform) return arc;
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [(x += dx), (y += dy)]);
}

function absolute(arc: Vertex[], basemap: Basemap): Vertex[] {
  const { scale, translate } = basemap.transform ?? { scale: [1, 1], translate: [0, 0] };
  return verticesOf(arc, basemap).map(([x, y]) => [x * scale[0] + translate[0], y * scale[1] + translate[1]]);
}

function differences(vertices: Vertex[], basemap: Basemap): Vertex[] {
  if (!basemap.transform) return vertices;
  return vertices.map(([x, y], index) => {
    const [px, py] = vertices[index - 1] ?? [0, 0];
    return [x - px, y - py];
  });
}

/** Indices of the vertices that are kept: all edges that meet a view, and the rest by Douglas and Peucker's rule. */
function thin(line: Vertex[], views: Bounds[]): number[] {
  const keep = new Set<number>([0, line.length - 1]);
  let start = 0;
  for (let index = 1; index < line.length; index++) {
    const edge = boundsOf(line.slice(index - 1, index + 1));
    if (!views.some((view) => meets(view, edge))) continue;
    course(line, start, index - 1, keep);
    keep.add(index - 1).add(index);
    start = index;
  }
  course(line, start, line.length - 1, keep);
  return [...keep].sort((a, b) => a - b);
}

function course(line: Vertex[], first: number, last: number, keep: Set<number>): void {
  const a = line[first];
  const b = line[last];
  if (!a || !b || last - first < 2) return;
  let farthest = 0;
  let split = -1;
  for (let index = first + 1; index < last; index++) {
    const point = line[index];
    const distance = point ? toSegment(point, a, b) : 0;
    if (distance > farthest) [farthest, split] = [distance, index];
  }
  if (farthest <= thinning) return;
  keep.add(split);
  course(line, first, split, keep);
  course(line, split, last, keep);
}

function toSegment([x, y]: Vertex, [ax, ay]: Vertex, [bx, by]: Vertex): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function boundsOf(points: Vertex[]): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

function meets([west, south, east, north]: Bounds, [w, s, e, n]: Bounds): boolean {
  if (s > north || n < south) return false;
  return [-360, 0, 360].some((turn) => w + turn <= east && e + turn >= west);
}
