import {
  formatFigure,
  gapBetween,
  labelBox,
  labelStyleAt,
  tiltOf,
  type Box,
  type Item,
  type LabelPlace,
  type Labels,
  type LabelStyle,
  type TextWidth,
} from '../drawing/index.ts';
import {
  breakpointNames,
  breakpoints,
  frameProjector,
  nearestLongitude,
  type BreakpointName,
  type LonLat,
  type Point,
} from '../projection/index.ts';
import type { Stop } from '../timeline/index.ts';
import { cardTop } from './card.ts';
import type { CompiledStory } from './compiled.ts';
import { coarse, extentOf, type Extent } from './extent.ts';
import { checkedViewports, type CheckedViewport } from './viewports.ts';

/** Something that a scene names and a reader at some viewport would not see, or not well. */
export interface Hidden {
  /** Index of the stop; −1 is the opening. */
  stop: number;
  viewport: CheckedViewport;
  /** Id of the item, of an area, or a country's code. */
  id: string;
  what:
    | 'place'
    | 'line'
    | 'area'
    | 'area-cut'
    | 'small'
    | 'card'
    | 'label'
    /** There is no room for it, or, `label-out`, what it names lies outside of the picture. */
    | 'label-missing'
    | 'label-out'
    | 'label-overlap';
  /**
   * CSS pixels of the viewport: outside of the frame, short of the least size, under the card, cut off, or of overlap.
   * Infinity beyond the globe's horizon or where a label is missing.
   */
  by: number;
  /** The other label, where two overlap. */
  other?: string;
}

/** The least size of what is to be seen, in CSS pixels. */
export const leastSize = {
  /** Side of a square as large as an area or country: smaller ones are taken for the dot of a place, 8 to 12 px wide. */
  area: 6,
  /** Length of what is seen of a route or tape: the hooks at a tape's two ends and a gap between them take as much. */
  line: 24,
  /** Width of a ring: a narrower one is taken for the rim of the dot that it is around. */
  ring: 24,
};
/** An area is in the picture if this share of it is seen … */
const leastShare = 0.5;
/** … or if it takes up this share of the frame: then it is the ground on which the rest stands. */
const fillsFrame = 0.25;

/** The main land of a country that scenes set apart: the outer rings of its polygons. */
export type CountryRings = (code: string) => LonLat[][];

/**
 * Everything that the scenes of a story name and that does not lie within the frame, is too small there or under the
 * card, or whose label is missing, cut off or on top of another, at each of the viewports that are checked. Empty means
 * that readers see all that is named.
 */
export function hiddenIn(
  story: CompiledStory,
  textWidth: TextWidth,
  countries: CountryRings = () => [],
  seenAt: readonly BreakpointName[] = breakpointNames,
): Hidden[] {
  const { opening, stops } = story.timeline;
  const order = new Map(story.drawing.items.map((item, index) => [item.id, { item, index }]));
  const areas = new Map(story.ground.areas.map(({ id, geometry }) => [id, outerRings(geometry)]));
  const all = [...(opening ? [{ stop: opening, index: -1 }] : []), ...stops.map((stop, index) => ({ stop, index }))];
  return (
    all
      // A scene that holds another's map shows nothing new.
      .filter(({ index }) => index < 0 || story.scenes[index]?.map === index)
      .flatMap(({ stop, index }) =>
        seenAt.flatMap((breakpoint) =>
          hiddenAt({ story, order, areas, countries, stop, index, breakpoint, textWidth }),
        ),
      )
  );
}

interface Look {
  story: CompiledStory;
  /** By id, with its place in the order of drawing. */
  order: Map<string, { item: Item; index: number }>;
  areas: Map<string, LonLat[][]>;
  countries: CountryRings;
  stop: Stop;
  index: number;
  breakpoint: BreakpointName;
  textWidth: TextWidth;
}

