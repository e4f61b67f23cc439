declare module 'd3-geo-projection' {
  import type { GeoIdentityTransform, GeoProjection } from 'd3-geo';
  import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';

  /** Projects a shape's positions, clipped as the projection clips; null where nothing is left. */
  export function geoProject(
    polygon: Polygon,
    projection: GeoProjection | GeoIdentityTransform,
  ): Polygon | MultiPolygon | null;
  export function geoProject(
    lines: MultiLineString,
    projection: GeoProjection | GeoIdentityTransform,
  ): LineString | MultiLineString | null;
}
