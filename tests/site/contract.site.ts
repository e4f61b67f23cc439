import { afterAll, describe, expect, inject, test } from 'vitest';
import { loadTextWidth } from '../../src/build/fontMetrics.ts';
import { cardTop, checkedViewports } from '../../src/compile/index.ts';
import { breakpointOf, breakpoints, safeBox } from '../../src/projection/index.ts';
import type { PageStory } from '../../src/reader/site.ts';
import { closeBrowser, drawingOf, open, restOf, settle, untilLive } from '../support/page.ts';

const site = inject('site');
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];
const locales = ['nl', 'en'];
const saving = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`;
const noMap = `HTMLCanvasElement.prototype.getContext = () => null`;

afterAll(closeBrowser);

// By software a map is painted slowly: it is travelled once, leapt through here and there on a wide screen, and the
// stills are travelled always.
for (const { size, locale, map, step } of [
  ...sizes.flatMap((size) => locales.map((locale) => ({ size, locale, map: 'still', step: 400 }))),
  { size: sizes[0]!, locale: 'nl', map: 'live', step: 400 },
  { size: sizes[1]!, locale: 'en', map: 'live', step: Infinity },
]) {
  test(`each scene is alike forwards, backwards and by anchor in ${locale} at ${size.width}×${size.height}, its map ${map}`, async () => {
    const url = `${site}union-state/${locale}/`;
    const { page, complaints, requests, close } = await open(url, { ...size, init: map === 'still' ? saving : '' });
    const untilMap = async () => {
      await page.waitForSelector('[data-camera]');
      await page.waitForFunction((map) => document.documentElement.dataset['map'] === map, map, { timeout: 60_000 });
    };
    await untilMap();
    const all = await page.$$eval('[data-scene-id]', (all) => all.map((each) => each.id));
    expect(all).toHaveLength(12);
    const ids = step < Infinity ? all : all.filter((_, i) => i % 4 === 1);

    // Scrolls by steps, as a reader does, and keeps which scenes came by.
    const travel = async (to: number, step: number) =>
      page.evaluate(
        async ({ to, step }) => {
          const seen: string[] = [];
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          while (Math.abs(scrollY - to) > 0.5) {
            const before = scrollY;
            scrollTo(0, scrollY + Math.sign(to - scrollY) * Math.min(step, Math.abs(to - scrollY)));
            await frame();
            const scene = document.documentElement.dataset['scene']!;
            if (seen.at(-1) !== scene) seen.push(scene);
            if (scrollY === before) break;
          }
          return seen;
        },
        // Infinity does not pass into the page.
        { to, step: Math.min(step, 1e6) },
      );

    const look = async (id: string) => {
      await untilMap();
      await settle(page);
      expect(await page.evaluate(() => document.documentElement.dataset['scene'])).toBe(id);
      return { drawing: await drawingOf(page), camera: await page.getAttribute('[data-camera]', 'data-camera') };
    };

    const forwards = new Map<string, Awaited<ReturnType<typeof look>>>();
    const came: string[] = [];
    for (const id of ids) {
      came.push(...(await travel(await restOf(page, id), step)));
      forwards.set(id, await look(id));
    }
    if (step < Infinity) expect(came.filter((id, i) => id !== came[i - 1])).toEqual(ids);
    expect(new Set([...forwards.values()].map(({ drawing }) => drawing)).size).toBeGreaterThan(0.7 * ids.length);

    for (const id of ids.toReversed()) {
      await travel(await restOf(page, id), 2.5 * step);
      expect(await look(id), `${id}, backwards`).toEqual(forwards.get(id));
    }

    for (const id of [...ids.filter((_, i) => i % 2), ...ids.filter((_, i) => !(i % 2))]) {
      await page.evaluate((id) => (location.hash = `#${id}`), id);
      await page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, id);
      expect(await look(id), `${id}, by anchor`).toEqual(forwards.get(id));
    }

    expect(complaints).toEqual([]);
    expect(requests.filter((request) => !request.startsWith(site) && !/^(data|blob):/.test(request))).toEqual([]);
    await close();
  });
}