/** All that is hidden of a stop at the viewports of one breakpoint: they show the same frame, larger or smaller. */
function hiddenAt(look: Look): Hidden[] {
  const { story, index, breakpoint, textWidth } = look;
  const labels = story.drawing.labels[breakpoint];
  const places = (index < 0 ? labels.opening : labels.stops[index]) ?? {};
  const seen = known.get(places) ?? seenIn(look, places);
  known.set(places, seen);
  const viewports = checkedViewports.filter((viewport) => viewport.breakpoint === breakpoint);
  const hidden = seen.hidden.map((each): Hidden => ({ ...each, stop: index }));
  return [...hidden, ...underCard(story, index, viewports, seen.lowest, textWidth)];
}

/** Of a picture that was recalled, not made anew, while its story is edited: its labels are the same object as before. */
const known = new WeakMap<Labels, Seen>();

/** What a picture hides, whatever stands in the card. */
interface Seen {
  hidden: Omit<Hidden, 'stop'>[];
  /** The lower edges of what is named, frame pixels. */
  lowest: { id: string; y: number }[];
}

function seenIn({ story, order, areas, countries, stop, breakpoint, textWidth }: Look, places: Labels): Seen {
  const { frame } = breakpoints[breakpoint];
  const bounds: Box = { left: 0, top: 0, right: frame.width, bottom: frame.height };
  const camera = stop.cameras[breakpoint];
  const projectAny = frameProjector(story.timeline.projection, camera, breakpoint);
  const project = ([longitude, latitude]: LonLat) =>
    projectAny([nearestLongitude(longitude, camera.center[0]), latitude]);
  const viewports = checkedViewports.filter((viewport) => viewport.breakpoint === breakpoint);
  const hidden: Seen['hidden'] = [];
  const tell = (id: string, what: Hidden['what'], by: number, other?: string) => {
    for (const viewport of viewports) {
      const more = other === undefined ? {} : { other };
      hidden.push({ viewport, id, what, by: by * viewport.box.scale, ...more });
    }
  };
  const tellSmall = (id: string, size: number, least: number) => {
    for (const viewport of viewports) {
      const by = least - size * viewport.box.scale;
      if (by > 0) hidden.push({ viewport, id, what: 'small', by });
    }
  };
  const lowest: Seen['lowest'] = [];

  const boxes: { id: string; box: Box }[] = [];
  const present = [...new Set([...stop.shows, ...Object.keys(places)])].flatMap((id) => order.get(id) ?? []);
  for (const { item } of present.sort((a, b) => a.index - b.index)) {
    const place = places[item.id];
    const isNamed = stop.shows.includes(item.id);
    if (isNamed) {
      const points = pointsThatMatter(item).map(project);
      const by = Math.max(0, ...points.map((point) => outside(point, bounds)));
      if (by > 0) tell(item.id, item.type === 'place' || item.type === 'position' ? 'place' : 'line', by);
      else {
        const size = sizeOf(item, project, bounds);
        if (size && item.type === 'route' && size.length === 0) tell(item.id, 'line', size.away);
        else if (size) tellSmall(item.id, size.length, item.type === 'ring' ? leastSize.ring : leastSize.line);
      }
      for (const point of points) if (point) lowest.push({ id: item.id, y: point[1] });
      if (!place && isLabelled(item)) {
        const isOut = outside(project(anchorOf(item)), bounds) > 0;
        tell(item.id, isOut ? 'label-out' : 'label-missing', Infinity);
      }
    }
    const hangsOn = place && project(place.at ?? anchorOf(item));
    if (!place || !hangsOn) continue;
    const { projection } = story.timeline;
    const tilt = tiltOf(item, place.at ?? anchorOf(item), { projection, bearing: camera.bearing, project });
    const style = labelStyleAt(item, breakpoint, place);
    const box = boxOf(item, place, hangsOn, story, { style, tilt }, textWidth);
    const by = Math.max(-box.left, -box.top, box.right - frame.width, box.bottom - frame.height);
    if (by > 0) tell(item.id, 'label', by);
    for (const other of boxes) {
      const overlap = -gapBetween(box, other.box);
      if (overlap > 0) tell(item.id, 'label-overlap', overlap, other.id);
    }
    boxes.push({ id: item.id, box });
    if (isNamed) lowest.push({ id: item.id, y: box.bottom });
  }

  for (const key of stop.ground) {
    const [layer, id = ''] = key.split(/:(.*)/s);
    const rings = layer === 'area' ? areas.get(id) : layer === 'lit' ? countries(id) : undefined;
    if (!rings?.length) continue;
    const extent = extentOf(rings, projectAny, camera.center[0], bounds);
    const what = cutOf(extent, frame.width * frame.height);
    if (what) tell(id, what, extent.area > 0 ? extent.overhang : Infinity);
    else tellSmall(id, Math.sqrt(extent.visible), leastSize.area);
  }
  return { hidden, lowest };
}

