import type { Tier } from './tier.ts';

/**
 * The ground's colours, for the still and the stage alike. Two colours of a theme are kept out of it, for the drawing
 * alone: those of Russian forces and of measurement.
 *
 * @typeParam Opacity of a shade: a number, or in a page a reference to what its stylesheet says
 */
export interface GroundTheme<Opacity = number> {
  sea: string;
  land: string;
  lit: string;
  litBorder: string;
  coast: string;
  border: string;
  disputed: string;
  water: string;
  waterLine: string;
  area: string;
  areaHatch: string;
  areaBorder: string;
  /** How groups of countries are told apart, in the order in which the story names them. */
  shades: readonly Shade<Opacity>[];
}

export interface Shade<Opacity = number> {
  color: string;
  opacity: Opacity;
}

/** In every theme: a flat tint, a hatch that stays legible over a tint, and a tint again. Never by colour alone. */
const shadeKinds = ['tint', 'hatch', 'tint'] as const;

const names = {
  sea: 0,
  land: 0,
  lit: 0,
  litBorder: 0,
  coast: 0,
  border: 0,
  disputed: 0,
  water: 0,
  waterLine: 0,
  area: 0,
  areaHatch: 0,
  areaBorder: 0,
} satisfies Record<Exclude<keyof GroundTheme, 'shades'>, 0>;

/**
 * A ground made of what `read` says of each custom property of a theme's stylesheet: `--ground-NAME`, `--ground-shade-1`,
 * `--ground-shade-1-opacity`.
 */
function groundOf<Opacity>(
  read: (property: string) => string,
  opacity: (text: string) => Opacity,
): GroundTheme<Opacity> {
  const colours = Object.fromEntries(Object.keys(names).map((name) => [name, read(`--ground-${name}`)]));
  const shades = shadeKinds.map((_, index) => ({
    color: read(`--ground-shade-${index + 1}`),
    opacity: opacity(read(`--ground-shade-${index + 1}-opacity`)),
  }));
  return { ...(colours as Record<keyof typeof names, string>), shades };
}

/** Each colour as a custom property of the page, so that one still serves by day and by night. */
export const pageGround = groundOf(
  (property) => `var(${property})`,
  (text) => text,
);

/** The colours that hold for an element at this moment. */
export function groundAround(element: Element): GroundTheme {
  const style = getComputedStyle(element);
  return groundOf((property) => style.getPropertyValue(property).trim(), Number);
}

/** What a theme's stylesheet has to declare of its ground. */
export function groundProperties({ shades, ...colours }: GroundTheme): [property: string, value: string][] {
  return [
    ...Object.entries(colours).map(([name, color]): [string, string] => [`--ground-${name}`, color]),
    ...shades.flatMap(({ color, opacity }, index): [string, string][] => [
      [`--ground-shade-${index + 1}`, color],
      [`--ground-shade-${index + 1}-opacity`, String(opacity)],
    ]),
  ];
}

/** Line widths in frame pixels: they grow with the frame, so that the stage's lines are as wide as the still's. */
export interface LineWidths {
  coast: number;
  border: number;
  disputed: number;
  water: number;
  river: number;
  litBorder: number;
  area: number;
}

export const widths: Record<Tier, LineWidths> = {
  globe: { coast: 0.9, border: 0.6, disputed: 0.6, water: 0.3, river: 0.5, litBorder: 1.1, area: 0.7 },
  region: { coast: 0.8, border: 0.9, disputed: 0.9, water: 0.5, river: 1.1, litBorder: 1.3, area: 0.9 },
  close: { coast: 0.9, border: 1.1, disputed: 1.1, water: 0.6, river: 1.7, litBorder: 1.6, area: 1 },
};

/** Dash and gap of disputed borders, in multiples of the line's width. */
export const disputedDash = [3, 2.5] as const;

/** Diagonal lines that rise to the right: distance between two of them along x, and their width, in frame pixels. */
export const hatch = { step: 6, width: 0.8 } as const;

/** How the group at an index of the story's groups is shaded. */
export function shadeOf<Opacity>(theme: GroundTheme<Opacity>, index: number): Shade<Opacity> {
  const shade = theme.shades[index % theme.shades.length];
  if (!shade) throw new Error('a theme has at least one shade');
  return shade;
}

/** Whether the group at an index is hatched. */
export function isHatched(index: number): boolean {
  return shadeKinds[index % shadeKinds.length] === 'hatch';
}

/** The colour that a shade makes of the land beneath it, `#rrggbb`. */
export function shadeOnLand(theme: GroundTheme, index: number): string {
  const { color, opacity } = shadeOf(theme, index);
  const channel = (of: string, at: number) => parseInt(of.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => channel(color, at) * opacity + channel(theme.land, at) * (1 - opacity));
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
