import type { BreakpointName } from '../projection/index.ts';
import type { Item, LabelPlace } from './drawing.ts';

/**
 * How labels are set, in frame pixels. The painter writes these into the SVG and `compile/` measures with them, so
 * that what was placed without overlap is painted without overlap.
 */
export interface LabelStyle {
  /** Font size, frame pixels. */
  size: number;
  /** CSS font weight. */
  weight: number;
  /** Added after every letter, frame pixels. */
  letterSpacing: number;
  italic: boolean;
  /** The painter sets the lines in capitals: measure them so. */
  uppercase: boolean;
  /** Width of the stroke behind the letters, frame pixels, where the names' own is not enough: over a hatch. */
  halo?: number;
}

export type LabelStyleName =
  'country' | 'city' | 'capital' | 'sea' | 'river' | 'area' | 'place' | 'position' | 'route' | 'ring' | 'figure';

/** As on a phone; larger frames have them {@link enlarged}. */
export const labelStyles: Record<LabelStyleName, LabelStyle> = {
  country: { size: 12, weight: 500, letterSpacing: 1.4, italic: false, uppercase: true },
  city: { size: 11, weight: 400, letterSpacing: 0, italic: false, uppercase: false },
  capital: { size: 11.5, weight: 500, letterSpacing: 0, italic: false, uppercase: false },
  sea: { size: 12, weight: 400, letterSpacing: 0.7, italic: true, uppercase: false },
  river: { size: 10.5, weight: 400, letterSpacing: 0.3, italic: true, uppercase: false },
  area: { size: 11.5, weight: 600, letterSpacing: 0.2, italic: false, uppercase: false, halo: 6 },
  place: { size: 13, weight: 600, letterSpacing: 0, italic: false, uppercase: false },
  position: { size: 11.5, weight: 500, letterSpacing: 0, italic: false, uppercase: false },
  route: { size: 11.5, weight: 500, letterSpacing: 0, italic: false, uppercase: false },
  ring: { size: 11.5, weight: 600, letterSpacing: 0, italic: false, uppercase: false },
  figure: { size: 14, weight: 700, letterSpacing: 0, italic: false, uppercase: false },
};

/**
 * A label's `dx`, `dy` give the anchor of its first line: x of the anchor, y of the baseline. Each further line stands
 * this many font sizes lower.
 */
export const lineHeight = 1.16;

/** Family of every label, the page's own sans first; each further one is looked up in the system before the first paint. */
export const labelFamily = "'Source Sans 3 Variable', Arial, sans-serif";

/** What a tape's figure stands on: frame pixels between its text and the plate's edge. */
export const platePadding = { x: 6, y: 3 };

/** The parts of a dot that a label must keep clear of: radius in frame pixels, its outline included. */
export const dotRadius = { place: 4.5, capital: 6, base: 6, position: 4, city: 2.5, cityCapital: 3.5 };

/** Width of the tape's band in frame pixels, and how far its end hooks reach beyond it on either side. */
export const tapeWidth = 10;
export const hookReach = 6;

/**
 * How much larger letters are in a frame than in a phone's. A wide frame is seen from further off, and shrunk on a small
 * laptop, where its letters would else be smaller than a phone's.
 */
export const enlarged: Record<BreakpointName, number> = { phone: 1, tablet: 1.12, wide: 1.2, low: 1 };

/** How an item's label is set in a breakpoint's frame; where it has its place, at the size that this gives it. */
export function labelStyleAt(
  item: Item,
  breakpoint: BreakpointName,
  { size, spacing }: Pick<LabelPlace, 'size' | 'spacing'> = {},
): LabelStyle {
  const style = scaledStyles[breakpoint][labelStyleOf(item)];
  return size === undefined ? style : { ...style, size, letterSpacing: spacing ?? style.letterSpacing };
}

const scaledStyles = Object.fromEntries(
  Object.entries(enlarged).map(([breakpoint, factor]) => [
    breakpoint,
    Object.fromEntries(Object.entries(labelStyles).map(([name, style]) => [name, times(style, factor)])),
  ]),
) as Record<BreakpointName, Record<LabelStyleName, LabelStyle>>;

function times(style: LabelStyle, factor: number): LabelStyle {
  const { size, letterSpacing, halo } = style;
  const scaled = (value: number) => Math.round(value * factor * 100) / 100;
  return {
    ...style,
    size: scaled(size),
    letterSpacing: scaled(letterSpacing),
    ...(halo === undefined ? {} : { halo: scaled(halo) }),
  };
}

/** The style in which an item's label is set. */
export function labelStyleOf(item: Item): LabelStyleName {
  switch (item.type) {
    case 'label':
      return item.kind;
    case 'tape':
      return 'figure';
    case 'place':
    case 'position':
    case 'route':
    case 'ring':
      return item.type;
  }
}
