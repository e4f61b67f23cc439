import type { Bounds } from './basemap.ts';

/** A piece of a view. */
export interface Patch {
  bounds: Bounds;
  /** Kilometres to a pixel of the frame. */
  kilometres: number;
}

/** How large the closest of some views shows each place. */
export interface Scale {
  /** Kilometres to a pixel of the frame; Infinity where no view shows the place. */
  at(longitude: number, latitude: number): number;
  /** Whether a view shows anything of the bounds. */
  meets(bounds: Bounds): boolean;
  /** All that is shown, as boxes side by side. */
  boxes(): Bounds[];
}

/** The scale is kept for squares of this part of a degree. */
const squares = 2;
/** So many squares around a view count as shown. */
const around = 2;
/** How far from a view lies what counts as not shown, at least, in degrees. */
export const margin = around / squares;

const columns = 360 * squares;
const rows = 180 * squares;

/** The scale of several views taken together. */
export function scaleOf(views: Iterable<{ patches(): Iterable<Patch> }>): Scale {
  const shown = new Float64Array(columns * rows).fill(Infinity);
  for (const view of views) {
    for (const { bounds, kilometres } of view.patches()) {
      someSquare(bounds, (square) => {
        shown[square] = Math.min(shown[square] ?? Infinity, kilometres);
        return false;
      });
    }
  }
  const closest = widened(shown);
  return {
    at: (longitude, latitude) => closest[squareAt(columnOf(longitude), rowOf(latitude))] ?? Infinity,
    meets: (bounds) => someSquare(bounds, (square) => closest[square] !== Infinity),
    boxes: () => boxesOf(closest),
  };
}

/** Each square as close as the closest of those around it. */
function widened(shown: Float64Array): Float64Array {
  const wide = new Float64Array(shown.length).fill(Infinity);
  for (let square = 0; square < shown.length; square++) {
    const kilometres = shown[square] ?? Infinity;
    if (kilometres === Infinity) continue;
    const [column, row] = [square % columns, Math.floor(square / columns)];
    for (let y = Math.max(0, row - around); y <= Math.min(rows - 1, row + around); y++) {
      for (let x = column - around; x <= column + around; x++) {
        const near = squareAt(x, y);
        wide[near] = Math.min(wide[near] ?? Infinity, kilometres);
      }
    }
  }
  return wide;
}

function boxesOf(closest: Float64Array): Bounds[] {
  const boxes: Bounds[] = [];
  for (let row = 0; row < rows; row++) {
    const south = row / squares - 90;
    let first: number | undefined;
    for (let column = 0; column <= columns; column++) {
      const isShown = column < columns && closest[squareAt(column, row)] !== Infinity;
      if (isShown) first ??= column;
      else if (first !== undefined) {
        boxes.push([first / squares - 180, south, column / squares - 180, south + 1 / squares]);
        first = undefined;
      }
    }
  }
  return boxes;
}

/** Whether something is true of one of the squares that the bounds touch. */
function someSquare([west, south, east, north]: Bounds, is: (square: number) => boolean): boolean {
  const first = columnOf(west);
  const last = Math.min(columnOf(east), first + columns - 1);
  for (let row = rowOf(south); row <= rowOf(north); row++) {
    for (let column = first; column <= last; column++) if (is(squareAt(column, row))) return true;
  }
  return false;
}

function squareAt(column: number, row: number): number {
  return row * columns + (((column % columns) + columns) % columns);
}

function columnOf(longitude: number): number {
  return Math.floor((longitude + 180) * squares);
}

function rowOf(latitude: number): number {
  return Math.max(0, Math.min(rows - 1, Math.floor((latitude + 90) * squares)));
}
