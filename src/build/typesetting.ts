import type { Setting, Typeface } from './typeface.ts';

/** A stretch of text in one style. */
export interface Run {
  text: string;
  typeface: Typeface;
  setting: Setting;
  /** Colour. */
  fill: string;
}

/** Text set in lines, as shapes. */
export interface SetText {
  /** Of the widest line, pixels. */
  width: number;
  /** Pixels, from the top of the first line to the bottom of the last. */
  height: number;
  lines: number;
  /** SVG with the top left corner of the text at a place. */
  at(x: number, y: number): string;
}

export interface Measure {
  /** Pixels that a line may have. */
  width: number;
  /** Distance of baselines, as a multiple of the first run's size. */
  leading: number;
  /** Makes all lines about as long as each other, for headings. */
  balanced?: boolean;
}

interface Word {
  pieces: (Run & { width: number })[];
  width: number;
  /** Of the space before it. */
  space: number;
}

/** Breaks runs into lines at their spaces, not at no-break spaces. A word too long for a line stands out of it. */
export function setText(runs: Run[], { width, leading, balanced = false }: Measure): SetText {
  const words = wordsOf(runs);
  const size = runs[0]?.setting.size ?? 0;
  const lines = broken(words, balanced ? narrowest(words, width) : width);
  const step = leading * size;
  return {
    width: Math.max(0, ...lines.map(widthOf)),
    height: lines.length * step,
    lines: lines.length,
    // Half of the leading is above: capitals of two thirds of the size stand in the middle of their line.
    at: (x, y) => lines.map((line, index) => lineAt(line, x, y + (index + 0.5) * step + 0.335 * size)).join(''),
  };
}

function wordsOf(runs: Run[]): Word[] {
  const words: Word[] = [];
  let space = 0;
  let open = false;
  for (const run of runs) {
    for (const part of run.text.split(/([ \n]+)/)) {
      if (part === '') continue;
      if (/^[ \n]+$/.test(part)) {
        space = run.typeface.width(' ', run.setting);
        open = false;
        continue;
      }
      const piece = { ...run, text: part, width: run.typeface.width(part, run.setting) };
      const last = words.at(-1);
      if (open && last) {
        last.pieces.push(piece);
        last.width += piece.width;
      } else words.push({ pieces: [piece], width: piece.width, space });
      open = true;
    }
  }
  return words;
}

function broken(words: Word[], width: number): Word[][] {
  const lines: Word[][] = [];
  let used = Infinity;
  for (const word of words) {
    if (used + word.space + word.width > width) {
      lines.push([word]);
      used = word.width;
    } else {
      lines.at(-1)?.push(word);
      used += word.space + word.width;
    }
  }
  return lines;
}

/** The least width that needs no more lines. */
function narrowest(words: Word[], width: number): number {
  const count = broken(words, width).length;
  let [low, high] = [width / 2, width];
  for (let step = 0; step < 10; step++) {
    const middle = (low + high) / 2;
    if (broken(words, middle).length > count || words.some((word) => word.width > middle)) low = middle;
    else high = middle;
  }
  return high;
}

function widthOf(line: Word[]): number {
  return line.reduce((sum, word, index) => sum + word.width + (index ? word.space : 0), 0);
}

function lineAt(line: Word[], x: number, baseline: number): string {
  let pen = x;
  return line
    .map(({ pieces, space }, index) => {
      if (index) pen += space;
      return pieces
        .map((piece) => {
          const shape = shapeAt(piece, pen, baseline);
          pen += piece.width;
          return shape;
        })
        .join('');
    })
    .join('');
}

/** One piece of text as a path, its baseline beginning at a place. */
export function shapeAt({ text, typeface, setting, fill }: Run, x: number, baseline: number): string {
  const move = `translate(${Math.round(x * 100) / 100} ${Math.round(baseline * 100) / 100})`;
  return `<path fill="${fill}" transform="${move}" d="${typeface.outline(text, setting)}"/>`;
}
