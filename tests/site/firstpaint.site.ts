import { afterAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, open, untilLive } from '../support/page.ts';
import { coloursOf } from '../support/colours.ts';

const site = inject('site');
const url = `${site}union-state/nl/`;

afterAll(closeBrowser);

describe.each([
  ['phone', { width: 390, height: 844 }, { x: 40, y: 80, width: 310, height: 300 }],
  ['tablet', { width: 820, height: 1180 }, { x: 120, y: 100, width: 580, height: 560 }],
  ['wide', { width: 1440, height: 900 }, { x: 760, y: 180, width: 440, height: 520 }],
  ['low', { width: 844, height: 390 }, { x: 460, y: 80, width: 300, height: 230 }],
])('the first paint on a %s screen', (_, size, map) => {
  test('has title, text and map before anything but the page has come, and the scenes follow', async () => {
    const init = `
      requestAnimationFrame(function look() {
        const heading = document.querySelector('[data-scene-id] h2');
        if (heading) window.atOnce = heading.checkVisibility();
        else requestAnimationFrame(look);
      });
    `;
    const { page, close } = await open('about:blank', { ...size, init });
    // All but the page is kept waiting for ever.
    await page.route(/\.(css|js|woff2|svg|json|png)$/, () => {});
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const session = await page.context().newCDPSession(page);
    const clip = { ...map, scale: 1 };
    const { data } = await session.send('Page.captureScreenshot', { clip });
    expect(coloursOf(Buffer.from(data, 'base64'))).toBeGreaterThan(8);
    for (const text of ['h1', '.description', '.byline']) {
      const box = await page.locator(text).first().boundingBox();
      expect(box && box.y > 0 && box.y + box.height <= size.height, text).toBe(true);
    }
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-scene-id] h2')].every((heading) => heading.checkVisibility()),
    );
    expect(await page.evaluate('atOnce'), 'the scenes are left for the frame after').toBe(false);
    await close();
  });

  test('is followed by no shift of the layout, and hydration finds the page as it is', async () => {
    const init = `
      window.shift = 0;
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value; })
        .observe({ type: 'layout-shift', buffered: true });
    `;
    const { page, complaints, close } = await open(url, { ...size, init });
    await untilLive(page);
    await page.evaluate(() => document.fonts.ready);
    expect((await page.evaluate('shift')) as number).toBeLessThanOrEqual(0.02);
    expect(complaints).toEqual([]);
    await close();
  });
});
