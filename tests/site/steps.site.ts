import { afterAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, open, type Opened } from '../support/page.ts';

const site = inject('site');
const url = `${site}union-state/en/`;
/** The way through is the same without a map, and much quicker. */
const noMap = `HTMLCanvasElement.prototype.getContext = () => null`;
const phone = { width: 390, height: 844, init: noMap };
const wide = { width: 1440, height: 900, init: noMap };

afterAll(closeBrowser);

async function openStory(options: Parameters<typeof open>[1], address = url): Promise<Opened> {
  const opened = await open(address, options);
  await opened.page.focus('summary');
  await opened.page.waitForSelector('[data-walk]');
  return opened;
}

const until = (page: Opened['page'], id: string) =>
  page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, id);

/** The element that has the focus, and whether all of it is seen: neither under the bar nor beyond an edge. */
const focused = (page: Opened['page']) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let still = 0;
    while (still < 4) {
      const before = scrollY;
      await frame();
      still = scrollY === before ? still + 1 : 0;
    }
    const element = document.activeElement as HTMLElement;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const seen = [left + 2, (left + right) / 2, right - 2].every((x) =>
      [top + 2, bottom - 2].every((y) => element.contains(document.elementFromPoint(x, y))),
    );
    return { id: element.id || element.tagName, scene: document.documentElement.dataset['scene'], seen };
  });

describe('the way through a story', () => {
  test('leads by the arrow keys from the title through all scenes to the end, the focus in view', async () => {
    const { page, complaints, close } = await openStory({ ...phone, reducedMotion: 'reduce' });
    const ids = await page.$$eval('[data-scene-id]', (all) => all.map(({ id }) => id));
    for (const id of ids) {
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toEqual({ id: `${id}-heading`, scene: id, seen: true });
    }
    for (let more = 0; more < 2; more++) {
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toMatchObject({ id: 'measures', seen: true });
    }
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toMatchObject({ id: `${ids.at(-1)}-heading`, seen: true });
    expect(complaints.filter((each) => !/Meetlint: the live map/.test(each))).toEqual([]);
    await close();
  });

  test('shows the headings of cards that are taller than the screen, at 400 % zoom', async () => {
    const { page, close } = await openStory({ width: 320, height: 256, init: noMap, reducedMotion: 'reduce' });
    for (const id of ['opening', 'union-resolve', 'no-soldier-stays']) {
      await page.keyboard.press('ArrowRight');
      expect(await focused(page)).toEqual({ id: `${id}-heading`, scene: id, seen: true });
    }
    for (let back = 0; back < 3; back++) await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toMatchObject({ id: 'H1', seen: true });
    await close();
  });

  test('tells by its buttons where they lead, and takes two quick presses for two steps', async () => {
    const { page, close } = await openStory(wide);
    // Intl sets a range of dates with spaces of its own.
    const names = () =>
      page.$$eval('[data-walk] button', (all) =>
        all.map((each) => each.getAttribute('aria-label')?.replaceAll(/\s/g, ' ')),
      );
    expect(await names()).toEqual(['Back', 'Next: Between Russia, Ukraine and the EU, 22 Feb 2022']);
    const next = page.locator('[data-walk] button').last();
    await next.click();
    await next.click();
    expect(await names()).toEqual([
      'Back: Between Russia, Ukraine and the EU',
      'Next: After the exercise the troops stayed, 19 – 22 Feb 2022',
    ]);
    expect(await next.textContent()).toContain('After the exercise the troops stayed');
    await until(page, 'union-resolve');
    expect(await focused(page)).toMatchObject({ id: 'union-resolve-heading', seen: true });
    await close();
  });

  test('shows the rest of a card that has not been in view before it goes on', async () => {
    const { page, close } = await openStory({ width: 360, height: 640, init: noMap, reducedMotion: 'reduce' });
    const bottom = () => page.$eval('#opening .card', (card) => card.getBoundingClientRect().bottom);
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toMatchObject({ id: 'opening-heading', seen: true });
    expect(await bottom()).toBeGreaterThan(640);
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toMatchObject({ scene: 'opening' });
    expect(await bottom()).toBeLessThan(640);
    await page.keyboard.press('ArrowRight');
    await until(page, 'union-resolve');
    expect(await focused(page)).toMatchObject({ id: 'union-resolve-heading', seen: true });
    expect(await page.$eval('#union-resolve .card', (card) => card.getBoundingClientRect().bottom)).toBeGreaterThan(
      640,
    );
    await close();
  });

  test('leaves to the browser the keys that scroll, those with a modifier, and those of a list that is open', async () => {
    const { page, close } = await openStory(phone);
    const swallowed = (key: string, on: string) =>
      page.evaluate(
        ([key, on]) => {
          const modified = key!.startsWith('Alt+');
          const init = { key: key!.replace('Alt+', ''), altKey: modified, bubbles: true, cancelable: true };
          return !document.querySelector(on!)!.dispatchEvent(new KeyboardEvent('keydown', init));
        },
        [key, on],
      );
    for (const key of ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ', 'Alt+ArrowLeft']) {
      expect([key, await swallowed(key, 'body')]).toEqual([key, false]);
    }
    await page.click('summary');
    expect(await swallowed('ArrowRight', '[data-contents] a')).toBe(false);
    await close();
  });

  test('has targets of 24 px and more, and none of them moves when the rest of the bar comes', async () => {
    for (const width of [320, 1440]) {
      const opened = await open(url, { width, height: 700, init: noMap });
      const boxes = () =>
        opened.page.$$eval('[data-bar] :is(a, summary, button)', (all) =>
          all
            .filter((each) => (each as HTMLElement).offsetParent && !each.closest('[data-contents]'))
            .map((each) => {
              const { left, width, height } = each.getBoundingClientRect();
              return { name: each.textContent.trim(), left, width, height };
            }),
        );
      const before = await boxes();
      await opened.page.focus('summary');
      await opened.page.waitForSelector('[data-walk]');
      const after = await boxes();
      expect(after.length).toBeGreaterThan(before.length);
      for (const box of before) expect(after).toContainEqual(box);
      for (const { name, width, height } of after) {
        expect([name, Math.min(width, height) >= 24]).toEqual([name, true]);
      }
      expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await opened.close();
    }
  });
});

