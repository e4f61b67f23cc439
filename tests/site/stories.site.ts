import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { listStories } from '../../src/build/read.ts';

/** What holds for every story of the project, however many there are. */
const dist = inject('dist');
const slugs = await listStories(process.cwd());
const brotli = async (path: string) => brotliCompressSync(await readFile(join(dist, path))).length;

describe.each(slugs)('the story %s', (slug) => {
  test('is listed on the first page', async () => {
    expect(await readFile(join(dist, 'index.html'), 'utf8')).toContain(`href="${slug}/"`);
  });

  test('has pages of at most 20 kB, compressed by brotli, in each of its languages', async () => {
    const locales = (await readdir(join(dist, slug), { withFileTypes: true })).filter(
      (entry) => entry.isDirectory() && !['ground', 'stills', 'media'].includes(entry.name),
    );
    expect(locales.length).toBeGreaterThan(1);
    for (const { name } of locales) expect(await brotli(`${slug}/${name}/index.html`), name).toBeLessThan(20_000);
  });

  test('has a basemap of less than 170 kB, compressed by brotli', async () => {
    const tiers = await readdir(join(dist, slug, 'ground'));
    const sizes = await Promise.all(tiers.map((tier) => brotli(`${slug}/ground/${tier}`)));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(170_000);
  });
});

test('a source’s author and title stand apart, and a bar has the name of the line that it measures', async () => {
  const html = await readFile(join(dist, 'magellan-elcano', 'es', 'index.html'), 'utf8');
  expect(html.replace(/<!--.*?-->/g, '')).toMatch(/Antonio Pigafetta, <a [^>]*>The First Voyage/);
  expect(html.replace(/<!--.*?-->/g, '')).toMatch(/<span class="what[^"]*">Estrecho de Magallanes<\/span>/);
});
