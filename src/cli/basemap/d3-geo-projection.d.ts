declare module 'd3-geo-projection' {
  import type { GeoIdentityTransform, GeoProjection } from 'd3-geo';
  import type { MultiPolygon, Polygon } from 'geojson';

  /** Projects a polygon's positions, clipped as the projection clips; null where nothing is left. */
  export function geoProject(
    polygon: Polygon,
    projection: GeoProjection | GeoIdentityTransform,
  ): Polygon | MultiPolygon | null;
}
