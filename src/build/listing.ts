import { wordsNameOf, type WordFiles } from '../compile/index.ts';
import type { StorySite } from './site.ts';

/** What the index and the sitemap say of a story. */
export interface Listed {
  slug: string;
  /** When it was last changed, or else published; empty where that is not known. */
  updated: string;
  /** One per locale, the default first. */
  editions: { locale: string; title: string; description: string; alt: string }[];
}

/** The stories that may be found, the newest first: drafts and embargoed stories stay out. */
export function storyListing(sites: StorySite[]): Listed[] {
  return sites
    .flatMap(({ slug, stories }): Listed[] => {
      const [first] = stories;
      if (first?.status.state !== 'published') return [];
      const editions = stories.map(({ locale, title, description, opening, scenes }) => ({
        locale,
        title,
        description,
        alt: opening.alt || scenes[0]?.alt || '',
      }));
      return [{ slug, updated: first.updated || first.published, editions }];
    })
    .sort((a, b) => b.updated.localeCompare(a.updated));
}

/**
 * The language of pages that belong to no story: the one in which most stories are told; of equal ones that in which
 * most are told first, then English. Which languages a reader knows cannot be asked without script or server.
 */
export function siteLanguage(stories: readonly Listed[], words: WordFiles): string {
  const points = new Map([['en', 0]]);
  for (const { editions } of stories) {
    editions.forEach(({ locale }, index) => {
      // The pages' own words must be there.
      if (wordsNameOf(locale, words) !== undefined)
        points.set(locale, (points.get(locale) ?? 0) + (index === 0 ? 1.001 : 1));
    });
  }
  return [...points].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
