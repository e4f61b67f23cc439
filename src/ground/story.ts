import type { Position } from 'geojson';
import { transform, untransform } from 'topojson-client';
import { presimplify } from 'topojson-simplify';
import type { ArcIndexes, MultiLineString } from 'topojson-specification';
import { ringArea } from './area.ts';
import type { Basemap, Basemaps, Bounds, Piece } from './basemap.ts';
import type { View } from './extent.ts';
import { margin, type Scale, scaleOf } from './scale.ts';
import { type Tier, tiers } from './tier.ts';

/** Bends that span fewer square frame pixels are straightened; who explores the map sees them 16 times as large. */
const leastBend = 2;
/** Islands of fewer square frame pixels are left out, but never the whole of a country. */
const leastIsland = 4;
/** Lakes and wide rivers likewise. */
const leastLake = 8;
/** How far a line that no view shows may leave its course, in degrees: it never enters a view. */
const thinning = margin / 2;
/** Degrees from end to end of an edge that no view shows: a longer one would be bent by the projection. */
const longestUnseen = 8;

/**
 * What one story needs of the basemap, so that its reader downloads little: the tiers that its views use; of the region
 * and close tiers only land and water within the views, as finely as the closest of them can show it, and beyond them
 * lines thinned to what keeps the topology. Pure; a tier that no view uses is null.
 */
export function storyGround(basemaps: Basemaps, views: readonly View[]): Record<Tier, Basemap | null> {
  const need = (tier: Tier): Basemap | null => {
    const own = views.filter((view) => view.tier === tier);
    if (own.length === 0) return null;
    if (tier === 'globe') return basemaps.globe;
    const scale = scaleOf(own);
    return thinned(shown(basemaps[tier], scale), scale);
  };
  return Object.fromEntries(tiers.map((tier) => [tier, need(tier)])) as Record<Tier, Basemap | null>;
}

type Vertex = [longitude: number, latitude: number];

/** Of a basemap the shapes that are shown, with the lines that these have. */
function shown(basemap: Basemap, scale: Scale): Basemap {
  const { bounds, borders } = outlinesOf(basemap);
  const seen = (ring: readonly number[]): boolean =>
    scale.meets(united(ring.map((index) => bounds[arcOf(index)] ?? nowhere)));
  /** In square frame pixels, as the closest view shows any of it. */
  const sizeOf = (ring: readonly number[]): number => {
    const vertices = ring.flatMap((index) => degreesOf(basemap, arcOf(index)));
    const closest = Math.min(...vertices.map(([x, y]) => scale.at(x, y)));
    // Where all vertices lie beyond the views, it is an edge that crosses them.
    return closest === Infinity ? Infinity : ringArea(vertices) / closest ** 2;
  };
  /** Another country, or its own other half beyond the antimeridian. */
  const hasNeighbour = (ring: readonly number[]): boolean =>
    ring.some((index) => {
      const [west, , east] = bounds[arcOf(index)] ?? nowhere;
      return borders.has(arcOf(index)) || west < seam - 180 || east > 180 - seam;
    });

  const fresh = new Map<number, number>();
  const renumber = (index: number): number => {
    const arc = arcOf(index);
    const renewed = fresh.get(arc) ?? fresh.size;
    fresh.set(arc, renewed);
    return index < 0 ? ~renewed : renewed;
  };
  /** Neighbours stay or go together, or there would be a coast between them. */
  const large = (ring: readonly number[], least: number): boolean => hasNeighbour(ring) || sizeOf(ring) >= least;
  const polygonsOf = (polygons: readonly ArcIndexes[][], isCountry: boolean): ArcIndexes[][] => {
    const least = isCountry ? leastIsland : leastLake;
    const near = polygons.filter(([outer = []]) => seen(outer));
    const kept = near.filter(([outer = []]) => large(outer, least));
    if (isCountry && kept.length === 0) kept.push(...greatest(near, sizeOf));
    return kept.map(([outer = [], ...holes]) =>
      [outer, ...holes.filter((hole) => seen(hole) && large(hole, least))].map((ring) => ring.map(renumber)),
    );
  };
  const within = <G extends object>(geometry: G, isCountry: boolean): G[] => {
    if (isLine(geometry)) {
      const lines = geometry.arcs.filter(seen);
      return lines.length > 0 ? [{ ...geometry, arcs: lines.map((line) => line.map(renumber)) }] : [];
    }
    const piece = geometry as Piece;
    const polygons = polygonsOf(piece.type === 'Polygon' ? [piece.arcs] : piece.arcs, isCountry);
    if (polygons.length === 0) return [];
    return [{ ...geometry, arcs: piece.type === 'Polygon' ? polygons[0] : polygons }];
  };
  const { countries, water } = basemap.objects;
  const objects = {
    countries: { ...countries, geometries: countries.geometries.flatMap((piece) => within(piece, true)) },
    water: { ...water, geometries: water.geometries.flatMap((each) => within(each, false)) },
  };
  return { ...basemap, objects, arcs: [...fresh.keys()].map((arc) => basemap.arcs[arc] ?? []) };
}

function greatest(polygons: ArcIndexes[][], sizeOf: (ring: readonly number[]) => number): ArcIndexes[][] {
  return polygons.toSorted(([a = []], [b = []]) => sizeOf(b) - sizeOf(a)).slice(0, 1);
}

