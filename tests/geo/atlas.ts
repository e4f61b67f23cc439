import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';

export const tiers = ['globe', 'region', 'close'] as const;
export type Tier = (typeof tiers)[number];
export type View = 'un' | 'natural-earth';

export interface Piece {
  id: string;
  views?: Partial<Record<View, string>>;
  polygons: Position[][][];
}

const folder = new URL('../../geo/', import.meta.url);

export function textOf(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8');
}

export function topologyOf(tier: Tier): Topology {
  return JSON.parse(textOf(`basemap/${tier}.json`)) as Topology;
}

export function piecesOf(topology: Topology): Piece[] {
  const countries = topology.objects.countries as GeometryCollection<{ views?: Piece['views'] }>;
  return feature(topology, countries).features.map(({ id, properties, geometry }) => ({
    id: String(id),
    ...(properties?.views && { views: properties.views }),
    polygons: geometry.type === 'MultiPolygon' ? geometry.coordinates : [],
  }));
}

export const ownerOf = (piece: Piece, view: View): string => piece.views?.[view] ?? piece.id;

/** The code of the country that holds a place, or undefined at sea. */
export function countryAt(pieces: Piece[], place: Position, view: View = 'un'): string | undefined {
  const piece = pieces.find(({ polygons }) => polygons.some((polygon) => contains(polygon, place)));
  return piece && ownerOf(piece, view);
}

const boxes = new WeakMap<Position[][], [west: number, south: number, east: number, north: number]>();

function boxOf(polygon: Position[][]): [west: number, south: number, east: number, north: number] {
  const known = boxes.get(polygon);
  if (known) return known;
  const xs = (polygon[0] ?? []).map(([x = 0]) => x);
  const ys = (polygon[0] ?? []).map(([, y = 0]) => y);
  const box: [number, number, number, number] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  boxes.set(polygon, box);
  return box;
}

/** Even-odd, planar. */
export function contains(polygon: Position[][], [x = 0, y = 0]: Position): boolean {
  const [west, south, east, north] = boxOf(polygon);
  if (x < west || x > east || y < south || y > north) return false;
  let inside = false;
  for (const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] of polygon.flatMap(edgesOf)) {
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}

export function edgesOf(line: Position[]): [Position, Position][] {
  return line.slice(1).map((end, i) => [line[i] ?? [], end]);
}

/** Kilometres from a place to the nearest edge of a country, flat around the place. */
export function kmToCountry(pieces: Piece[], code: string, [x = 0, y = 0]: Position): number {
  const shrink = Math.cos((y * Math.PI) / 180);
  let least = Infinity;
  for (const { polygons } of pieces.filter((piece) => ownerOf(piece, 'un') === code)) {
    for (const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] of polygons.flat().flatMap(edgesOf)) {
      const [ax, ay, bx, by] = [(x0 - x) * shrink, y0 - y, (x1 - x) * shrink, y1 - y];
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length));
      least = Math.min(least, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)) * 111.2);
    }
  }
  return least;
}
