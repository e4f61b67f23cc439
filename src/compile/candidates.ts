import {
  coveredLength,
  descent,
  gapBetween,
  haloPadding,
  lineHeight,
  setBox,
  widest,
  type Box,
  type LabelPlace,
  type LabelStyle,
  type SetLines,
  type TextWidth,
} from '../drawing/index.ts';
import type { LonLat, Point } from '../projection/index.ts';
import { forbidden, type LabelCandidate } from './labels.ts';

/** Where a label could stand beside a point, on a line, on a ring or within a country, and what it would cover there. */

/** A label's text in one way of breaking it into lines. */
export interface TextBlock extends SetLines {
  /** Preference among the ways of breaking, 0 the best. */
  cost: number;
  /** Whether the label is to say how it is set: a country's name. */
  sized?: boolean;
  /** Degrees clockwise about its anchor; level when absent. */
  tilt?: number;
}

/** What labels must not cover, in frame pixels. */
export interface Scenery {
  width: number;
  height: number;
  dots: Dot[];
  strokes: Stroke[];
  /** Circles within which positions lie: better left free, where that can be. */
  discs: Dot[];
  /** Corners that are taken. */
  reserved: Box[];
}

export interface Dot {
  id: string;
  at: Point;
  radius: number;
}

/** A drawn line; covering it costs something, by what it is. */
export interface Stroke {
  id: string;
  points: Point[];
  halfWidth: number;
  cost: number;
}

/** Middle of the capitals of the page's sans, em. */
const middle = 0.33;
/** Frame pixels that a label keeps from the frame's edge. */
const edge = 2;
/** What it costs that a name is nearer to another dot than to its own, and so may be read as that one's. */
const mistakable = 12;
/** What it costs to stand in a corner that is taken: what took it then goes. */
const taken = 40;

/** A text on one line and, where it is long, broken into two. */
export function textBlocks(
  text: string,
  style: LabelStyle,
  textWidth: TextWidth,
  options: { padding?: { x: number; y: number }; breakAt?: number } = {},
): TextBlock[] {
  const { padding = haloPadding, breakAt = 110 } = options;
  const measure = (line: string) => widest([line], style, textWidth);
  const block = (lines: string[], cost: number): TextBlock => {
    return { lines, width: widest(lines, style, textWidth), style, padding, cost };
  };
  const one = block([text], 0);
  const broken = brokenInTwo(text, measure);
  if (!broken) return [one];
  return one.width > breakAt ? [block(broken, 0), { ...one, cost: 3 }] : [one, block(broken, one.width > 60 ? 1 : 2.5)];
}

/** At the space that makes the longer line shortest; before a bracket if there is one. */
function brokenInTwo(text: string, measure: (line: string) => number): string[] | undefined {
  let best: { lines: string[]; width: number } | undefined;
  for (let at = text.indexOf(' '); at > 0; at = text.indexOf(' ', at + 1)) {
    const lines = [text.slice(0, at), text.slice(at + 1)];
    const width = Math.max(...lines.map(measure)) - (text[at + 1] === '(' ? 1000 : 0);
    if (!best || width < best.width) best = { lines, width };
  }
  return best?.lines;
}

/** A block of text as a candidate: `x`, `y` is the point it hangs on; `dx`, `dy` as {@link LabelPlace} has them. */
export function candidateAt(
  block: TextBlock,
  [x, y]: Point,
  offset: { dx: number; dy: number; anchor: 'start' | 'middle' | 'end' },
  cost: number,
  at?: LonLat,
  tilt = block.tilt ?? 0,
): LabelCandidate {
  const dx = round(offset.dx);
  const dy = round(offset.dy);
  const { anchor } = offset;
  // Written out twice: hundreds of thousands are made, and spreading takes a quarter of all the time.
  const place: LabelPlace = at ? { at, dx, dy, anchor, lines: block.lines } : { dx, dy, anchor, lines: block.lines };
  if (block.sized) {
    place.size = block.style.size;
    place.spacing = block.style.letterSpacing;
  }
  const box = setBox(block, [x, y], { dx, dy, anchor }, tilt);
  return { place, box, cost: cost + block.cost };
}

