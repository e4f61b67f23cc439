import {
  dotRadius,
  formatFigure,
  haloPadding,
  hookReach,
  isCursive,
  labelStyleAt,
  platePadding,
  tapeWidth,
  tiltOf,
  type Box,
  type Item,
  type LabelItem,
  type Labels,
  type RingItem,
  type TapeItem,
  type TextWidth,
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
  alongRing,
  onSpots,
  priced,
  textBlocks,
  type Dot,
  type LinePoint,
  type Scenery,
  type Stroke,
  type TextBlock,
} from './candidates.ts';
import { placeLabels, type LabelCandidate, type LabelRequest, type PlacedLabel } from './labels.ts';
import { cellSize, shareWithin, type CountryCells, type CountryRaster } from './raster.ts';

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
  /** Drawn when a country's name is first placed. */
  raster: () => CountryRaster;
  textWidth: TextWidth;
  /** Corners that are taken: by a scale bar, a locator globe. */
  reserved: Box[];
  /** The labels of the stop before: they stay where they are if they can. */
  before: Labels;
}

/** How many names for context a frame bears. */
const contextLimit: Record<BreakpointName, number> = { phone: 6, tablet: 14, wide: 16, low: 6 };

/** From this cost on a name for context is rather left out. */
const contextCost: Record<LabelItem['kind'], number> = {
  country: 5,
  sea: 3,
  river: 3,
  area: 3,
  capital: 4.5,
  city: 4.5,
};

/** A country that takes up this part of the frame is not named for context: there is nothing to tell it from. */
const fillsFrame = 0.9;

/** What covering a line costs, in steps of preference. */
const strokeCost = { tape: 60, hook: 10, route: 12, ring: 5 };

/** Frame pixels from a country's middle to a name that stands beside it, at least, and what that costs. */
const besideCountry = { gap: 8, cost: 16 };

/** Frame pixels between the points of a line, as far as labels must know it. */
const strokeStep = 6;

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
  const lines = new Map<LonLat[], LinePoint[]>();
  const lineOf = (line: LonLat[]): LinePoint[] => {
    const known = lines.get(line) ?? visiblePart(line, stop, project, width, height);
    lines.set(line, known);
    return known;
  };
  const named = [...stop.items].sort((a, b) => importance[a.type] - importance[b.type]);
  const scenery: Scenery = {
    width,
    height,
    dots: dotsOf(named, seen),
    strokes: strokesOf(named, lineOf),
    discs: discsOf(named, seen),
    reserved: stop.reserved,
  };

  const mandatory = named.map((item): LabelRequest => {
    const candidates = candidatesOf(item, stop, seen, lineOf);
    return { id: item.id, name: item.name, candidates: priced(candidates, item.id, scenery) };
  });
  return placeLabels(
    mandatory,
    contextRequests(stop, seen, lineOf, scenery),
    contextLimit[stop.breakpoint],
    stop.before,
  );
}

/** Whether a part of the frame is free of what a stop draws, labels apart. */
export function isFreeOf(
  items: Item[],
  { projection, camera, breakpoint }: Pick<LabelledStop, 'projection' | 'camera' | 'breakpoint'>,
): (box: Box) => boolean {
  const { width, height } = breakpoints[breakpoint].frame;
  const project = frameProjector(projection, camera, breakpoint);
  const points = items.flatMap((item): Point[] => {
    if (item.type === 'label') return [];
    const line = item.type === 'ring' ? item.circle : 'line' in item ? item.line : [item.at];
    return line.flatMap((at): Point[] => {
      const point = project([nearestLongitude(at[0], camera.center[0]), at[1]]);
      return point ? [point] : [];
    });
  });
  const room = 16;
  return ({ left, right, top, bottom }) =>
    left >= 0 &&
    top >= 0 &&
    right <= width &&
    bottom <= height &&
    !points.some(([x, y]) => x > left - room && x < right + room && y > top - room && y < bottom + room);
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

/** The circles of uncertainty that reach beyond their dot. */
function discsOf(items: Item[], seen: (at: LonLat) => Point | null): Dot[] {
  return items.flatMap((item): Dot[] => {
    if (item.type !== 'position' && item.type !== 'place') return [];
    const [rim] = item.circle;
    const [at, edge] = [seen(item.at), rim && seen(rim)];
    return at && edge ? [{ id: item.id, at, radius: Math.hypot(edge[0] - at[0], edge[1] - at[1]) }] : [];
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
    const line = lineOf(item.type === 'ring' ? item.circle : item.line);
    const halfWidth = item.type === 'tape' ? tapeWidth / 2 + 1 : 2;
    const stroke = { id: item.id, points: thinned(line), halfWidth, cost: strokeCost[item.type] };
    return item.type === 'tape' ? [stroke, ...hooksOf(item, line)] : [stroke];
  });
}

/** A line's points, at least some frame pixels apart. */
function thinned(line: LinePoint[]): Point[] {
  let last: Point | undefined;
  return line.flatMap(({ point }, index) => {
    const near = last && Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) < strokeStep;
    if (near && index < line.length - 1) return [];
    last = point;
    return [point];
  });
}

