import type { StorySite } from './site.ts';

/** What the index of stories says of each; drafts and embargoed stories stay out of it. */
export function storyListing(
  sites: StorySite[],
): { slug: string; title: string; description: string; locale: string }[] {
  return sites.flatMap(({ stories: [story] }) =>
    story?.status.state === 'published'
      ? [{ slug: story.slug, title: story.title, description: story.description, locale: story.locale }]
      : [],
  );
}
