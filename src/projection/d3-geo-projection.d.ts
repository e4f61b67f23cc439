/** What is used here of d3-geo-projection, which brings no types. */
declare module 'd3-geo-projection' {
  import type { GeoProjection } from 'd3-geo';

  /** The Earth as seen from space. */
  export interface GeoSatellite extends GeoProjection {
    /** From the Earth's centre, in radii. */
    distance(radii: number): this;
    /** Degrees between the direction of view and straight down. */
    tilt(degrees: number): this;
  }
  export function geoSatellite(): GeoSatellite;
}
