import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { filler, light, hostOfTests, sceneOf, scenesOf, storyFrame, untilAwake, untilMode } from '../embed/host.ts';
import { open } from '../support/page.ts';

const site = inject('site');
const size = { width: 1000, height: 700 };
const slow = { timeout: 20_000 };
const title = 'How Belarus came to host Russian troops';
const story = `${site}union-state/en/`;
const element = (attributes = '', src = story) =>
  `<meetlint-story src="${src}" length="12" ${attributes}><a href="${src}">${title}</a></meetlint-story>`;
const loader = `<script async src="${site}embed.js"></script>`;
const host = hostOfTests();

/** Opens a host's page and waits until the story in it can be read. */
async function openStory(body: string, mode = 'driven') {
  const opened = await open(host.page(body + loader), { ...size, init: light });
  const frame = await storyFrame(opened.page);
  await untilMode(frame, mode);
  await untilAwake(frame);
  return { ...opened, frame };
}

/** Where element and frame lie in the host's window, CSS pixels of the host. */
function boxes(page: Page) {
  return page.evaluate(() => {
    const of = (selector: string) => document.querySelector(selector)!.getBoundingClientRect().toJSON() as DOMRect;
    return { element: of('meetlint-story, [data-meetlint]'), frame: of('iframe') };
  });
}

/** Scrolls the host to so many of its pixels below the top of the story. */
function scrollInto(page: Page, by: number) {
  return page.evaluate((by) => {
    const { top } = document.querySelector('meetlint-story, [data-meetlint]')!.getBoundingClientRect();
    scrollTo({ top: scrollY + top + by, behavior: 'instant' });
  }, by);
}

const linkIsSeen = (page: Page) => page.locator('meetlint-story a').first().isVisible();
const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

