import { directionOf, formatDate } from '../drawing/index.ts';
import { wordsOf, type WordFiles } from '../compile/index.ts';
import { languageName } from '../reader/languages.ts';
import type { Theme } from '../format/index.ts';
import { contentSecurityPolicy, escape, schemeMeta, type Assets } from './document.ts';
import { siteLanguage, type Listed } from './listing.ts';
import type { SiteHouse } from './house.ts';
import { iconLink, imprint } from './houseHtml.ts';

export interface IndexParts {
  assets: Assets;
  theme: Theme;
  words: WordFiles;
  house: SiteHouse;
  /** Where the site will stand, with a slash at its end; absent where that is not known. */
  address?: string | undefined;
}

/** The list of all stories, each with the map that it opens with. */
export function indexDocument(stories: Listed[], parts: IndexParts): string {
  const { assets, theme, words: files, house, address } = parts;
  const locale = siteLanguage(stories, files);
  const { page: words } = wordsOf(locale, files);
  return `<!doctype html>
<html ${languageOf(locale)}>
<head>
<meta charset="utf-8">
${assets.strict ? `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">\n` : ''}<meta name="viewport" content="width=device-width, initial-scale=1">
${schemeMeta(theme).join('\n')}
<title>${escape(house.name)}</title>
<meta name="description" content="${escape(words.stories)}">
${address ? `<link rel="canonical" href="${escape(address)}">\n` : ''}${iconLink(house, '')}
${assets.styles.map((path) => `<link rel="stylesheet" href="${escape(path)}">`).join('\n')}
</head>
<body class="index">
<header>
<h1>${sign(house)}</h1>
<p>${escape(words.stories)}</p>
</header>
<main>
<ul class="stories">
${stories.map((story, index) => entry(story, locale, index)).join('\n')}
</ul>
</main>
${imprint(house, locale)}</body>
</html>
`;
}

/** The house by its logo, or else by its name; it leads to the house's own site. */
function sign({ name, url, logo }: SiteHouse): string {
  const shown = logo
    ? `<img src="${escape(logo.path)}" alt="${escape(name)}" width="${logo.width}" height="${logo.height}">`
    : escape(name);
  return url ? `<a href="${escape(url)}">${shown}</a>` : shown;
}

/** A story in the language of the page, where it is told in that. */
function entry({ slug, updated, editions }: Listed, pageLocale: string, index: number): string {
  const shown = editions.find(({ locale }) => locale === pageLocale) ?? editions[0];
  if (!shown) return '';
  const { locale, title, description, alt } = shown;
  const address = (each: Listed['editions'][number]) =>
    each === editions[0] ? `${escape(slug)}/` : `${escape(slug)}/${escape(each.locale)}/`;
  const when = updated ? `<time datetime="${escape(updated)}">${escape(formatDate(updated, locale))}</time>` : '';
  const told = editions
    .filter((each) => each !== shown)
    .map(
      (other) =>
        `<a href="${address(other)}" hreflang="${escape(other.locale)}" ${languageOf(other.locale)} title="${escape(other.title)}">${escape(languageName(other.locale))}</a>`,
    );
  return `<li ${languageOf(locale)}>
<a class="cover" href="${address(shown)}" tabindex="-1"><img src="${escape(slug)}/${escape(locale)}/cover.svg" alt="${escape(alt)}" width="960" height="640"${index ? ' loading="lazy"' : ''}></a>
<div>
<h2><a href="${address(shown)}">${escape(title)}</a></h2>
${description ? `<p>${escape(description)}</p>\n` : ''}<p class="meta">${[when, `<span>${escape(languageName(locale))}</span>`, ...told].filter(Boolean).join(' · ')}</p>
</div>
</li>`;
}

function languageOf(locale: string): string {
  return `lang="${escape(locale)}"${directionOf(locale) === 'rtl' ? ' dir="rtl"' : ''}`;
}
