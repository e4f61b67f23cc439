import type { Box } from '../drawing/index.ts';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { ownerOf, piecesOf, type Basemap, type BordersView, type PieceProperties } from '../ground/index.ts';
import {
  breakpoints,
  frameProjector,
  frameUnprojector,
  nearestLongitude,
  type BreakpointName,
  type Camera,
  type LonLat,
  type Point,
  type ProjectionName,
} from '../projection/index.ts';
import { arc } from './greatcircle.ts';

/**
 * Which country each part of a frame shows, as a grid of cells: cheap to ask, however crooked the borders, how much of
 * a country is seen and how much of a label would stand within it.
 */
export interface CountryRaster {
  columns: number;
  rows: number;
  /** Cells of a visible country, by code; drawn when first asked for. */
  country: (code: string) => CountryCells | undefined;
}

export interface CountryCells {
  /** Row by row, 1 where the country is. */
  cells: Uint8Array;
  count: number;
  /** Sums of all cells above and to the left, one column and one row more than the grid; made when first asked for. */
  sums: () => Int32Array;
  /** The middle of what is seen, frame pixels; found when first asked for. */
  middle: () => Point;
}

/** Frame pixels of a cell's side. */
export const cellSize = 5;

/** The land of one country, as far as its name and its frame need it. */
export interface CountryShape {
  id: string;
  polygons: CountryPolygon[];
}

export interface CountryPolygon {
  /** The outer ring first, then holes; degrees. */
  rings: LonLat[][];
  /** A circle around it, radius in radians: what is far from a frame need not be projected. */
  center: LonLat;
  radius: number;
  /** Square degrees at the equator's scale. */
  area: number;
  /** The rings with fewer vertices, by power of two of degrees between them. */
  coarser: Map<number, LonLat[][]>;
}

/** The countries of a basemap, with the disputed pieces that are theirs in a view. */
export function countryShapes(basemap: Basemap, view: BordersView): CountryShape[] {
  return [...countryLand(basemap, view)].map(([id, polygons]) => ({ id, polygons: polygons.map(polygonOf) }));
}

/** The rings of each country's polygons, the outer one first, by its code. */
export function countryLand(basemap: Basemap, view: BordersView): Map<string, LonLat[][][]> {
  const land = new Map<string, LonLat[][][]>();
  for (const piece of piecesOf(basemap)) {
    const id = ownerOf(piece, view);
    const { geometry } = feature<PieceProperties>(basemap, piece) as Feature<Polygon | MultiPolygon>;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    land.set(id, [...(land.get(id) ?? []), ...(polygons as LonLat[][][])]);
  }
  return land;
}

function polygonOf(rings: LonLat[][]): CountryPolygon {
  const outer = rings[0] ?? [];
  const [west, east] = extent(outer.map(([longitude]) => longitude));
  const [south, north] = extent(outer.map(([, latitude]) => latitude));
  const center: LonLat = [(west + east) / 2, (south + north) / 2];
  const radius = outer.reduce((most, vertex) => Math.max(most, arc(center, vertex)), 0);
  const area = Math.abs(planarArea(outer)) * Math.cos((center[1] * Math.PI) / 180);
  return { rings, center, radius, area, coarser: new Map() };
}

function extent(values: number[]): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return [least, most];
}

function planarArea(ring: LonLat[]): number {
  let sum = 0;
  ring.forEach(([x1, y1], index) => {
    const [x0, y0] = ring[index - 1] ?? [x1, y1];
    sum += x0 * y1 - x1 * y0;
  });
  return sum / 2;
}

export function rasterCountries(
  shapes: CountryShape[],
  projection: ProjectionName,
  camera: Camera,
  breakpoint: BreakpointName,
): CountryRaster {
  const { width, height } = breakpoints[breakpoint].frame;
  const columns = Math.ceil(width / cellSize);
  const rows = Math.ceil(height / cellSize);
  const project = frameProjector(projection, camera, breakpoint);
  const seen = visibleRadius(projection, camera, breakpoint);
  // Half a cell, in degrees at the camera's centre.
  const detail = Math.floor(Math.log2((180 * cellSize) / (512 * 2 ** camera.zoom)));
  const draw = ({ polygons }: CountryShape): CountryCells | undefined => {
    const rings = polygons
      .filter(({ center, radius }) => arc(center, camera.center) <= radius + seen)
      .flatMap((polygon) => {
        const shift = nearestLongitude(polygon.center[0], camera.center[0]) - polygon.center[0];
        return ringsAt(polygon, detail).map((ring) => projected(ring, shift, project));
      })
      .filter((ring) => ring.length > 2);
    if (rings.length === 0) return undefined;
    const { cells, count } = fill(rings, columns, rows);
    if (count === 0) return undefined;
    return {
      cells,
      count,
      sums: once(() => summed(cells, columns, rows)),
      middle: once(() => middleOf(cells, columns, rows, count)),
    };
  };
  const byCode = new Map(shapes.map((shape) => [shape.id, shape]));
  const drawn = new Map<string, CountryCells | undefined>();
  const country = (code: string) => {
    const shape = byCode.get(code);
    if (shape && !drawn.has(code)) drawn.set(code, draw(shape));
    return drawn.get(code);
  };
  return { columns, rows, country };
}

