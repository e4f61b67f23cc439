import { toProblems, schemaIssues } from './issues.ts';
import { complete } from './complete.ts';
import { parseJson } from './json.ts';
import type { JsonPath, Locate, Problem } from './problem.ts';
import { salvage } from './salvage.ts';
import { storySpec, type MapSpec, type MeasureSpec, type StorySpec } from './spec.ts';
import { storyIssues } from './story-rules.ts';

/** A text in each of the story's locales; all of them empty where the story has none. */
export type Text = Record<string, string>;

/** A story as everything else works with it: complete, nothing optional, all texts per locale. */
export interface Story {
  title: Text;
  description: Text;
  /** BCP 47 tags; the first is the default. */
  locales: string[];
  projection: NonNullable<StorySpec['projection']>;
  /** Name of a theme. */
  theme: string;
  borders: NonNullable<StorySpec['borders']>;
  units: NonNullable<StorySpec['units']>;
  /** Beneath the live map instead of the built-in one. */
  basemap: StoryBasemap | undefined;
  status: { state: 'draft' | 'published' } | { state: 'embargoed'; until: string };
  byline: Person[];
  editor: Person[];
  /** Empty where it is not known, as all dates. */
  published: string;
  updated: string;
  corrections: Dated[];
  /** What the legend calls a sign, where the page's own words do not fit. */
  legend: Partial<Record<keyof NonNullable<StorySpec['legend']>, Text>>;
  geo: string[];
  sources: Record<string, Source>;
  countryGroups: Record<string, CountryGroup>;
  measures: Record<string, Measure>;
  opening: { map: SceneMap; alt: Text } | undefined;
  scenes: Scene[];
}

export interface Scene {
  id: string;
  date: string;
  heading: Text;
  /** Markdown with `{measure-name}`. */
  text: Text;
  /** Undefined: the map of the scene before is held. */
  map: SceneMap | undefined;
  quote: Quote | undefined;
  chronology: Dated[];
  /** Names of measures. */
  bars: string[];
  image: Image | undefined;
  alt: Text;
  /** Names of sources. */
  sources: string[];
}

export type StoryBasemap =
  | { kind: 'style'; style: string; origins: string[]; credit: Text }
  | {
      kind: 'pmtiles';
      /** A file of the story's folder, or a web address. */
      pmtiles: string;
      /** Empty where none is given, as all colours. */
      background: string;
      layers: BasemapLayer[];
      credit: Text;
    };

/** A layer of a PMTiles file. Colours are `#rrggbb` or `#rgb`, the width is in pixels. */
export interface BasemapLayer {
  layer: string;
  fill: string;
  line: string;
  width: number;
}

/** A photograph in a file of the story's folder. */
export interface Image {
  file: string;
  alt: Text;
  caption: Text;
  credit: Text;
}

export interface SceneMap {
  /** By what must be seen (references), or by hand (`[longitude, latitude]` in degrees). */
  camera: { fit: string[] } | { center: NonNullable<MapSpec['center']>; zoom: number };
  /** Degrees clockwise from north that point up. */
  bearing: number;
  /** Degrees from looking straight down. */
  pitch: number;
  show: string[];
  label: string[];
  shade: string[];
  tape: { measure: string; dashed: boolean }[];
  /** Circles around a reference, radius in kilometres. */
  ring: { around: string; km: number; label: Text }[];
}

export type MeasureKind = MeasureSpec extends infer Spec
  ? Exclude<keyof Extract<Spec, object>, 'round' | 'claim'>
  : never;

interface MeasureBase {
  /** The figure is shown as a multiple of this, in the measure's unit. */
  round: number;
  claim?: StoryClaim;
}
/** What is measured. `of` holds references: from and to, or the one thing that is measured. */
export type Measure =
  | (MeasureBase & { kind: 'distance' | 'bearing'; of: [from: string, to: string] })
  | (MeasureBase & { kind: 'length' | 'area' | 'count'; of: [what: string] });

/** What was reported, in the measure's unit: kilometres, square kilometres, degrees, or a number. */
export interface StoryClaim {
  reported: number;
  /** The tolerance as written: "10%". */
  within: string;
  /** The same as a number; `absolute` is in the measure's unit. */
  tolerance: { percent: number } | { absolute: number };
  /** Name of a source. */
  source: string;
  disputed: boolean;
  reason: Text;
}

export interface Source {
  author: string;
  title: Text;
  publisher: string;
  date: string;
  url: string;
  note: Text;
}

/** Countries that belong together, such as the members of an alliance. */
export interface CountryGroup {
  name: Text;
  /** ISO 3166-1 alpha-2 codes. */
  countries: string[];
  date: string;
  /** Name of a source; empty where none is given. */
  source: string;
}

export interface Person {
  name: string;
  role: Text;
}

export interface Dated {
  date: string;
  text: Text;
}

export interface Quote {
  text: Text;
  speaker: Text;
  /** Name of a source; empty where none is given. */
  source: string;
}

export interface ParsedStory {
  /** Complete and valid; undefined where there is any error. */
  story: Story | undefined;
  /**
   * What could be read in spite of the problems, so that references and measures are checked in the same run; the same
   * as `story` where there are none. What refers to something that was lost is left out too. Undefined
   * where too little could be read. Never to be published.
   */
  salvaged: Story | undefined;
  problems: Problem[];
  /** Takes paths as they are in the file's own keys, indices as they are in `salvaged`. */
  locate: Locate;
}

/** Reads a story file. Never throws: whatever the text is, what is wrong with it is told as problems. */
export function parseStory(text: string, file: string): ParsedStory {
  const json = parseJson(text, file);
  const issues = [...schemaIssues(storySpec, json.value), ...storyIssues(json.value)];
  const problems = [...json.problems, ...toProblems(issues, json, file)];
  const { spec, toFile } = salvage(json.value);
  const salvaged = spec && json.isWhole ? complete(spec) : undefined;
  return {
    story: problems.some(({ severity }) => severity === 'error') ? undefined : salvaged,
    salvaged,
    problems,
    locate: (path: JsonPath) => json.locate(toFile(path)),
  };
}
