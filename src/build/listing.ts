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
