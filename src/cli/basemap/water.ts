import type { Position } from 'geojson';
import { roundRing, smoothLine } from './smooth.ts';
import { boundsOf, overlaps, ringArea, type Box, type Polygon } from './shape.ts';
import type { TracedRiver } from './trace.ts';

/** Which inland waters are shown, by least areas in km². */
export interface WaterDetail {
  /** Lakes and reservoirs. */
  lakes: number;
  /** Wide stretches of rivers, as polygons. */
  wide: number;
  /** How often the corners of polygons are rounded: close by, the source's outlines are coarse. */
  round?: number;
}

/** Which inland waters a tier shows. */
export interface WaterSpec extends WaterDetail {
  /** Otherwise in these boxes. The first that a water touches counts. */
  near?: (WaterDetail & { box: Box })[];
  /** Rivers of this rank and more important ones, as lines. */
  rank: number;
}

export interface Waters {
  rivers: Polygon[];
  lakes: Polygon[];
}

/** The waters of one tier: polygons with outer rings clockwise, and rivers as lines where they are no polygons. */
export interface TierWaters {
  lakes: Polygon[];
  wide: Polygon[];
  rivers: Position[][];
}

/** The Caspian is a lake to OpenStreetMap and no land to Natural Earth: it is sea here. */
const caspian: Box = [46, 36, 55.5, 48];
const caspianLeast = 100_000;
/** Islands of less than this part of their lake are left out. */
const leastIsland = 1 / 300;

/** The waters that a tier shows. */
export function watersOf(waters: Waters, traced: TracedRiver[], spec: WaterSpec): TierWaters {
  const detailAt = (bounds: Box): WaterDetail => spec.near?.find((near) => overlaps(bounds, near.box)) ?? spec;
  const shown = (polygons: Polygon[], kind: 'lakes' | 'wide') =>
    polygons.filter(([outer = []]) => {
      const bounds = boundsOf(outer);
      const area = Math.abs(ringArea(outer));
      return area >= detailAt(bounds)[kind] && !(area >= caspianLeast && overlaps(bounds, caspian));
    });
  const tidied = (polygon: Polygon) => tidy(polygon, detailAt(boundsOf(polygon[0] ?? [])).round);
  const lakes = shown(waters.lakes, 'lakes');
  const wide = shown(waters.rivers, 'wide');
  const drawn = new Set([...lakes, ...wide]);
  return {
    lakes: lakes.map(tidied),
    wide: wide.map(tidied),
    rivers: traced
      .filter(({ rank }) => rank <= spec.rank)
      .flatMap((river) => outside(river, drawn))
      .map(smoothLine),
  };
}

/** The stretches of a river between the polygons that are drawn, from shore to shore. */
function outside({ line }: TracedRiver, drawn: ReadonlySet<Polygon>): Position[][] {
  const stretches: Position[][] = [];
  let stretch: Position[] = [];
  line.forEach(({ at, polygon }, i) => {
    const before = line[i - 1];
    const withinOne = before?.polygon === polygon && drawn.has(polygon);
    if (withinOne) {
      if (stretch.length > 1) stretches.push(stretch);
      stretch = [];
    }
    stretch.push(at);
  });
  if (stretch.length > 1) stretches.push(stretch);
  return stretches;
}

function tidy([outer = [], ...islands]: Polygon, round = 0): Polygon {
  const least = Math.abs(ringArea(outer)) * leastIsland;
  const kept = islands.filter((ring) => Math.abs(ringArea(ring)) > least);
  return [wind(outer, 1), ...kept.map((ring) => wind(ring, -1))].map((ring) => roundRing(ring, round));
}

function wind(ring: Polygon[number], sign: 1 | -1): Polygon[number] {
  return Math.sign(ringArea(ring)) === sign ? ring : [...ring].reverse();
}
