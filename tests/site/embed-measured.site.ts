import type { Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { filler, light, openHost, scenesOf, storyFrame, untilAwake, untilMode, type Host } from '../embed/host.ts';
import { resizers } from '../embed/resizers.ts';
import { closeBrowser, open } from '../support/page.ts';

const site = inject('site');
const story = `${site}union-state/en/embed.html`;
const slow = { timeout: 20_000 };
let host: Host;

beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  host.close();
  await closeBrowser();
});

/** By how many pixels the frame is higher than the story in it. */
async function surplus(page: Page, frame: Frame): Promise<number> {
  const inner = await frame.evaluate(() => document.body.getBoundingClientRect().height);
  const outer = await page.evaluate(() => document.querySelector('iframe')!.clientHeight);
  return outer - inner;
}

/** Where the map stands on the host's screen, in the host's pixels: 0 when it fills the screen from its top. */
async function mapTop(page: Page, frame: Frame): Promise<number> {
  const top = await page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect().top);
  return top + (await frame.evaluate(() => document.querySelector('.stage')!.getBoundingClientRect().top));
}

/** Counts the heights that the frame announces. */
const counting = `<script>
window.heights = [];
addEventListener('message', ({ data }) => {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  if (/height|embed-size|iFrameSizer\\]story:\\d{3}/i.test(text)) window.heights.push(text.slice(0, 120));
});
</script>`;

for (const [name, framed] of Object.entries(resizers)) {
  describe(`a frame fitted by ${name}`, () => {
    test('has the right height at every width, and shows every scene with its map in view', async () => {
      const url = host.page(counting + filler + framed(story) + filler);
      const { page, complaints, close } = await open(url, { width: 390, height: 700, init: light });
      const frame = await storyFrame(page);
      await untilAwake(frame);
      await untilMode(frame, 'measured');
      await expect.poll(async () => Math.abs(await surplus(page, frame)), slow).toBeLessThanOrEqual(2);

      const scenes = await scenesOf(frame);
      await frame.evaluate(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        addEventListener(
          'meetlint:scene',
          (event) => void seen.push((event as CustomEvent<{ scene: string }>).detail.scene),
        );
      });
      let at = NaN;
      let errors = 0;
      for (;;) {
        const now = await page.evaluate(() => (scrollBy(0, 450), scrollY));
        if (now === at) break;
        at = now;
        const { top, bottom } = await page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect());
        const inside = top < 0 && bottom > 3000;
        if (inside) await expect.poll(async () => Math.abs(await mapTop(page, frame)), slow).toBeLessThanOrEqual(2);
        else if (top < 700 && bottom > 0) await page.waitForTimeout(100);
        else errors++;
        if (inside)
          await frame.evaluate(
            () => new Promise((resolve) => (setTimeout(resolve, 1500), requestAnimationFrame(resolve))),
          );
      }
      expect(errors).toBeLessThan(8);
      expect(await frame.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(scenes.slice(1));

      await page.evaluate(() => scrollTo(0, 3000));
      for (const [width, height] of [
        [320, 568],
        [768, 1024],
        [1200, 800],
        [844, 390],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(700);
        await expect.poll(async () => Math.abs(await surplus(page, frame)), slow).toBeLessThanOrEqual(2);
        await expect.poll(async () => Math.abs(await mapTop(page, frame)), slow).toBeLessThanOrEqual(2);
        console.log(`${name}, ${width} px: ${(await surplus(page, frame)).toFixed(2)} px too high`);
      }
      const before = await page.evaluate(() => (window as unknown as { heights: string[] }).heights.length);
      await page.waitForTimeout(1000);
      const after = await page.evaluate(() => (window as unknown as { heights: string[] }).heights.length);
      expect(after - before).toBeLessThanOrEqual(5);
      expect(complaints).toEqual([]);
      await close();
    });
  });
}
