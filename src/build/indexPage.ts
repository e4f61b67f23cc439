import { directionOf, formatDate } from '../drawing/index.ts';
import { languageName } from '../reader/languages.ts';
import { wordsOf } from '../reader/words.ts';
import type { Theme } from '../format/index.ts';
import { contentSecurityPolicy, escape, schemeMeta, type Assets } from './document.ts';
import { siteLanguage, type Listed } from './listing.ts';
import { siteName } from './sharing.ts';

export interface IndexParts {
  assets: Assets;
  theme: Theme;
  /** Where the site will stand, with a slash at its end; absent where that is not known. */
  address?: string | undefined;
}

/** The list of all stories, each with the map that it opens with. */
export function indexDocument(stories: Listed[], { assets, theme, address }: IndexParts): string {
  const locale = siteLanguage(stories);
  const words = wordsOf(locale);
  return `<!doctype html>
<html ${languageOf(locale)}>
<head>
<meta charset="utf-8">
${assets.strict ? `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">\n` : ''}<meta name="viewport" content="width=device-width, initial-scale=1">
${schemeMeta(theme).join('\n')}
<title>${siteName}</title>
<meta name="description" content="${escape(words.stories)}">
${address ? `<link rel="canonical" href="${escape(address)}">\n` : ''}<link rel="icon" href="data:,">
${assets.styles.map((path) => `<link rel="stylesheet" href="${escape(path)}">`).join('\n')}
</head>
<body class="index">
<header>
<h1>${siteName}</h1>
<p>${escape(words.stories)}</p>
</header>
<main>
<ul class="stories">
${stories.map(entry).join('\n')}
</ul>
</main>
</body>
</html>
`;
}

function entry({ slug, updated, editions }: Listed, index: number): string {
  const [first, ...others] = editions;
  if (!first) return '';
  const { locale, title, description, alt } = first;
  const folder = escape(slug);
  const when = updated ? `<time datetime="${escape(updated)}">${escape(formatDate(updated, locale))}</time>` : '';
  const told = others.map(
    (other) =>
      `<a href="${folder}/${escape(other.locale)}/" hreflang="${escape(other.locale)}" ${languageOf(other.locale)} title="${escape(other.title)}">${escape(languageName(other.locale))}</a>`,
  );
  return `<li ${languageOf(locale)}>
<a class="cover" href="${folder}/" tabindex="-1"><img src="${folder}/${escape(locale)}/cover.svg" alt="${escape(alt)}" width="960" height="640"${index ? ' loading="lazy"' : ''}></a>
<div>
<h2><a href="${folder}/">${escape(title)}</a></h2>
${description ? `<p>${escape(description)}</p>\n` : ''}<p class="meta">${[when, `<span>${escape(languageName(locale))}</span>`, ...told].filter(Boolean).join(' · ')}</p>
</div>
</li>`;
}

function languageOf(locale: string): string {
  return `lang="${escape(locale)}"${directionOf(locale) === 'rtl' ? ' dir="rtl"' : ''}`;
}
