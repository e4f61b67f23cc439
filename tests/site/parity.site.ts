import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, open, restOf, settle, untilLive } from '../support/page.ts';

const site = inject('site');

/**
 * The largest share of pixels in which still and stage may differ to the eye (pixelmatch, threshold 0.15): hatches keep
 * to the screen in the still and to the ground on the stage, and lines are smoothed differently. A tile that is not
 * there, a tint forgotten or a border astray is several per cent.
 */
const tolerance = 0.015;

/** Every scene on a phone; in the other breakpoints those nearest by and farthest away. */
const viewports: Record<string, { width: number; height: number; scenes?: string[] }> = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180, scenes: ['wagner'] },
  wide: { width: 1440, height: 900, scenes: ['wagner', 'kazakhstan'] },
  low: { width: 844, height: 390, scenes: ['union-resolve', 'wagner'] },
};

afterAll(closeBrowser);

/** The ground of a scene at rest, without what lies over it: that is the same drawing in still and stage. */
async function groundOf(page: Page, id: string, ready: (page: Page) => Promise<unknown>): Promise<PNG> {
  const y = await restOf(page, id);
  await page.evaluate((y) => scrollTo(0, y), y);
  await settle(page);
  await ready(page);
  await page.evaluate(() => {
    const over = '[data-bar], [data-card], [data-title], [data-peek], svg.drawing, dialog';
    for (const each of document.querySelectorAll<HTMLElement>(over)) each.style.visibility = 'hidden';
  });
  await settle(page);
  return PNG.sync.read(await page.screenshot());
}

const untilStill = (page: Page) =>
  page.waitForFunction(
    () => document.documentElement.dataset['map'] === 'still' && document.querySelector('svg.still image:not(.off)'),
  );

describe('the still of each scene is the picture that the stage paints', () => {
  for (const [name, { scenes, ...size }] of Object.entries(viewports)) {
    test(`at ${size.width}×${size.height} (${name})`, async () => {
      const url = `${site}union-state/en/`;
      const live = await open(url, size);
      const still = await open(url, { ...size, init: `HTMLCanvasElement.prototype.getContext = () => null` });
      await untilLive(live.page);
      const ids = await live.page.$$eval('[data-still]', (all) =>
        all.flatMap((still) => still.closest('[data-scene-id]')?.id ?? []),
      );
      expect(ids.length).toBeGreaterThan(9);
      const astray: [string, number][] = [];
      for (const id of scenes ?? ids) {
        const stage = await groundOf(live.page, id, untilLive);
        const { width, height } = stage;
        const { data } = await groundOf(still.page, id, untilStill);
        const unlike = pixelmatch(stage.data, data, undefined, width, height, { threshold: 0.15 });
        if (unlike > tolerance * width * height) astray.push([id, unlike / (width * height)]);
      }
      expect(astray).toEqual([]);
      await live.close();
      await still.close();
    });
  }
});
