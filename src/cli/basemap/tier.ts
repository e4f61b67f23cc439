import { filter, presimplify } from 'topojson-simplify';
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import type { GeometryCollection, MultiPolygon as ArcPolygons, Topology } from 'topojson-specification';
import type { Territory } from './countries.ts';
import { clipToBox, onGrid, snapToGrid } from './cut.ts';
import { largest, ringArea, triangleArea, type Box, type Polygon } from './shape.ts';

/** How fine a tier is, and of what part of the world. */
export interface TierSpec {
  name: 'globe' | 'region' | 'close';
  /** Natural Earth's scale. */
  scale: '110m' | '50m' | '10m';
  box: Box;
  /** Positions are rounded to multiples of this many degrees. */
  grid: number;
  /** Bends that span less than this many km² are straightened: in countries, in water. */
  bend: { countries: number; water: number };
  /** Islands of less than this many km² are left out, but for a country's greatest. */
  island: number;
}

type Properties = { views?: Territory['views'] };
type TierTopology = Topology<{ countries: GeometryCollection<Properties>; water: GeometryCollection<Properties> }>;

/** No edge spans more degrees than this, so that a plane and a globe draw the same line. */
const longestEdge = 4;

/**
 * One tier of the basemap: clipped, rounded, simplified with shared borders still shared, delta-encoded. Outer rings
 * run clockwise, as d3 wants them.
 */
export function tierOf(
  spec: TierSpec,
  territories: Territory[],
  water: { id: string; polygons: Polygon[] }[],
): Topology {
  const within = ({ polygons }: { polygons: Polygon[] }) =>
    snapToGrid(clipToBox(polygons, spec.box), [spec.box[0], spec.box[1]], spec.grid);
  const countries = territories.map((territory) => ({ ...territory, polygons: keepGreatest(territory, within, spec) }));
  const waters = water.map((kind) => ({ ...kind, polygons: within(kind) }));

  const whole = topology({
    countries: collection(countries.filter(({ polygons }) => polygons.length > 0)),
    water: collection(waters),
  }) as TierTopology;
  const weighed = presimplify(whole, ([a, b, c]) => weight(a, b, c, spec.box)) as TierTopology;
  const thinned = thin(weighed, spec);
  const pruned = filter(thinned, () => true) as unknown as Topology<{}>;
  for (const arc of pruned.arcs) densify(arc, spec);
  const [west, south, east, north] = spec.box;
  return {
    ...quantize(
      { ...pruned, bbox: [west, south, east, north] },
      { scale: [spec.grid, spec.grid], translate: [west, south] },
    ),
    bbox: [west, south, east, north],
  };
}

/** A country so small that the grid swallows it is drawn as one cell of the grid. */
function keepGreatest(territory: Territory, within: (t: Territory) => Polygon[], { box, grid }: TierSpec): Polygon[] {
  const polygons = within(territory);
  const outer = largest(territory.polygons)?.[0];
  if (polygons.length > 0 || !outer) return polygons;
  const [x = 0, y = 0] = outer[0] ?? [];
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return [];
  const [west, south] = [onGrid(x, box[0], grid), onGrid(y, box[1], grid)];
  const [east, north] = [onGrid(x + grid, box[0], grid), onGrid(y + grid, box[1], grid)];
  return [
    [
      [
        [west, south],
        [west, north],
        [east, north],
        [east, south],
        [west, south],
      ],
    ],
  ];
}

function collection(parts: { id: string; polygons: Polygon[]; views?: Territory['views'] }[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: parts.map(({ id, polygons, views }): Feature<MultiPolygon, Properties | null> => ({
      type: 'Feature',
      id,
      properties: views ? { views } : null,
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    })),
  };
}

/** A bend's weight: its area, but endless where a line meets the box's side, so that cuts stay where they are. */
function weight(a: number[], b: number[], c: number[], box: Box): number {
  const [sideA, sideB, sideC] = [side(a, box), side(b, box), side(c, box)];
  return sideB !== 0 && (sideA & sideB & sideC) === 0 ? Infinity : triangleArea(a, b, c);
}

