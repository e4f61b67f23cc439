import { boundsOf, overlaps, ringArea, type Box, type Polygon } from './shape.ts';

/** Which inland waters a tier shows. */
export interface WaterSpec {
  resolution: '1km' | '250m';
  /** Lakes and reservoirs of at least this many km². */
  lakes?: number;
  /** River polygons of at least this many km². */
  rivers?: number;
  /** Finer here. */
  near?: { box: Box; lakes: number; rivers: number };
}

/** The Caspian is a lake to OpenStreetMap and no land to Natural Earth: it is sea here. */
const caspian: Box = [46, 36, 55.5, 48];
const caspianLeast = 100_000;

/** Rivers and lakes of at least the given size that touch the box, outer rings clockwise. */
export function watersOf(
  waters: { rivers: Polygon[]; lakes: Polygon[] },
  spec: WaterSpec,
  box: Box,
): { id: 'rivers' | 'lakes'; polygons: Polygon[] }[] {
  const select = (kind: 'rivers' | 'lakes') => ({
    id: kind,
    polygons: waters[kind].flatMap((polygon) => {
      const [outer = [], ...islands] = polygon;
      const bounds = boundsOf(outer);
      if (!overlaps(bounds, box)) return [];
      const area = Math.abs(ringArea(outer));
      const near = spec.near && overlaps(bounds, spec.near.box) ? spec.near[kind] : Infinity;
      if (area < Math.min(spec[kind] ?? Infinity, near)) return [];
      if (area >= caspianLeast && overlaps(bounds, caspian) && kind === 'lakes') return [];
      const least = area / 300;
      return [[wind(outer, 1), ...islands.filter((r) => Math.abs(ringArea(r)) > least).map((r) => wind(r, -1))]];
    }),
  });
  return [select('rivers'), select('lakes')];
}

function wind(ring: Polygon[number], sign: 1 | -1): Polygon[number] {
  return Math.sign(ringArea(ring)) === sign ? ring : [...ring].reverse();
}
