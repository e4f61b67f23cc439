import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import { type Basemap, type BordersView, type Piece, ownerOf, piecesOf } from './basemap.ts';
import { denseLines, densePolygons, withoutSeams } from './line.ts';
import type { Tier } from './tier.ts';

/** One tier of the basemap as geometries in degrees, ready to be painted by the still and the stage alike. */
export interface Ground {
  tier: Tier;
  /** One per country, its code as id, with the disputed pieces that are its own in the view chosen. */
  countries: Feature<MultiPolygon>[];
  land: MultiPolygon;
  /** Where land meets the sea, without the seams of the antimeridian. */
  coast: MultiLineString;
  /** Each border between two countries once, undisputed ones only. */
  borders: MultiLineString;
  /** Lines that are a border in one view and not in another: drawn dashed, whichever view is chosen. */
  disputed: MultiLineString;
  /** Lakes, and rivers wide enough to have two banks. */
  water: MultiPolygon;
  shores: MultiLineString;
  /** Rivers as lines. */
  rivers: MultiLineString;
  /** Countries, by code, as one area without inner borders. What the basemap does not have is left out. */
  area(codes: readonly string[]): MultiPolygon;
  /** The outline of countries taken together: their coasts, and their borders with others. */
  outline(codes: readonly string[]): MultiLineString;
}

const views: BordersView[] = ['un', 'natural-earth'];

/** The longest edge, in degrees: a longer one would be drawn straight by MapLibre and as a great circle by d3. */
const longestEdge: Record<Tier, number> = { globe: 2, region: 0.5, close: 0.2 };

/** Decodes a tier of the basemap, with disputed pieces of land given to countries by the view chosen. */
export function decodeGround(basemap: Basemap, view: BordersView, tier: Tier): Ground {
  const pieces = piecesOf(basemap);
  const step = longestEdge[tier];
  const polygons = (geometries: Piece[]): MultiPolygon => densePolygons(merge(basemap, geometries), step);
  const water = waterOf(basemap);
  const lines = (filter: (a: GeometryObject, b: GeometryObject) => boolean): MultiLineString =>
    denseLines(withoutSeams(mesh(basemap, basemap.objects.countries, filter)), step);

  return {
    tier,
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
    water: densePolygons(water.areas, step),
    shores: denseLines(withoutSeams(water.banks), step),
    rivers: denseLines(water.rivers, step),
    area: (codes) => polygons(pieces.filter((piece) => codes.includes(ownerOf(piece, view)))),
    outline(codes) {
      const own = (geometry: GeometryObject): boolean => codes.includes(ownerOf(geometry as Piece, view));
      return lines((a, b) => (a === b ? own(a) : own(a) !== own(b)));
    },
  };
}

/** Lakes and rivers as they are: they share no sides, and merging would break rings that touch themselves. */
function waterOf(basemap: Basemap): { areas: MultiPolygon; banks: MultiLineString; rivers: MultiLineString } {
  const areas: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };
  const rivers: MultiLineString = { type: 'MultiLineString', coordinates: [] };
  for (const { geometry } of feature(basemap, basemap.objects.water).features) {
    if (geometry.type === 'Polygon') areas.coordinates.push(geometry.coordinates);
    if (geometry.type === 'MultiPolygon') areas.coordinates.push(...geometry.coordinates);
    if (geometry.type === 'LineString') rivers.coordinates.push(geometry.coordinates);
    if (geometry.type === 'MultiLineString') rivers.coordinates.push(...geometry.coordinates);
  }
  return { areas, banks: { type: 'MultiLineString', coordinates: areas.coordinates.flat() }, rivers };
}

/** An area of the story, as RFC 7946 winds it, made like the ground's own. */
export function areaOf(geometry: Polygon | MultiPolygon, tier: Tier): MultiPolygon {
  const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return densePolygons({ type: 'MultiPolygon', coordinates }, longestEdge[tier]);
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
