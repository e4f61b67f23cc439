import type { CompiledStory } from '../compile/index.ts';
import { directionOf } from '../drawing/index.ts';
import type { ShareWords, Theme } from '../format/index.ts';
import { languageName } from '../reader/languages.ts';
import { contentSecurityPolicy, escape, schemeMeta, type Assets } from './document.ts';
import type { SiteHouse } from './house.ts';
import { iconLink } from './houseHtml.ts';

interface Parts {
  assets: Assets;
  theme: Theme;
  words: ShareWords;
  /** Where the site will stand; absent where that is not known, and then the page finds out in the browser. */
  address: string | undefined;
  house: SiteHouse;
}

function head(title: string, locale: string, { assets, theme, house }: Parts, scripts: string): string {
  const href = (path: string) => escape(path.startsWith('/') ? path : `../../${path}`);
  const policy = `${contentSecurityPolicy}; frame-src 'self'`;
  return `<!doctype html>
<html lang="${escape(locale)}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
${assets.strict ? `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` : ''}<meta name="viewport" content="width=device-width, initial-scale=1">
${schemeMeta(theme).join('\n')}
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
${iconLink(house, '../../')}
${assets.styles.map((path) => `<link rel="stylesheet" href="${href(path)}">`).join('\n')}
${scripts}
</head>`;
}

/** The page from which a story is taken along: snippets for hosts, what to show of it, and how it will look there. */
export function shareDocument(story: CompiledStory, parts: Parts): string {
  const { slug, locale, locales, scenes, title } = story;
  const { assets, words: say, address = '' } = parts;
  const scripts = assets.scripts
    .map((path) => `<script type="module" src="${escape(path.startsWith('/') ? path : `../../${path}`)}"></script>`)
    .join('\n');
  const option = (value: string, text: string, selected = false) =>
    `<option value="${escape(value)}"${selected ? ' selected' : ''}>${escape(text)}</option>`;
  const select = (name: string, label: string, options: string[]) =>
    `<label>${escape(label)}<select name="${name}">${options.join('')}</select></label>`;
  const sceneOptions = (chosen: number) =>
    scenes.map(({ heading }, i) => option(String(i + 1), `${i + 1}. ${heading}`, i === chosen));
  const snippet = (name: string, heading: string, why: string) =>
    `<section class="snippet"><h2>${escape(heading)}</h2>${why ? `<p>${escape(why)}</p>` : ''}
<div class="code"><pre tabindex="0" dir="ltr"><code data-snippet="${name}"></code></pre><button type="button" data-copy="${name}" data-copied="${escape(say.copied)}">${escape(say.copy)}</button></div></section>`;
  const width = (pixels: number, height: number, label: string, pressed = false) =>
    `<button type="button" data-width="${pixels}" data-height="${height}" aria-pressed="${pressed}">${escape(label)} <span>${pixels}</span></button>`;
  return `${head(`${say.heading}${story.words.colon} ${title}`, locale, parts, scripts)}
<body class="share" data-share data-slug="${escape(slug)}" data-locale="${escape(locale)}" data-title="${escape(title)}" data-count="${scenes.length}" data-address="${escape(address)}">
<header><p class="kicker">${escape(say.heading)}</p><h1>${escape(title)}</h1><p>${escape(say.intro)} <a href="./">${escape(say.read)}</a></p></header>
<main>
<div class="take">
<form aria-label="${escape(say.options)}">
${select(
  'lang',
  say.language,
  locales.map((tag) => option(tag, languageName(tag), tag === locale)),
)}
${select('from', say.from, sceneOptions(0))}
${select('to', say.to, sceneOptions(scenes.length - 1))}
${select('units', say.units, [option('', say.asWritten), option('km', say.kilometres), option('mi', say.miles)])}
${select('theme', say.theme, [option('', say.auto), option('light', say.light), option('dark', say.dark)])}
</form>
${snippet('driven', say.driven, say.drivenWhy)}
${snippet('frame', say.frame, say.frameWhy)}
${snippet('oembed', say.oembed, say.oembedWhy)}
${snippet('link', say.link, '')}
</div>
<section class="preview" aria-labelledby="preview"><h2 id="preview">${escape(say.preview)}</h2>
<div class="widths" role="group" aria-labelledby="preview">${width(390, 780, say.phone, true)}${width(820, 1100, say.tablet)}${width(1280, 800, say.desktop)}</div>
<div class="screen" data-screen><iframe title="${escape(`${say.preview}${story.words.colon} ${title}`)}" data-preview></iframe></div>
</section>
</main>
</body>
</html>
`;
}

/** A host page of nobody's, in which the story is shown as any host would show it. */
export function previewDocument(story: CompiledStory, parts: Parts): string {
  const { locale, title } = story;
  const { words: say } = parts;
  const loader = parts.assets.strict
    ? '<script src="../../embed.js" async></script>'
    : '<script type="module" src="/src/embed/loader.ts"></script>';
  const scripts = parts.assets.scripts
    .map((path) => `<script type="module" src="${escape(path.startsWith('/') ? path : `../../${path}`)}"></script>`)
    .join('\n');
  return `${head(title, locale, parts, scripts)}
<body class="host" data-host>
<div class="column"><p class="kicker">${escape(say.host)}</p><p class="lead">${escape(say.hostText)}</p>
<p class="bars" aria-hidden="true"></p></div>
<meetlint-story length="${story.scenes.length}"></meetlint-story>
<div class="column"><p class="lead">${escape(say.hostAfter)}</p><p class="bars" aria-hidden="true"></p></div>
${loader}
</body>
</html>
`;
}
