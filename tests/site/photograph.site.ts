import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, open, restOf, settle } from '../support/page.ts';

const site = inject('site');
const folder = join(inject('dist'), 'field-trip', 'images');
const phone = { width: 390, height: 844 };

afterAll(closeBrowser);

test('of each photograph there are AVIF and WebP in several widths and one JPEG, upright and without what the camera wrote', async () => {
  const files = await readdir(folder);
  const found = await Promise.all(
    files.map(async (file) => {
      const { format, width, height, exif, orientation } = await sharp(join(folder, file)).metadata();
      expect([file, exif, orientation ?? 1]).toEqual([file, undefined, 1]);
      return `${file.split('-')[0]} ${format === 'heif' ? 'avif' : format} ${width}×${height}`;
    }),
  );
  expect(found.sort()).toEqual([
    ...['bridge avif 1600×1067', 'bridge avif 480×320', 'bridge avif 960×640', 'bridge jpeg 960×640'],
    ...['bridge webp 1600×1067', 'bridge webp 480×320', 'bridge webp 960×640'],
    ...[
      'tower avif 480×640',
      'tower avif 900×1200',
      'tower jpeg 900×1200',
      'tower webp 480×640',
      'tower webp 900×1200',
    ],
  ]);
});

for (const [name, page, javaScriptEnabled] of [
  ['the page', 'index.html', true],
  ['the page without script', 'index.html', false],
  ['the embed', 'embed.html?mode=plain', true],
] as const) {
  test(`${name} shows the photograph, described and credited, in a room that is kept for it`, async () => {
    const {
      page: tab,
      complaints,
      close,
    } = await open(`${site}field-trip/nl/${page}`, { ...phone, javaScriptEnabled });
    const image = tab.locator('#bridge [data-photograph] img');
    const size = () => image.evaluate((each) => [each.clientWidth, each.clientHeight]);
    const before = await size();
    expect(Math.min(...before)).toBeGreaterThan(100);
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((each: HTMLImageElement) => each.complete && each.naturalWidth > 0))
      .toBe(true);
    expect(await size()).toEqual(before);
    expect(await image.evaluate((each: HTMLImageElement) => each.currentSrc)).toMatch(/bridge-[0-9a-f]{8}-\d+\.avif$/);
    expect(await image.getAttribute('loading')).toBe('lazy');
    expect(await image.getAttribute('alt')).toBe('A bridge, blue and red. (nl)');
    expect(await tab.locator('#bridge [data-photograph] figcaption').innerText()).toBe(
      'The bridge "of 1953" & its river. (nl) A. Photographer',
    );
    if (javaScriptEnabled) expect(await image.evaluate((each) => each.clientHeight / innerHeight)).toBeLessThan(0.19);
    expect(complaints).toEqual([]);
    await close();
  });
}

test('the page prints the photographs beside the maps', async () => {
  const { page, close } = await open(`${site}field-trip/en/`, { width: 794, height: 1123 });
  await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'tower'));
  await settle(page);
  await page.emulateMedia({ media: 'print' });
  for (const id of ['bridge', 'tower']) {
    const box = await page.locator(`#${id} [data-photograph] img`).boundingBox();
    expect(box?.height, id).toBeGreaterThan(100);
  }
  await close();
});

test('a story without photographs has none in its page and no code for them', async () => {
  const { page, close } = await open(`${site}union-state/en/`, { ...phone, javaScriptEnabled: false });
  expect(await page.locator('[data-photograph]').count()).toBe(0);
  await close();
});
