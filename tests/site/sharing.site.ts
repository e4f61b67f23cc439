import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { booleanValid } from '@turf/turf';
import type { FeatureCollection } from 'geojson';
import { closeBrowser, open } from '../support/page.ts';

const site = inject('site');
const dist = inject('dist');
const size = { width: 1280, height: 800 };
const locales = ['nl', 'en'];

afterAll(closeBrowser);

for (const locale of locales) {
  describe(`the head of the Union State story in ${locale}`, () => {
    test('tells title, description, languages and card, all relative where the site’s address is not known', async () => {
      const { page, close } = await open(`${site}union-state/${locale}/`, { ...size, javaScriptEnabled: false });
      const title = await page.textContent('h1');
      expect(await page.title()).toBe(title);
      expect(await page.getAttribute('meta[property="og:title"]', 'content')).toBe(title);
      expect(await page.getAttribute('meta[name="description"]', 'content')).toMatch(/\w{3}/);
      expect(await page.getAttribute('meta[name="twitter:card"]', 'content')).toBe('summary_large_image');
      expect(await page.getAttribute('meta[property="og:locale"]', 'content')).toBe(
        { nl: 'nl_NL', en: 'en_US' }[locale],
      );
      expect(await page.locator('link[rel="canonical"], meta[property="og:url"]').count()).toBe(0);
      const alternates = await page.$$eval('link[rel="alternate"][hreflang]', (links) =>
        links.map((link) => [link.getAttribute('hreflang'), (link as HTMLLinkElement).href]),
      );
      expect(alternates).toEqual([
        ['nl', `${site}union-state/nl/`],
        ['en', `${site}union-state/en/`],
        ['x-default', `${site}union-state/`],
      ]);
      for (const [, href] of alternates) expect((await fetch(href!)).status).toBe(200);
      const image = await page.getAttribute('meta[property="og:image"]', 'content');
      expect((await fetch(new URL(image!, page.url()))).headers.get('content-type')).toBe('image/png');
      await close();
    });

    test('holds a NewsArticle that parses, and that the page’s policy leaves alone', async () => {
      const { page, complaints, close } = await open(`${site}union-state/${locale}/`, size);
      const article = JSON.parse((await page.textContent('script[type="application/ld+json"]'))!);
      expect(article).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: await page.textContent('h1'),
        inLanguage: locale,
        isAccessibleForFree: true,
      });
      expect(complaints.filter((complaint) => /security policy/i.test(complaint))).toEqual([]);
      await close();
    });

    test('has a card of 1200 × 630 pixels', async () => {
      const png = await readFile(join(dist, 'union-state', locale, 'card.png'));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    });

    test('keeps the page for frames out of search', async () => {
      const { page, close } = await open(`${site}union-state/${locale}/embed.html`, {
        ...size,
        javaScriptEnabled: false,
      });
      expect(await page.getAttribute('meta[name="robots"]', 'content')).toBe('noindex');
      await close();
    });
  });
}

describe('the list of stories', () => {
  test('shows each with its map, title and languages, under the page’s policy', async () => {
    const { page, complaints, close } = await open(site, size);
    expect(await page.locator('.stories > li').count()).toBeGreaterThan(0);
    const story = page.locator('.stories > li', { has: page.locator('a[href="union-state/"]') });
    expect(await story.locator('h2').textContent()).toMatch(/Belarus/);
    expect(await story.getAttribute('lang')).toBe(await page.getAttribute('html', 'lang'));
    expect(await story.locator('.meta a').getAttribute('href')).toBe('union-state/');
    const width = await story.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(width).toBe(960);
    expect(complaints).toEqual([]);
    await story.locator('h2 a').click();
    await page.waitForURL(/union-state\/en\/$/);
    await close();
  });
});

describe('what a story shows, as GeoJSON', () => {
  test('is served with its media type, valid, and within the world', async () => {
    const answer = await fetch(`${site}union-state/data.geojson`);
    expect(answer.headers.get('content-type')).toMatch(/geo\+json/);
    const collection = (await answer.json()) as FeatureCollection;
    for (const feature of collection.features) expect(booleanValid(feature.geometry), String(feature.id)).toBe(true);
    const numbers = JSON.stringify(collection).match(/-?\d+\.\d{7,}/g);
    expect(numbers).toBeNull();
    const tape = collection.features.find(({ id }) => id === 'tape:units-to-kyiv');
    expect(tape?.properties?.['km']).toBeCloseTo(149.7, 1);
    expect(collection.features.map(({ id }) => id)).toContain('ring:kyiv:140');
  });
});
