import pixelmatch from 'pixelmatch';
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

describe('the still of each scene is the picture that the stage paints', () => {
  for (const [name, { scenes, ...size }] of Object.entries(viewports)) {
    test(`at ${size.width}×${size.height} (${name})`, async () => {
      const { page, close } = await open(`${site}union-state/en/`, size);
      await untilLive(page);
      const ids = await page.$$eval('[data-still]', (all) =>
        all.flatMap((still) => still.closest('[data-scene-id]')?.id ?? []),
      );
      expect(ids.length).toBeGreaterThan(9);
      const differences: Record<string, number> = {};
      for (const id of scenes ?? ids) {
        const y = await restOf(page, id);
        await page.evaluate((y) => scrollTo(0, y), y);
        await settle(page);
        await untilLive(page);
        await page.waitForFunction(() => document.querySelector('svg.still image:not(.off)') !== null);
        const pictures: PNG[] = [];
        for (const ground of ['live', 'still']) {
          await page.evaluate((ground) => {
            // Only the ground is compared: what lies over it is the same drawing in both.
            const hide = '[data-bar], [data-card], [data-title], svg.drawing, dialog';
            for (const each of document.querySelectorAll<HTMLElement>(hide)) each.style.visibility = 'hidden';
            document.querySelector<HTMLElement>('.stage .canvas')!.style.visibility =
              ground === 'live' ? 'visible' : 'hidden';
            const still = document.querySelector<SVGElement>('svg.still')!;
            still.style.display = ground === 'live' ? 'none' : 'block';
            still.style.visibility = 'visible';
          }, ground);
          await settle(page);
          pictures.push(PNG.sync.read(await page.screenshot()));
        }
        const [live, still] = pictures as [PNG, PNG];
        const { width, height } = live;
        const unlike = pixelmatch(live.data, still.data, undefined, width, height, { threshold: 0.15 });
        differences[id] = unlike / (width * height);
      }
      expect(Object.entries(differences).filter(([, share]) => share > tolerance)).toEqual([]);
      await close();
    });
  }
});