/** The baseline that centres a block's capitals on its point. */
function centred(block: TextBlock): number {
  return middle * block.style.size - ((block.lines.length - 1) * lineHeight * block.style.size) / 2;
}

const distances = [
  { gap: 2.5, cost: 0 },
  { gap: 7, cost: 1.6 },
  { gap: 13, cost: 4 },
  { gap: 21, cost: 8 },
  { gap: 31, cost: 14 },
];

/** Around a dot, close by first: right, left, above, below, and the four corners. */
export function aroundPoint(blocks: TextBlock[], at: Point, radius: number): LabelCandidate[] {
  const candidates: LabelCandidate[] = [];
  for (const { gap, cost } of distances) {
    const reach = radius + gap;
    const corner = reach * 0.72;
    for (const block of blocks) {
      const { size } = block.style;
      const further = (block.lines.length - 1) * lineHeight * size;
      const above = -descent * size - further;
      const below = 0.7 * size;
      const middleLine = centred(block);
      const add = (dx: number, dy: number, anchor: 'start' | 'middle' | 'end', preference: number) =>
        candidates.push(candidateAt(block, at, { dx, dy, anchor }, cost + preference));
      add(reach, middleLine, 'start', 0);
      add(-reach, middleLine, 'end', 0.9);
      add(corner, above - corner * 0.5, 'start', 1);
      add(corner, below + corner * 0.5, 'start', 1.2);
      add(0, above - reach, 'middle', 1.3);
      add(0, below + reach, 'middle', 1.4);
      add(-corner, above - corner * 0.5, 'end', 1.6);
      add(-corner, below + corner * 0.5, 'end', 1.7);
    }
  }
  return candidates;
}

/** A vertex of a line on the map and in the frame. */
export interface LinePoint {
  at: LonLat;
  point: Point;
}

/** On a tape in its middle, where it is long enough for that, else beside it; nearer the ends as a last resort. */
export function alongLine(
  blocks: TextBlock[],
  line: LinePoint[],
  options: { halfWidth: number; on: boolean },
): LabelCandidate[] {
  const candidates: LabelCandidate[] = [];
  const length = screenLength(line);
  for (const fraction of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9, 0.02, 0.98]) {
    const found = atFraction(line, fraction * length);
    if (!found) continue;
    const { at, point, normal } = found;
    const off = Math.abs(fraction - 0.5) * 8;
    for (const block of blocks) {
      const along = 2 * extentAlong(block, [-normal[1], normal[0]]);
      if (options.on && length > along * 1.9) {
        candidates.push(candidateAt(block, point, { dx: 0, dy: centred(block), anchor: 'middle' }, off, at));
      }
      for (const { gap, cost } of distances) {
        const reach = options.halfWidth + gap + extentAlong(block, normal);
        for (const side of [1, -1]) {
          const offset = {
            dx: side * normal[0] * reach,
            dy: side * normal[1] * reach + centred(block),
            anchor: 'middle',
          } as const;
          const upper = side * normal[1] < 0 || (Math.abs(normal[1]) < 0.2 && side * normal[0] > 0);
          candidates.push(candidateAt(block, point, offset, off + cost + (upper ? 2 : 2.6), at));
        }
      }
    }
  }
  return candidates;
}

