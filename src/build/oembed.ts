import type { CompiledStory } from '../compile/index.ts';
import { cardSize } from './card.ts';
import { escape } from './document.ts';
import type { SiteHouse } from './house.ts';

/** What a host gives a frame of which it knows nothing: as wide as a column, and high enough to scroll in. */
export const frameSize = { width: 600, height: 640 };

/**
 * The story's answer to oEmbed (https://oembed.com), type `rich`. WordPress keeps nothing of an unknown provider's HTML
 * but a blockquote and a frame with a title, so it is these.
 * @param address where the site will stand, with a slash at its end; without it every address is relative to the story's
 *   folder of this locale, which few consumers understand
 */
export function oembed(story: CompiledStory, house: SiteHouse, address: string | undefined): object {
  const { slug, locale, title, byline } = story;
  const at = (path: string) => (address ? `${address}${slug}/${locale}/${path}` : path || './');
  const { width, height } = frameSize;
  const html =
    `<blockquote class="wp-embedded-content"><a href="${escape(at(''))}">${escape(title)}</a></blockquote>` +
    `<iframe class="wp-embedded-content" src="${escape(at('embed.html'))}" title="${escape(title)}" ` +
    `width="${width}" height="${height}" frameborder="0" marginwidth="0" marginheight="0" scrolling="no"></iframe>`;
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(byline.length && { author_name: byline.map(({ name }) => name).join(', ') }),
    provider_name: house.name,
    ...((house.url || address) && { provider_url: house.url || address }),
    cache_age: 86_400,
    thumbnail_url: at('card.png'),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
    width,
    height,
    html,
  };
}

/** The link by which a host finds the answer. */
export function oembedLink(story: CompiledStory, base: string, address: string | undefined): string {
  const { slug, locale, title } = story;
  const href = `${address ? `${address}${slug}/` : base}${locale}/oembed.json`;
  return `<link rel="alternate" type="application/json+oembed" href="${escape(href)}" title="${escape(title)}">`;
}
