import { isRemote, type CompiledStory } from '../compile/index.ts';
import type { PageStory } from '../reader/site.ts';
import { oembedLink } from './oembed.ts';
import { sharing } from './sharing.ts';

/** Scripts and stylesheets of a page, as addresses below the site's root or, in development, absolute. */
export interface Assets {
  scripts: string[];
  /** Scripts that are no modules, run before anything else of the page. */
  classic: string[];
  styles: string[];
  preloads: string[];
  /** Fonts that the first paint needs. */
  fonts: string[];
  /** False in development, where Vite injects inline styles and talks to its server. */
  strict: boolean;
}

/** What a page may load and run: its own files only, nothing inline. The same is to be sent as a header. */
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

/** The same with the sites that a story's own basemap is fetched from. */
export function policyOf({ basemap }: Pick<CompiledStory, 'basemap'>): string {
  const addresses = basemap?.kind === 'style' ? [basemap.style, ...basemap.origins] : [basemap?.pmtiles ?? ''];
  const origins = [...new Set(addresses.filter(isRemote).map((address) => new URL(address).origin))];
  return policy.map((rule) => (/^(connect|img)-src/.test(rule) ? [rule, ...origins].join(' ') : rule)).join('; ');
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv', 'ckb']);

export interface DocumentParts {
  /** Leads from the page to the story's folder: "" or "../". */
  base: string;
  body: string;
  assets: Assets;
  /** Where the site will stand, with a slash at its end; absent where that is not known. */
  address?: string | undefined;
}

/** A story's page as an HTML document. */
export function htmlDocument(page: PageStory, { base, body, assets, address }: DocumentParts): string {
  const { story } = page;
  const root = `${base}../`;
  const href = (path: string) => escape(path.startsWith('/') ? path : root + path);
  const direction = rightToLeft.has(story.locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
  const head = [
    '<meta charset="utf-8">',
    ...(assets.strict ? [`<meta http-equiv="Content-Security-Policy" content="${policyOf(story)}">`] : []),
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    // First of all that is loaded: nothing is painted before it is there.
    ...assets.styles.map((path) => `<link rel="stylesheet" href="${href(path)}">`),
    ...assets.classic.map((path) => `<script src="${href(path)}"></script>`),
    ...assets.fonts.map((path) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${href(path)}">`),
    `<title>${escape(story.title)}</title>`,
    ...(page.embed ? [] : [oembedLink(story, base, address)]),
    ...(story.description ? [`<meta name="description" content="${escape(story.description)}">`] : []),
    ...sharing(page, { base, address }),
    '<link rel="icon" href="data:,">',
    // What wakes the page may come later than what paints it.
    ...assets.preloads.map((path) => `<link rel="modulepreload" fetchpriority="low" href="${href(path)}">`),
    `<link rel="preload" as="fetch" fetchpriority="low" crossorigin data-story data-base="${base}" href="${base}${escape(story.locale)}/story.json">`,
    ...assets.scripts.map((path) => `<script type="module" fetchpriority="low" src="${href(path)}"></script>`),
  ];
  return `<!doctype html>
<html lang="${escape(story.locale)}" dir="${direction}" data-map="still" data-scene="${escape(story.scenes[0]?.id ?? '')}">
<head>
${head.join('\n')}
</head>
<body${page.embed ? ' class="embed"' : ''}>
<div data-page${page.embed ? ' data-embed' : ''}>${body}</div>
<p class="address">${address ? escape(`${address}${story.slug}/${story.locale}/`) : ''}</p>
</body>
</html>
`;
}

/** Text made safe inside an element or a quoted attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
