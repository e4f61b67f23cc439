import { imprintIn } from '../format/index.ts';
import { escape } from './document.ts';
import type { SiteHouse } from './house.ts';

/** The icon of a page from which `root` leads to the site's root. Without one, browsers are not to look for any. */
export function iconLink({ icon }: SiteHouse, root: string): string {
  if (!icon) return '<link rel="icon" href="data:,">';
  const type = icon.format === 'svg' ? 'image/svg+xml' : `image/${icon.format}`;
  return `<link rel="icon" type="${type}" href="${escape(root + icon.path)}">`;
}

/** The links at the foot of a page; nothing where there are none. */
export function imprint({ name, imprint }: SiteHouse, locale: string): string {
  if (imprint.length === 0) return '';
  const links = imprint.map(({ text, url }) => `<a href="${escape(url)}">${escape(imprintIn(text, locale))}</a>`);
  return `<nav class="later-imprint" aria-label="${escape(name)}"><span>${escape(name)}</span>${links.join('')}</nav>\n`;
}
