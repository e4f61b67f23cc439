import { formatFigure, labelStyleOf, labelStyles, type Item, type LabelPlace } from '../drawing/index.ts';
import {
  breakpointNames,
  breakpoints,
  frameProjector,
  nearestLongitude,
  type BreakpointName,
  type LonLat,
  type Point,
} from '../projection/index.ts';
import type { JsonPath, Problem, SceneMap, Story } from '../format/index.ts';
import type { Stop } from '../timeline/index.ts';
import { labelBox, type TextWidth } from './candidates.ts';
import type { CompiledStory } from './compiled.ts';
import { gapBetween, type Box } from './labels.ts';
import { problemAt, type Fault, type SourceFile } from './sourceFile.ts';

/** Something that a scene names and a reader at some breakpoint would not see. */
export interface Hidden {
  /** Index of the stop; −1 is the opening. */
  stop: number;
  breakpoint: BreakpointName;
  /** Id of the item. */
  id: string;
  what: 'place' | 'line' | 'label' | 'label-missing' | 'label-overlap';
  /** Frame pixels outside the frame, or of overlap; Infinity beyond the globe's horizon or where a label is missing. */
  by: number;
  /** The other label, where two overlap. */
  other?: string;
}

/**
 * What readers would not see of what a story names, as problems of its file: an error where it is not in the picture, a
 * warning where only its name is. Told once for all breakpoints and languages.
 */
export function visibilityProblems(
  story: Story,
  editions: CompiledStory[],
  textWidth: TextWidth,
  file: SourceFile,
): Problem[] {
  const groups = new Map<string, Hidden[]>();
  for (const hidden of editions.flatMap((edition) => hiddenIn(edition, textWidth))) {
    const { stop, id, what } = hidden;
    // A scene that holds another's map says nothing new.
    if (stop >= 0 && !story.scenes[stop]?.map) continue;
    const key = `${stop} ${id} ${what}`;
    groups.set(key, [...(groups.get(key) ?? []), hidden]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const map = first && (first.stop < 0 ? story.opening?.map : story.scenes[first.stop]?.map);
    if (!first || !map) return [];
    const path: JsonPath = first.stop < 0 ? ['opening', 'map'] : ['scenes', first.stop, 'map'];
    // Where the thing itself is out of sight, that its name is too goes without saying.
    if (
      first.what === 'label-missing' &&
      (groups.has(`${first.stop} ${first.id} place`) || groups.has(`${first.stop} ${first.id} line`))
    )
      return [];
    return [problemAt(file, path, { ...faultOf(first, group, map), value: nameOf(first.id) })];
  });
}

function faultOf({ id, what, other }: Hidden, group: Hidden[], { camera }: SceneMap): Fault {
  const sizes = [...new Set(group.map(({ breakpoint }) => breakpoint))].join(', ');
  const by = Math.max(...group.map((hidden) => hidden.by));
  const name = JSON.stringify(nameOf(id));
  const pixels = by < Infinity ? `${Math.ceil(by)} px` : 'far';
  const wider =
    'fit' in camera
      ? `Add what it names to "fit", or take it off the scene.`
      : `Write "fit" instead of "center" and "zoom"${by < Infinity ? `, or lower "zoom" by ${zoomStep(group)}` : ''}.`;
  const roomier = 'Fit a smaller region, show less, or give it a shorter name.';
  switch (what) {
    case 'place':
    case 'line':
      return {
        rule: 'out-of-frame',
        message: `must show all that it names: ${name} lies ${pixels} outside (${sizes})`,
        remedy: wider,
      };
    case 'label-missing':
      return {
        rule: 'label-missing',
        severity: 'warning',
        message: `must name all that it shows: there is no place in the picture for the name of ${name} (${sizes})`,
        remedy: wider,
      };
    case 'label':
      return {
        rule: 'label-cut',
        severity: 'warning',
        message: `must have room for its names: that of ${name} is cut off by ${pixels} (${sizes})`,
        remedy: roomier,
      };
    case 'label-overlap':
      return {
        rule: 'label-overlap',
        severity: 'warning',
        message: `must have room for its names: that of ${name} lies ${pixels} on that of ${JSON.stringify(nameOf(other ?? ''))} (${sizes})`,
        remedy: roomier,
      };
  }
}

/** What the story calls an item: the basemap's names go by their code. */
function nameOf(id: string): string {
  return id.replace(/^label:/, '');
}

/** Zoom levels, rounded up to tenths, by which the frames must be wider to take in what lies outside of them. */
function zoomStep(group: Hidden[]): number {
  const steps = group.map(({ breakpoint, by }) => {
    const half = Math.min(breakpoints[breakpoint].frame.width, breakpoints[breakpoint].frame.height) / 2;
    return Math.log2((half + by) / half);
  });
  return Math.ceil(Math.max(...steps) * 10) / 10;
}

