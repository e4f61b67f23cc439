import type { LonLat, ProjectionName } from '../projection/index.ts';
import type { Item } from './drawing.ts';
import type { Projector } from './line.ts';

/** Names stand level up to the first angle, in degrees, and never lean more than the second: they are to be read. */
const leaning = [5, 14] as const;

/**
 * How a name of the basemap leans, degrees clockwise: on a globe countries and seas are lettered along their parallels,
 * as on maps made by hand. All else is level.
 * @param at what the name hangs on
 * @param bearing of the camera: what is turned with the map is level in it
 */
export function tiltOf(
  item: Item,
  at: LonLat,
  { projection, bearing, project }: { projection: ProjectionName; bearing: number; project: Projector },
): number {
  if (projection !== 'globe' || item.type !== 'label' || (item.kind !== 'country' && item.kind !== 'sea')) return 0;
  const west = project([at[0] - 0.5, at[1]]);
  const east = project([at[0] + 0.5, at[1]]);
  if (!west || !east) return 0;
  const angle = (Math.atan2(east[1] - west[1], east[0] - west[0]) * 180) / Math.PI + bearing;
  const lean = angle - 360 * Math.round(angle / 360);
  const [level, most] = leaning;
  // Beyond upside down there is no use in leaning; up to the level angle it grows from nothing, so that none ever jumps.
  if (Math.abs(lean) > 90) return 0;
  const size = Math.min(most, Math.max(0, Math.abs(lean) - level));
  return Math.round(Math.sign(lean) * size * 10) / 10;
}
