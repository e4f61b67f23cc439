import type { Page } from 'playwright';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { light } from '../embed/host.ts';
import { closeBrowser, open, openBrowser, restOf, settle } from '../support/page.ts';

const site = inject('site');
const wide = { width: 1440, height: 900 };

afterAll(closeBrowser);

/** What is wider than the page, or has text that is cut off. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>(
      '.card, .card *, [data-title], [data-title] *, .notes *',
    )) {
      const style = getComputedStyle(element);
      if (!element.checkVisibility() || style.clipPath !== 'none' || element.closest('svg, .said')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      const name = `${element.tagName} ${element.className} “${element.textContent?.trim().slice(0, 30)}”`;
      if (width > 1 && (left < -1 || right > clientWidth + 1) && !element.closest('.table'))
        wrong.push(`${name} sticks out`);
      if (
        style.overflow !== 'visible' &&
        element.scrollHeight > element.clientHeight + 1 &&
        style.overflowY === 'hidden'
      )
        wrong.push(`${name} is cut off`);
    }
    return wrong;
  });
}

describe('magnified', () => {
  test.each([
    ['to 400 % on a laptop', { width: 320, height: 256 }],
    ['on the narrowest phone', { width: 320, height: 640 }],
  ])('%s, all is read without scrolling sideways', async (_, size) => {
    const { page, close } = await open(`${site}union-state/nl/`, { ...size, init: light });
    expect(await cutOff(page)).toEqual([]);
    const cards = await page.$$eval('[data-card]', (all) => all.map((card) => card.getBoundingClientRect().width));
    expect(Math.min(...cards)).toBeGreaterThan(290);
    const sizes = await page.$$eval('.card .text', (all) =>
      all.map((text) => parseFloat(getComputedStyle(text).fontSize)),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
    await close();
  });

  test.each([390, 360])(
    'where text alone is doubled on a phone of %i px, the bar keeps all that it leads to',
    async (width) => {
      const { page, close } = await open(`${site}union-state/en/`, { width, height: 844, init: light });
      await page.waitForSelector('[data-camera]');
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      expect(await cutOff(page)).toEqual([]);
      const sides = await page.$$eval('[data-bar] :is(.home, summary, .languages a, .units)', (all) =>
        all.filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().right),
      );
      expect(Math.max(...sides)).toBeLessThanOrEqual(width);
      await close();
    },
  );

  test('no page keeps readers from zooming by two fingers', async () => {
    const { page, close } = await open(`${site}union-state/nl/`, { ...wide, init: light });
    const content = await page.getAttribute('meta[name="viewport"]', 'content');
    expect(content).not.toMatch(/user-scalable|maximum-scale/);
    await close();
  });

  test('text may be spaced as WCAG 1.4.12 has it, and nothing is lost', async () => {
    const { page, close } = await open(`${site}union-state/en/`, { width: 390, height: 844, init: light });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    expect(await cutOff(page)).toEqual([]);
    await close();
  });
});

test('a reader’s own colours are kept to, and the map stays readable in them', async () => {
  const context = await (
    await openBrowser()
  ).newContext({ viewport: wide, forcedColors: 'active', colorScheme: 'dark' });
  await context.addInitScript(light);
  const page = await context.newPage();
  await page.goto(`${site}union-state/en/`);
  await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'union-resolve'));
  await settle(page);
  const colours = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const of = (name: string) => {
      probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
      return getComputedStyle(probe).color;
    };
    const fill = (selector: string) => getComputedStyle(document.querySelector(selector)!).fill;
    const card = getComputedStyle(document.querySelector('.card')!);
    return {
      text: of('CanvasText'),
      ground: of('Canvas'),
      name: fill('.drawing .label-place'),
      halo: getComputedStyle(document.querySelector('.drawing .label-place')!).stroke,
      heading: getComputedStyle(document.querySelector('.card h2')!).color,
      card: card.backgroundColor,
      edge: card.borderTopColor,
      bar: fill('rect.bar'),
      highlight: of('Highlight'),
    };
  });
  expect(colours.text).not.toBe(colours.ground);
  expect(colours).toMatchObject({
    name: colours.text,
    halo: colours.ground,
    heading: colours.text,
    card: colours.ground,
  });
  expect(colours).toMatchObject({ edge: colours.text, bar: colours.highlight });
  await context.close();
});

describe('a story from right to left', () => {
  test.each([
    ['ar', 'rtl'],
    ['en', 'ltr'],
  ])('in %s has its card where a line begins, and the map beside it', async (locale, direction) => {
    const { page, close } = await open(`${site}caravan/${locale}/`, { ...wide, init: light });
    await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'desert'));
    await settle(page);
    const found = await page.evaluate(() => {
      const box = (element: Element) => element.getBoundingClientRect();
      const card = box(document.querySelector('#desert .card')!);
      const labels = [...document.querySelectorAll('.drawing .label-place, .drawing .label-plate')].map(box);
      return {
        direction: document.documentElement.dir,
        card: (card.left + card.right) / 2 / innerWidth,
        labels: labels.map(({ left, right }) => [left, right] as const),
        clear: labels.every(({ left, right }) => right < card.left || left > card.right),
        home: box(document.querySelector('.home')!).left / innerWidth,
        text: getComputedStyle(document.querySelector('#desert h2')!).textAlign,
      };
    });
    expect(found.direction).toBe(direction);
    expect(found.labels.length).toBeGreaterThanOrEqual(3);
    expect(found.clear).toBe(true);
    if (direction === 'rtl') expect(Math.min(found.card, found.home)).toBeGreaterThan(0.66);
    else expect(Math.max(found.card, found.home)).toBeLessThan(0.34);
    await close();
  });

  test('draws Arabic names and figures joined, from right to left, by a font of its own', async () => {
    const { page, close } = await open(`${site}caravan/ar/`, { ...wide, init: light });
    await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'beirut'));
    await settle(page);
    await page.evaluate(() => document.fonts.ready);
    const figure = page.locator('.drawing text.label-figure').first();
    expect((await figure.textContent())!.replace(/\u00a0/g, ' ')).toBe('85 كم');
    expect(await figure.getAttribute('direction')).toBe('rtl');
    const fonts = await page.evaluate(() =>
      [...document.fonts].filter(
        ({ status, unicodeRange }) => status === 'loaded' && /U\+6[0-9a-f]{2}\b/i.test(unicodeRange),
      ),
    );
    expect(fonts.length).toBeGreaterThan(0);
    await close();
  });
});

describe('by keyboard alone', () => {
  test('a story is read from start to end, and what has the focus is always in view', async () => {
    const { page, close } = await open(`${site}union-state/en/`, { ...wide, init: light });
    const seen: string[] = [];
    const wrong: string[] = [];
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press('Tab');
      await settle(page);
      const focus = await page.evaluate(focused);
      if (focus.end) break;
      if (focus.scene && focus.scene !== seen.at(-1)) seen.push(focus.scene);
      if (!focus.inView) wrong.push(`${focus.name} is out of view or covered by ${focus.by}`);
      if (!focus.outlined) wrong.push(`${focus.name} is not outlined`);
    }
    expect(wrong).toEqual([]);
    expect(seen).toEqual(await page.$$eval('[data-scene-id]', (all) => all.map(({ id }) => id)));
    await close();
  });

  test('a figure tells how it was measured by Enter, in words and in the names of the place, and Escape closes it', async () => {
    const { page, close } = await open(`${site}union-state/en/`, { ...wide, init: light });
    await page.focus('#union-resolve data[data-measure="units-to-kyiv"] a');
    await settle(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    expect(await page.locator('dialog bdi').allTextContents()).toEqual(['Брагін', 'Київ']);
    expect(await page.getAttribute('dialog bdi >> nth=1', 'lang')).toBe('uk');
    expect((await page.textContent('dialog details'))!.replace(/\u00a0/g, ' ')).toContain(
      'Brahin lies 150 km north of Kyiv.',
    );
    expect(await page.evaluate(() => document.querySelector('dialog')!.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('dialog')).toBe(false);
    await close();
  });
});

/** What has the focus: where it is, and whether a reader sees it. */
function focused() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { end: true } as const;
  const boxes = [...element.getClientRects()];
  const box = boxes[0]!;
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  const top = document.elementFromPoint(x, y);
  const style = getComputedStyle(element);
  return {
    end: false,
    name: `${element.tagName} “${element.textContent?.trim().slice(0, 30)}”`,
    scene: element.closest<HTMLElement>('[data-scene-id]')?.id,
    inView: top !== null && (element.contains(top) || top.contains(element)),
    by: top ? `${top.tagName}.${top.getAttribute('class')}` : 'nothing',
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  } as const;
}