function cutOf({ area, visible }: Extent, frame: number): 'area' | 'area-cut' | undefined {
  if (visible === 0) return 'area';
  return visible < leastShare * area && visible < fillsFrame * frame ? 'area-cut' : undefined;
}

/** What lies in the frame and yet under a card that has become higher than the room that it has. */
function underCard(
  story: CompiledStory,
  index: number,
  viewports: CheckedViewport[],
  lowest: { id: string; y: number }[],
  textWidth: TextWidth,
): Hidden[] {
  const scene = story.scenes[index];
  if (!scene) return [];
  return viewports.flatMap((viewport): Hidden[] => {
    const top = cardTop(story, scene, viewport, textWidth);
    const { y, height, scale } = viewport.box;
    if (top >= y + height) return [];
    const under = lowest
      .map((edge) => ({ id: edge.id, by: y + Math.min(edge.y * scale, height) - top }))
      .filter(({ by }) => by > 0)
      .sort((a, b) => b.by - a.by);
    return under.map(({ id, by }) => ({ stop: index, viewport, id, what: 'card', by }));
  });
}

/** What must lie in the frame: places, all of a tape and of a ring. A route may lead out of it. */
function pointsThatMatter(item: Item): LonLat[] {
  switch (item.type) {
    case 'place':
    case 'position':
      return [item.at];
    case 'ring':
      return item.circle;
    case 'tape':
      return item.line;
    case 'route':
    case 'label':
      return [];
  }
}

/** Frame pixels that are seen of a line, or across a ring; `away`: from the frame to the nearest of a line's vertices. */
function sizeOf(
  item: Item,
  project: (at: LonLat) => Point | null,
  frame: Box,
): { length: number; away: number } | undefined {
  if (item.type === 'ring') {
    const xs = item.circle.flatMap((at) => project(at)?.[0] ?? []);
    return { length: Math.max(...xs) - Math.min(...xs), away: 0 };
  }
  if (item.type !== 'route' && item.type !== 'tape') return undefined;
  let [length, away] = [0, Infinity];
  let before: Point | null = null;
  for (const at of item.line) {
    const point = project(at);
    const out = outside(point, frame);
    away = Math.min(away, out);
    if (point && before && (out === 0 || outside(before, frame) === 0))
      length += Math.hypot(point[0] - before[0], point[1] - before[1]);
    before = point;
  }
  return { length, away };
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

function outerRings(geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): LonLat[][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map(([outer = []]) => coarse(outer as LonLat[]));
}

/** The box of a label as it is painted: a tape's with its full figure. */
function boxOf(
  item: Item,
  place: LabelPlace,
  at: Point,
  { locale, units }: CompiledStory,
  { style, tilt }: { style: LabelStyle; tilt: number },
  textWidth: TextWidth,
): Box {
  const figure = item.type === 'tape' && formatFigure(item.km.at(-1) ?? 0, 'km', { locale, units, round: item.round });
  const lines = figure ? [...place.lines.slice(0, -1), figure] : place.lines;
  return labelBox({ ...place, lines }, at, style, { onPlate: item.type === 'tape', tilt }, textWidth);
}