describe('the timeline', () => {
  test('lists the scenes as they are told, each with its date, and says where the reader is', async () => {
    const { page, close } = await openStory(phone, `${url}#crimea-and-donbas`);
    await until(page, 'crimea-and-donbas');
    await page.click('summary');
    const rows = await page.$$eval('[data-contents] li a', (all) =>
      all.map((each) => `${each.textContent.trim().replace(/\s+/g, ' ')}${each.ariaCurrent ? ' ←' : ''}`),
    );
    expect(rows.slice(2, 5)).toEqual([
      '19 – 22 February 2022 After the exercise the troops stayed',
      '2014 In 2014 Minsk stayed aside ←',
      '2015 – 2020 Two wings: Brussels and Moscow',
    ]);
    expect(await page.textContent('summary')).toMatch(/Scenes:\s+4\/12/);
    // Its picture goes back from 2022 to 2014: what is later stands farther to the right.
    const [troops, aside] = await page.$$eval('[data-contents] li .span', (all) =>
      all.slice(2, 4).map((each) => each.getBoundingClientRect().left),
    );
    expect(troops! - aside!).toBeGreaterThan(50);
    await close();
  });

  test('takes a reader to a scene by the keyboard alone, closes, and is in the history', async () => {
    const { page, close } = await openStory({ ...wide, reducedMotion: 'reduce' });
    await page.keyboard.press('Enter');
    for (let i = 0; i < 6; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(page, 'wagner');
    expect(await focused(page)).toMatchObject({ id: 'wagner-heading', seen: true });
    expect(page.url()).toBe(`${url}#wagner`);
    expect(await page.locator('[data-contents]').isVisible()).toBe(false);
    await page.focus('summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    expect(await page.locator('[data-contents]').isVisible()).toBe(false);
    await close();
  });

  test('is a list of contents where there is no script', async () => {
    const { page, close } = await open(url, { width: 390, height: 844, javaScriptEnabled: false });
    await page.click('summary');
    await page.click('[data-contents] a[href="#rising"]');
    await page.waitForURL(`${url}#rising`);
    expect(await page.locator('#rising').evaluate((section) => section.getBoundingClientRect().top)).toBeLessThan(844);
    await close();
  });

  test('of the second story covers its three years, none of them left', async () => {
    const { page, close } = await openStory(phone, `${site}magellan-elcano/es/`);
    await page.click('summary');
    expect(await page.textContent('[data-contents] .axis')).toBe('15191522');
    const lefts = await page.$$eval('[data-contents] li .span', (all) =>
      all.map((each) => each.getBoundingClientRect().left),
    );
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    await close();
  });
});
