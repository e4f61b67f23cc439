import { afterAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, drawingOf, open, settle, untilLive, type Opened } from '../support/page.ts';

const site = inject('site');
const url = `${site}union-state/en/#balancing`;
const size = { width: 900, height: 640 };
/** Without a graphics card a frame may take a second. */
const slow = { timeout: 30_000 };

afterAll(closeBrowser);

const camera = async (page: Opened['page']) =>
  (await page.getAttribute('[data-camera]', 'data-camera'))!.split(' ').map(Number);
const at = (page: Opened['page'], name: string) =>
  page.evaluate((name) => {
    const label = [...document.querySelectorAll('svg.drawing text')].find((each) => each.textContent === name)!;
    const { left, top } = label.getBoundingClientRect();
    return { left, top };
  }, name);
/** All below the bar, once nothing changes any more. */
const picture = async (page: Opened['page']) => {
  await untilLive(page);
  await settle(page);
  return page.screenshot({ clip: { x: 0, y: 48, width: size.width, height: size.height - 48 }, caret: 'hide' });
};

describe('a map that is explored', () => {
  test('moves by drag, wheel and keys, the drawing with it, and comes back to the very picture', async () => {
    const { page, complaints, close } = await open(url, size);
    await untilLive(page);
    await page.waitForSelector('[data-explore]');
    const before = { picture: await picture(page), drawing: await drawingOf(page), camera: await camera(page) };
    const y = await page.evaluate(() => scrollY);

    await page.click('[data-explore]');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application');
    const minsk = await at(page, 'Minsk');
    await page.mouse.move(500, 300);
    await page.mouse.down();
    for (let step = 1; step <= 6; step++) await page.mouse.move(500 - 10 * step, 300 + 5 * step);
    // Held still, so that nothing is thrown.
    await page.waitForTimeout(300);
    await page.mouse.up();
    await settle(page);
    const dragged = await at(page, 'Minsk');
    expect(Math.abs(dragged.left - minsk.left + 60)).toBeLessThan(8);
    expect(Math.abs(dragged.top - minsk.top - 30)).toBeLessThan(8);

    await page.mouse.wheel(0, -300);
    await expect.poll(async () => (await camera(page))[2]! - before.camera[2]!, slow).toBeGreaterThan(0.3);
    expect(await page.evaluate(() => scrollY)).toBe(y);
    // A wheel that is still turning has the map to itself.
    let turning: number[];
    do {
      turning = await camera(page);
      await page.waitForTimeout(700);
    } while (turning.join() !== (await camera(page)).join());
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await camera(page))[0]! - turning[0]!, slow).toBeGreaterThan(0.2);
    expect(await page.textContent('.scale')).toMatch(/\d+\s(km|mi)/);
    expect(await page.textContent('.credit')).toContain('OpenStreetMap');

    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !('exploring' in document.documentElement.dataset));
    expect(await camera(page)).toEqual(before.camera);
    await untilLive(page);
    expect(await drawingOf(page)).toBe(before.drawing);
    expect((await picture(page)).equals(before.picture)).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-explore'))).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(y);

    // Whoever scrolls on is back in the story.
    await page.click('[data-explore]');
    await page.evaluate(() => scrollBy(0, 300));
    await page.waitForFunction(() => !('exploring' in document.documentElement.dataset));
    expect(complaints).toEqual([]);
    await close();
  });

  test('is named so that no name lies on another, from however far off it is seen', async () => {
    const { page, complaints, close } = await open(`${site}union-state/en/#union-resolve`, { width: 390, height: 844 });
    await untilLive(page);
    await page.waitForSelector('[data-explore]');
    await page.click('[data-explore]');
    const boxes = () =>
      page.$$eval('svg.drawing .label', (all) =>
        all.map((each) => {
          const { left, top, right, bottom } = each.getBoundingClientRect();
          return { text: each.textContent, left, top, right, bottom };
        }),
      );
    const named = [(await boxes()).map(({ text }) => text)];
    for (const _ of [1, 2, 3]) {
      const before = (await camera(page))[2]!;
      await page.click('.stage .tools button:last-child');
      await expect.poll(async () => before - (await camera(page))[2]!, slow).toBeGreaterThan(0.9);
      await settle(page);
      const all = await boxes();
      named.push(all.map(({ text }) => text));
      // A line's box has room above and below its letters, of half their size together.
      const over = all.flatMap((a, index) =>
        all.slice(index + 1).flatMap((b) => {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          return across > 4 && down > 8 ? [`${a.text} and ${b.text}`] : [];
        }),
      );
      expect(over).toEqual([]);
    }
    expect(named[0]).toContain('Yelsk');
    expect(named.at(-1)).toContain('Minsk');
    expect(named.at(-1)).not.toContain('Yelsk');
    expect(complaints).toEqual([]);
    await close();
  });

  test('is not to be had where there are stills', async () => {
    const { page, close } = await open(url, { ...size, init: `HTMLCanvasElement.prototype.getContext = () => null` });
    await page.focus('summary');
    await page.waitForSelector('[data-walk]');
    expect(await page.locator('[data-explore]').count()).toBe(0);
    await close();
  });
});
