import {
  nearestLongitude,
  type Camera,
  type LonLat,
  type ProjectionName,
  type Projector,
} from '../projection/index.ts';
import type { Item } from './drawing.ts';

/** Mercator repeats itself: an item is painted, as a whole, in the copy of the world that the camera is in. */
export function inCopyOf(
  { center }: Pick<Camera, 'center'>,
  item: Item,
  projection: ProjectionName,
  project: Projector,
): Projector {
  const first = firstOf(item);
  if (projection === 'globe' || !first) return project;
  const shift = nearestLongitude(first[0], center[0]) - first[0];
  return shift === 0 ? project : ([lon, lat]) => project([lon + shift, lat]);
}

function firstOf(item: Item): LonLat | undefined {
  return item.type === 'route' || item.type === 'tape' ? item.line[0] : item.at;
}
