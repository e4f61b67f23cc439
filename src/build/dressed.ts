import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Theme } from '../format/index.ts';
import { firstPaintCss, firstScreenFirst, wholePageAtOnce } from './firstPaint.ts';
import type { PageAssets } from './site.ts';
import { themeCss } from './themeCss.ts';

/**
 * The pages' assets in each theme. All stylesheets of a page, the theme before them, are one file: a browser asks for
 * each while it is about to paint.
 */
export async function dressed(site: string, bare: PageAssets, themes: Theme[]): Promise<Map<string, PageAssets>> {
  const pages = Object.keys(bare) as (keyof PageAssets)[];
  const sheets = new Map<string, string>();
  for (const path of new Set(pages.flatMap((page) => bare[page].styles))) {
    sheets.set(path, await readFile(join(site, path), 'utf8'));
    // Scripts that come later ask for what they were built beside, which is in the page under another name.
    await writeFile(join(site, path), '');
  }
  const assets = new Map<string, PageAssets>();
  for (const theme of themes) {
    const inTheme = pages.map(async (page) => {
      const styles = [themeCss(theme), ...bare[page].styles.map((path) => sheets.get(path) ?? '')];
      // Fonts are no part of the first paint.
      let inline = page === 'share' ? '' : firstPaintCss(styles.filter((css) => !css.includes('url(')).join(''));
      // A host may measure a frame that it does not show yet.
      if (page === 'story') {
        inline += firstScreenFirst;
        styles.push(wholePageAtOnce);
      }
      return [page, { ...bare[page], styles: [await written(site, `${page}-${theme.name}`, styles.join(''))], inline }];
    });
    assets.set(theme.name, Object.fromEntries(await Promise.all(inTheme)) as PageAssets);
  }
  return assets;
}

async function written(site: string, name: string, css: string): Promise<string> {
  const hash = createHash('sha256').update(css).digest('base64url').slice(0, 8);
  const path = `assets/${name}-${hash}.css`;
  await writeFile(join(site, path), css);
  return path;
}
