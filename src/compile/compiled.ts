import type { Drawing } from '../drawing/drawing.ts';
import type { LegendSign } from '../drawing/legend.ts';
import type { BasemapLayer, PageWords } from '../format/index.ts';
import type { LonLat } from '../projection/index.ts';
import type { Timeline } from '../timeline/index.ts';

export type { PageWords, Plural, Template } from '../format/index.ts';

/** A text in each of the story's locales. */
export type Text = Record<string, string>;

/** A story ready to be painted, printed and hydrated: plain JSON, all texts in one locale. */
export interface CompiledStory {
  slug: string;
  locale: string;
  /** Every locale the story is told in, the default first. */
  locales: string[];
  /** What the page around it says of itself. */
  words: PageWords;
  title: string;
  description: string;
  status: { state: 'draft' | 'published' } | { state: 'embargoed'; until: string };
  units: 'km' | 'mi';
  byline: { name: string; role: string }[];
  editor: { name: string; role: string }[];
  published: string;
  updated: string;
  corrections: { date: string; text: Block[] }[];
  opening: { alt: string; facts: MapFact[] };
  scenes: CompiledScene[];
  measures: Record<string, Measured>;
  sources: Record<string, CompiledSource>;
  /** What the groups of countries are called that a scene may shade: `EU` → "European Union". */
  shadeNames: Record<string, string>;
  /** What the legend calls a sign, where the page's own words do not fit. */
  legend: Partial<Record<LegendSign, string>>;
  timeline: Timeline;
  drawing: Drawing;
  /** What the ground has to be able to show, for `still/` and `stage/`. */
  ground: GroundPlan;
  /** Beneath the live map instead of the built-in basemap; stills keep that. */
  basemap?: OwnBasemap;
}

/** Addresses are of other sites, or files of the story's folder. Colours may be empty: nothing is painted. */
export type OwnBasemap = { credit: string } & (
  | { kind: 'style'; style: string; origins: string[] }
  | { kind: 'pmtiles'; pmtiles: string; tiles: 'vector' | 'raster'; background: string; layers: BasemapLayer[] }
);

export interface CompiledScene {
  id: string;
  date: string;
  heading: string;
  text: Block[];
  quote?: { text: string; speaker: string; source: string };
  chronology: { date: string; text: Block[] }[];
  /** Names of measures, side by side as bars. */
  bars: string[];
  image?: CompiledImage;
  alt: string;
  /** What the geometry of its own map tells beside that; none where it holds the map before. */
  facts: MapFact[];
  sources: string[];
  /** Index of the scene whose map this one shows: its own, or that of the one before; −1 is the opening. */
  map: number;
}

/** One of the eight directions, clockwise from north. */
export type CompassPoint = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What can be said of a map from its geometry. Names are in the story's language. */
export type MapFact =
  /** A measured distance: `what` lies `toward`, seen from the other end; of what is no point, the nearest. */
  | { type: 'tape'; measure: string; what: string; from: string; toward: CompassPoint; nearest?: boolean }
  /** A line of `km` kilometres, by these places in order; where it leads to, seen from its start, if anywhere. */
  | { type: 'route'; name: string; km: number; round: number; toward?: CompassPoint; by: string[] }
  /** Where other things lie, seen from the one that is named. */
  | { type: 'around'; name: string; places: Lying[] }
  /** Which of the map's other places lie within so many kilometres. */
  | { type: 'ring'; name: string; km: number; inside: string[] };

export interface Lying {
  name: string;
  toward: CompassPoint;
  /** Kilometres, to be rounded to multiples of `round`; absent where a whole country is meant. */
  km?: number;
  round?: number;
}

/** A photograph: a file in the story's folder, and its size in pixels. */
export interface CompiledImage {
  file: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
}

export interface CompiledSource {
  author: string;
  title: string;
  publisher: string;
  date: string;
  url: string;
  note: string;
}

/** Something that the maps show, or several of which the same is known. Pages have it as HTML; no script needs it. */
export interface KnownPlace {
  shape: 'point' | 'line' | 'area' | 'countries';
  names: string[];
  certainty: 'exact' | 'approximate' | 'disputed';
  /** Kilometres within which it lies; 0 where that is not said. */
  radius: number;
  /** Empty where there is none, as source and note. */
  date: string;
  /** Name of a source of the story. */
  source: string;
  note: string;
  /** Names of those that a group of countries has. */
  countries: string[];
}

/** Caption text: the Markdown that a story may use, with figures as nodes of their own. */
export type Block = { type: 'paragraph'; children: Inline[] } | { type: 'list'; ordered: boolean; items: Block[][] };
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'emphasis'; children: Inline[] }
  | { type: 'strong'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] }
  | { type: 'figure'; measure: string };

export type MeasureKind = 'distance' | 'length' | 'area' | 'bearing' | 'count';

/** One measured figure and all that is needed to audit it. */
export interface Measured {
  name: string;
  kind: MeasureKind;
  /** As measured, not rounded: km, km², degrees clockwise from north, or a number. */
  value: number;
  unit: 'km' | 'km2' | 'degrees' | 'count';
  /** `value` to the nearest multiple of `round`. */
  rounded: number;
  round: number;
  /** distance and bearing: the two endpoints, with the features on which they lie. */
  from?: Endpoint;
  to?: Endpoint;
  /** length, area, count: what was measured. */
  of?: string;
  /** The same, by the ids of its features and countries. */
  members?: string[];
  /** By how many kilometres the features' certainty lets the value be off; 0 where all is exact. */
  uncertainty: number;
  /** length: the course of a line is known only roughly, and by how much nobody says: `uncertainty` leaves that out. */
  rough?: true;
  claim?: Claim;
}

export interface Endpoint {
  id: string;
  name: string;
  /** What it is called where it is, and in which language. */
  local?: { language: string; name: string };
  at: LonLat;
}

/** What was reported, held against what was measured. A claim that fails never gets here: the build stops. */
export interface Claim {
  /** In the measure's unit. */
  reported: number;
  /** The tolerance as written: "10%". */
  within: string;
  /** (measured − reported) / reported. */
  deviation: number;
  verdict: 'consistent' | 'disputed';
  /** Why it is disputed, where the story says so. */
  reason: string;
  source: string;
}

/** What the live ground and the stills paint beside the basemap. */
export interface GroundPlan {
  borders: 'un' | 'natural-earth';
  /** ISO codes of countries that some scene sets apart. */
  lit: string[];
  /** Group name → ISO codes of its countries. */
  shades: Record<string, string[]>;
  /** Areas to fill, hatched where disputed. */
  areas: {
    id: string;
    certainty: 'exact' | 'approximate' | 'disputed';
    geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon;
  }[];
}