/** Just outside a ring, or inside it, at the top first, then further down on either side. */
export function alongRing(blocks: TextBlock[], ring: LinePoint[], centre: Point): LabelCandidate[] {
  const candidates: LabelCandidate[] = [];
  const step = Math.max(1, Math.floor(ring.length / 48));
  for (let index = 0; index < ring.length; index += step) {
    const vertex = ring[index];
    if (!vertex) continue;
    const angle = Math.atan2(vertex.point[0] - centre[0], centre[1] - vertex.point[1]);
    const normal: Point = [Math.sin(angle), -Math.cos(angle)];
    const radius = Math.hypot(vertex.point[0] - centre[0], vertex.point[1] - centre[1]);
    for (const block of blocks) {
      for (const side of [1, -1]) {
        const off = side > 0 ? outsideRing(block, normal, radius) : -5 - extentAlong(block, normal);
        const offset = { dx: normal[0] * off, dy: normal[1] * off + centred(block), anchor: 'middle' } as const;
        const cost = (3 * Math.abs(angle)) / Math.PI + (side < 0 ? 1 : 0);
        candidates.push(candidateAt(block, vertex.point, offset, cost, vertex.at));
      }
    }
  }
  return candidates;
}

/** How far out from a ring's line the middle of a block must stand, for the block to be just clear of the line. */
function outsideRing(block: TextBlock, [x, y]: Point, radius: number): number {
  const halfWidth = extentAlong(block, [1, 0]);
  const halfHeight = extentAlong(block, [0, 1]);
  let off = 0;
  const isClear = () => {
    const across = Math.max(0, Math.abs(x) * (radius + off) - halfWidth);
    const down = Math.max(0, Math.abs(y) * (radius + off) - halfHeight);
    return Math.hypot(across, down) > radius + 3;
  };
  while (!isClear()) off += 1;
  return off;
}

/** Frame pixels from the middle of a block of text to its edge, as seen along a direction. */
function extentAlong(block: TextBlock, [x, y]: Point): number {
  const width = block.width + 2 * block.padding.x;
  const height = block.lines.length * lineHeight * block.style.size + 2 * block.padding.y;
  return (Math.abs(x) * width + Math.abs(y) * height) / 2;
}

/** Centred on each of some spots, as within a country; a spot's cost says how badly the text fits there. */
export function onSpots(
  blocks: TextBlock[],
  spots: (block: TextBlock, centreOffset: number) => { at: LonLat; point: Point; cost: number; tilt?: number }[],
): LabelCandidate[] {
  return blocks.flatMap((block) => {
    const dy = centred(block);
    return spots(block, dy).map(({ at, point, cost, tilt }) =>
      candidateAt(block, point, { dx: 0, dy, anchor: 'middle' }, cost, at, tilt),
    );
  });
}

/**
 * Adds to each candidate's cost what it covers. A dot or the frame's edge makes it {@link forbidden}; a line costs what
 * it is worth. What belongs to the label itself is left out.
 */
export function priced(candidates: LabelCandidate[], own: string, scenery: Scenery): LabelCandidate[] {
  const others: Obstacles = {
    ...scenery,
    ownDot: scenery.dots.find(({ id }) => id === own),
    dots: scenery.dots.filter(({ id }) => id !== own),
    strokes: scenery.strokes.filter(({ id }) => id !== own).map(boundedStroke),
  };
  return candidates.map((candidate) => new PricedCandidate(candidate, others));
}

/** What it covers is reckoned when it is asked for: of most, that they are not the best is plain before. */
class PricedCandidate implements LabelCandidate {
  readonly place: LabelPlace;
  readonly box: Box;
  readonly least: number;
  readonly #others: Obstacles;
  #cost = -1;

  constructor({ place, box, cost }: LabelCandidate, others: Obstacles) {
    this.place = place;
    this.box = box;
    this.least = cost;
    this.#others = others;
  }

