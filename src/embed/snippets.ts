/** What of a story a host wants, as the share page asks it. */
export interface Wish {
  /** Address of the site, with a slash at its end. */
  address: string;
  slug: string;
  locale: string;
  title: string;
  /** Numbers of the first and the last scene, from 1, and how many there are. */
  from: number;
  to: number;
  count: number;
  units: string;
  theme: string;
}

/** The parameters of `embed.html` that say it; none for the whole story as it is. */
export function queryOf({ from, to, count, units, theme }: Wish): URLSearchParams {
  const query = new URLSearchParams();
  if (from > 1 || to < count) query.set('scenes', `${from}..${to}`);
  if (units) query.set('units', units);
  if (theme) query.set('theme', theme);
  return query;
}

/** The lines to paste, by kind. */
export function snippetsOf(wish: Wish): Record<'driven' | 'frame' | 'oembed' | 'link', string> {
  const { address, slug, locale, title, from, to } = wish;
  const folder = `${address}${slug}/${locale}/`;
  const query = queryOf(wish);
  const attributes = [...query].map(([name, value]) => ` ${name}="${quote(value)}"`).join('');
  const search = query.size ? `?${query}` : '';
  return {
    driven: `<meetlint-story src="${quote(folder)}" length="${to - from + 1}"${attributes}><a href="${quote(folder)}">${quote(title)}</a></meetlint-story>
<script src="${quote(address)}embed.js" async></script>`,
    frame: `<iframe src="${quote(`${folder}embed.html${search}`)}" title="${quote(title)}" width="100%" height="640" loading="lazy" referrerpolicy="strict-origin-when-cross-origin" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads" allow="fullscreen" style="border:0"></iframe>`,
    oembed: `${folder}oembed.json`,
    link: folder,
  };
}

function quote(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
