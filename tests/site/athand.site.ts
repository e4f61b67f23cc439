import { afterAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, open, restOf, settle, untilLive, type Opened } from '../support/page.ts';

const site = inject('site');
const url = `${site}union-state/en/`;
const noMap = `HTMLCanvasElement.prototype.getContext = () => null`;
const wide = { width: 1000, height: 700 };

afterAll(closeBrowser);

describe('sharing', () => {
  const shareAt = async (address: string, init: string) => {
    const opened = await open(address, { ...wide, init: noMap + ';' + init });
    await opened.page.focus('summary');
    await opened.page.waitForFunction(() => document.documentElement.dataset['scene'] === 'wagner');
    await opened.page.click('[data-tools] [data-share]');
    return opened;
  };
  const shares = `window.shared = []; navigator.share = async (what) => void shared.push(what);`;

  test('gives the system’s sheet the address of the scene that is read', async () => {
    for (const address of [`${url}?from=feed#wagner`, `${url}embed.html?mode=plain#wagner`]) {
      const { page, close } = await shareAt(address, shares);
      expect(await page.evaluate('shared')).toEqual([
        {
          title: 'How Belarus came to host Russian troops',
          text: 'Thirty-three Russians arrested',
          url: `${url}#wagner`,
        },
      ]);
      await close();
    }
  });

  test('copies the link where there is no such sheet, says so politely, and else shows it', async () => {
    const copies = `delete Navigator.prototype.share; window.copied = []; Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void copied.push(text) } });`;
    const copied = await shareAt(`${url}#wagner`, copies);
    await expect.poll(() => copied.page.textContent('[data-tools] [role="status"]')).toBe('Link copied');
    expect(await copied.page.evaluate('copied')).toEqual([`${url}#wagner`]);
    await copied.close();

    const refuses = `delete Navigator.prototype.share; Object.defineProperty(navigator, 'clipboard', { value: undefined });`;
    const shown = await shareAt(`${url}#wagner`, refuses);
    expect(await shown.page.inputValue('[data-tools] input')).toBe(`${url}#wagner`);
    await shown.close();
  });
});

describe('a caption’s figure', () => {
  /** What is painted of the scene's figure, what it says, and how wide it is. */
  const figure = (page: Opened['page']) =>
    page.evaluate(() => {
      const link = document.querySelector<HTMLElement>('#kazakhstan .text data[data-measure="minsk-almaty"] a')!;
      return {
        painted: link.dataset['counted'] ?? link.textContent,
        said: link.textContent,
        copied: (link.parentElement as HTMLDataElement).value,
        width: link.getBoundingClientRect().width,
      };
    });
  const scrollTo = async (page: Opened['page'], y: number) => {
    await page.evaluate((y) => window.scrollTo(0, y), y);
    await settle(page);
  };

  test('counts along with its tape, the same at the same place, while its text stays the final one', async () => {
    const { page, close } = await open(`${url}#kazakhstan`, wide);
    await untilLive(page);
    await page.waitForSelector('[data-explore]');
    const rest = await restOf(page, 'kazakhstan');
    const seen: string[] = [];
    const places = [600, 480, 400, 340, 300, 260, 220, 0].map((before) => rest - before);
    for (const place of places) {
      await scrollTo(page, place);
      const { painted, said, copied, width } = await figure(page);
      seen.push(painted);
      expect({ said, copied }).toEqual({ said: '3,700\u00a0km', copied: '3733.8' });
      expect(width).toBe((await figure(page)).width);
    }
    const numbers = seen.map((text) => Number(text.replace(/\D/g, '')));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe('3,700\u00a0km');
    for (const [i, place] of places.entries()) {
      if (i % 3 !== 1) continue;
      await scrollTo(page, place);
      expect((await figure(page)).painted).toBe(seen[i]);
    }
    await close();
  });

  test('is final at once for a reader who asked for less motion', async () => {
    const { page, close } = await open(`${url}#kazakhstan`, { ...wide, reducedMotion: 'reduce' });
    await untilLive(page);
    await page.waitForSelector('[data-explore]');
    const rest = await restOf(page, 'kazakhstan');
    for (const before of [600, 400, 300, 200]) {
      await scrollTo(page, rest - before);
      expect((await figure(page)).painted).toBe('3,700\u00a0km');
    }
    await close();
  });

  test('tells how it was measured by tap, click and Enter, within a small screen, and gives the focus back', async () => {
    for (const [address, width, height] of [
      [`${url}#union-resolve`, 320, 480],
      [`${url}embed.html?mode=plain#union-resolve`, 640, 360],
    ] as const) {
      const { page, close } = await open(address, { width, height, init: noMap, hasTouch: true });
      await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'union-resolve');
      const link = page.locator('#union-resolve data[data-measure="units-to-kyiv"] a');
      const dialog = page.locator('dialog');
      for (const press of [() => link.tap(), () => link.click(), () => link.press('Enter')]) {
        await press();
        await dialog.waitFor();
        expect(await dialog.textContent()).toContain('149.7');
        const box = (await dialog.boundingBox())!;
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        expect(await link.evaluate((each) => each === document.activeElement)).toBe(true);
      }
      await close();
    }
  });

  test('closes its panel by a press beside it, but not by a scroll, nor for another figure', async () => {
    const { page, close } = await open(`${url}#union-resolve`, { ...wide, init: noMap });
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'union-resolve');
    const figureOf = (name: string) => page.locator(`#union-resolve data[data-measure="${name}"] a`);
    const dialog = page.locator('dialog');
    await figureOf('units-to-kyiv').click();
    await dialog.waitFor();
    await page.mouse.move(1000, 300);
    await page.mouse.wheel(0, 60);
    await page.waitForTimeout(300);
    expect(await dialog.isVisible()).toBe(true);
    await page.locator('dialog h2').click();
    // The panel lies over the figure, so it is pressed as a script or a reader's aid does.
    await figureOf('unit-sites').dispatchEvent('click');
    await expect.poll(() => dialog.textContent()).toContain('Number');
    expect(await dialog.isVisible()).toBe(true);
    await page.mouse.click(1000, 300);
    await dialog.waitFor({ state: 'hidden' });
    await close();
  });

  test('is in miles or kilometres without the reader losing his place, and nothing is kept', async () => {
    const { page, context, close } = await open(`${url}#kazakhstan`, { ...wide, init: noMap });
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'kazakhstan');
    const y = await page.evaluate(() => scrollY);
    await page.click('.units');
    await settle(page);
    expect((await figure(page)).said).toBe('2,300\u00a0mi');
    expect(await page.evaluate(() => scrollY)).toBe(y);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(await context.cookies()).toEqual([]);
    await close();
  });
});
