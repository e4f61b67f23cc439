/** `[longitude, latitude]` in degrees. Longitudes may run past ±180 where a line crosses the antimeridian. */
export type LonLat = [longitude: number, latitude: number];

/** `[x, y]` in CSS pixels, y downwards. */
export type Point = [x: number, y: number];

export type ProjectionName = 'globe' | 'mercator';

/** Where the map is looked at from, in MapLibre's terms. */
export interface Camera {
  /** What lies in the middle of the frame. */
  center: LonLat;
  /** Zoom level of 512-pixel tiles; on the globe, of Mercator's scale at the centre's latitude. */
  zoom: number;
  /** Degrees clockwise from north that point up. */
  bearing: number;
  /** Degrees from looking straight down, 0 … 60. */
  pitch: number;
}
