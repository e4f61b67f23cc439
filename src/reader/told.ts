import type { KnownPlace } from '../compile/compiled.ts';
import type { BreakpointName } from '../projection/index.ts';
import type { PageStory } from './site.ts';

/** A story and what the build writes into its page beside it. */
export interface DeskPage extends PageStory {
  /** What stands in the figures of its photographs: HTML by scene, with addresses from the site's root. */
  photographs: Record<string, string>;
  places: KnownPlace[];
}

/** Which story an open page shows, and how it is seen: by that it is told first what concerns it. */
export interface Look {
  slug: string;
  locale: string;
  breakpoint: BreakpointName;
}

/** What the development server tells open pages of a story, whenever one of its files was saved. */
export interface Told {
  slug: string;
  /** The story's theme; a page is made in one. */
  theme?: string;
  /** The story as it is now, in the languages of the pages that are open; absent where it has mistakes, or has not changed. */
  pages?: Record<string, DeskPage>;
  /** As people read them, with file, line and remedy. */
  errors: string[];
  warnings: string[];
  /** Whether it has been checked at all viewports; until then only how the open pages show it is known. */
  checked: boolean;
  /** When it was saved, noticed, compiled: absent where the page asks for what is wrong. */
  times?: { saved: number; noticed: number; compiled: number };
}
