import type { PageStory } from './site.ts';

/** What the development server tells open pages of a story, whenever one of its files was saved. */
export interface Told {
  slug: string;
  /** The story's theme; a page is made in one. */
  theme?: string;
  /** The story as it is now, by locale; absent where it has mistakes, or has not changed. */
  pages?: Record<string, PageStory>;
  /** As people read them, with file, line and remedy. */
  errors: string[];
  warnings: string[];
  /** When the file was saved, milliseconds since 1970. */
  saved?: number;
  /** How many milliseconds it took to read and compile it. */
  compiling?: number;
}
