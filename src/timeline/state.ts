import { breakpointOf, viewCamera, type Viewport } from '../projection/index.ts';
import { cameraPath } from './path.ts';
import type { MapState, Stop, Timeline } from './timeline.ts';

/** Whether the map may travel; `reduced` is for readers who asked their system for less motion. */
export type Motion = 'full' | 'reduced';

/** The scene that a position is in: its whole part, clamped to 0 … count − 1. */
export function sceneAt(position: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(finite(position))));
}

/** The position in the middle of a scene's rest. */
export function restOf(index: number): number {
  return index + 0.5;
}

/**
 * What the map shows at a position, 0 … number of scenes; beyond, it is clamped, and NaN counts as 0.
 *
 * It depends on the arguments alone, and is continuous in the position; on Mercator longitudes may, where a travel
 * across the antimeridian ends, change by 360, which is the same place. What a map no longer shows is absent, or has
 * opacity 0; the kilometres drawn of what fades out stay as they are.
 *
 * With reduced motion nothing travels: each scene is at its rest from its beginning to its end, and the opening is
 * shown at position 0 only.
 *
 * @throws when the timeline has no stops.
 */
export function mapStateAt(
  timeline: Timeline,
  position: number,
  viewport: Viewport,
  { motion = 'full' }: { motion?: Motion } = {},
): MapState {
  const { stops, projection } = timeline;
  const at = Math.max(0, Math.min(stops.length, finite(position)));
  const { from, to, progress } = motion === 'reduced' ? cutAt(timeline, at) : travelAt(timeline, at);
  const leaving = stopOf(timeline, from);
  const arriving = stopOf(timeline, to);
  const breakpoint = breakpointOf(viewport);
  const path = cameraPath(projection, leaving.cameras[breakpoint], arriving.cameras[breakpoint], breakpoint);
  const frame = path(progress);
  return {
    position: at,
    index: sceneAt(at, stops.length),
    breakpoint,
    frame,
    camera: viewCamera(projection, frame, breakpoint, viewport),
    from,
    to,
    progress,
    opacity: fade(leaving.shows, arriving.shows, progress),
    drawn: unroll(leaving, arriving, progress),
    ground: fade(leaving.ground, arriving.ground, progress),
  };
}

/**
 * The position by which a picture is named: where the map rests, the middle of its rest, and else the position as it is.
 * So it stays the same for as long as nothing on the map changes.
 */
export function pictureAt(timeline: Timeline, position: number, motion: Motion = 'full'): number {
  const at = Math.max(0, Math.min(timeline.stops.length, finite(position)));
  const { from, to } = motion === 'reduced' ? cutAt(timeline, at) : travelAt(timeline, at);
  if (from !== to) return at;
  return to < 0 ? 0 : restOf(to);
}

/** Index of the stop that the map is nearer to, of the two between which it stands. */
export function nearerStop({ from, to, progress }: Travel): number {
  return progress < 0.5 ? from : to;
}

type Travel = Pick<MapState, 'from' | 'to' | 'progress'>;

/** How much of a scene, before and after its middle half, is travel. */
const margin = 0.25;

function travelAt(timeline: Timeline, at: number): Travel {
  const last = timeline.stops.length - 1;
  const departed = Math.floor(at - (1 - margin));
  const [from, to] = [clampStop(timeline, departed), Math.min(last, departed + 1)];
  // The travel from the opening has only the first margin of the first scene.
  const [start, length] = from < 0 ? [0, margin] : [from + 1 - margin, 2 * margin];
  const time = (at - start) / length;
  if (from === to || time >= 1) return restAt(to);
  if (time <= 0) return restAt(from);
  return { from, to, progress: time * time * (3 - 2 * time) };
}

function cutAt(timeline: Timeline, at: number): Travel {
  if (at === 0) return restAt(clampStop(timeline, -1));
  return restAt(sceneAt(at, timeline.stops.length));
}

function restAt(stop: number): Travel {
  return { from: stop, to: stop, progress: 1 };
}

function clampStop({ opening, stops }: Timeline, index: number): number {
  return Math.max(opening ? -1 : 0, Math.min(stops.length - 1, index));
}

function stopOf({ opening, stops }: Timeline, index: number): Stop {
  const stop = index < 0 ? opening : stops[index];
  if (!stop) throw new Error('a timeline must have at least one stop; saw none');
  return stop;
}

/** The share of a travel in which the old goes, and in which the new comes. */
const fadeShare = 0.45;

/** 1 at departure, 0 from the end of the fade on. */
function going(progress: number): number {
  return Math.max(0, 1 - progress / fadeShare);
}

/** 0 until the fade begins, 1 on arrival. */
function coming(progress: number): number {
  return Math.max(0, 1 - (1 - progress) / fadeShare);
}

/** What both stops show stays as it is. */
function fade(leaving: readonly string[], arriving: readonly string[], progress: number): Record<string, number> {
  const opacity: Record<string, number> = {};
  for (const id of leaving) if (going(progress) > 0) opacity[id] = going(progress);
  for (const id of arriving) {
    if (leaving.includes(id)) opacity[id] = 1;
    else if (coming(progress) > 0) opacity[id] = coming(progress);
  }
  return opacity;
}

function unroll(leaving: Stop, arriving: Stop, progress: number): Record<string, number> {
  const drawn: Record<string, number> = progress < 1 ? { ...leaving.unrolls } : {};
  for (const [id, full] of Object.entries(arriving.unrolls)) {
    // What was already seen whole is not unrolled anew.
    const before = leaving.unrolls[id] ?? (leaving.shows.includes(id) ? full : 0);
    drawn[id] = before + (full - before) * coming(progress);
  }
  return drawn;
}

function finite(position: number): number {
  return Number.isNaN(position) ? 0 : position;
}