test('on the lowest phones, and with larger text, a card leaves the map free until it has been looked at', async () => {
  const size = { width: 360, height: 640 };
  const { page, close } = await open(`${site}union-state/nl/`, size);
  await untilLive(page);
  const map = (1 - breakpoints[breakpointOf(size)].insets.bottom) * size.height;
  for (const text of ['100%', '150%']) {
    await page.evaluate((text) => (document.documentElement.style.fontSize = text), text);
    const ids = await page.$$eval('[data-scene-id]', (all) => all.map(({ id }) => id));
    let high = 0;
    for (const id of ids) {
      const seen = await page.evaluate(
        async ({ id, map }) => {
          const section = document.getElementById(id)!;
          const card = section.querySelector<HTMLElement>('[data-card]')!;
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          const look = async (by: number) => {
            scrollBy(0, by);
            await frame();
            await frame();
            const { top, bottom } = card.getBoundingClientRect();
            return { camera: document.querySelector<HTMLElement>('[data-camera]')!.dataset['camera']!, top, bottom };
          };
          // A card comes up with its section, until all of it is in view, or as much as there is room for.
          const arrives = Math.max(map, innerHeight - 8 - card.offsetHeight);
          return {
            arrived: await look(Math.ceil(section.getBoundingClientRect().top - arrives)),
            pinned: await look(0.25 * innerHeight),
            read: await look(Math.floor(section.getBoundingClientRect().bottom - innerHeight + 8)),
            excess: card.offsetHeight - (innerHeight - 8 - map),
          };
        },
        { id, map },
      );
      const told = `${id} at ${text}`;
      expect(seen.arrived.top, told).toBeGreaterThan(map - 1.5);
      // By a line of text no card is cut.
      if (seen.excess > 24) expect(seen.pinned.top, told).toBeGreaterThan(map - 1.5);
      else expect(seen.pinned.bottom, told).toBeLessThan(size.height - 6);
      expect(seen.pinned.camera, told).toBe(seen.arrived.camera);
      // The rest of its text has come by the time that the map moves on.
      expect(seen.read.camera, told).toBe(seen.arrived.camera);
      expect(seen.read.bottom, told).toBeLessThan(size.height);
      if (seen.excess > 24) high++;
    }
    // Else nothing was tried.
    expect(high).toBeGreaterThan(6);
  }
  await close();
});

test('what gets the focus in a card that is not seen whole comes into view', async () => {
  const size = { width: 360, height: 640 };
  const { page, close } = await open(`${site}union-state/nl/#union-resolve`, { ...size, init: noMap });
  const link = '#union-resolve .source a';
  const bottom = () => page.$eval(link, (element) => element.getBoundingClientRect().bottom);
  await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'union-resolve');
  await page.waitForFunction(() => document.querySelector<HTMLElement>('#union-resolve .card')!.style.length > 0);
  expect(await bottom()).toBeGreaterThan(size.height);
  // Browsers scroll to it by themselves, each so far as it sees fit: what is tried is what the page adds.
  await page.$eval(link, (element) => (element as HTMLElement).focus({ preventScroll: true }));
  await page.waitForFunction(
    (link) => document.querySelector(link)!.getBoundingClientRect().bottom <= innerHeight,
    link,
  );
  await close();
});

