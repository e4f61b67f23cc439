import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, presimplify } from 'topojson-simplify';
import type { FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import type { Topology } from 'topojson-specification';
import type { Territory } from './countries.ts';
import { onGrid, snapLine, snapToGrid } from './cut.ts';
import { largest, world, type Polygon } from './shape.ts';
import { thin, weigh, type Detail, type Properties, type TierTopology } from './thin.ts';
import type { TierWaters } from './water.ts';

/** How fine a tier is, and of what part of the world. */
export interface TierSpec {
  name: 'globe' | 'region' | 'close';
  /** Natural Earth's scale. */
  scale: '110m' | '10m';
  /** Positions are rounded to multiples of this many degrees. */
  grid: number;
  detail: Detail;
}

/** No edge spans more degrees than this, so that a plane and a globe draw the same line. */
const longestEdge = 4;

/**
 * One tier of the basemap: rounded, simplified with shared borders still shared, delta-encoded. Outer rings
 * run clockwise, as d3 wants them.
 */
export function tierOf(spec: TierSpec, territories: Territory[], waters: TierWaters): Topology {
  const { grid } = spec;
  const [west, south, east, north] = world;
  const onTier = (polygons: Polygon[]) => snapToGrid(polygons, [west, south], grid);
  const rivers = waters.rivers.map((line) => snapLine(line, [west, south], grid));

  const whole = topology({
    countries: countriesOf(territories, onTier, spec),
    water: watersOf(onTier(waters.lakes), onTier(waters.wide), rivers),
  }) as TierTopology;
  const weighed = presimplify(whole, ([a, b, c]) => weigh(a, b, c, spec.detail)) as TierTopology;
  const pruned = filter(thin(weighed, spec.detail), () => true) as unknown as Topology<Record<never, never>>;
  for (const arc of pruned.arcs) densify(arc, spec);

  const transform = { scale: [grid, grid], translate: [west, south] } as const;
  const quantised = quantize(pruned, { scale: [...transform.scale], translate: [...transform.translate] });
  return { ...quantised, bbox: [west, south, east, north] };
}

function countriesOf(
  territories: Territory[],
  onTier: (polygons: Polygon[]) => Polygon[],
  spec: TierSpec,
): FeatureCollection<MultiPolygon, Properties | null> {
  const features = territories.flatMap(({ id, views, polygons }) => {
    const visible = onTier(polygons);
    const coordinates = visible.length > 0 ? visible : cellOf(polygons, spec);
    const properties = views ? { views } : null;
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates };
    return coordinates.length > 0 ? [{ type: 'Feature' as const, id, properties, geometry }] : [];
  });
  return { type: 'FeatureCollection', features };
}

/** A country so small that the grid swallows it is drawn as one cell of the grid. */
function cellOf(polygons: Polygon[], { grid }: TierSpec): Polygon[] {
  const [x = 0, y = 0] = largest(polygons)?.[0]?.[0] ?? [];
  const [west, south] = [onGrid(x, world[0], grid), onGrid(y, world[1], grid)];
  const [east, north] = [onGrid(x + grid, world[0], grid), onGrid(y + grid, world[1], grid)];
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

function watersOf(
  lakes: Polygon[],
  wide: Polygon[],
  rivers: MultiLineString['coordinates'],
): FeatureCollection<MultiPolygon | MultiLineString, null> {
  const parts: [string, MultiPolygon | MultiLineString][] = [
    ['lakes', { type: 'MultiPolygon', coordinates: lakes }],
    ['wide-rivers', { type: 'MultiPolygon', coordinates: wide }],
    ['rivers', { type: 'MultiLineString', coordinates: rivers.filter((line) => line.length > 1) }],
  ];
  return {
    type: 'FeatureCollection',
    features: parts
      .filter(([, { coordinates }]) => coordinates.length > 0)
      .map(([id, geometry]) => ({ type: 'Feature', id, properties: null, geometry })),
  };
}

/** Puts positions on edges longer than {@link longestEdge}, straight in longitude and latitude. */
function densify(arc: number[][], { grid }: TierSpec): void {
  for (let i = arc.length - 1; i > 0; i--) {
    const [x0 = 0, y0 = 0] = arc[i - 1] ?? [];
    const [x1 = 0, y1 = 0] = arc[i] ?? [];
    const pieces = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / longestEdge);
    const between = Array.from({ length: Math.max(0, pieces - 1) }, (_, k) => {
      const t = (k + 1) / pieces;
      return [onGrid(x0 + (x1 - x0) * t, world[0], grid), onGrid(y0 + (y1 - y0) * t, world[1], grid)];
    });
    arc.splice(i, 0, ...between);
  }
}
