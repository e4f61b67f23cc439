import { escape } from './document.ts';
import type { Listed } from './listing.ts';

/**
 * All that may be found, for search engines, each language with its others beside it.
 * @param address where the site stands, with a slash at its end: a sitemap has absolute addresses only
 */
export function sitemap(stories: Listed[], address: string): string {
  const pages = stories.flatMap(({ slug, updated, editions }) => {
    const alternates = editions.map(
      ({ locale }) =>
        `<xhtml:link rel="alternate" hreflang="${escape(locale)}" href="${escape(`${address}${slug}/${locale}/`)}"/>`,
    );
    return editions.map(
      ({ locale }) =>
        `<url><loc>${escape(`${address}${slug}/${locale}/`)}</loc>${updated ? `<lastmod>${escape(updated)}</lastmod>` : ''}${alternates.join('')}</url>`,
    );
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    `<url><loc>${escape(address)}</loc></url>`,
    ...pages,
    '</urlset>',
    '',
  ].join('\n');
}