/**
 * Everything that the scenes of a story name and that does not lie within the frame, or whose label is missing, cut off
 * or on top of another. As the frame is never under the card, what is in it is seen at every viewport: empty means that
 * readers see all that is named.
 */
export function hiddenIn(story: CompiledStory, textWidth: TextWidth): Hidden[] {
  const { opening, stops } = story.timeline;
  const order = new Map(story.drawing.items.map((item, index) => [item.id, { item, index }]));
  return [...(opening ? [{ stop: opening, index: -1 }] : []), ...stops.map((stop, index) => ({ stop, index }))].flatMap(
    ({ stop, index }) =>
      breakpointNames.flatMap((breakpoint) => hiddenAt(story, order, stop, index, breakpoint, textWidth)),
  );
}

function hiddenAt(
  story: CompiledStory,
  order: Map<string, { item: Item; index: number }>,
  stop: Stop,
  index: number,
  breakpoint: BreakpointName,
  textWidth: TextWidth,
): Hidden[] {
  const { frame } = breakpoints[breakpoint];
  const bounds: Box = { left: 0, top: 0, right: frame.width, bottom: frame.height };
  const camera = stop.cameras[breakpoint];
  const projectAny = frameProjector(story.timeline.projection, camera, breakpoint);
  const project = ([longitude, latitude]: LonLat) =>
    projectAny([nearestLongitude(longitude, camera.center[0]), latitude]);
  const labels = story.drawing.labels[breakpoint];
  const places = (index < 0 ? labels.opening : labels.stops[index]) ?? {};
  const hidden: Hidden[] = [];
  const tell = (id: string, what: Hidden['what'], by: number, other?: string) =>
    hidden.push({ stop: index, breakpoint, id, what, by, ...(other !== undefined && { other }) });

  const boxes: { id: string; box: Box }[] = [];
  const present = [...new Set([...stop.shows, ...Object.keys(places)])].flatMap((id) => order.get(id) ?? []);
  for (const { item } of present.sort((a, b) => a.index - b.index)) {
    const place = places[item.id];
    if (stop.shows.includes(item.id)) {
      const by = Math.max(0, ...pointsThatMatter(item).map((at) => outside(project(at), bounds)));
      if (by > 0) tell(item.id, item.type === 'place' || item.type === 'position' ? 'place' : 'line', by);
      if (!place && isLabelled(item)) tell(item.id, 'label-missing', Infinity);
    }
    const hangsOn = place && project(place.at ?? anchorOf(item));
    if (!place || !hangsOn) continue;
    const box = boxOf(item, place, hangsOn, story, textWidth);
    const by = Math.max(-box.left, -box.top, box.right - frame.width, box.bottom - frame.height);
    if (by > 0) tell(item.id, 'label', by);
    for (const other of boxes) {
      const overlap = -gapBetween(box, other.box);
      if (overlap > 0) tell(item.id, 'label-overlap', overlap, other.id);
    }
    boxes.push({ id: item.id, box });
  }
  return hidden;
}

/** What must lie in the frame: places, both ends of a tape, all of a ring. A route may lead out of it. */
function pointsThatMatter(item: Item): LonLat[] {
  switch (item.type) {
    case 'place':
    case 'position':
      return [item.at];
    case 'ring':
      return item.circle;
    case 'tape':
      return item.line.filter((_, index) => index === 0 || index === item.line.length - 1);
    case 'route':
    case 'label':
      return [];
  }
}

function isLabelled(item: Item): boolean {
  return item.type === 'tape' || item.type === 'ring' || item.name !== '';
}

function anchorOf(item: Item): LonLat {
  if (item.type !== 'tape' && item.type !== 'route') return item.at;
  return item.line[Math.floor(item.line.length / 2)] ?? [0, 0];
}

function outside(point: Point | null, { right, bottom }: Box): number {
  return point ? Math.max(0, -point[0], -point[1], point[0] - right, point[1] - bottom) : Infinity;
}

/** The box of a label as it is painted: a tape's with its full figure. */
function boxOf(item: Item, place: LabelPlace, at: Point, { locale, units }: CompiledStory, textWidth: TextWidth): Box {
  const figure = item.type === 'tape' && formatFigure(item.km.at(-1) ?? 0, 'km', { locale, units, round: item.round });
  const lines = figure ? [...place.lines.slice(0, -1), figure] : place.lines;
  return labelBox({ ...place, lines }, at, labelStyles[labelStyleOf(item)], item.type === 'tape', textWidth);
}
