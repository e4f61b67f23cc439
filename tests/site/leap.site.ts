import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, open, settle, untilLive } from '../support/page.ts';

const url = `${inject('site')}union-state/en/`;

afterAll(closeBrowser);

test('a leap from scene to scene shows the still until the map is there, and never nothing', async () => {
  const { page, close } = await open(url, { width: 390, height: 844 });
  await untilLive(page);
  // Rough stills are fetched one by one; one may be on its way when it is leapt to.
  const ids = await page.$$eval('[data-scene-id]', (all) => all.map(({ id }) => id));
  await page.waitForFunction((count) => document.querySelectorAll('svg.still image').length > count, ids.length, {
    timeout: 60_000,
  });
  await settle(page);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const note = () => seen.push(document.documentElement.dataset['map'] ?? '');
    new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-map'] });
  });
  for (const id of ['kazakhstan', 'wagner', 'referendum', 'union-resolve']) {
    await page.evaluate((id) => (location.hash = `#${id}`), id);
    await page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, id);
    await untilLive(page);
  }
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toContain('still');
  expect(seen).not.toContain('none');
  await close();
});
