import { PNG } from 'pngjs';
import type { Page } from 'playwright';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { contrast } from '../../src/compile/lint/contrast.ts';
import { closeBrowser, open, restOf, settle, untilLive } from '../support/page.ts';
import { paper } from '../support/theme.ts';

const site = inject('site');
const url = `${site}union-state/en/`;
const size = { width: 600, height: 700 };
const withoutMap = `HTMLCanvasElement.prototype.getContext = ((get) => function (kind, ...rest) {
  return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest);
})(HTMLCanvasElement.prototype.getContext);`;

afterAll(closeBrowser);

/** The scene in which the Black Sea is to be seen, with nothing over the map. */
async function bareMap(page: Page): Promise<void> {
  await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'crimea-and-donbas'));
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('[data-bar], [data-card], [data-opening], svg.drawing'))
      each.style.opacity = '0';
  });
  await settle(page);
}

/** The colours of which more than a fiftieth of the screen is made, `#rrggbb`, the commonest first. */
async function coloursOn(page: Page): Promise<string[]> {
  const { data } = PNG.sync.read(await page.screenshot());
  const counts = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const color = `#${data.subarray(at, at + 3).toString('hex')}`;
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const enough = data.length / 4 / 50;
  return [...counts]
    .filter(([, count]) => count > enough)
    .sort(([, a], [, b]) => b - a)
    .map(([color]) => color);
}

async function untilColours(page: Page, wanted: string[]): Promise<void> {
  await expect.poll(() => coloursOn(page), { timeout: 30_000 }).toEqual(expect.arrayContaining(wanted));
}

const grounds = { light: paper.light.ground, dark: paper.dark.ground };
const landAndSea = (mode: 'light' | 'dark') => [grounds[mode].land, grounds[mode].sea];

describe('in the dark', () => {
  test('the live map has the colours of the still, and both follow the system while the page is open', async () => {
    const live = await open(url, { ...size, colorScheme: 'dark' });
    await untilLive(live.page);
    await bareMap(live.page);
    await untilColours(live.page, landAndSea('dark'));
    const still = await open(url, { ...size, colorScheme: 'dark', init: withoutMap });
    await bareMap(still.page);
    await untilColours(still.page, landAndSea('dark'));
    await untilLive(live.page);
    expect((await coloursOn(still.page)).slice(0, 3)).toEqual((await coloursOn(live.page)).slice(0, 3));
    for (const { page } of [live, still]) {
      await page.emulateMedia({ colorScheme: 'light' });
      await untilColours(page, landAndSea('light'));
    }
    expect(live.complaints).toEqual([]);
    await live.close();
    await still.close();
  });

  test('all text of card, bar and notes stands out from what it is on', async () => {
    const { page, close } = await open(url, { ...size, colorScheme: 'dark' });
    const seen = await page.evaluate(() => {
      const hex = (color: string) =>
        `#${(color.match(/[\d.]+/g) ?? [])
          .slice(0, 3)
          .map((part) => Number(part).toString(16).padStart(2, '0'))
          .join('')}`;
      const opaque = (element: Element | null): string => {
        for (let each = element; each; each = each.parentElement) {
          const color = getComputedStyle(each).backgroundColor;
          if (/^rgb\(/.test(color)) return hex(color);
        }
        return hex(getComputedStyle(document.documentElement).backgroundColor);
      };
      return [...document.querySelectorAll('[data-card] *, [data-bar] a, [data-title] *, .notes *')]
        .filter((each) => !each.closest('svg') && each.childNodes.length && each.textContent?.trim())
        .map((each) => ({ text: each.textContent, color: hex(getComputedStyle(each).color), on: opaque(each) }));
    });
    expect(seen.length).toBeGreaterThan(50);
    expect(seen.filter(({ color, on }) => contrast(color, on) < 4.5)).toEqual([]);
    expect(new Set(seen.map(({ on }) => on))).toContain(paper.dark.page.paper);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(
      await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ground-land')),
    ).toBe(paper.light.ground.land);
    await close();
  });

  test.each(['light', 'dark'] as const)(
    'a frame is %s where its host asks for it, whatever the system says',
    async (mode) => {
      const colorScheme = mode === 'dark' ? 'light' : 'dark';
      const { page, close } = await open(`${url}embed.html?mode=plain&theme=${mode}`, {
        ...size,
        colorScheme,
        init: withoutMap,
      });
      await page.waitForFunction(() => document.querySelector('svg.still image') !== null);
      await bareMap(page);
      await untilColours(page, landAndSea(mode));
      await close();
    },
  );
});
