import { createHash } from 'node:crypto';
import { fallbackFaces } from './fallbackFonts.ts';

/** The class that `svelte.config.js` gives to components which the first screen does not show. */
const later = /\.later-[\w-]+/;

/** Rules for other than the usual screen, which can wait for the stylesheet. */
const elsewhere = /^@media (print|\(forced-colors: ?active\))/;

/**
 * Of a built stylesheet, minified, what the first paint needs, to stand in the page itself: all rules but those of
 * components that are never on the first screen, and the faces that keep the room of the fonts to come.
 */
export function firstPaintCss(css: string): string {
  return keep(css) + minified(fallbackFaces());
}

/** What is never on the first screen of a story's page. Of a footer Chromium would tell that its layout has shifted. */
const below = ':root:not(:has(:target)) [data-scene-id]';

/**
 * Leaves what is below the first screen for the frame after it: hidden so, it is neither styled nor laid out. The
 * animation is over with its first frame, whatever becomes of script and stylesheet. There is something to scroll in the
 * meantime, or a scrollbar that comes a frame later would narrow the page.
 */
export const firstScreenFirst = minified(`
  @media screen {
    @keyframes below { from, to { content-visibility: hidden; contain-intrinsic-height: 100vh } }
    ${below} { animation: below 1ms }
  }`);

/** For the stylesheet: where it is there before the first paint, as at a reload, the reader's place is wanted at once. */
export const wholePageAtOnce = minified(`@media screen { ${below} { animation: none } }`);

function minified(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([:;,{}]) ?/g, '$1')
    .replaceAll(';}', '}');
}

/** A style element's text as a source expression of a Content-Security-Policy. */
export function styleHash(css: string): string {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
}

function keep(css: string): string {
  return rulesOf(css)
    .map((rule) => {
      const open = rule.indexOf('{');
      if (elsewhere.test(rule)) return '';
      if (!/^@(media|supports)/.test(rule)) return later.test(rule.slice(0, open)) ? '' : rule;
      const inside = keep(rule.slice(open + 1, -1));
      return inside && `${rule.slice(0, open)}{${inside}}`;
    })
    .join('');
}

/** The rules of a stylesheet one by one, each with all that is nested in it. No text in it holds a brace. */
function rulesOf(css: string): string[] {
  const rules: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '{') depth++;
    if (css[at] === '}') depth--;
    if ((css[at] === '}' && depth === 0) || (css[at] === ';' && depth === 0)) {
      rules.push(css.slice(start, at + 1).trim());
      start = at + 1;
    }
  }
  return rules;
}
