import type { MultiLineString, MultiPolygon, Position } from 'geojson';
import type { Bounds, Scale } from '../ground/index.ts';

/**
 * The polygons or lines of which a view may show anything. The others would be projected for nothing, and what just
 * touches the globe's horizon, far beyond the frame, d3 may take for all that is not there: a lake for an ocean.
 */
export function near<G extends MultiPolygon | MultiLineString>(geometry: G, view: Scale): G {
  const coordinates =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.filter(([outer = []]) => view.meets(boundsOf(outer)))
      : geometry.coordinates.filter((line) => view.meets(boundsOf(line)));
  return { ...geometry, coordinates };
}

function boundsOf(line: readonly Position[]): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude = 0, latitude = 0] of line) {
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  }
  return bounds;
}
