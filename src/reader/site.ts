import type { CompiledStory } from '../compile/compiled.ts';
import type { BreakpointName, Point } from '../projection/index.ts';

/** A story as a page gets it: the compiled story and where its files are. Addresses are relative to the story's folder, or, rebased, to the page. */
export interface PageStory {
  story: CompiledStory;
  files: StoryFiles;
  /** From `datesOf`. */
  dates: Record<string, string>;
  /** From `figuresOf`. */
  figures: Record<string, string>;
  /** The name of each of its languages, in itself. */
  languages: Record<string, string>;
  /** Without site chrome, for frames. */
  embed: boolean;
}

/** Key of the map under the title, which no scene can have for its id. */
export const openingKey = 'opening.map';

/** Id of what comes when the title is whole, and no scene can have. */
export const wholeTitleId = 'opening.title';

export interface StoryFiles {
  /** Ground data by tier; null where the story needs none of it. */
  ground: Record<'globe' | 'region' | 'close', string | null>;
  /** Per map key (a scene's id, or `openingKey`) and breakpoint: the ground as SVG, free of language. */
  stills: Record<string, Record<BreakpointName, string>>;
  /** What a still shows, in frame pixels, [[left, top], [right, bottom]]: more than the frame, to fill the stage. */
  extents: Record<BreakpointName, [Point, Point]>;
  /** The same with the drawing over it, in this locale. */
  pictures: Record<string, Record<BreakpointName, string>>;
  /** Page of each locale. */
  locales: Record<string, string>;
  /** What the story shows, to download. */
  geojson: string;
  /** Index of all stories, and whose they are. */
  home: string;
  house: { name: string; logo?: Emblem; icon?: Emblem };
}

/** A picture of the house: its address, and its size in pixels. */
export interface Emblem {
  src: string;
  width: number;
  height: number;
}

/** The file with a rougher, much smaller drawing of what a still shows: for a moment's look. */
export function glanceOf(still: string): string {
  return still.replace(/[^/]+$/, 'glance/$&');
}
