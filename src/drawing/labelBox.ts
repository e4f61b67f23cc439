import type { Point } from '../projection/index.ts';
import type { LabelPlace } from './drawing.ts';
import { lineHeight, platePadding, type LabelStyle } from './labelStyle.ts';

/** A rectangle in frame pixels, y downwards. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Width of a text in the style's pixels. */
export type TextWidth = (text: string, style: LabelStyle) => number;

/** Lines of a label as they are set. */
export interface SetLines {
  lines: string[];
  /** Of the widest, frame pixels. */
  width: number;
  style: LabelStyle;
  /** Frame pixels around the text that are its own: its halo, or the plate it stands on. */
  padding: { x: number; y: number };
}

/** Metrics of the page's sans in em: top of capitals and ascenders, bottom of descenders. */
const ascent = 0.72;
export const descent = 0.21;
export const haloPadding = { x: 2, y: 1 };

/** The box of a label that has its place: `at` is the frame pixel that it hangs on. */
export function labelBox(
  place: LabelPlace,
  at: Point,
  style: LabelStyle,
  { onPlate, tilt }: { onPlate: boolean; tilt: number },
  textWidth: TextWidth,
): Box {
  const { lines } = place;
  const width = widest(lines, style, textWidth);
  return setBox({ lines, width, style, padding: onPlate ? platePadding : haloPadding }, at, place, tilt);
}

/** The box of lines that hang on a frame pixel, turned about their anchor by so many degrees clockwise. */
export function setBox(
  set: SetLines,
  [x, y]: Point,
  { dx, dy, anchor }: Pick<LabelPlace, 'dx' | 'dy' | 'anchor'>,
  tilt: number,
): Box {
  const { size } = set.style;
  const share = anchor === 'start' ? 0 : anchor === 'end' ? 1 : 0.5;
  const left = x + dx - set.width * share;
  const baseline = y + dy;
  const level = {
    left: left - set.padding.x,
    right: left + set.width + set.padding.x,
    top: baseline - ascent * size - set.padding.y,
    bottom: baseline + (set.lines.length - 1) * lineHeight * size + descent * size + set.padding.y,
  };
  return turned(level, [x + dx, y + dy], tilt);
}

/** A box around what is left of another when that is turned about a pivot, degrees clockwise. */
function turned(box: Box, [x, y]: Point, degrees: number): Box {
  if (degrees === 0) return box;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const corners = [box.left - x, box.right - x].flatMap((across) =>
    [box.top - y, box.bottom - y].map((down): Point => [x + across * cos - down * sin, y + across * sin + down * cos]),
  );
  const [xs, ys] = [corners.map((corner) => corner[0]), corners.map((corner) => corner[1])];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

export function widest(lines: string[], style: LabelStyle, textWidth: TextWidth): number {
  return Math.max(...lines.map((line) => textWidth(style.uppercase ? line.toLocaleUpperCase() : line, style)));
}

/** Frame pixels between two boxes; negative where they overlap. */
export function gapBetween(a: Box, b: Box): number {
  return Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
}

/** Frame pixels of a stroke that lie in a box; `line` is x and y of its points, one after the other. */
export function coveredLength(box: Box, { line, halfWidth }: { line: ArrayLike<number>; halfWidth: number }): number {
  const left = box.left - halfWidth;
  const right = box.right + halfWidth;
  const top = box.top - halfWidth;
  const bottom = box.bottom + halfWidth;
  let covered = 0;
  let x1 = line[0] ?? 0;
  let y1 = line[1] ?? 0;
  for (let index = 2; index < line.length; index += 2) {
    const x0 = x1;
    const y0 = y1;
    x1 = line[index] ?? 0;
    y1 = line[index + 1] ?? 0;
    if ((x0 < left && x1 < left) || (x0 > right && x1 > right)) continue;
    if ((y0 < top && y1 < top) || (y0 > bottom && y1 > bottom)) continue;
    // The share of the segment within the box, 0 … 1, by Liang and Barsky.
    const enter = Math.max(enters(x0, x1, left, right), enters(y0, y1, top, bottom));
    const leave = Math.min(leaves(x0, x1, left, right), leaves(y0, y1, top, bottom));
    if (leave > enter) covered += (leave - enter) * Math.hypot(x1 - x0, y1 - y0);
  }
  return covered;
}

/** Where a segment comes into a strip along one axis, as a share of its length; 1 where it never does. */
function enters(from: number, to: number, low: number, high: number): number {
  if (from === to) return from < low || from > high ? 1 : 0;
  return Math.max(0, ((from < to ? low : high) - from) / (to - from));
}

/** Where it leaves the strip; 0 where it was never within. */
function leaves(from: number, to: number, low: number, high: number): number {
  if (from === to) return from < low || from > high ? 0 : 1;
  return Math.min(1, ((from < to ? high : low) - from) / (to - from));
}
