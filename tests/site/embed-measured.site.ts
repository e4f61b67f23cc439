import type { Frame, Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { filler, light, hostOfTests, scenesOf, storyFrame, untilAwake, untilMode } from '../embed/host.ts';
import { resizers } from '../embed/resizers.ts';
import { open } from '../support/page.ts';

const site = inject('site');
const story = `${site}union-state/en/embed.html`;
const slow = { timeout: 20_000 };
const host = hostOfTests();

/** By how many pixels the frame is higher than the story in it. */
async function surplus(page: Page, frame: Frame): Promise<number> {
  const inner = await frame.evaluate(() => document.body.getBoundingClientRect().height);
  const outer = await page.evaluate(() => document.querySelector('iframe')!.clientHeight);
  return outer - inner;
}

/** Waits until the frame has the right height, and keeps it. */
async function untilFitted(page: Page, frame: Frame): Promise<void> {
  const error = async () => {
    const first = await surplus(page, frame);
    await page.waitForTimeout(600);
    return Math.max(Math.abs(first), Math.abs(await surplus(page, frame)));
  };
  await expect.poll(error, slow).toBeLessThanOrEqual(2);
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

/** Scrolls the host past the whole frame, and says which scenes came by in it. Within, the map fills the screen. */
async function travel(page: Page, frame: Frame): Promise<string[]> {
  await frame.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    addEventListener('meetlint:scene', (event) => {
      seen.push((event as CustomEvent<{ scene: string }>).detail.scene);
    });
  });
  let place = NaN;
  for (;;) {
    const now = await page.evaluate(() => (scrollBy(0, 500), scrollY));
    if (now === place) break;
    place = now;
    const { top, bottom } = await page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect());
    // Near its end the notes come, and the map goes.
    if (top < 0 && bottom > 3000) {
      await expect.poll(async () => Math.abs(await mapTop(page, frame)), slow).toBeLessThanOrEqual(2);
      await frame.evaluate(() => new Promise((resolve) => (setTimeout(resolve, 1500), requestAnimationFrame(resolve))));
    }
  }
  return frame.evaluate(() => (window as unknown as { seen: string[] }).seen);
}

for (const [name, framed] of Object.entries(resizers)) {
  describe(`a frame fitted by ${name}`, () => {
    test('has the right height at every width, and shows every scene with its map in view', async () => {
      const url = host.page(counting + filler + framed(story) + filler);
      const { page, complaints, close } = await open(url, { width: 390, height: 700, init: light });
      const frame = await storyFrame(page);
      await untilAwake(frame);
      // Its height it tells from afar; of the size that it then has, a frame may learn only when it is seen.
      await page.evaluate(() => scrollTo(0, 500));
      await untilMode(frame, 'measured');
      await untilFitted(page, frame);
      expect(await travel(page, frame)).toEqual((await scenesOf(frame)).slice(1));

      await page.evaluate(() => scrollTo(0, 3000));
      let worst = 0;
      for (const [width, height] of [
        [320, 568],
        [768, 1024],
        [1200, 800],
        [844, 390],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        await expect.poll(() => frame.evaluate(() => innerWidth), slow).toBe(width);
        await untilFitted(page, frame);
        await expect.poll(async () => Math.abs(await mapTop(page, frame)), slow).toBeLessThanOrEqual(2);
        worst = Math.max(worst, Math.abs(await surplus(page, frame)));
      }
      console.log(`${name}: at most ${worst.toFixed(2)} px from the right height`);

      const told = () => page.evaluate(() => (window as unknown as { heights: string[] }).heights.length);
      const before = await told();
      await page.waitForTimeout(1500);
      expect((await told()) - before).toBeLessThanOrEqual(5);
      // iframe-resizer greets the frame before it has its address.
      expect(complaints.filter((each) => !each.includes('does not match the recipient'))).toEqual([]);
      await close();
    });
  });
}