  get cost(): number {
    if (this.#cost < 0) this.#cost = this.least + coverCost(this.box, this.#others);
    return this.#cost;
  }
}

/** The scenery as one label sees it. */
interface Obstacles extends Omit<Scenery, 'strokes'> {
  ownDot: Dot | undefined;
  strokes: BoundedStroke[];
}

/** A stroke as it is held against thousands of boxes. */
interface BoundedStroke {
  /** Around it, its width included. */
  bounds: Box;
  /** x and y of its points, one after the other. */
  line: Float64Array;
  halfWidth: number;
  cost: number;
}

/** The same for all labels of a picture. */
function boundedStroke(stroke: Stroke): BoundedStroke {
  const known = boundedStrokes.get(stroke);
  if (known) return known;
  const { points, halfWidth, cost } = stroke;
  const bounded = { bounds: boundsOf(stroke), line: Float64Array.from(points.flat()), halfWidth, cost };
  boundedStrokes.set(stroke, bounded);
  return bounded;
}

const boundedStrokes = new WeakMap<Stroke, BoundedStroke>();

function boundsOf({ points, halfWidth }: Stroke): Box {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    bounds.left = Math.min(bounds.left, x - halfWidth);
    bounds.right = Math.max(bounds.right, x + halfWidth);
    bounds.top = Math.min(bounds.top, y - halfWidth);
    bounds.bottom = Math.max(bounds.bottom, y + halfWidth);
  }
  return bounds;
}

function coverCost(box: Box, { width, height, ownDot, dots, discs, reserved, strokes }: Obstacles): number {
  let cost = 0;
  const outside =
    Math.max(0, edge - box.left) +
    Math.max(0, edge - box.top) +
    Math.max(0, box.right - width + edge) +
    Math.max(0, box.bottom - height + edge);
  if (outside > 0) cost += forbidden * (2 + outside / 10);
  const ownClearance = ownDot ? clearanceOf(box, ownDot) : 0;
  for (const dot of dots) {
    const clearance = clearanceOf(box, dot);
    if (clearance < 0) cost += forbidden;
    else if (clearance < 4) cost += (4 - clearance) * 0.3;
    if (ownDot && clearance < ownClearance) cost += mistakable;
  }
  for (const corner of reserved) if (gapBetween(box, corner) < 3) cost += taken;
  for (const disc of discs) {
    const clearance = clearanceOf(box, disc);
    if (clearance < 1) cost += Math.min(7, 2.5 - 0.8 * clearance);
  }
  for (const stroke of strokes) {
    const { left, top, right, bottom } = stroke.bounds;
    if (box.right < left || box.left > right || box.bottom < top || box.top > bottom) continue;
    const covered = coveredLength(box, stroke);
    if (covered > 0) cost += stroke.cost * (0.6 + covered / 60);
  }
  return cost;
}

/** Frame pixels between a box and the edge of a dot. */
function clearanceOf(box: Box, { at: [x, y], radius }: Dot): number {
  return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) - radius;
}

function screenLength(line: LinePoint[]): number {
  let length = 0;
  for (let index = 1; index < line.length; index++) length += segment(line, index);
  return length;
}

function segment(line: LinePoint[], index: number): number {
  const from = line[index - 1];
  const to = line[index];
  return from && to ? Math.hypot(to.point[0] - from.point[0], to.point[1] - from.point[1]) : 0;
}

/** The place on a line after so many frame pixels, with its unit normal. */
function atFraction(line: LinePoint[], distance: number): { at: LonLat; point: Point; normal: Point } | undefined {
  let before = 0;
  for (let index = 1; index < line.length; index++) {
    const length = segment(line, index);
    const from = line[index - 1];
    const to = line[index];
    if (from && to && length > 0 && (before + length >= distance || index === line.length - 1)) {
      const share = Math.min(1, (distance - before) / length);
      const mix = (a: number, b: number) => a + (b - a) * share;
      return {
        at: [mix(from.at[0], to.at[0]), mix(from.at[1], to.at[1])],
        point: [mix(from.point[0], to.point[0]), mix(from.point[1], to.point[1])],
        normal: [(to.point[1] - from.point[1]) / length, (from.point[0] - to.point[0]) / length],
      };
    }
    before += length;
  }
  return undefined;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
