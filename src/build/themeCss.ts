import type { Theme, ThemeMode } from '../format/index.ts';
import { groundProperties } from '../ground/index.ts';

/**
 * A theme as a stylesheet: custom properties, by day and by night. Night holds on screens only: paper is always white.
 * `data-theme` on the root element is what a host asked for. No rule weighs anything, so that any other outranks it.
 */
export function themeCss(theme: Theme): string {
  const { type, card, light, dark } = theme;
  const night = block(dark, card);
  return [
    `:where(:root){--headings:var(--${type.headings});--text:var(--${type.text});--card-radius:${card.radius}px;${block(light, card)}}`,
    `@media screen{@media (prefers-color-scheme:dark){:where(:root:not([data-theme='light'])){${night}}}`,
    `:where(:root[data-theme='dark']){${night}}}`,
    '',
  ].join('\n');
}

/** The same for an SVG file of its own: the fragment of its address says which, or else the reader's system. */
export function svgCss({ light, dark }: Theme): string {
  const day = declared([...mapProperties(light), ['--space', light.page.space]]);
  const night = declared([...mapProperties(dark), ['--space', dark.page.space]]);
  return `:root{${day}}@media (prefers-color-scheme:dark){:root:not(:target){${night}}}#dark:target{${night}}`;
}

function block(mode: ThemeMode, card: Theme['card']): string {
  const scheme = luminous(mode.page.paper) ? 'light' : 'dark';
  return `color-scheme:${scheme};${declared([...mapProperties(mode), ...pageProperties(mode, card)])}`;
}

function mapProperties({ ground, drawing }: ThemeMode): [string, string][] {
  return [
    ...groundProperties(ground),
    ...Object.entries(drawing).map(([name, color]): [string, string] => [`--drawing-${name}`, color]),
  ];
}

function pageProperties({ page }: ThemeMode, { shadow }: Theme['card']): [string, string][] {
  const { paper, ink, quiet, rule, ruleFaint, space, measure, focus } = page;
  return [
    ['--paper', paper],
    ['--ink', ink],
    ['--ink-quiet', quiet],
    ['--rule', rule],
    ['--rule-faint', ruleFaint],
    ['--space', space],
    ['--measure', measure],
    ['--focus', focus],
    // On a dark ground a shadow has to be deeper to be seen at all.
    [
      '--card-shadow',
      shadow ? `0 1px 16px rgb(0 0 0 / ${luminous(paper) ? shadow : Math.min(1, shadow * 3)})` : 'none',
    ],
  ];
}

function declared(properties: [string, string][]): string {
  return properties.map(([name, value]) => `${name}:${value}`).join(';');
}

function luminous(color: string): boolean {
  return [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(color.slice(at, at + 2), 16), 0) > 382;
}