describe('a host’s layout', () => {
  for (const [name, body, width] of [
    ['in a row beside others', `<div style="display:flex"><aside style="width:200px">A</aside>${element()}</div>`, 800],
    [
      'in a centred column',
      `<main style="display:flex;flex-direction:column;align-items:center">${element()}</main>`,
      1000,
    ],
    ['in a centred grid', `<main style="display:grid;place-items:center">${element()}</main>`, 1000],
  ] as const) {
    test(`has a story as wide as the room that there is ${name}`, async () => {
      const { page, close } = await openStory(body + filler);
      const { element, frame } = await boxes(page);
      expect([element.width, frame.width]).toEqual([width, width]);
      await close();
    });
  }

  test('keeps its own width for the story, and its own margins', async () => {
    const style = '<style>meetlint-story { width: 500px; margin: 0 30px }</style>';
    const { page, close } = await openStory(`${style}<main style="display:flex">${element()}</main>${filler}`);
    const { element: box } = await boxes(page);
    expect([box.left, box.width]).toEqual([30, 500]);
    await close();
  });

  test('makes no less of a story in a column that is as high as the window', async () => {
    const style = '<style>html { height: 100% } body { display: flex; flex-direction: column; height: 100vh }</style>';
    const { page, frame, close } = await openStory(style + element() + filler);
    await expect
      .poll(async () => {
        const inner = await frame.evaluate(() => document.documentElement.scrollHeight);
        return Math.abs((await boxes(page)).element.height - inner);
      }, slow)
      .toBeLessThanOrEqual(1);
    const scenes = await scenesOf(frame);
    await page.evaluate(() => scrollTo(0, 1e6));
    await expect.poll(() => sceneOf(frame), slow).toBe(scenes.at(-1));
    await close();
  });

  test('that is zoomed shows all of the frame, and takes it to the place that the focus asks for', async () => {
    const { page, frame, close } = await openStory(
      `<style>body { zoom: 1.25 }</style>${filler}${element('offset="40"')}${filler}`,
    );
    await expect.poll(async () => (await boxes(page)).frame.height, slow).toBeCloseTo(size.height - 50, 0);
    await scrollInto(page, 4000);
    await expect.poll(async () => (await boxes(page)).frame.top, slow).toBeCloseTo(50, 0);
    // 4,000 px of the host's window below the header are 3,200 of the frame's, less the header's 40.
    await expect.poll(() => frame.evaluate(() => scrollY), slow).toBeCloseTo((4000 + 50) / 1.25, -1);
    await page.evaluate(() =>
      (document.querySelector('meetlint-story') as unknown as { goto(scene: string): void }).goto('bases'),
    );
    await expect.poll(() => sceneOf(frame), slow).toBe('bases');
    await close();
  });

  test('that shrinks keeps the frame from sticking has one as tall as the story', async () => {
    const { page, frame, close } = await openStory(
      `<div style="transform: scale(0.8); transform-origin: 0 0">${filler}${element()}${filler}</div>`,
    );
    for (const by of [600, 1200, 2400]) {
      await scrollInto(page, by);
      await page.waitForTimeout(200);
    }
    await untilMode(await storyFrame(page), 'measured');
    expect(frame.isDetached()).toBe(true);
    await close();
  });

  test('of rules for other frames does not reach the story’s', async () => {
    const style = `<style>
      .video iframe { position: absolute; inset: 0; width: 100%; height: 100%; max-height: 400px; aspect-ratio: 16/9 }
      iframe { padding: 10px; box-sizing: content-box }</style>`;
    const { page, frame, close } = await openStory(
      `${style}<div class="video" style="overflow:hidden;position:relative">${element()}</div>${filler}`,
      'measured',
    );
    await expect
      .poll(async () => {
        const inner = await frame.evaluate(() => document.body.getBoundingClientRect().height);
        const { element, frame: outer } = await boxes(page);
        return Math.max(Math.abs(element.height - inner), Math.abs(outer.height - inner), outer.width - size.width);
      }, slow)
      .toBeLessThanOrEqual(1);
    await close();
  });

  test('that scrolls in an element of its own tells the frame how much of it is seen', async () => {
    const { page, frame, close } = await openStory(
      `<div style="position:fixed;inset:100px 0 150px;overflow:auto">${filler}${element()}${filler}</div>`,
      'measured',
    );
    await page.mouse.move(500, 300);
    await page.mouse.wheel(0, 4000);
    const stage = () =>
      frame.evaluate(() => document.querySelector('.stage')!.getBoundingClientRect().toJSON() as DOMRect);
    await expect
      .poll(async () => [Math.round((await boxes(page)).frame.top + (await stage()).top), (await stage()).height], slow)
      .toEqual([100, 450]);
    await close();
  });

  test('shows neither text nor link that stand in the element, nor its padding, before the story', async () => {
    const style = '<style>[data-meetlint] { padding: 20px }</style>';
    const body = `${style}${filler}<div data-meetlint="${story}" data-length="12">Text <b>with</b> words.</div>${filler}`;
    const { page, close } = await openStory(body);
    const { element: box, frame } = await boxes(page);
    expect(frame.top).toBe(box.top);
    expect(await page.evaluate(() => document.querySelector<HTMLElement>('[data-meetlint]')!.innerText)).toBe('');
    expect(await page.getAttribute('iframe', 'title')).toBe('Text with words.');
    await close();
  });
});

describe('a story that cannot be had', () => {
  test('leaves the host its own link, and no room beyond that', async () => {
    const { page, close } = await open(
      host.page(filler + element('', `${site}no-such-story/en/`) + filler + loader),
      size,
    );
    await page.waitForSelector('iframe', { state: 'attached' });
    expect(await heightOf(page)).toBeGreaterThan(8000);
    const told = page.evaluate(
      () =>
        new Promise((resolve) => addEventListener('meetlint:error', (event) => resolve((event as CustomEvent).detail))),
    );
    await expect.poll(() => linkIsSeen(page), slow).toBe(true);
    expect(await told).toEqual({ message: `Nothing was heard of ${site}no-such-story/en/embed.html?mode=driven` });
    expect(await heightOf(page)).toBeLessThan(2000);
    await close();
  });

  test('and comes late after all, takes its room again', async () => {
    let go = () => {};
    const late = new Promise<void>((resolve) => (go = resolve));
    const { page, context, close } = await open('about:blank', { ...size, init: light });
    await context.route(/story\.json/, async (route) => {
      await late;
      await route.continue();
    });
    await page.goto(host.page(filler + element() + filler + loader));
    await expect.poll(() => linkIsSeen(page), { timeout: 30_000 }).toBe(true);
    go();
    await expect.poll(() => linkIsSeen(page), slow).toBe(false);
    await expect.poll(() => heightOf(page), slow).toBeGreaterThan(8000);
    await close();
  });

  test('but for its text stands in the host as an article of its own height', async () => {
    const { page, context, close } = await open('about:blank', size);
    await context.route(/assets\/.*\.js/, (route) =>
      route.request().url().includes('guard') ? route.continue() : route.abort(),
    );
    await page.goto(host.page(filler + element() + filler + loader));
    const frame = await storyFrame(page);
    await frame.waitForSelector('html[data-article]');
    // Out of view a frame is not told that its content has another size.
    await scrollInto(page, -300);
    await expect
      .poll(async () => {
        const inner = await frame.evaluate(() => document.body.getBoundingClientRect().height);
        const { element, frame: outer } = await boxes(page);
        return Math.max(Math.abs(outer.height - inner), Math.abs(element.height - inner));
      }, slow)
      .toBeLessThanOrEqual(1);
    // It goes by with the host's text, and scrolls nowhere else.
    await scrollInto(page, 3000);
    expect((await boxes(page)).frame.top).toBeCloseTo(-3000, 0);
    await close();
  });

  test('for its address cannot be understood is told of in the console, and keeps no other from its place', async () => {
    const { page, complaints, close } = await open(
      host.page(`<div data-meetlint="https://[stories]/">A story</div>${element()}${filler}${loader}`),
      { ...size, init: light },
    );
    await untilAwake(await storyFrame(page));
    expect(await page.getByText('A story').isVisible()).toBe(true);
    await page.evaluate(() => document.body.append(document.createElement('p')));
    await page.waitForTimeout(200);
    expect(complaints).toEqual(['warning: Meetlint: “https://[stories]/” is no address of a story; write https://…/']);
    await close();
  });
});

