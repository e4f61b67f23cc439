import type { Feature, MultiLineString, MultiPolygon } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type { GeometryObject, MultiPolygon as TopoMultiPolygon, Polygon as TopoPolygon } from 'topojson-specification';
import {
  type Basemap,
  type BordersView,
  type Bounds,
  type Piece,
  coverOf,
  ownerOf,
  piecesOf,
  world,
} from './basemap.ts';
import { denseLines, densePolygons, withoutSeams } from './line.ts';
import type { Tier } from './tier.ts';

/** One tier of the basemap as geometries in degrees, ready to be painted by the still and the stage alike. */
export interface Ground {
  tier: Tier;
  /** The part of the world that it covers, as an area to lay under it; null where that is all of it. */
  cover: MultiPolygon | null;
  /** One per country, its code as id, with the disputed pieces that are its own in the view chosen. */
  countries: Feature<MultiPolygon>[];
  land: MultiPolygon;
  /** Where land meets the sea, without the seams of the antimeridian. */
  coast: MultiLineString;
  /** Each border between two countries once, undisputed ones only. */
  borders: MultiLineString;
  /** Lines that are a border in one view and not in another: drawn dashed, whichever view is chosen. */
  disputed: MultiLineString;
  water: MultiPolygon;
  shores: MultiLineString;
}

const views: BordersView[] = ['un', 'natural-earth'];

/** The longest edge, in degrees: a longer one would be drawn straight by MapLibre and as a great circle by d3. */
const longestEdge: Record<Tier, number> = { globe: 2, region: 0.5, close: 0.2 };

/** Decodes a tier of the basemap, with disputed pieces of land given to countries by the view chosen. */
export function decodeGround(basemap: Basemap, view: BordersView, tier: Tier): Ground {
  const pieces = piecesOf(basemap);
  const step = longestEdge[tier];
  const polygons = (geometries: Piece[]): MultiPolygon => densePolygons(merge(basemap, geometries), step);
  const lines = (filter: LineFilter): MultiLineString => linesOf(basemap, tier, filter);
  const cover = coverOf(basemap);

  return {
    tier,
    cover: cover && densePolygons(rectangle(cover), step),
    countries: [...byOwner(pieces, view)].map(([id, own]) => ({
      type: 'Feature',
      id,
      properties: { id },
      geometry: polygons(own),
    })),
    land: polygons(pieces),
    coast: lines((a, b) => a === b),
    borders: lines((a, b) => a !== b && dividing(a, b).length === views.length),
    disputed: lines((a, b) => a !== b && dividing(a, b).length === 1),
    water: densePolygons(
      merge(
        basemap,
        basemap.objects.water.geometries.filter(
          (geometry): geometry is TopoPolygon | TopoMultiPolygon =>
            geometry.type === 'Polygon' || geometry.type === 'MultiPolygon',
        ),
      ),
      step,
    ),
    shores: denseLines(withoutSeams(mesh(basemap, basemap.objects.water), cover ?? world), step),
  };
}

/** The countries named, as one area without inner borders. What the basemap does not have is left out. */
export function decodeCountries(basemap: Basemap, view: BordersView, tier: Tier, codes: string[]): MultiPolygon {
  const own = piecesOf(basemap).filter((piece) => codes.includes(ownerOf(piece, view)));
  return densePolygons(merge(basemap, own), longestEdge[tier]);
}

/** The outline of the countries named, taken together: their coasts, and their borders with others. */
export function decodeOutline(basemap: Basemap, view: BordersView, tier: Tier, codes: string[]): MultiLineString {
  const own = (geometry: GeometryObject): boolean => codes.includes(ownerOf(geometry as Piece, view));
  return linesOf(basemap, tier, (a, b) => (a === b ? own(a) : own(a) !== own(b)));
}

type LineFilter = (a: GeometryObject, b: GeometryObject) => boolean;

function linesOf(basemap: Basemap, tier: Tier, filter: LineFilter): MultiLineString {
  const lines = mesh(basemap, basemap.objects.countries, filter);
  return denseLines(withoutSeams(lines, coverOf(basemap) ?? world), longestEdge[tier]);
}

function rectangle([west, south, east, north]: Bounds): MultiPolygon {
  const ring = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

/** The views in which a line between two pieces divides two countries. */
function dividing(a: GeometryObject, b: GeometryObject): BordersView[] {
  return views.filter((view) => ownerOf(a as Piece, view) !== ownerOf(b as Piece, view));
}

function byOwner(pieces: Piece[], view: BordersView): Map<string, Piece[]> {
  const owners = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const owner = ownerOf(piece, view);
    const own = owners.get(owner);
    if (own) own.push(piece);
    else owners.set(owner, [piece]);
  }
  return owners;
}