function isLine(geometry: object): geometry is MultiLineString {
  return 'type' in geometry && geometry.type === 'MultiLineString';
}

/** A topology's number of a line, whichever way a ring runs along it. */
function arcOf(index: number): number {
  return index < 0 ? ~index : index;
}

interface Outlines {
  /** Of each line. */
  bounds: Bounds[];
  /** Lines that two pieces of land share. */
  borders: ReadonlySet<number>;
}

/** Every story, and every still of one that is being edited, asks for the same. */
const known = new WeakMap<Basemap, Outlines>();

function outlinesOf(basemap: Basemap): Outlines {
  let outlines = known.get(basemap);
  if (!outlines) {
    const bounds = basemap.arcs.map((_, arc) => boundsOf(degreesOf(basemap, arc)));
    const once = new Set<number>();
    const borders = new Set<number>();
    for (const piece of basemap.objects.countries.geometries as Piece[]) {
      for (const index of piece.arcs.flat(2)) (once.has(arcOf(index)) ? borders : once).add(arcOf(index));
    }
    known.set(basemap, (outlines = { bounds, borders }));
  }
  return outlines;
}

/** A basemap whose lines are told with no more vertices than the scale can show. */
function thinned(basemap: Basemap, scale: Scale): Basemap {
  const lines = basemap.arcs.map((_, arc) => withoutUnseen(degreesOf(basemap, arc), scale));
  const coursed = { ...basemap, arcs: lines.map((line) => stepsOf(basemap, line)) };
  const weigh = ([a, b, c]: [Vertex, Vertex, Vertex]): number => {
    const kilometres = scale.at(...b);
    return isCut(b) || kilometres === Infinity ? Infinity : ringArea([a, b, c]) / kilometres ** 2;
  };
  const weighed = presimplify(coursed, weigh as never).arcs as [...Vertex, weight: number][][];
  return { ...basemap, arcs: weighed.map((line) => stepsOf(basemap, withoutSmallBends(line))) };
}

/** Degrees. */
const seam = 0.01;

/** Whether the antimeridian or the pole cuts the data at a vertex: there both sides must go on meeting. */
function isCut([longitude, latitude]: Vertex): boolean {
  return Math.abs(longitude) > 180 - seam || latitude < seam - 90;
}

function withoutSmallBends(line: [...Vertex, weight: number][]): Vertex[] {
  // A line of fewer vertices could be all that there is of a ring's side.
  const fourth = line.map(([, , weight]) => weight).sort((a, b) => b - a)[3] ?? 0;
  return line.flatMap(([x, y, weight]): Vertex[] => (weight >= Math.min(leastBend, fourth) ? [[x, y]] : []));
}

/** Vertices of a topology's line; it keeps them as steps from one to the next. */
function degreesOf(basemap: Basemap, arc: number): Vertex[] {
  const at = transform(basemap.transform ?? null);
  return (basemap.arcs[arc] ?? []).map((step, index) => at(step, index > 0) as Vertex);
}

function stepsOf(basemap: Basemap, line: Vertex[]): Position[] {
  const step = untransform(basemap.transform ?? null);
  return line.map((vertex, index) => step(vertex, index > 0));
}

/** A line with all edges that are shown, and the rest by Douglas and Peucker's rule. */
function withoutUnseen(line: Vertex[], scale: Scale): Vertex[] {
  const kept: Vertex[] = [];
  let unseen: Vertex[] = line.slice(0, 1);
  for (let index = 1; index < line.length; index++) {
    const edge = line.slice(index - 1, index + 1);
    if (scale.meets(boundsOf(edge))) {
      kept.push(...course(unseen));
      unseen = [];
    }
    unseen.push(...edge.slice(1));
  }
  return [...kept, ...course(unseen)];
}

function course(line: Vertex[]): Vertex[] {
  const [a, b] = [line[0], line.at(-1)];
  if (!a || !b || line.length < 3) return line;
  let [farthest, split] = [thinning, 0];
  line.forEach((vertex, index) => {
    const distance = toSegment(vertex, a, b);
    if (distance > farthest) [farthest, split] = [distance, index];
  });
  if (split === 0 && Math.hypot(b[0] - a[0], b[1] - a[1]) > longestUnseen) split = Math.floor(line.length / 2);
  if (split === 0) return [a, b];
  return [...course(line.slice(0, split + 1)).slice(0, -1), ...course(line.slice(split))];
}

function toSegment([x, y]: Vertex, [ax, ay]: Vertex, [bx, by]: Vertex): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function boundsOf(vertices: readonly Vertex[]): Bounds {
  return united(vertices.map(([x, y]) => [x, y, x, y]));
}

const nowhere: Bounds = [Infinity, Infinity, -Infinity, -Infinity];

function united(all: readonly Bounds[]): Bounds {
  const bounds: Bounds = [...nowhere];
  for (const [west, south, east, north] of all) {
    bounds[0] = Math.min(bounds[0], west);
    bounds[1] = Math.min(bounds[1], south);
    bounds[2] = Math.max(bounds[2], east);
    bounds[3] = Math.max(bounds[3], north);
  }
  return bounds;
}
