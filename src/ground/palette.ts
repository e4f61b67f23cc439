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

export const light: GroundTheme = {
  sea: '#dbe3e6',
  land: '#ece7de',
  lit: '#fffdf8',
  litBorder: '#4f4a42',
  coast: '#8fa0a8',
  border: '#a69f93',
  disputed: '#a69f93',
  water: '#cfdade',
  waterLine: '#a9bac1',
  area: '#8a7f72',
  areaHatch: '#5f564b',
  areaBorder: '#5f564b',
  shades: [
    { kind: 'tint', color: '#a3acd6', opacity: 0.5 },
    { kind: 'hatch', color: '#566a96', opacity: 0.6 },
    { kind: 'tint', color: '#a9b591', opacity: 0.6 },
  ],
};

export const dark: GroundTheme = {
  sea: '#182026',
  land: '#2b2d2e',
  lit: '#5d5b53',
  litBorder: '#d8d2c4',
  coast: '#4f5e67',
  border: '#5b5c5a',
  disputed: '#5b5c5a',
  water: '#1d272e',
  waterLine: '#3a4a53',
  area: '#a39a8c',
  areaHatch: '#b5ab9b',
  areaBorder: '#b5ab9b',
  shades: [
    { kind: 'tint', color: '#4a558c', opacity: 0.38 },
    { kind: 'hatch', color: '#93a5cf', opacity: 0.55 },
    { kind: 'tint', color: '#56633f', opacity: 0.65 },
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
  region: { coast: 0.8, border: 0.8, disputed: 0.8, water: 0.4, river: 0.7, litBorder: 1.3, area: 0.9 },
  close: { coast: 0.8, border: 1, disputed: 1, water: 0.5, river: 1.1, litBorder: 1.6, area: 1 },
};

/** Dash and gap of disputed borders, in multiples of the line's width. */
export const disputedDash = [3, 2.5] as const;

/** Diagonal lines that rise to the right: distance between two of them along x, and their width, in frame pixels. */
export const hatch = { step: 6, width: 0.9 } as const;

/** How the group at an index of the story's groups is shaded. */
export function shadeOf(theme: GroundTheme, index: number): Shade {
  const shade = theme.shades[index % theme.shades.length];
  if (!shade) throw new Error('a theme has at least one shade');
  return shade;
}
