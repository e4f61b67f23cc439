import type {
  GeometryCollection,
  MultiLineString as ArcLines,
  MultiPolygon as ArcPolygons,
  Topology,
} from 'topojson-specification';
import type { Views } from './countries.ts';
import { ringArea, triangleArea, world, type Box } from './shape.ts';

export interface Properties {
  views?: Views;
}

export type TierTopology = Topology<{
  countries: GeometryCollection<Properties>;
  water: GeometryCollection<Properties>;
}>;

/** What is left out of a tier. */
export interface Detail {
  /** Bends of borders and coasts that span less than this many km² are straightened. */
  bend: number;
  /** Bends of lakes and rivers, likewise. */
  waterBend: number;
  /** Islands of less than this many km² are left out, but for a country's greatest. */
  island: number;
  /** All of that is so many times coarser outside a box; outside several, by the product. */
  beyond?: { box: Box; times: number }[];
}

/** Antarctica's coast is long, and few stories go there: so many times coarser than what else is beyond. */
const antarctica = { south: -60, times: 6 };

/**
 * A bend's weight: its area in km², less where the tier is coarser; but endless where a line meets the antimeridian or
 * a pole, so that cuts stay where they are.
 */
export function weigh(a: number[], b: number[], c: number[], detail: Detail): number {
  const [sideA, sideB, sideC] = [side(a), side(b), side(c)];
  if (sideB !== 0 && (sideA & sideB & sideC) === 0) return Infinity;
  return triangleArea(a, b, c) / coarseness(b, detail);
}

/** Which sides of the world a position lies on, as bits. */
function side([x = 0, y = 0]: number[]): number {
  const [west, south, east, north] = world;
  const near = (p: number, q: number) => Math.abs(p - q) < 1e-9;
  return (near(x, west) ? 1 : 0) | (near(y, south) ? 2 : 0) | (near(x, east) ? 4 : 0) | (near(y, north) ? 8 : 0);
}

function coarseness([x = 0, y = 0]: readonly number[], { beyond = [] }: Detail): number {
  const holds = ({ box: [west, south, east, north] }: { box: Box }) =>
    x >= west && x <= east && y >= south && y <= north;
  const times = beyond.reduce((product, outer) => (holds(outer) ? product : product * outer.times), 1);
  return times > 1 && y < antarctica.south ? times * antarctica.times : times;
}

/**
 * Straightens bends and leaves out small islands, of a topology whose positions bear their weights. The arcs of a
 * country's greatest polygon always keep their four weightiest positions, so that no country is lost.
 */
export function thin(weighed: TierTopology, detail: Detail): TierTopology {
  const countries = weighed.objects.countries.geometries as ArcPolygons<Properties>[];
  const waters = weighed.objects.water.geometries as (ArcPolygons<Properties> | ArcLines<Properties>)[];
  const wet = new Set(waters.flatMap(arcsOf));
  const shared = sharedArcs(countries);
  const kept = new Set(countries.flatMap((country) => greatestRing(country, weighed).map(index)));

  const arcs = weighed.arcs.map((arc, i) => {
    const least = wet.has(i) ? detail.waterBend : detail.bend;
    const fourth = kept.has(i) ? (arc.map(([, , w = 0]) => w).sort((a, b) => b - a)[3] ?? 0) : Infinity;
    return arc.filter(([, , w = 0]) => w >= Math.min(least, fourth)).map(([x = 0, y = 0]) => [x, y]);
  });
  const thinned = { ...weighed, arcs } as TierTopology;

  const stays = (ring: number[]) => {
    const drawn = positionsOf(ring, thinned);
    // What straightening leaves nothing of, or turns inside out, is smaller than the tier shows.
    const was = ringArea(positionsOf(ring, weighed));
    if (drawn.length < 4 || ringArea(drawn) * was <= 0) return false;
    if (ring.some((arc) => kept.has(index(arc)) || wet.has(index(arc)) || shared.has(index(arc)))) return true;
    return Math.abs(was) >= detail.island * coarseness(drawn[0] ?? [], detail);
  };
  const remaining = (geometry: ArcPolygons<Properties>): ArcPolygons<Properties> => ({
    ...geometry,
    arcs: geometry.arcs.flatMap(([outer = [], ...holes]) => (stays(outer) ? [[outer, ...holes.filter(stays)]] : [])),
  });
  return {
    ...thinned,
    objects: {
      countries: { ...weighed.objects.countries, geometries: countries.map(remaining) },
      water: {
        ...weighed.objects.water,
        geometries: waters.map((water) => (water.type === 'MultiPolygon' ? remaining(water) : water)),
      },
    },
  };
}

/** The arcs that two countries have in common. */
function sharedArcs(countries: ArcPolygons[]): Set<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const arc of countries.flatMap(arcsOf)) (seen.has(arc) ? shared : seen).add(arc);
  return shared;
}

function greatestRing(country: ArcPolygons, topology: Topology): number[] {
  const rings = country.arcs.map(([outer = []]) => outer);
  const areas = rings.map((ring) => Math.abs(ringArea(positionsOf(ring, topology))));
  return rings[areas.indexOf(Math.max(...areas))] ?? [];
}

/** An arc's place in the topology; a negative number is an arc run backwards. */
function index(arc: number): number {
  return arc < 0 ? ~arc : arc;
}

function arcsOf(geometry: ArcPolygons | ArcLines): number[] {
  return (geometry.arcs.flat(2) as number[]).map(index);
}

function positionsOf(ring: readonly number[], { arcs }: Topology): number[][] {
  return ring.flatMap((arc, i) => {
    const forward = arcs[index(arc)] ?? [];
    const positions = arc < 0 ? [...forward].reverse() : forward;
    return i === 0 ? positions : positions.slice(1);
  });
}
