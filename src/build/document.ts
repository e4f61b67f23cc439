import type { Theme } from '../format/index.ts';
import { isRemote, type CompiledStory } from '../compile/index.ts';
import { directionOf } from '../drawing/index.ts';
import { wholeTitleId, type PageStory } from '../reader/site.ts';
import { styleHash } from './firstPaint.ts';
import { meetlint, type SiteHouse } from './house.ts';
import { iconLink, imprint } from './houseHtml.ts';
import { oembedLink } from './oembed.ts';
import { sharing } from './sharing.ts';

/** Scripts and stylesheets of a page, as addresses below the site's root or, in development, absolute. */
export interface Assets {
  scripts: string[];
  /** Scripts that are no modules, run before anything else of the page. */
  classic: string[];
  styles: string[];
  /** Rules that the first paint needs, to stand in the page; with none, the page waits for its stylesheets. */
  inline: string;
  preloads: string[];
  /** Fonts that the first paint needs. */
  fonts: string[];
  /** False in development, where Vite injects inline styles and talks to its server. */
  strict: boolean;
}

/** What a page may load and run: its own files only. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];
export const contentSecurityPolicy = policy.join('; ');

/** The same with what stands in the pages themselves, which is allowed by its hash alone. */
export function withInline(rules: string, inline: string[]): string {
  const hashes = [...new Set(inline.filter(Boolean).map(styleHash))].sort();
  return rules.replace("style-src 'self'", ["style-src 'self'", ...hashes].join(' '));
}

/** Where a build writes its policy, as a server is to send it. */
export const policyFile = 'content-security-policy.txt';

/** The same with the sites that a story's own basemap is fetched from. */
export function policyOf({ basemap }: Pick<CompiledStory, 'basemap'>): string {
  const addresses = basemap?.kind === 'style' ? [basemap.style, ...basemap.origins] : [basemap?.pmtiles ?? ''];
  const origins = [...new Set(addresses.filter(isRemote).map((address) => new URL(address).origin))];
  return policy.map((rule) => (/^(connect|img)-src/.test(rule) ? [rule, ...origins].join(' ') : rule)).join('; ');
}

export interface DocumentParts {
  /** Leads from the page to the story's folder: "" or "../". */
  base: string;
  body: string;
  assets: Assets;
  theme: Theme;
  house: SiteHouse;
  /** Where the site will stand, with a slash at its end; absent where that is not known. */
  address?: string | undefined;
}

/** A story's page as an HTML document. */
export function htmlDocument(page: PageStory, { base, body, assets, theme, house, address }: DocumentParts): string {
  const { story } = page;
  const root = `${base}../`;
  const href = (path: string) => escape(path.startsWith('/') ? path : root + path);
  const styles = assets.styles.map((path) => `<link rel="stylesheet" href="${href(path)}">`);
  // Behind the text, for whatever a page asks for at its start takes its turn with the page itself.
  const tail = [
    ...(assets.inline ? styles : []),
    ...assets.fonts.map((path) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${href(path)}">`),
    ...assets.preloads.map((path) => `<link rel="modulepreload" fetchpriority="low" href="${href(path)}">`),
    `<link rel="preload" as="fetch" fetchpriority="low" crossorigin data-story data-base="${base}" href="${base}${escape(story.locale)}/story.json">`,
    ...assets.scripts.map((path) => `<script type="module" fetchpriority="low" src="${href(path)}"></script>`),
  ];
  const head = [
    '<meta charset="utf-8">',
    ...(assets.strict
      ? [`<meta http-equiv="Content-Security-Policy" content="${withInline(policyOf(story), [assets.inline])}">`]
      : []),
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    ...schemeMeta(theme),
    ...assets.classic.map((path) => `<script src="${href(path)}"></script>`),
    `<title>${escape(story.title)}</title>`,
    ...(page.embed ? [] : [oembedLink(story, base, address)]),
    ...(story.description ? [`<meta name="description" content="${escape(story.description)}">`] : []),
    ...sharing(page, { base, address, house }),
    // A frame has no tab of its own.
    iconLink(page.embed ? meetlint : house, root),
    // Behind what others look for in the first kilobytes of a page.
    ...(assets.inline ? [`<style>${assets.inline}</style>`] : styles),
    // One first paint with map, title and text, however the page comes in; who does not know this paints bit by bit.
    `<link rel="expect" href="#${wholeTitleId}" blocking="render">`,
  ];
  const isOwn = house.name === meetlint.name;
  const printed = [...(isOwn ? [] : [house.name]), ...(address ? [`${address}${story.slug}/${story.locale}/`] : [])];
  return `<!doctype html>
<html lang="${escape(story.locale)}"${isOwn ? '' : ' data-house'} dir="${directionOf(story.locale)}" data-map="still" data-scene="${escape(story.scenes[0]?.id ?? '')}">
<head>
${head.join('\n')}
</head>
<body${page.embed ? ` class="embed" ${stepperWords(story)}` : ''}>
<div data-page${page.embed ? ' data-embed' : ''}>${body}</div>
${page.embed ? '' : imprint(house, story.locale)}<p class="address">${escape(printed.join(' · '))}</p>
${tail.join('\n')}
</body>
</html>
`;
}

/** What the buttons say of a frame that is too low to scroll in. */
function stepperWords({ words: { previous, next, whole } }: CompiledStory): string {
  const told = Object.entries({ back: previous, next, whole });
  return told.map(([name, word]) => `data-${name}="${escape(word)}"`).join(' ');
}

/** By day and by night: what the browser paints before the stylesheet is there, and its own bars around the page. */
export function schemeMeta({ light, dark }: Theme): string[] {
  return [
    '<meta name="color-scheme" content="light dark">',
    `<meta name="theme-color" media="(prefers-color-scheme: light)" content="${light.page.paper}">`,
    `<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${dark.page.paper}">`,
  ];
}

/** Text made safe inside an element or a quoted attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