/** The hooks across a tape's two ends. */
function hooksOf({ id }: TapeItem, line: LinePoint[]): Stroke[] {
  const reach = tapeWidth / 2 + hookReach;
  const hook = (end: LinePoint | undefined, next: LinePoint | undefined): Stroke[] => {
    if (!end || !next) return [];
    const [[x, y], [toX, toY]] = [end.point, next.point];
    const length = Math.hypot(toX - x, toY - y) || 1;
    const [across, down] = [((y - toY) / length) * reach, ((toX - x) / length) * reach];
    const points: Point[] = [
      [x - across, y - down],
      [x + across, y + down],
    ];
    return [{ id, points, halfWidth: 2, cost: strokeCost.hook }];
  };
  return [...hook(line[0], line[1]), ...hook(line.at(-1), line.at(-2))];
}

function candidatesOf(
  item: Item,
  stop: LabelledStop,
  seen: (at: LonLat) => Point | null,
  lineOf: (line: LonLat[]) => LinePoint[],
): LabelCandidate[] {
  const blocks = () => blocksOf(item, stop);
  switch (item.type) {
    case 'tape':
      return alongLine(blocks(), lineOf(item.line), { halfWidth: tapeWidth / 2 + 2, on: true });
    case 'route':
      return item.name ? alongLine(blocks(), lineOf(item.line), { halfWidth: 3, on: false }) : [];
    case 'ring': {
      const centre = frameProjector(stop.projection, stop.camera, stop.breakpoint)(item.at);
      return centre ? alongRing(blocks(), lineOf(item.circle), centre) : [];
    }
    case 'place':
    case 'position': {
      const at = seen(item.at);
      return at && item.name ? aroundPoint(blocks(), at, radiusOf(item)) : [];
    }
    case 'label':
      return basemapCandidates(item, stop, seen);
  }
}

function basemapCandidates(item: LabelItem, stop: LabelledStop, seen: (at: LonLat) => Point | null): LabelCandidate[] {
  if (item.kind === 'country') return countryCandidates(item, stop, seen);
  const at = seen(item.at);
  if (!at) return [];
  const tilt = tiltOf(item, item.at, leaningOf(stop));
  const blocks = blocksOf(item, stop).map((block) => ({ ...block, tilt }));
  const radius = radiusOf(item);
  if (radius > 0) return aroundPoint(blocks, at, radius);
  return [...onSpots(blocks, () => [{ at: item.at, point: at, cost: 0 }]), ...aroundPoint(blocks, at, 0).map(dearer)];
}

/** What the tilt of a name depends on. */
function leaningOf({ projection, camera, breakpoint }: LabelledStop) {
  return { projection, bearing: camera.bearing, project: frameProjector(projection, camera, breakpoint) };
}

/** A name beside an area rather than on it. */
function dearer(candidate: LabelCandidate): LabelCandidate {
  return { ...candidate, cost: candidate.cost + 6 };
}

/**
 * Within what the frame shows of the country, near the gazetteer's own point for its name if that is seen. Where the
 * text does not fit, across the border, and beside a country that is too small.
 */
