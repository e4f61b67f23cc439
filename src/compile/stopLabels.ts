import {
  dotRadius,
  formatFigure,
  labelStyleOf,
  labelStyles,
  platePadding,
  tapeWidth,
  type Item,
  type LabelItem,
  type Labels,
  type RingItem,
  type TapeItem,
} from '../drawing/index.ts';
import {
  breakpoints,
  frameProjector,
  frameUnprojector,
  nearestLongitude,
  type BreakpointName,
  type Camera,
  type LonLat,
  type Point,
  type ProjectionName,
} from '../projection/index.ts';
import {
  alongLine,
  aroundPoint,
  onRing,
  onSpots,
  priced,
  textBlocks,
  type Dot,
  type LinePoint,
  type Scenery,
  type Stroke,
  type TextBlock,
  type TextWidth,
} from './candidates.ts';
import { forbidden, placeLabels, type LabelCandidate, type LabelRequest, type PlacedLabel } from './labels.ts';
import { cellSize, shareWithin, type CountryRaster } from './raster.ts';

/** What is labelled in one stop, at one breakpoint, in one language. */
export interface LabelledStop {
  projection: ProjectionName;
  camera: Camera;
  breakpoint: BreakpointName;
  locale: string;
  units: 'km' | 'mi';
  /** What the stop shows; its labels must be there. Basemap labels among them are those that the scene names. */
  items: Item[];
  /** Words beside a ring's figure, by item id. */
  ringWords: Record<string, string>;
  /** Names of the basemap for context, as far as there is room; the most important first. */
  context: LabelItem[];
  raster: CountryRaster;
  textWidth: TextWidth;
  /** The labels of the stop before: they stay where they are if they can. */
  before: Labels;
}

/** How many names for context a frame bears. */
const contextLimit: Record<BreakpointName, number> = { phone: 6, tablet: 14, wide: 16, low: 6 };

/** What covering a line costs, in steps of preference. */
const strokeCost = { tape: 60, route: 12, ring: 5 };

/** Names of things in the order in which they matter when room is short. */
const importance: Record<Item['type'], number> = { tape: 0, place: 1, position: 2, ring: 3, route: 4, label: 5 };

/** Chooses the place of every label of a stop. */
export function labelStop(stop: LabelledStop): PlacedLabel[] {
  const { width, height } = breakpoints[stop.breakpoint].frame;
  const project = frameProjector(stop.projection, stop.camera, stop.breakpoint);
  const seen = (at: LonLat): Point | null => {
    const point = project([nearestLongitude(at[0], stop.camera.center[0]), at[1]]);
    return point && inFrame(point, width, height) ? point : null;
  };
  const lineOf = (line: LonLat[]): LinePoint[] => visiblePart(line, stop, project, width, height);
  const named = [...stop.items].sort((a, b) => importance[a.type] - importance[b.type]);
  const scenery: Scenery = { width, height, dots: dotsOf(named, seen), strokes: strokesOf(named, lineOf) };

  const mandatory = named.map((item): LabelRequest => {
    const candidates = candidatesOf(item, stop, seen, lineOf);
    return { id: item.id, mandatory: true, candidates: priced(candidates, item.id, scenery) };
  });
  const context = stop.context.map((item): LabelRequest => contextRequest(item, stop, seen, lineOf, scenery));
  const placed = placeLabels(
    [...mandatory, ...context.filter(({ candidates }) => candidates.length > 0)],
    contextLimit[stop.breakpoint],
    stop.before,
  );
  return placed;
}

function inFrame([x, y]: Point, width: number, height: number): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

/** The vertices of a line from the first to the last within the frame; null ones, behind the globe, end it. */
function visiblePart(
  line: LonLat[],
  { camera }: LabelledStop,
  project: (at: LonLat) => Point | null,
  width: number,
  height: number,
): LinePoint[] {
  const shift =
    nearestLongitude(line[Math.floor(line.length / 2)]?.[0] ?? 0, camera.center[0]) -
    (line[Math.floor(line.length / 2)]?.[0] ?? 0);
  let best: LinePoint[] = [];
  let run: LinePoint[] = [];
  for (const at of line) {
    const point = project([at[0] + shift, at[1]]);
    if (point && inFrame(point, width, height)) run.push({ at, point });
    else run = [];
    if (run.length > best.length) best = run;
  }
  return best;
}