describe.each(locales)('in %s', (locale) => {
  test('no card covers its scene’s frame, on a phone, a tablet or a desktop', async () => {
    // The layout is the same without a map, and much quicker.
    const { page, close } = await open(`${site}union-state/${locale}/`, { ...sizes[0]!, init: noMap });
    await page.waitForFunction(() => document.documentElement.dataset['map'] === 'still');
    const { story } = (await (await fetch(`${site}union-state/${locale}/story.json`)).json()) as PageStory;
    for (const size of [sizes[0]!, { width: 820, height: 1180 }, { width: 700, height: 640 }, sizes[1]!]) {
      await page.setViewportSize(size);
      await settle(page);
      /** The frame's box in the viewport, as `projection/` has it. */
      const { x, y, width, height } = safeBox(breakpointOf(size), size);
      const cards = await page.$$eval('[data-card]', (all) =>
        (all as HTMLElement[]).map((card) => {
          // Where it is pinned while its scene rests, and by how much it is too high for its room there.
          const top = innerHeight - parseFloat(getComputedStyle(card).bottom) - card.offsetHeight;
          const over = parseFloat(card.style.getPropertyValue('--over')) || 0;
          const { left, right } = card.getBoundingClientRect();
          return { id: card.closest('section')!.id, top, over, left, right };
        }),
      );
      expect(cards).toHaveLength(12);
      for (const { id, top, left, right } of cards) {
        const isBeside = right <= x || left >= x + width;
        const isBelow = top >= y + height;
        // A scene that holds the map of the one before has nothing of its own to show.
        if (id !== 'leaning-on-moscow') {
          expect({ id, size, isClear: isBeside || isBelow }).toEqual({ id, size, isClear: true });
        }
      }
      // The check reckons without a browser how high a card becomes: two lines off at most, and never too high.
      const viewport = checkedViewports.find((each) => each.width === size.width && each.height === size.height);
      if (!viewport || viewport.breakpoint === 'wide') continue;
      for (const [index, { id, top, over }] of cards.entries()) {
        const reckoned = cardTop(story, story.scenes[index]!, viewport, await loadTextWidth()) + over;
        expect(reckoned - top, id).toBeGreaterThan(-4);
        expect(reckoned - top, id).toBeLessThan(50);
      }
    }
    await close();
  });
});

