import type { CompiledStory } from '../../compile/compiled.ts';
import {
  gapBetween,
  labelBox,
  labelStyleAt,
  tapeWidth,
  tiltOf,
  type Box,
  type Drawing,
  type Item,
  type LabelPlace,
  type Labels,
  type TapeItem,
  type TextWidth,
} from '../../drawing/index.ts';
import {
  breakpoints,
  frameProjector,
  frameUnprojector,
  globeRadius,
  nearestLongitude,
  type Camera,
  type LonLat,
  type ProjectionName,
  type Projector,
} from '../../projection/index.ts';
import type { MapState } from '../../timeline/index.ts';

/**
 * The drawing for a camera of the reader's, which nobody has foreseen. What the story shows is named as where he left
 * it, the ground as at the stop whose view is most like his; of names that would lie on each other the most important
 * one stays, and the ground's keep off the tapes. Without scale bar and locator, which are true of the story's own views alone.
 * @param state what he sees
 */
export function drawingNamed(
  { drawing: { aids: _, ...drawing }, timeline }: Pick<CompiledStory, 'drawing' | 'timeline'>,
  state: MapState,
  textWidth: TextWidth,
): Drawing {
  const { breakpoint } = state;
  const { opening, stops } = drawing.labels[breakpoint];
  const project = projectorOf(timeline.projection, state);
  const unproject = frameUnprojector(timeline.projection, state.frame, breakpoint);
  /** What hangs over the globe's rim is not to be read as the name of what lies there. */
  const isOnGround = ({ left, top, right, bottom }: Box) =>
    [left, right].every((x) => unproject([x, (top + bottom) / 2]) !== null);
  const labelsAt = (stop: number): Labels => (stop < 0 ? (opening ?? stops[0]) : stops[stop]) ?? {};
  const left = state.progress < 0.5 ? state.from : state.to;
  const ofStory = labelsAt(left);
  const ofGround = labelsAt(stopLike(timeline, state, left, project));

  const shown = drawing.items.filter(({ id, type }) => type !== 'label' && (state.opacity[id] ?? 0) > 0);
  const said = new Set(shown.map(({ name }) => name));
  // A town of the story's has its name from there.
  const ground = drawing.items.filter(({ name, type }) => type === 'label' && !said.has(name));
  const onTape = shown.flatMap((item) => (item.type === 'tape' ? spotsOf(item, project) : []));
  const labels: Labels = {};
  const taken: Box[] = [];
  for (const item of [...shown, ...ground].sort((a, b) => importance(a) - importance(b))) {
    const place = (item.type === 'label' ? ofGround : ofStory)[item.id];
    const at = place && hangsAt(item, place, state);
    const point = at && project(at);
    if (!place || !at || !point) continue;
    const { projection } = timeline;
    const tilt = item.type === 'label' ? tiltOf(item, at, { projection, bearing: state.frame.bearing, project }) : 0;
    const style = labelStyleAt(item, breakpoint, place);
    const box = labelBox(place, point, style, { onPlate: item.type === 'tape', tilt }, textWidth);
    if (item.type === 'label' && (!isOnGround(box) || onTape.some((spot) => gapBetween(box, spot) < 0))) continue;
    if (taken.some((other) => gapBetween(box, other) < 0)) continue;
    taken.push(box);
    labels[item.id] = place;
  }
  // Wherever the story stands, and also between two stops.
  const everywhere = { opening: labels, stops: stops.map(() => labels) };
  return { ...drawing, labels: { ...drawing.labels, [breakpoint]: everywhere } };
}

/** Which stop's view is most like a camera's; the one that was left where others are as like. */
function stopLike(
  { projection, opening, stops }: CompiledStory['timeline'],
  { frame, breakpoint }: MapState,
  left: number,
  project: Projector,
): number {
  const { width, height } = breakpoints[breakpoint].frame;
  const levels = (camera: Camera) => (projection === 'globe' ? Math.log2(globeRadius(camera)) : camera.zoom);
  /** Levels of zoom, and widths of the frame. */
  const unlikeness = (stop: number): number => {
    const camera = (stop < 0 ? opening : stops[stop])?.cameras[breakpoint];
    const middle = camera && project(camera.center);
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

/** Mercator repeats itself: of every place, where it is nearest. */
function projectorOf(projection: ProjectionName, { frame, breakpoint }: MapState): Projector {
  const project = frameProjector(projection, frame, breakpoint);
  if (projection === 'globe') return project;
  return ([longitude, latitude]) => project([nearestLongitude(longitude, frame.center[0]), latitude]);
}

/** Where a tape lies: a box around each of its vertices. */
function spotsOf({ line }: TapeItem, project: Projector): Box[] {
  const reach = tapeWidth / 2;
  return line.flatMap((at) => {
    const point = project(at);
    if (!point) return [];
    const [x, y] = point;
    return [{ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }];
  });
}

/** What a label hangs on; of a line that does not say, the middle of what is drawn. */
function hangsAt(item: Item, { at }: LabelPlace, { drawn }: MapState): LonLat | undefined {
  if (at) return at;
  if (item.type !== 'tape' && item.type !== 'route') return item.at;
  const half = (drawn[item.id] ?? 0) / 2;
  return item.line[item.km.findIndex((km) => km >= half)];
}

/** The least is the most important: figures, capitals, countries, what the story shows beside, and what else the ground names. */
function importance(item: Item): number {
  if (item.type === 'tape') return 0;
  if (item.type === 'place' && item.kind === 'capital') return 1;
  if (item.type === 'label') return (item.kind === 'country' ? 2 : 5) + item.rank / 100;
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
    return em * size + letterSpacing * text.length;
  };
}
