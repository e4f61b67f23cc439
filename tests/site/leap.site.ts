import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, open, settle, untilLive } from '../support/page.ts';

const url = `${inject('site')}union-state/en/`;

afterAll(closeBrowser);

test('a leap from scene to scene shows the still until the map is there, and never nothing', async () => {
  const { page, close } = await open(url, { width: 390, height: 844 });
  await untilLive(page);
  // Rough stills are fetched one by one, the nearest first; those of the scenes leapt to are to have come.
  const ids = (await page.$$eval('[data-scene-id]', (all) => all.map(({ id }) => id))).slice(0, 4);
  await page.waitForFunction((count) => document.querySelectorAll('svg.still image').length > count + 1, ids.length, {
    timeout: 60_000,
  });
  await settle(page);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const note = () => seen.push(document.documentElement.dataset['map'] ?? '');
    new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-map'] });
  });
  for (const id of [ids[3]!, ids[0]!, ids[2]!]) {
    await page.evaluate((id) => (location.hash = `#${id}`), id);
    await page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, id);
    await untilLive(page);
  }
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toContain('still');
  expect(seen).not.toContain('none');
  await close();
});