describe('a story page', () => {
  const url = `${site}union-state/en/`;
  const size = sizes[0]!;

  test('tells where the reader is by meetlint:scene, once per scene', async () => {
    const init = `window.heard = []; addEventListener('meetlint:scene', (event) => heard.push(event.detail))`;
    const { page, close } = await open(url, { ...size, init });
    await untilLive(page);
    await page.evaluate(() => document.getElementById('wagner')!.scrollIntoView());
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'wagner');
    const heard = (await page.evaluate('heard')) as object[];
    expect(heard[0]).toEqual({ story: 'union-state', scene: 'opening', index: 0, count: 12, locale: 'en' });
    expect(heard.at(-1)).toEqual({ story: 'union-state', scene: 'wagner', index: 5, count: 12, locale: 'en' });
    await close();
  });

  test('writes every figure as data with its measured value, and lists its claim', async () => {
    const { page, close } = await open(url, { ...size, init: noMap });
    const figures = await page.$$eval('#union-resolve data[data-measure]', (all) =>
      all.map((each) => ({
        name: each.getAttribute('data-measure'),
        value: each.getAttribute('value'),
        text: each.textContent,
      })),
    );
    expect(figures).toContainEqual({ name: 'units-to-kyiv', value: '149.7', text: '150\u00a0km' });
    const row = (await page.textContent('#measure-units-to-kyiv'))!.replace(/\s+/g, ' ');
    expect(row).toContain('149.7');
    expect(row).toContain('140');
    expect(row).toContain('consistent, within 10%');
    await close();
  });

  test('lights a figure’s tape while the figure has the focus or the pointer', async () => {
    const { page, close } = await open(`${url}#union-resolve`, size);
    await untilLive(page);
    const unlit = await drawingOf(page);
    await page.focus('#union-resolve data[data-measure="units-to-kyiv"] a');
    await settle(page);
    expect(await drawingOf(page)).not.toBe(unlit);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await settle(page);
    expect(await drawingOf(page)).toBe(unlit);
    await close();
  });

  test('lights the route whose length a figure is', async () => {
    const { page, close } = await open(`${site}magellan-elcano/en/`, size);
    await untilLive(page);
    const scene = await page.$eval('data[data-measure="strait"]', (figure) => figure.closest('section')!.id);
    await page.evaluate((id) => (location.hash = `#${id}`), scene);
    await page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, scene);
    const lit = () => page.$$eval('svg.drawing .lit:not(text)', (all) => all.map((mark) => mark.getAttribute('class')));
    await page.focus(`#${scene} data[data-measure="strait"] a`);
    await page.waitForSelector('svg.drawing .route.lit');
    expect(await lit()).toEqual(['route lit', 'label route lit']);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.waitForSelector('svg.drawing .route.lit', { state: 'detached' });
    await close();
  });

  test('comes back after a reload, and by back and forward, to the same place and map', async () => {
    const { page, close } = await open(`${url}#rising`, size);
    await untilLive(page);
    const before = { drawing: await drawingOf(page), y: await page.evaluate(() => scrollY) };
    await page.reload();
    await untilLive(page);
    await settle(page);
    expect({ drawing: await drawingOf(page), y: await page.evaluate(() => scrollY) }).toEqual(before);

    await page.evaluate(() => (location.hash = '#kazakhstan'));
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'kazakhstan');
    await page.goBack();
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'rising');
    await untilLive(page);
    await settle(page);
    expect(await drawingOf(page)).toBe(before.drawing);
    await page.goForward();
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'kazakhstan');
    await close();
  });

  test('leads back to where a reader was, not to the scene that the address names', async () => {
    const { page, close } = await open(`${url}#union-resolve`, { ...size, init: noMap });
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'union-resolve');
    await page.evaluate((y) => scrollTo(0, y), await restOf(page, 'bases'));
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'bases');
    const before = await page.evaluate(() => scrollY);
    await page.click('#bases .source a');
    await page.waitForFunction((before) => scrollY > before + 1000, before);
    await page.goBack();
    await page.waitForFunction((before) => Math.abs(scrollY - before) < 2, before);
    await settle(page);
    expect(await page.evaluate(() => document.documentElement.dataset['scene'])).toBe('bases');
    expect(await page.evaluate(() => scrollY)).toBeCloseTo(before, 0);
    await close();
  });

  test('keeps the reader’s place when the screen is turned and when text is enlarged', async () => {
    const { page, close } = await open(`${url}#wagner`, { width: 360, height: 640, init: noMap });
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'wagner');
    const scene = async () => {
      await settle(page);
      await settle(page);
      return page.evaluate(() => document.documentElement.dataset['scene']);
    };
    for (const turned of [
      { width: 640, height: 360 },
      { width: 360, height: 640 },
      { width: 1280, height: 720 },
      { width: 900, height: 720 },
      { width: 1280, height: 500 },
    ]) {
      await page.setViewportSize(turned);
      expect(await scene(), JSON.stringify(turned)).toBe('wagner');
    }
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await scene()).toBe('wagner');
    // Behind the story there is nothing to be kept.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await settle(page);
    await page.setViewportSize({ width: 640, height: 360 });
    expect(await scene()).toBe('referendum');
    await close();
  });

  test('keeps the reader’s scene when the language is changed', async () => {
    const { page, close } = await open(`${url}#bases`, size);
    await untilLive(page);
    await page.click('[data-bar] a[hreflang="nl"]');
    await page.waitForURL(/\/nl\//);
    await page.waitForFunction(() => document.documentElement.dataset['scene'] === 'bases');
    expect(await page.getAttribute('html', 'lang')).toBe('nl');
    await close();
  });

  test('scrolls with the wheel and the finger over the map', async () => {
    const { page, close } = await open(url, { ...size, hasTouch: true });
    await untilLive(page);
    await page.mouse.move(200, 200);
    await page.mouse.wheel(0, 500);
    await page.waitForFunction(() => scrollY > 300);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 200, y }] });
    await touch('touchStart', 400);
    for (let y = 380; y >= 100; y -= 20) await touch('touchMove', y);
    await touch('touchEnd');
    await page.waitForFunction(() => scrollY > 700);
    await close();
  });
});