/** Which sides of the box a position lies on, as bits. */
function side([x = 0, y = 0]: number[], [west, south, east, north]: Box): number {
  const near = (p: number, q: number) => Math.abs(p - q) < 1e-9;
  return (near(x, west) ? 1 : 0) | (near(y, south) ? 2 : 0) | (near(x, east) ? 4 : 0) | (near(y, north) ? 8 : 0);
}

/**
 * Straightens bends and leaves out small islands. What a country's greatest polygon consists of is always kept with
 * its four weightiest points, so that no country is lost.
 */
function thin(whole: TierTopology, spec: TierSpec): TierTopology {
  const { countries, water } = whole.objects;
  const waterArcs = new Set(water.geometries.flatMap((geometry) => arcsOf(geometry as ArcPolygons)));
  const uses = new Map<number, number>();
  const kept = new Set<number>();
  for (const geometry of countries.geometries as ArcPolygons[]) {
    for (const arc of arcsOf(geometry)) uses.set(arc, (uses.get(arc) ?? 0) + 1);
    const rings = geometry.arcs.map(([outer = []]) => outer);
    const areas = rings.map((ring) => Math.abs(ringArea(coordinatesOf(ring, whole))));
    for (const arc of rings[areas.indexOf(Math.max(...areas))] ?? []) kept.add(index(arc));
  }

  const areas = new Map<readonly number[], number>();
  const all = [...countries.geometries, ...water.geometries] as ArcPolygons[];
  for (const ring of all.flatMap((geometry) => geometry.arcs.flat())) {
    areas.set(ring, Math.abs(ringArea(coordinatesOf(ring, whole))));
  }

  const arcs = whole.arcs.map((arc, i) => {
    const least = waterArcs.has(i) ? spec.bend.water : spec.bend.countries;
    const floor = kept.has(i) ? (arc.map(([, , w = 0]) => w).sort((a, b) => b - a)[3] ?? 0) : Infinity;
    return arc.filter(([, , w = 0]) => w >= Math.min(least, floor)).map(([x = 0, y = 0]) => [x, y]);
  });
  const result = { ...whole, arcs } as TierTopology;

  const stays = (ring: number[]) =>
    coordinatesOf(ring, result).length >= 4 &&
    (ring.some((arc) => kept.has(index(arc)) || waterArcs.has(index(arc)) || (uses.get(index(arc)) ?? 0) > 1) ||
      (areas.get(ring) ?? 0) >= spec.island);
  const thinned = (geometry: ArcPolygons) => ({
    ...geometry,
    arcs: geometry.arcs.flatMap(([outer = [], ...holes]) => (stays(outer) ? [[outer, ...holes.filter(stays)]] : [])),
  });
  return {
    ...result,
    objects: {
      countries: { ...countries, geometries: (countries.geometries as ArcPolygons<Properties>[]).map(thinned) },
      water: { ...water, geometries: (water.geometries as ArcPolygons<Properties>[]).map(thinned) },
    },
  };
}

function index(arc: number): number {
  return arc < 0 ? ~arc : arc;
}

function arcsOf(geometry: ArcPolygons): number[] {
  return geometry.arcs.flat(2).map(index);
}

function coordinatesOf(ring: readonly number[], { arcs }: Topology): number[][] {
  return ring.flatMap((arc, i) => {
    const forward = arcs[index(arc)] ?? [];
    const positions = arc < 0 ? [...forward].reverse() : forward;
    return i === 0 ? positions : positions.slice(1);
  });
}

/** Puts positions on edges longer than {@link longestEdge}, straight in longitude and latitude. */
function densify(arc: number[][], { box, grid }: TierSpec): void {
  for (let i = arc.length - 1; i > 0; i--) {
    const [x0 = 0, y0 = 0] = arc[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = arc[i] ?? [];
    const pieces = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / longestEdge);
    const between = Array.from({ length: Math.max(0, pieces - 1) }, (_, k) => {
      const t = (k + 1) / pieces;
      return [onGrid(x0 + (x1 - x0) * t, box[0], grid), onGrid(y0 + (y1 - y0) * t, box[1], grid)];
    });
    arc.splice(i, 0, ...between);
  }
}