/** What the globe hides is left out, so that a polygon ends with a straight edge near the horizon. */
function projected(ring: LonLat[], shift: number, project: (at: LonLat) => Point | null): Point[] {
  const points: Point[] = [];
  for (const [longitude, latitude] of ring) {
    const point = project([longitude + shift, latitude]);
    if (point) points.push(point);
  }
  return points;
}

/** Rings without the vertices that are nearer than 2 to the power of `detail` degrees to the one before. */
function ringsAt(polygon: CountryPolygon, detail: number): LonLat[][] {
  const known = polygon.coarser.get(detail);
  if (known) return known;
  const least = 2 ** detail;
  const rings = polygon.rings
    .map((ring) => {
      let last: LonLat | undefined;
      return ring.filter((vertex) => {
        if (last && Math.abs(vertex[0] - last[0]) < least && Math.abs(vertex[1] - last[1]) < least) return false;
        last = vertex;
        return true;
      });
    })
    // Of most islands nothing is left.
    .filter((ring) => ring.length > 2);
  polygon.coarser.set(detail, rings);
  return rings;
}

/** The share of a box in frame pixels, 0 … 1, that lies within a country. */
export function shareWithin({ columns, rows }: CountryRaster, country: CountryCells, box: Box): number {
  const sums = country.sums();
  const [west, east] = [Math.floor(box.left / cellSize), Math.ceil(box.right / cellSize)];
  const [north, south] = [Math.floor(box.top / cellSize), Math.ceil(box.bottom / cellSize)];
  const at = (column: number, row: number) => sums[clamp(row, rows) * (columns + 1) + clamp(column, columns)] ?? 0;
  const within = at(east, south) - at(west, south) - at(east, north) + at(west, north);
  return within / ((east - west) * (south - north));
}

/** Radians from the camera's centre to the farthest place in the frame. */
function visibleRadius(projection: ProjectionName, camera: Camera, breakpoint: BreakpointName): number {
  const { width, height } = breakpoints[breakpoint].frame;
  const unproject = frameUnprojector(projection, camera, breakpoint);
  const edge: Point[] = [
    [0, 0],
    [width / 2, 0],
    [width, 0],
    [width, height / 2],
    [width, height],
    [width / 2, height],
    [0, height],
    [0, height / 2],
  ];
  return Math.max(
    ...edge.map((pixel) => {
      const at = unproject(pixel);
      return at ? arc(at, camera.center) : Math.PI;
    }),
  );
}

/** Even-odd, at the middle of each cell. */
function fill(rings: Point[][], columns: number, rows: number): { cells: Uint8Array; count: number } {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (const ring of rings) {
    ring.forEach(([x1, y1], index) => {
      const [x0, y0] = ring[index === 0 ? ring.length - 1 : index - 1] ?? [x1, y1];
      const from = Math.max(0, Math.ceil(Math.min(y0, y1) / cellSize - 0.5));
      const to = Math.min(rows - 1, Math.ceil(Math.max(y0, y1) / cellSize - 0.5) - 1);
      for (let row = from; row <= to; row++) {
        const y = (row + 0.5) * cellSize;
        crossings[row]?.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
      }
    });
  }
  const cells = new Uint8Array(columns * rows);
  let count = 0;
  crossings.forEach((xs, row) => {
    xs.sort((a, b) => a - b);
    for (let index = 0; index + 1 < xs.length; index += 2) {
      const from = Math.max(0, Math.ceil((xs[index] ?? 0) / cellSize - 0.5));
      const to = Math.min(columns, Math.ceil((xs[index + 1] ?? 0) / cellSize - 0.5));
      if (to <= from) continue;
      cells.fill(1, row * columns + from, row * columns + to);
      count += to - from;
    }
  });
  return { cells, count };
}

function middleOf(cells: Uint8Array, columns: number, rows: number, count: number): Point {
  let [x, y] = [0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!cells[row * columns + column]) continue;
      x += column;
      y += row;
    }
  }
  return [(x / count + 0.5) * cellSize, (y / count + 0.5) * cellSize];
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function summed(cells: Uint8Array, columns: number, rows: number): Int32Array {
  const sums = new Int32Array((columns + 1) * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      sum += cells[row * columns + column] ?? 0;
      sums[(row + 1) * (columns + 1) + column + 1] = (sums[row * (columns + 1) + column + 1] ?? 0) + sum;
    }
  }
  return sums;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
