import type { BrowserContext, Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { light, hostOfTests, storyFrame, untilMode } from '../embed/host.ts';
import { violations } from '../support/axe.ts';
import { open, openBrowser, restOf, settle, untilLive } from '../support/page.ts';

const site = inject('site');
const phone = { width: 390, height: 844 };
const wide = { width: 1440, height: 900 };
const host = hostOfTests();

async function goto(page: Page, scene: string) {
  await page.evaluate((y) => scrollTo(0, y), await restOf(page, scene));
  await settle(page);
}

/** Editions of both stories, each in a state of its own: all scenes are in one document, and some of them in view. */
describe('axe finds nothing wrong', () => {
  test('with the live map, from the opening to the last scene, and with a figure’s panel open', async () => {
    const { page, close } = await open(`${site}union-state/nl/`, wide);
    await untilLive(page);
    expect(await violations(page)).toEqual([]);
    await goto(page, 'union-resolve');
    await page.click('#union-resolve data[data-measure="units-to-kyiv"] a');
    await page.waitForSelector('dialog[open]');
    await page.click('dialog summary');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await goto(page, 'referendum');
    expect(await violations(page)).toEqual([]);
    await close();
  });

  test('with still maps, in the dark, in miles', async () => {
    const { page, close } = await open(`${site}union-state/en/`, { ...wide, init: light, colorScheme: 'dark' });
    await page.click('.units');
    await goto(page, 'referendum');
    expect(await violations(page)).toEqual([]);
    await close();
  });

  test('with less motion, on a tablet', async () => {
    const size = { width: 820, height: 1180 };
    const { page, close } = await open(`${site}magellan-elcano/en/`, { ...size, init: light, reducedMotion: 'reduce' });
    await goto(page, 'pacific');
    expect(await violations(page)).toEqual([]);
    await close();
  });

  test('without script', async () => {
    const context = await (await openBrowser()).newContext({ viewport: phone, bypassCSP: true });
    await asWithoutScript(context);
    const page = await context.newPage();
    await page.goto(`${site}magellan-elcano/es/`);
    expect(await page.locator('img[alt]').first().isVisible()).toBe(true);
    expect(await page.locator('.stage').isVisible()).toBe(false);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test('on paper', async () => {
    const { page, close } = await open(`${site}union-state/en/`, { ...wide, init: light });
    await page.emulateMedia({ media: 'print' });
    // Nothing on paper is pressed.
    expect(await violations(page, ['target-size'])).toEqual([]);
    await close();
  });

  test('from right to left', async () => {
    const { page, close } = await open(`${site}caravan/ar/`, { ...wide, init: light });
    await goto(page, 'desert');
    expect(await violations(page)).toEqual([]);
    await close();
  });

  test('in a host’s page, and in the frame that it drives', async () => {
    const story = `<meetlint-story src="${site}union-state/en/" data-title="The story"></meetlint-story>`;
    const body = `<main><h1>Host</h1>${story}</main><script async src="${site}embed.js"></script>`;
    const { page, close } = await open(host.page(body), { ...wide, init: light });
    const frame = await storyFrame(page);
    await untilMode(frame, 'driven');
    expect(await violations(page)).toEqual([]);
    expect(await violations(frame)).toEqual([]);
    await close();
  });

  test.each([
    ['measured', { width: 600, height: 2000 }],
    ['plain', { width: 600, height: 700 }],
    ['stepper', { width: 600, height: 420 }],
  ])('in a frame that is %s', async (mode, size) => {
    const { page, close } = await open(`${site}union-state/nl/embed.html?mode=${mode}`, { ...size, init: light });
    await untilMode(page.mainFrame(), mode);
    expect(await violations(page)).toEqual([]);
    await close();
  });

  test('on the list of stories, and on the page from which they are shared', async () => {
    const { page, close } = await open(site, wide);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${site}union-state/nl/share.html`);
    await settle(page);
    expect(await violations(page)).toEqual([]);
    await close();
  });
});

/**
 * What a browser without script shows. The real one cannot run axe either: so the page's scripts are kept away, and the
 * stylesheets believe that there are none.
 */
async function asWithoutScript(context: BrowserContext): Promise<void> {
  await context.route(/\.js$/, (route) => route.abort());
  await context.route(/(\/|\.html|\.css)$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace(/\(scripting:\s*enabled\)/g, '(max-width: 1px)')
      .replace(/\(scripting:\s*none\)/g, '(min-width: 1px)');
    await route.fulfill({ response, body });
  });
}
