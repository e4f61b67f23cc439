import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { englishWords } from '../../src/format/index.ts';
import { closeBrowser, open, restOf } from '../support/page.ts';
import { italian } from '../support/neighbours.ts';
import { pageWords } from '../support/words.ts';

const site = inject('site');
const dist = inject('dist');
afterAll(closeBrowser);

const screens = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
];
const story = (locale: string, page = '') => `${site}night-train/${locale}/${page}`;

describe.each(['fr', 'de'])('a page in %s', (locale) => {
  const words = pageWords(locale);

  test.each(screens)('has all its buttons, whole and apart, on $width × $height pixels', async (screen) => {
    const { page, complaints, close } = await open(story(locale), screen);
    await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'departure'));
    await page.locator('[data-walk] button').first().waitFor();
    await page.locator('[data-tools] button').first().waitFor();
    expect(await page.evaluate(badlyPlaced)).toEqual([]);

    await page.locator('[data-bar] summary').click();
    expect(await page.evaluate(badlyPlaced)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.locator('#departure [data-measure]').first().click();
    await page.getByRole('heading', { name: words.howMeasured }).waitFor();
    expect(await page.getByRole('button', { name: words.close, exact: true }).isVisible()).toBe(true);
    expect(await page.evaluate(badlyPlaced)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect(await page.evaluate(badlyPlaced)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('speaks no English, to eyes or to assistive technology', async () => {
    const { page, close } = await open(story(locale), screens[0]!);
    await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'departure'));
    await page.locator('[data-tools] button').first().waitFor();
    const told = await toldBy(page);
    for (const key of ['skip', 'scroll', 'scenes', 'explore', 'measured', 'sources', 'embed', 'onMap'] as const) {
      expect(told, key).toContain(words[key]);
    }
    const english = Object.entries(englishWords.page).filter(
      (each): each is [string, string] => typeof each[1] === 'string' && /^[\w ,:]{6,}$/.test(each[1]),
    );
    const own = new Set<unknown>(Object.values(words));
    const isTold = (word: string) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(told);
    // Fonts and libraries keep their names.
    expect(english.filter(([key, word]) => key !== 'source' && !own.has(word) && isTold(word))).toEqual([]);
    expect(told).not.toMatch(/[{}]|undefined/);
    await close();
  });

  test('as a stepper, in a low frame, has whole buttons in that language', async () => {
    const { page, close } = await open(story(locale, 'embed.html?mode=stepper'), { width: 320, height: 420 });
    const steps = page.locator('[data-steps]');
    await steps.waitFor();
    expect(await steps.innerText()).toContain(words.next);
    expect(await page.evaluate(badlyPlaced)).toEqual([]);
    await close();
  });

  test('is shared from a page in that language', async () => {
    const { page, close } = await open(story(locale, 'share.html'), screens[1]!);
    const { share } = JSON.parse(await readFile(`story/words/${locale}.json`, 'utf8')) as {
      share: { heading: string };
    };
    expect(await page.title()).toContain(share.heading);
    expect(await page.evaluate(badlyPlaced)).toEqual([]);
    await close();
  });
});

test('dates, countries, cities and groups of countries have their French names', async () => {
  const { page, close } = await open(story('fr'), screens[0]!);
  expect(await page.locator('p.status').innerText()).toBe('Sous embargo jusqu’au 1er mars 2099');
  await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'departure'));
  expect(await page.locator('#departure').innerText()).toContain('Union européenne');
  expect(await page.locator('svg.drawing').first().innerHTML()).toMatch(/ALLEMAGNE.*Bruxelles/);
  expect((await toldBy(page)).replace(/\u00a0/g, ' ')).toContain(
    'Paris – Allemagne, entre les points les plus proches',
  );
  await close();
});

test('a project’s own words are on the page, and English ones where it has none', async () => {
  const { page, close } = await open(story('it'), screens[0]!);
  expect(await page.locator('p.status').innerText()).toBe('Embargo fino al 1 marzo 2099');
  const next = page.locator('[data-walk] button').last();
  await next.waitFor();
  expect(await next.getAttribute('title')).toBe(italian.page.next);
  expect(await toldBy(page)).toContain(englishWords.page.skip);
  await close();
});

test('a page downloads the words of its own language alone', async () => {
  const { page, requests, close } = await open(story('de'), screens[0]!);
  await page.locator('[data-tools] button').first().waitFor();
  const paths = requests.filter((url) => /\.(js|json)$/.test(url)).map((url) => new URL(url).pathname);
  expect(paths.some((path) => path.endsWith('/de/story.json'))).toBe(true);
  const text = (await Promise.all(paths.map((path) => readFile(join(dist, path), 'utf8')))).join('\n');
  expect(text).toContain(pageWords('de').howMeasured);
  for (const locale of ['en', 'fr', 'nl', 'es']) expect(text).not.toContain(pageWords(locale).howMeasured);
  await close();
});

/** All that the page says: its texts, and the names that its parts have for assistive technology. */
function toldBy(page: Page): Promise<string> {
  return page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title]')].flatMap((element) => [
      element.getAttribute('aria-label') ?? '',
      element.getAttribute('title') ?? '',
    ]);
    return [document.body.textContent, ...named].join('\n');
  });
}

/** Buttons and links that are cut off, stand beside the screen, or on each other in the bar; run in the page. */
function badlyPlaced(): string[] {
  const faults: string[] = [];
  const name = (element: Element) => (element.textContent || element.getAttribute('aria-label') || '').trim();
  const seen = [...document.querySelectorAll<HTMLElement>('button, summary, a[href], select')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches('.skip'),
  );
  for (const element of seen) {
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (left < 0 || right > innerWidth + 0.5)) faults.push(`beside the screen: ${name(element)}`);
    const isCut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible';
    if (isCut && !element.matches('.home')) faults.push(`cut off: ${name(element)}`);
  }
  const bar = seen.filter(
    (element) =>
      element.matches('[data-bar] :is(summary, button, nav a)') && !element.closest('details > :not(summary)'),
  );
  const boxes = bar.map((element) => ({ element, box: element.getBoundingClientRect() }));
  boxes.sort((a, b) => a.box.left - b.box.left);
  boxes.forEach(({ element, box }, index) => {
    const before = boxes[index - 1];
    if (before && before.box.right > box.left + 0.5)
      faults.push(`on each other: ${name(before.element)}, ${name(element)}`);
  });
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the screen');
  return faults;
}
