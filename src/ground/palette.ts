import type { Tier } from './tier.ts';

/**
 * The ground's colours and line widths, for the still and the stage alike. Paper-warm land, pale blue-grey water, one
 * country set apart by light. Two colours are kept out of it, for the drawing alone: the deep red of Russian forces and
 * the surveyor's ochre of measurement.
 */
export interface GroundTheme {
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
  shades: readonly Shade[];
}

/** A flat tint, or a hatch that stays legible over a tint. */
export interface Shade {
  kind: 'tint' | 'hatch';
  color: string;
  opacity: number;
}

/**
 * Sea and land differ in lightness as well as in hue, for screens that show little of either. The first shade is kept
 * away from the sea's own blue, since members of a group have coasts.
 */
export const light: GroundTheme = {
  sea: '#c6dce2',
  land: '#ece7de',
  lit: '#fffdf8',
  litBorder: '#4f4a42',
  coast: '#7d949f',
  border: '#938a7b',
  disputed: '#938a7b',
  water: '#b3d0da',
  waterLine: '#8fb4c1',
  area: '#8a7f72',
  areaHatch: '#5f564b',
  areaBorder: '#5f564b',
  shades: [
    { kind: 'tint', color: '#b4bfe9', opacity: 0.42 },
    { kind: 'hatch', color: '#5f74a0', opacity: 0.36 },
    { kind: 'tint', color: '#b4bf9b', opacity: 0.4 },
  ],
};

export const dark: GroundTheme = {
  sea: '#131b21',
  land: '#2d2f30',
  lit: '#5d5b53',
  litBorder: '#d8d2c4',
  coast: '#5f7480',
  border: '#6c6d6a',
  disputed: '#6c6d6a',
  water: '#1b2d38',
  waterLine: '#3b586a',
  area: '#a39a8c',
  areaHatch: '#b5ab9b',
  areaBorder: '#b5ab9b',
  shades: [
    { kind: 'tint', color: '#515b96', opacity: 0.32 },
    { kind: 'hatch', color: '#93a5cf', opacity: 0.36 },
    { kind: 'tint', color: '#56633f', opacity: 0.5 },
  ],
};

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
  globe: { coast: 0.6, border: 0.5, disputed: 0.5, water: 0.3, river: 0.5, litBorder: 1, area: 0.7 },
  region: { coast: 0.8, border: 0.9, disputed: 0.9, water: 0.5, river: 1.1, litBorder: 1.3, area: 0.9 },
  close: { coast: 0.9, border: 1.1, disputed: 1.1, water: 0.6, river: 1.7, litBorder: 1.6, area: 1 },
};

/** Dash and gap of disputed borders, in multiples of the line's width. */
export const disputedDash = [3, 2.5] as const;

/** Diagonal lines that rise to the right: distance between two of them along x, and their width, in frame pixels. */
export const hatch = { step: 6, width: 0.8 } as const;

/** How the group at an index of the story's groups is shaded. */
export function shadeOf(theme: GroundTheme, index: number): Shade {
  const shade = theme.shades[index % theme.shades.length];
  if (!shade) throw new Error('a theme has at least one shade');
  return shade;
}

/** The colour that a shade makes of the land beneath it, `#rrggbb`: for legends. */
export function shadeOnLand(theme: GroundTheme, index: number): string {
  const { color, opacity } = shadeOf(theme, index);
  const channel = (of: string, at: number) => parseInt(of.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => channel(color, at) * opacity + channel(theme.land, at) * (1 - opacity));
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