function dotsOf(items: Item[], seen: (at: LonLat) => Point | null): Dot[] {
  return items.flatMap((item): Dot[] => {
    const radius = radiusOf(item);
    const at = radius > 0 && 'at' in item ? seen(item.at) : null;
    return at ? [{ id: item.id, at, radius }] : [];
  });
}

/** Frame pixels of an item's dot; 0 where it has none. */
function radiusOf(item: Item): number {
  switch (item.type) {
    case 'place':
      return dotRadius[item.kind];
    case 'position':
      return dotRadius.position;
    case 'label':
      return item.kind === 'city' ? dotRadius.city : item.kind === 'capital' ? dotRadius.cityCapital : 0;
    case 'route':
    case 'ring':
    case 'tape':
      return 0;
  }
}

function strokesOf(items: Item[], lineOf: (line: LonLat[]) => LinePoint[]): Stroke[] {
  return items.flatMap((item): Stroke[] => {
    if (item.type !== 'tape' && item.type !== 'route' && item.type !== 'ring') return [];
    const points = lineOf(item.type === 'ring' ? item.circle : item.line).map(({ point }) => point);
    return [
      { id: item.id, points, halfWidth: item.type === 'tape' ? tapeWidth / 2 + 1 : 2, cost: strokeCost[item.type] },
    ];
  });
}

function candidatesOf(
  item: Item,
  stop: LabelledStop,
  seen: (at: LonLat) => Point | null,
  lineOf: (line: LonLat[]) => LinePoint[],
): LabelCandidate[] {
  const blocks = blocksOf(item, stop);
  switch (item.type) {
    case 'tape':
      return alongLine(blocks, lineOf(item.line), { halfWidth: tapeWidth / 2 + 2, on: true });
    case 'route':
      return item.name ? alongLine(blocks, lineOf(item.line), { halfWidth: 3, on: false }) : [];
    case 'ring': {
      const centre = frameProjector(stop.projection, stop.camera, stop.breakpoint)(item.at);
      return centre ? onRing(blocks, lineOf(item.circle), centre) : [];
    }
    case 'place':
    case 'position': {
      const at = seen(item.at);
      return at && item.name ? aroundPoint(blocks, at, radiusOf(item)) : [];
    }
    case 'label':
      return basemapCandidates(item, blocks, stop, seen);
  }
}

function basemapCandidates(
  item: LabelItem,
  blocks: TextBlock[],
  stop: LabelledStop,
  seen: (at: LonLat) => Point | null,
): LabelCandidate[] {
  const at = seen(item.at);
  if (item.kind === 'country') return countryCandidates(item, blocks, stop, at);
  if (!at) return [];
  const radius = radiusOf(item);
  if (radius > 0) return aroundPoint(blocks, at, radius);
  return [...onSpots(blocks, () => [{ at: item.at, point: at, cost: 0 }]), ...aroundPoint(blocks, at, 0).map(dearer)];
}

/** A name beside an area rather than on it. */
function dearer(candidate: LabelCandidate): LabelCandidate {
  return { ...candidate, cost: candidate.cost + 6 };
}

/**
 * Within what the frame shows of the country, near the gazetteer's own point for its name if that is seen. Where the
 * text does not fit, across the border, and beside a country that is too small.
 */
