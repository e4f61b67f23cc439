import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { Tier } from './tier.ts';

/** Whose view of disputed borders is drawn: `story.json`'s `borders`. */
export type BordersView = 'un' | 'natural-earth';

/** Properties of a piece of land: who holds it in each view, where the views differ. */
export interface PieceProperties {
  views?: Partial<Record<BordersView, string>>;
}

export type Piece = (Polygon<PieceProperties> | MultiPolygon<PieceProperties>) & { id?: string | number };

/**
 * One tier of `geo/basemap`. `countries` are pieces of land with an ISO 3166-1 alpha-2 code as id, disputed ones apart
 * (`UA-43`); `water` are lakes and wide rivers as polygons, and
 * other rivers as lines. Cut at the antimeridian.
 */
export type Basemap = Topology<{
  countries: GeometryCollection<PieceProperties>;
  water: GeometryCollection;
}>;

/** `[west, south, east, north]` in degrees; east may run past 180. */
export type Bounds = [west: number, south: number, east: number, north: number];

export type Basemaps = Record<Tier, Basemap>;

/** The pieces of land of a basemap; what has no area is left out. */
export function piecesOf(basemap: Basemap): Piece[] {
  return basemap.objects.countries.geometries.filter(
    (geometry): geometry is Piece => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon',
  );
}

/** Code of the country that a piece belongs to in a view. */
export function ownerOf(piece: Piece, view: BordersView): string {
  return piece.properties?.views?.[view] ?? String(piece.id ?? '');
}
