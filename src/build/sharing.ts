import type { CompiledStory } from '../compile/index.ts';
import type { PageStory } from '../reader/site.ts';
import { cardSize } from './card.ts';
import { escape } from './document.ts';
import type { SiteHouse } from './house.ts';

/** What signs stories that nobody else has signed. */
const engine = 'Meetlint';

export interface SharingOptions {
  /** Leads from the page to the story's folder: "" or "../". */
  base: string;
  /** Where the site will stand, with a slash at its end; undefined where that is not known. */
  address: string | undefined;
  house: SiteHouse;
}

/**
 * What a page says of itself to search engines and to those who link to it. A canonical link and a page's own address
 * must be absolute, so they are left out where nobody said where the site will stand; all else is then relative.
 */
export function sharing({ story, embed }: PageStory, { base, address, house }: SharingOptions): string[] {
  const { slug, locale, locales } = story;
  /** A path below the story's folder. */
  const at = (path: string) => (address ? `${address}${slug}/${path}` : `${base}${path}` || './');
  const page = at(`${locale}/`);
  const image = at(`${locale}/card.png`);
  const listed = story.status.state === 'published' && !embed;
  const property = (name: string, content: string) =>
    content ? [`<meta property="${name}" content="${escape(content)}">`] : [];
  const alternates = embed
    ? []
    : [...locales.map((tag) => [tag, at(`${tag}/`)]), ['x-default', at('')]].map(
        ([tag = '', href = '']) => `<link rel="alternate" hreflang="${escape(tag)}" href="${escape(href)}">`,
      );
  return [
    ...(listed ? [] : ['<meta name="robots" content="noindex">']),
    ...(address ? [`<link rel="canonical" href="${escape(page)}">`] : []),
    ...alternates,
    ...property('og:type', 'article'),
    ...property('og:site_name', house.name),
    ...property('og:title', story.title),
    ...property('og:description', story.description),
    ...property('og:locale', territorial(locale)),
    ...locales.filter((tag) => tag !== locale).flatMap((tag) => property('og:locale:alternate', territorial(tag))),
    ...(address ? property('og:url', page) : []),
    ...property('og:image', image),
    ...property('og:image:width', String(cardSize.width)),
    ...property('og:image:height', String(cardSize.height)),
    ...property('og:image:alt', story.opening.alt || story.scenes[0]?.alt || story.title),
    ...property('article:published_time', story.published),
    ...property('article:modified_time', story.updated),
    // Title, text and image of a Twitter card are those of Open Graph.
    '<meta name="twitter:card" content="summary_large_image">',
    `<script type="application/ld+json">${inScript(newsArticle(story, { image, page: address ? page : '', publisher: publisher(house, address) }))}</script>`,
  ];
}

/** The story as schema.org has it. What is not known is not said. */
export function newsArticle(
  story: CompiledStory,
  { image, page, publisher }: { image: string; page: string; publisher: { name: string } },
): object {
  const { sources } = story;
  const people = (list: CompiledStory['byline']) =>
    list.map(({ name }) => ({ '@type': [publisher.name, engine].includes(name) ? 'Organization' : 'Person', name }));
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    ...(story.description && { description: story.description }),
    inLanguage: story.locale,
    ...(story.published && { datePublished: story.published }),
    ...(story.updated && { dateModified: story.updated }),
    ...(story.byline.length && { author: people(story.byline) }),
    ...(story.editor.length && { editor: people(story.editor) }),
    publisher,
    image: [image],
    ...(page && { url: page, mainEntityOfPage: page }),
    isAccessibleForFree: true,
    ...(story.corrections.length && { correction: story.corrections.map(({ date }) => date) }),
    citation: Object.values(sources).map(({ author, title, publisher, date, url }) => ({
      '@type': 'CreativeWork',
      name: title,
      ...(author && { author }),
      ...(publisher && { publisher }),
      ...(date && { datePublished: date }),
      ...(url && { url }),
    })),
  };
}

function publisher({ name, url, logo }: SiteHouse, address: string | undefined): { name: string } {
  const picture = logo && address && { logo: `${address}${logo.path}` };
  return { '@type': 'Organization', name, ...(url && { url }), ...picture } as { name: string };
}

/** JSON in a script element: a text such as "</script>" must not end it. */
export function inScript(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Open Graph wants a territory with the language: nl_NL. */
function territorial(locale: string): string {
  const { language, region } = new Intl.Locale(locale).maximize();
  return region ? `${language}_${region}` : language;
}
