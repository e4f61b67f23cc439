import type { GeoFeature, GeoGeometry } from '../../src/format/index.ts';
import type { SourceFile } from '../../src/compile/sourceFile.ts';

/** A feature as it comes from a file of `geo/`: an exact place, unless told otherwise. */
export function feature(id: string, geometry: GeoGeometry, more: Partial<GeoFeature> = {}): GeoFeature {
  return {
    id,
    geometry,
    name: id[0]?.toUpperCase() + id.slice(1),
    kind: 'place',
    groups: [],
    certainty: 'exact',
    radius: 0,
    date: '',
    source: '',
    note: '',
    file: 'geo/places.geojson',
    index: 0,
    ...more,
  };
}

export const point = (longitude: number, latitude: number): GeoGeometry => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});

/** Between two meridians and two parallels. */
export function square(west: number, south: number, east: number, north: number): GeoJSON.Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** A file in which everything stands on line 1. */
export const anyFile: SourceFile = { file: 'story/x/story.json', locate: () => ({ line: 1, column: 1 }) };