function countryCandidates(item: LabelItem, stop: LabelledStop, seen: (at: LonLat) => Point | null): LabelCandidate[] {
  const home = seen(item.at);
  const raster = stop.raster();
  const country = raster.country(codeOf(item));
  if (!country) return home ? aroundPoint(blocksOf(item, stop), home, 2) : [];
  const blocks = countryBlocks(item, stop, country, raster);
  const { columns, rows } = raster;
  const { zoom } = stop.camera;
  const lean = leaningOf(stop);
  const unproject = frameUnprojector(stop.projection, stop.camera, stop.breakpoint);
  const fills = country.count > columns * rows * fillsFrame;
  const middle = fills ? roomiest(stop, seen) : (home ?? country.middle());
  const spotsWanted = stop.items.includes(item) ? 160 : 50;
  const step = Math.max(1, Math.floor(Math.sqrt(country.count / spotsWanted)));
  const spots: { at: LonLat; point: Point; tilt: number; away: number }[] = [];
  for (let row = 0; row < rows; row += step) {
    for (let column = 0; column < columns; column += step) {
      if (!country.cells[row * columns + column]) continue;
      const point: Point = [(column + 0.5) * cellSize, (row + 0.5) * cellSize];
      const place = unproject(point);
      if (!place) continue;
      const at: LonLat = [rounded(place[0], zoom), rounded(place[1], zoom)];
      const away = Math.hypot(point[0] - middle[0], point[1] - middle[1]);
      spots.push({ at, point, tilt: tiltOf(item, at, lean), away });
    }
  }
  // A country that the scene asks for has its name beside it rather than across what the scene draws on it.
  const beside = stop.items.includes(item) && home ? aroundPoint(blocks, home, besideCountry.gap) : [];
  const within = onSpots(blocks, (block, baseline) => {
    const halfWidth = block.width / 2 + 3;
    const halfHeight = 0.36 * block.style.size + Math.max(0, 0.33 * block.style.size - baseline);
    return spots.map(({ at, point, tilt, away }) => {
      const [x, y] = point;
      const box: Box = { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
      return { at, point, tilt, cost: (1 - shareWithin(raster, country, box)) * 14 + away / 40 };
    });
  });
  return [...within, ...beside.map((each) => ({ ...each, cost: each.cost + besideCountry.cost }))];
}

/**
 * A country's name as large, and as widely spaced, as suits what is seen of the country; closer and smaller where there
 * is no room for that.
 */
function countryBlocks(item: LabelItem, stop: LabelledStop, country: CountryCells, raster: CountryRaster): TextBlock[] {
  const style = labelStyleAt(item, stop.breakpoint);
  const { size: smallest, letterSpacing } = style;
  const side = Math.sqrt(country.count / (raster.columns * raster.rows));
  const size = Math.round(Math.min(1.5, 0.94 + 0.85 * side) * smallest);
  const across = widthOf(country, raster) * cellSize;
  const inSize = (each: number, spacing: number, cost: number) => {
    const set = { ...style, size: each, letterSpacing: spacing };
    const { textWidth } = stop;
    const wide = breakpoints[stop.breakpoint].frame.width;
    const broken = textBlocks(item.name, set, textWidth, { breakAt: Math.max(80, wide * 0.24) });
    return broken.map((block): TextBlock => ({ ...block, sized: true, cost: block.cost + cost }));
  };
  const tight = (letterSpacing / smallest) * size;
  const plain = stop.textWidth(item.name.toLocaleUpperCase(), { ...style, size, letterSpacing: 0 });
  // As wide as half of the country, on average over its height; so far apart that it still reads as a word.
  const spacing = isCursive(item.name)
    ? 0
    : Math.round(Math.max(tight, Math.min(0.55 * size, (0.5 * across - plain) / item.name.length)));
  const blocks = inSize(size, spacing, 0);
  if (spacing > tight + 0.5) blocks.push(...inSize(size, Math.round((spacing + tight) / 2), 0.7));
  if (size > smallest || spacing > letterSpacing) blocks.push(...inSize(smallest, letterSpacing, 1.4));
  return blocks;
}

/** Where in the frame the story draws least: for the name of a country that is all around. */
function roomiest({ breakpoint, items }: LabelledStop, seen: (at: LonLat) => Point | null): Point {
  const { width, height } = breakpoints[breakpoint].frame;
  const drawn = items.flatMap((item): Point[] => {
    if (item.type === 'label') return [];
    const line = item.type === 'ring' ? item.circle : 'line' in item ? item.line : [item.at];
    return line.flatMap((at) => [seen(at)].filter((point) => point !== null));
  });
  let best: Point = [width / 2, height / 2];
  let most = -Infinity;
  for (const x of [0.3, 0.4, 0.5, 0.6, 0.7]) {
    for (const y of [0.2, 0.35, 0.5, 0.65, 0.8]) {
      const at: Point = [x * width, y * height];
      const nearest = Math.min(...drawn.map((point) => Math.hypot(point[0] - at[0], point[1] - at[1])));
      // Not in a corner for the sake of a few pixels.
      const room = Math.min(nearest, height / 3) - 0.2 * Math.hypot(at[0] - width / 2, at[1] - height / 2);
      if (room > most) [best, most] = [at, room];
    }
  }
  return best;
}

/** Cells from side to side of a country, on average of the rows in which it is seen. */
function widthOf({ cells, count }: CountryCells, { columns, rows }: CountryRaster): number {
  let seen = 0;
  for (let row = 0; row < rows; row++) {
    if (cells.subarray(row * columns, (row + 1) * columns).includes(1)) seen += 1;
  }
  return seen ? count / seen : 0;
}

/** A country's name for context must stand within it; a city's must not crowd a place of the story. */
function* contextRequests(
  stop: LabelledStop,
  seen: (at: LonLat) => Point | null,
  lineOf: (line: LonLat[]) => LinePoint[],
  scenery: Scenery,
): Generator<LabelRequest> {
  const isTaken = ([x, y]: Point) =>
    stop.reserved.some(
      ({ left, right, top, bottom }) => x > left - 6 && x < right + 6 && y > top - 6 && y < bottom + 6,
    );
  for (const item of stop.context) {
    const { id, name } = item;
    const radius = radiusOf(item);
    const at = seen(item.at);
    if (item.kind !== 'country' && !at) continue;
    if (item.kind === 'country' && !hasRoom(item, stop)) continue;
    const isCrowded = (dot: Point) =>
      scenery.dots.some((other) => Math.hypot(other.at[0] - dot[0], other.at[1] - dot[1]) < radius + other.radius + 12);
    if (radius > 0 && at && (isCrowded(at) || isTaken(at))) continue;
    const worst = contextCost[item.kind];
    const candidates = priced(candidatesOf(item, stop, seen, lineOf), id, scenery);
    if (radius === 0 || !at) yield { id, name, candidates, worst };
    else {
      const dot = { left: at[0] - radius, right: at[0] + radius, top: at[1] - radius, bottom: at[1] + radius };
      yield { id, name, candidates, dot, worst };
    }
  }
}

/** Whether the frame shows about as much of a country as its name takes, and something beside it. */
function hasRoom(item: LabelItem, stop: LabelledStop): boolean {
  const raster = stop.raster();
  const country = raster.country(codeOf(item));
  if (!country || country.count > raster.columns * raster.rows * fillsFrame) return false;
  const { size } = labelStyleAt(item, stop.breakpoint);
  return country.count * cellSize ** 2 > item.name.length * size * size * 0.6;
}

function codeOf({ id }: LabelItem): string {
  return id.replace(/^label:/, '');
}

function blocksOf(item: Item, stop: LabelledStop): TextBlock[] {
  const style = labelStyleAt(item, stop.breakpoint);
  const { textWidth } = stop;
  const wide = breakpoints[stop.breakpoint].frame.width;
  const one = (lines: string[], padding: { x: number; y: number }): TextBlock => {
    return { lines, width: Math.max(...lines.map((line) => textWidth(line, style))), style, padding, cost: 0 };
  };
  if (item.type === 'tape') return [one([figureOf(item, stop)], { x: platePadding.x + 1, y: platePadding.y })];
  if (item.type === 'ring') {
    const figure = figureOf(item, stop);
    const words = stop.ringWords[item.id];
    if (!words) return [one([figure], haloPadding)];
    return [one([`${figure} ${words}`], haloPadding), { ...one([figure, words], haloPadding), cost: 0.5 }];
  }
  return textBlocks(item.name, style, textWidth, { breakAt: Math.max(80, wide * 0.24) });
}

function figureOf(item: TapeItem | RingItem, { locale, units }: LabelledStop): string {
  const km = item.type === 'ring' ? item.radius : (item.km.at(-1) ?? 0);
  return formatFigure(km, 'km', { locale, units, round: item.type === 'ring' ? 1 : item.round });
}

/** To a third of a pixel, and some ten metres at least: shorter to write down. */
function rounded(degrees: number, zoom: number): number {
  return Number(degrees.toFixed(zoom < 5.5 ? 2 : zoom < 9 ? 3 : 4));
}