describe('an element', () => {
  test('shows another story when the host names another', async () => {
    const { page, close } = await openStory(element() + filler);
    await page.evaluate(
      (src) => document.querySelector('meetlint-story')!.setAttribute('src', src),
      `${site}magellan-elcano/en/`,
    );
    await expect.poll(async () => (await storyFrame(page)).url(), slow).toContain('/magellan-elcano/en/');
    expect(await page.locator('iframe').count()).toBe(1);
    await page.evaluate(() => document.querySelector('meetlint-story')!.setAttribute('units', 'mi'));
    await expect.poll(async () => (await storyFrame(page)).url(), slow).toContain('units=mi');
    await close();
  });

  test('that names a story’s folder shows it in its first language, and in the others', async () => {
    const { page, frame, complaints, close } = await openStory(filler + element('', `${site}union-state/`) + filler);
    expect(await frame.evaluate(() => document.documentElement.lang)).toBe('nl');
    await page.evaluate(() =>
      (document.querySelector('meetlint-story') as unknown as { setLanguage(locale: string): void }).setLanguage('en'),
    );
    await expect.poll(async () => (await storyFrame(page)).url(), slow).toContain('/union-state/en/embed.html');
    expect(complaints).toEqual([]);
    await close();
  });

  test('goes to the scene that the host wishes before its frame is there', async () => {
    const { page, close } = await open(host.page(filler.repeat(5) + element() + filler + loader), {
      ...size,
      init: light,
    });
    await page.waitForFunction(() => 'goto' in document.querySelector('meetlint-story')!);
    expect(await page.locator('iframe').count()).toBe(0);
    await page.evaluate(() =>
      (document.querySelector('meetlint-story') as unknown as { goto(scene: string): void }).goto('bases'),
    );
    const frame = await storyFrame(page);
    await untilAwake(frame);
    await expect.poll(() => sceneOf(frame), slow).toBe('bases');
    await expect.poll(async () => (await boxes(page)).frame.top, slow).toBe(0);
    await close();
  });

  test('takes a host whose scroll is smooth along at once', async () => {
    const { page, frame, close } = await openStory(
      `<style>html { scroll-behavior: smooth }</style>${filler}${element()}${filler}`,
    );
    await scrollInto(page, 100);
    await expect.poll(() => frame.evaluate(() => scrollY), slow).toBeCloseTo(100, -1);
    await page.evaluate(() => {
      const places: number[] = [];
      Object.assign(window, { places });
      addEventListener('scroll', () => places.push(Math.round(scrollY)));
    });
    await frame.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLElement>('[data-scene-id="wagner"] [data-card] a')];
      links.at(-1)!.focus();
    });
    await expect.poll(() => sceneOf(frame), slow).toBe('wagner');
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (window as unknown as { places: number[] }).places)).toHaveLength(1);
    await close();
  });
});
