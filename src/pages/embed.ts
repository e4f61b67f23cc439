import '../embed/embed.css';
import { openFrame } from '../embed/index.ts';
import { wordsOf } from '../reader/words.ts';
import { startStory } from './start.ts';

const { lang } = document.documentElement;
const words = wordsOf(lang);
const locales = [...document.querySelectorAll<HTMLAnchorElement>('[data-bar] a[hreflang]')].map(
  ({ hreflang }) => hreflang,
);

// Before hydration, so that the layout is right at once.
const frame = openFrame({
  slug: location.pathname.split('/').at(-3) ?? '',
  locale: lang,
  locales: locales.length ? locales : [lang],
  scenes: [...document.querySelectorAll<HTMLElement>('[data-scene-id]')].map(({ id }) => id),
  words: { back: words.previous, next: words.next, whole: words.whole },
  embedOf: (locale) => `../${locale}/embed.html`,
  page: './',
});

await startStory(() => ({
  port: frame.port,
  units: frame.parameters.units,
  onPosition: frame.moved,
  onFollowing: frame.begin,
}));
