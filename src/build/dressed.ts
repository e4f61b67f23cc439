import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Theme } from '../format/index.ts';
import { firstPaintCss } from './firstPaint.ts';
import type { PageAssets } from './site.ts';
import { themeCss } from './themeCss.ts';

/**
 * The pages' assets in each theme. A theme goes into the pages' first stylesheet, a copy of it for every theme: a file
 * of its own would be one more to wait for.
 */
export async function dressed(site: string, bare: PageAssets, themes: Theme[]): Promise<Map<string, PageAssets>> {
  const first = (page: keyof PageAssets) => {
    const [style] = bare[page].styles;
    if (!style) throw new Error(`The built page “${page}” has no stylesheet`);
    return style;
  };
  const pages = Object.keys(bare) as (keyof PageAssets)[];
  const sheets = [...new Set(pages.map(first))];
  const assets = new Map<string, PageAssets>();
  for (const theme of themes) {
    const copies = new Map<string, string>();
    for (const sheet of sheets) copies.set(sheet, await copy(site, sheet, theme));
    const inTheme = await Promise.all(
      pages.map(async (page) => {
        const styles = bare[page].styles.map((style) => copies.get(style) ?? style);
        return [page, { ...bare[page], styles, inline: page === 'share' ? '' : await inlineOf(site, styles) }];
      }),
    );
    assets.set(theme.name, Object.fromEntries(inTheme) as PageAssets);
  }
  for (const sheet of sheets) await rm(join(site, sheet));
  return assets;
}

/** What the first paint needs of a page's stylesheets; fonts are no part of it. */
async function inlineOf(site: string, styles: string[]): Promise<string> {
  const sheets = await Promise.all(styles.map((style) => readFile(join(site, style), 'utf8')));
  return firstPaintCss(sheets.filter((css) => !css.includes('url(')).join(''));
}

async function copy(site: string, sheet: string, theme: Theme): Promise<string> {
  const css = themeCss(theme) + (await readFile(join(site, sheet), 'utf8'));
  const hash = createHash('sha256').update(css).digest('base64url').slice(0, 8);
  const name = basename(sheet, '.css').replace(/-[\w-]{8}$/, '');
  const path = `${dirname(sheet)}/${name}-${theme.name}-${hash}.css`;
  await writeFile(join(site, path), css);
  return path;
}
