import type { BreakpointName, LonLat, Point } from '../projection/index.ts';

/** Everything a story draws on top of the ground, in one language. */
export interface Drawing {
  items: Item[];
  /** Per breakpoint, then per stop (`opening` apart): where each item's label stands. */
  labels: Record<BreakpointName, { opening?: Labels; stops: Labels[] }>;
  /** Per breakpoint, then per stop, as labels. */
  aids?: Record<BreakpointName, { opening?: Aids; stops: Aids[] }>;
  /** The land of each of the locators' globes, by name: path data around its middle, in half pixels. */
  globes?: Record<string, string>;
}

/** What helps to read a map, in corners of its frame that nothing else needs. */
export interface Aids {
  scale?: ScaleBar;
  locator?: Locator;
}

/** A bar as long as a round distance is where it stands. */
export interface ScaleBar {
  /** Its left end, or its right one where it hangs on the frame's right; frame pixels. */
  at: Point;
  anchor: 'start' | 'end';
  /** Frame pixels, and the distance that they are, in each of the units that readers choose between. */
  km: [pixels: number, distance: number];
  mi: [pixels: number, distance: number];
}

/** A small globe on which is seen where the map lies. */
export interface Locator {
  /** Its middle, frame pixels. */
  at: Point;
  /** Which of the drawing's globes. */
  globe: string;
  /** What the map shows of it: left, top, width and height in the globe's own pixels, from its middle. */
  box: [number, number, number, number];
}

/** Item id → place of its label. An item without one is drawn without a label. */
export type Labels = Record<string, LabelPlace>;

/** A label's place, decided at build time so that no two collide. */
export interface LabelPlace {
  /** Where it hangs, when that is not the item's own `at`: a country's label in this frame, a tape's figure. */
  at?: LonLat;
  /** Offset of the text's anchor from the point, in frame pixels. */
  dx: number;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
  /** The text, broken into lines. */
  lines: string[];
  /** Font size, and what is added after each letter, frame pixels: of a country's name, by how much of it is seen. */
  size?: number;
  spacing?: number;
}

export type Certainty = 'exact' | 'approximate' | 'disputed';

export type Item = PlaceItem | PositionItem | RouteItem | RingItem | TapeItem | LabelItem;

interface ItemBase {
  id: string;
  /** What it is called, in the story's language; empty where it has no name. */
  name: string;
}

/** A town, a capital or a base: a dot with a name. */
export interface PlaceItem extends ItemBase {
  type: 'place';
  kind: 'place' | 'capital' | 'base';
  at: LonLat;
  certainty: Certainty;
  /** The uncertainty as a dense circle; empty where the place is exact. */
  circle: LonLat[];
}

/** Where units were reported: a dot in the circle of its uncertainty. */
export interface PositionItem extends ItemBase {
  type: 'position';
  at: LonLat;
  certainty: Certainty;
  circle: LonLat[];
}

/** A line with a direction, drawn from its first vertex on. */
export interface RouteItem extends ItemBase {
  type: 'route';
  certainty: Certainty;
  line: LonLat[];
  /** Kilometres from the start to each vertex. */
  km: number[];
}

/** A circle at a true distance around a point. */
export interface RingItem extends ItemBase {
  type: 'ring';
  at: LonLat;
  circle: LonLat[];
  /** Radius, kilometres. */
  radius: number;
}

/** A measuring tape along a great circle. */
export interface TapeItem extends ItemBase {
  type: 'tape';
  /** Name of the measure whose figure it bears. */
  measure: string;
  dashed: boolean;
  /** Dense great circle, first to second end. */
  line: LonLat[];
  km: number[];
  /** Figures are rounded to multiples of this. */
  round: number;
}

/** A name of the basemap: a country, a city, a sea. */
export interface LabelItem extends ItemBase {
  type: 'label';
  kind: 'country' | 'city' | 'capital' | 'sea' | 'river' | 'area';
  at: LonLat;
  /** 1 is the most important. */
  rank: number;
}
