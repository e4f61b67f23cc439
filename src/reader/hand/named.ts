import type { CompiledStory } from '../../compile/compiled.ts';
import {
  coveredLength,
  cut,
  dotRadius,
  gapBetween,
  inCopyOf,
  isCursive,
  labelBox,
  labelStyleAt,
  labelsAt,
  projectLine,
  tapeWidth,
  tiltOf,
  type Box,
  type Drawing,
  type Item,
  type Labels,
  type TextWidth,
} from '../../drawing/index.ts';
import {
  breakpoints,
  frameProjector,
  frameUnprojector,
  globeRadius,
  nearestLongitude,
  type Camera,
  type Projector,
} from '../../projection/index.ts';
import { nearerStop, type MapState } from '../../timeline/index.ts';

/**
 * The drawing for a camera of the reader's, which nobody has foreseen. What the story shows is named as where he left
 * it, the ground as at the stop whose view is most like his. Of names that would lie on each other the most important
 * one stays, and the ground's keep off the story's dots and tapes. Scale bar and locator, which are true of the story's
 * own views alone, are gone.
 * @param state what he sees
 */
export function drawingNamed(
  { drawing: { aids: _, ...drawing }, timeline }: Pick<CompiledStory, 'drawing' | 'timeline'>,
  state: MapState,
  textWidth: TextWidth,
): Drawing {
  const { projection } = timeline;
  const { breakpoint, frame, opacity } = state;
  const project = frameProjector(projection, frame, breakpoint);
  const unproject = frameUnprojector(projection, frame, breakpoint);
  /** What hangs over the globe's rim is not to be read as the name of what lies there. */
  const isOnGround = ({ left, top, right, bottom }: Box) =>
    [left, right].every((x) => unproject([x, (top + bottom) / 2]) !== null);
  const left = nearerStop(state);
  const ofStory = labelsAt(drawing, breakpoint, left);
  const ofGround = labelsAt(drawing, breakpoint, stopLike(timeline, state, left));

  const shown = drawing.items.filter((item) => (opacity[item.id] ?? 0) > 0 || isArea(item));
  const said = new Set(shown.map(({ name }) => name));
  // A town of the story's has its name from there.
  const ground = drawing.items.filter((item) => item.type === 'label' && !isArea(item) && !said.has(item.name));
  const dots = shown.flatMap((item) => dotsOf(item, inCopyOf(frame, item, projection, project)));
  const tapes = shown.flatMap((item) => strokesOf(item, state, inCopyOf(frame, item, projection, project)));
  const isKeptOff = (box: Box) =>
    dots.every((dot) => gapBetween(box, dot) >= 0) && tapes.every((tape) => coveredLength(box, tape) === 0);
  const labels: Labels = {};
  const taken: Box[] = [];
  const all = [
    ...shown.map((item) => ({ item, place: ofStory[item.id] })),
    ...ground.map((item) => ({ item, place: ofGround[item.id] })),
  ].sort((a, b) => importance(a.item) - importance(b.item));
  for (const { item, place } of all) {
    const inCopy = inCopyOf(frame, item, projection, project);
    const at = place?.at ?? ('at' in item ? item.at : undefined);
    const point = at && inCopy(at);
    if (!place || !point) continue;
    const tilt = tiltOf(item, at, { projection, bearing: frame.bearing, project: inCopy });
    const style = labelStyleAt(item, breakpoint, place);
    const box = labelBox(place, point, style, { onPlate: item.type === 'tape', tilt }, textWidth);
    if (item.type === 'label' && !isArea(item) && !(isOnGround(box) && isKeptOff(box))) continue;
    if (taken.some((other) => gapBetween(box, other) < 0)) continue;
    taken.push(box);
    labels[item.id] = place;
  }
  // Wherever the story stands, and also between two stops.
  const everywhere = { opening: labels, stops: timeline.stops.map(() => labels) };
  return { ...drawing, labels: { ...drawing.labels, [breakpoint]: everywhere } };
}

/** Which stop's view is most like a camera's; the one that was left where others are as like. */
function stopLike(
  { projection, opening, stops }: CompiledStory['timeline'],
  { frame, breakpoint }: MapState,
  left: number,
): number {
  const { width, height } = breakpoints[breakpoint].frame;
  const project = frameProjector(projection, frame, breakpoint);
  const levels = (camera: Camera) => (projection === 'globe' ? Math.log2(globeRadius(camera)) : camera.zoom);
  /** Levels of zoom, and widths of the frame. */
  const unlikeness = (stop: number): number => {
    const camera = (stop < 0 ? opening : stops[stop])?.cameras[breakpoint];
    const middle = camera && project([nearestLongitude(camera.center[0], frame.center[0]), camera.center[1]]);
    if (!middle) return Infinity;
    const away = Math.hypot(middle[0] - width / 2, middle[1] - height / 2) / width;
    return Math.abs(levels(camera) - levels(frame)) + away;
  };
  let best = { stop: left, unlike: unlikeness(left) };
  for (let stop = opening ? -1 : 0; stop < stops.length; stop++) {
    const unlike = unlikeness(stop);
    if (unlike < best.unlike) best = { stop, unlike };
  }
  return best.stop;
}

/** The story's own, though it is lettered as the ground is: it is there while it has a place. */
function isArea(item: Item): boolean {
  return item.type === 'label' && item.kind === 'area';
}

/** The box of an item's dot, where it has one. */
function dotsOf(item: Item, project: Projector): Box[] {
  const point = item.type === 'place' || item.type === 'position' ? project(item.at) : null;
  if (!point) return [];
  const [x, y] = point;
  const reach = dotRadius[item.type === 'place' ? item.kind : 'position'];
  return [{ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }];
}

/** A tape as far as it is drawn, x and y of its points one after the other. */
function strokesOf(item: Item, { drawn }: MapState, project: Projector) {
  if (item.type !== 'tape') return [];
  const runs = cut(projectLine(item.line, item.km, project), 0, drawn[item.id] ?? 0);
  return runs.map((run) => ({ line: run.flatMap(({ x, y }) => [x, y]), halfWidth: tapeWidth / 2 }));
}

/** The least is the most important: figures, capitals, countries and areas, what else the story shows, what else there is. */
function importance(item: Item): number {
  if (item.type === 'tape') return 0;
  if (item.type === 'place' && item.kind === 'capital') return 1;
  if (item.type === 'label') return (item.kind === 'country' || item.kind === 'area' ? 2 : 5) + item.rank / 100;
  return item.type === 'place' || item.type === 'position' ? 3 : 4;
}

/** Measures by a canvas with the page's own fonts, in a family of theirs. */
export function textWidthIn(family: string): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  const ems = new Map<string, number>();
  return (text, { size, weight, italic, letterSpacing }) => {
    const font = `${italic ? 'italic ' : ''}${weight} 100px ${family}`;
    const key = `${font} ${text}`;
    let em = ems.get(key);
    if (em === undefined) {
      if (context) context.font = font;
      em = (context?.measureText(text).width ?? 50 * text.length) / 100;
      ems.set(key, em);
    }
    return em * size + (isCursive(text) ? 0 : letterSpacing * [...text].length);
  };
}
