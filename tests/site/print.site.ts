import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { serveWith } from '../embed/host.ts';
import { closeBrowser, open } from '../support/page.ts';

const site = inject('site');
const size = { width: 390, height: 844 };
const plain = (text: string) => text.replace(/[\s\u00ad]+/g, '');

afterAll(closeBrowser);

for (const javaScriptEnabled of [true, false]) {
  describe(`the PDF that Chromium prints with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    for (const locale of ['nl', 'en']) {
      test(`has every scene, figure and source of the story in ${locale}, and a still of each map`, async () => {
        const { page, close } = await open(`${site}union-state/${locale}/`, { ...size, javaScriptEnabled });
        if (javaScriptEnabled) await page.waitForSelector('[data-camera]', { state: 'attached' });
        const story = await page.evaluate(() => {
          const texts = (selector: string) => [...document.querySelectorAll(selector)].map((each) => each.textContent);
          return {
            headings: texts('h1, [data-scene-id] h2, footer h2'),
            figures: texts('data[data-measure]'),
            cells: texts('footer td'),
            sources: texts('footer li'),
            places: texts('[data-places] :is(dt, dd)'),
            stills: document.querySelectorAll('[data-still]').length,
          };
        });
        expect(story.stills).toBeGreaterThan(10);
        expect(story.places.length).toBeGreaterThan(20);

        const bytes = await page.pdf({ format: 'A4' });
        const pdf = await getDocumentProxy(new Uint8Array(bytes));
        const { text } = await extractText(pdf, { mergePages: true });
        const printed = plain(text);
        for (const part of [...story.headings, ...story.figures, ...story.cells, ...story.sources, ...story.places]) {
          expect(printed).toContain(plain(part));
        }
        // The bar, the buttons and the link to what is below are of no use on paper.
        for (const label of ['Naar het verhaal', 'Skip to the story']) expect(printed).not.toContain(plain(label));

        const shown = await page.$$eval('[data-still] img.paper', (images) =>
          images.map((image) => (image as HTMLImageElement).complete && (image as HTMLImageElement).naturalWidth > 0),
        );
        expect(shown.filter(Boolean)).toHaveLength(story.stills);
        // Two or three scenes to a page, not one.
        expect(pdf.numPages).toBeLessThanOrEqual(9);
        await close();
      });
    }
  });
}

describe('a story on paper', () => {
  test('bears its address, also where the build was not told it', async () => {
    const { page, close } = await open(`${site}union-state/en/`, size);
    await page.waitForSelector('[data-camera]', { state: 'attached' });
    const bytes = await page.pdf({ format: 'A4' });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    expect(plain(text)).toContain(`${site}union-state/en/`);
    await close();
  });

  test('begins no line of its byline or its sources with a dot between two', async () => {
    const { page, close } = await open(`${site}union-state/en/`, { ...size, javaScriptEnabled: false });
    await page.emulateMedia({ media: 'print' });
    for (let width = 260; width <= 700; width += 20) {
      await page.setViewportSize({ width, height: 986 });
      const dots = await page.evaluate(() => {
        const [text] = [...document.querySelectorAll('section[aria-labelledby=credits] p')].slice(-1);
        const walker = document.createTreeWalker(text!, NodeFilter.SHOW_TEXT);
        const start = text!.getBoundingClientRect().left;
        const begins: boolean[] = [];
        while (walker.nextNode()) {
          const node = walker.currentNode as Text;
          [...node.data].forEach((letter, index) => {
            if (letter !== '·') return;
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + 1);
            begins.push(range.getBoundingClientRect().left - start < 2);
          });
        }
        return begins;
      });
      expect(dots.length).toBeGreaterThan(4);
      expect(dots, `at ${width} px`).not.toContain(true);
    }
    const between = await page.$$eval('.byline span:not(:last-child)', (spans) =>
      spans.map((span) => getComputedStyle(span, '::after').content),
    );
    expect(between.length).toBeGreaterThan(0);
    expect(new Set(between)).toEqual(new Set(['"\u00a0· "']));
    await close();
  });

  test('breaks no scene across two pages', async () => {
    const { page, close } = await open(`${site}union-state/en/`, { ...size, javaScriptEnabled: false });
    await page.emulateMedia({ media: 'print' });
    const rules = await page.$$eval('[data-scene-id]', (all) => all.map((each) => getComputedStyle(each).breakInside));
    expect(new Set(rules)).toEqual(new Set(['avoid']));
    // A4 less its margins, in CSS pixels.
    await page.setViewportSize({ width: 658, height: 986 });
    const heights = await page.$$eval('[data-scene-id]', (all) =>
      all.map((each) => each.getBoundingClientRect().height),
    );
    expect(Math.max(...heights)).toBeLessThan(986);
    await close();
  });

  test('has the maps that were never scrolled to', async () => {
    const { site, close: closeSite } = await serveWith(inject('dist'), {}, /\/pictures\//);
    const { page, close } = await open(`${site}magellan-elcano/es/`, size);
    await page.waitForSelector('[data-camera]', { state: 'attached' });
    // What is near the window is on its way already.
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => {
      // When it is printed, not some time after.
      addEventListener('afterprint', () => {
        const images = [...document.querySelectorAll<HTMLImageElement>('[data-still] img.paper')];
        Object.assign(window, { there: images.map((image) => image.complete && image.naturalWidth > 0) });
      });
    });
    await page.pdf({ format: 'A4' });
    const there = await page.evaluate(() => (window as unknown as { there: boolean[] }).there);
    expect(there.length).toBeGreaterThan(6);
    expect(there).not.toContain(false);
    await close();
    closeSite();
  });

  test('goes on with its figures on the page where the last scene ends', async () => {
    const { page, close } = await open(`${site}magellan-elcano/es/`, size);
    await page.waitForSelector('[data-camera]', { state: 'attached' });
    const scene = await page.locator('[data-scene-id] h2').last().textContent();
    const figures = await page.locator('.notes h2').first().textContent();
    const bytes = await page.pdf({ format: 'A4' });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
    const pageOf = (heading: string) => text.findIndex((each) => plain(each).includes(plain(heading)));
    expect(pageOf(scene!)).toBeGreaterThan(0);
    expect(pageOf(figures!)).toBe(pageOf(scene!));
    await close();
  });
});