function countryCandidates(
  item: LabelItem,
  blocks: TextBlock[],
  stop: LabelledStop,
  home: Point | null,
): LabelCandidate[] {
  const country = stop.raster.countries.get(item.id.replace(/^label:/, ''));
  if (!country) return home ? aroundPoint(blocks, home, 2) : [];
  const { columns, rows } = stop.raster;
  const unproject = frameUnprojector(stop.projection, stop.camera, stop.breakpoint);
  const middle = home ?? middleOf(country.cells, columns);
  const step = country.count > 400 ? 3 : country.count > 60 ? 2 : 1;
  return onSpots(blocks, (block, baseline) => {
    const spots: { at: LonLat; point: Point; cost: number }[] = [];
    const halfWidth = block.width / 2 + 3;
    const above = 0.36 * block.style.size + Math.max(0, 0.33 * block.style.size - baseline);
    for (let row = 0; row < rows; row += step) {
      for (let column = 0; column < columns; column += step) {
        if (!country.cells[row * columns + column]) continue;
        const x = (column + 0.5) * cellSize;
        const y = (row + 0.5) * cellSize;
        const within = shareWithin(stop.raster, country, [x - halfWidth, y - above, x + halfWidth, y + above]);
        const away = Math.hypot(x - middle[0], y - middle[1]);
        spots.push({ at: [x, y], point: [x, y], cost: (1 - within) * 14 + away / 40 });
      }
    }
    spots.sort((a, b) => a.cost - b.cost || a.point[1] - b.point[1] || a.point[0] - b.point[0]);
    return spots.slice(0, 60).flatMap((spot) => {
      const at = unproject(spot.point);
      return at ? [{ ...spot, at: [round(at[0]), round(at[1])] as LonLat }] : [];
    });
  });
}

function middleOf(cells: Uint8Array, columns: number): Point {
  let [x, y, count] = [0, 0, 0];
  cells.forEach((cell, index) => {
    if (!cell) return;
    x += index % columns;
    y += Math.floor(index / columns);
    count += 1;
  });
  return [(x / count + 0.5) * cellSize, (y / count + 0.5) * cellSize];
}

/** A country's name for context must stand within it; a city's must not crowd a place of the story. */
function contextRequest(
  item: LabelItem,
  stop: LabelledStop,
  seen: (at: LonLat) => Point | null,
  lineOf: (line: LonLat[]) => LinePoint[],
  scenery: Scenery,
): LabelRequest {
  const none: LabelRequest = { id: item.id, mandatory: false, candidates: [] };
  const radius = radiusOf(item);
  const dot = radius > 0 ? seen(item.at) : null;
  if (radius > 0) {
    if (!dot) return none;
    const crowded = scenery.dots.some(
      ({ at, radius: other }) => Math.hypot(at[0] - dot[0], at[1] - dot[1]) < radius + other + 12,
    );
    const box = { left: dot[0] - radius, right: dot[0] + radius, top: dot[1] - radius, bottom: dot[1] + radius };
    if (crowded) return none;
    const candidates = priced(candidatesOf(item, stop, seen, lineOf), item.id, scenery).filter(
      ({ cost }) => cost < 4.5,
    );
    return { ...none, candidates, dot: box };
  }
  const candidates = priced(candidatesOf(item, stop, seen, lineOf), item.id, scenery);
  return { ...none, candidates: candidates.filter(({ cost }) => cost < (item.kind === 'country' ? 5 : 3)) };
}

function blocksOf(item: Item, stop: LabelledStop): TextBlock[] {
  const style = labelStyles[labelStyleOf(item)];
  const { textWidth } = stop;
  const wide = breakpoints[stop.breakpoint].frame.width;
  const one = (lines: string[], padding: { x: number; y: number }): TextBlock => {
    return { lines, width: Math.max(...lines.map((line) => textWidth(line, style))), style, padding, cost: 0 };
  };
  if (item.type === 'tape') return [one([figureOf(item, stop)], { x: platePadding.x + 1, y: platePadding.y })];
  if (item.type === 'ring') {
    const figure = figureOf(item, stop);
    const words = stop.ringWords[item.id];
    if (!words) return [one([figure], { x: 2, y: 1 })];
    return [one([`${figure} ${words}`], { x: 2, y: 1 }), { ...one([figure, words], { x: 2, y: 1 }), cost: 0.5 }];
  }
  return textBlocks(item.name, style, textWidth, { widest: Math.max(80, wide * 0.24) });
}

function figureOf(item: TapeItem | RingItem, { locale, units }: LabelledStop): string {
  const km = item.type === 'ring' ? item.radius : (item.km.at(-1) ?? 0);
  return formatFigure(km, 'km', { locale, units, round: item.type === 'ring' ? 1 : item.round });
}

/** Some ten metres, and shorter to write down. */
function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}

/** Whether a placed label covers something, leaves the frame or lies on another. */
export function isCramped(label: PlacedLabel): boolean {
  return label.cost >= forbidden;
}
