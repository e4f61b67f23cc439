import '../embed/embed.css';
import { openFrame } from '../embed/index.ts';
import { startStory } from './start.ts';

const { lang } = document.documentElement;
// Its words stand in the page: the story, which has all of them, comes later.
const { back = '', next = '', whole = '' } = document.body.dataset;
const locales = [...document.querySelectorAll<HTMLAnchorElement>('[data-bar] a[hreflang]')].map(
  ({ hreflang }) => hreflang,
);

// A story has one page for frames in each of its languages, and one in its folder, in the first of them.
const base = document.querySelector<HTMLLinkElement>('link[data-story]')?.dataset['base'] ?? '../';
const folder = new URL(base || './', location.href);

// Before hydration, so that the layout is right at once.
const frame = openFrame({
  slug: folder.pathname.split('/').at(-2) ?? '',
  locale: lang,
  locales: locales.length ? locales : [lang],
  scenes: [...document.querySelectorAll<HTMLElement>('[data-scene-id]')].map(({ id }) => id),
  words: { back, next, whole },
  embedOf: (locale) => `${base}${locale}/embed.html`,
  page: base ? './' : `${lang}/`,
});

await startStory(() => ({
  port: frame.port,
  units: frame.parameters.units,
  onPosition: frame.moved,
  onFollowing: frame.begin,
}));
