import type { Frame, Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import {
  filler,
  light,
  hostOfTests,
  sceneOf,
  scenesOf,
  storyFrame,
  untilAwake,
  untilMode,
  untilScene,
} from '../embed/host.ts';
import { open } from '../support/page.ts';

const site = inject('site');
const size = { width: 1000, height: 700 };
/** A machine without a graphics card may take a second for a frame. */
const slow = { timeout: 20_000 };
const story = `${site}union-state/en/`;
const element = (attributes = '') => `<meetlint-story src="${story}" ${attributes}></meetlint-story>`;
const loader = `<script>addEventListener('meetlint:ready', () => (window.ready = true))</script><script async src="${site}embed.js"></script>`;
const host = hostOfTests();

/** Opens a host page and waits until its story can be read. */
async function openDriven(url: string, options: Partial<Parameters<typeof open>[1]> = {}) {
  const opened = await open(url, { ...size, init: light, ...options });
  const frame = await storyFrame(opened.page);
  await untilMode(frame, 'driven');
  await untilAwake(frame);
  // The host knows the story's length, and the reader is followed.
  await opened.page.waitForFunction(() => (window as unknown as { ready?: boolean }).ready, undefined, { polling: 50 });
  await expect.poll(() => apart(opened.page, frame), slow).toBeLessThan(2);
  return { ...opened, frame };
}

/** By how many pixels the story in the frame is away from where the host's scroll has it. */
async function apart(page: Page, frame: Frame): Promise<number> {
  const inner = await frame.evaluate(() => [scrollY, document.documentElement.scrollHeight - innerHeight] as const);
  const outer = await page.evaluate(() => {
    const box = document.querySelector('meetlint-story, [data-meetlint]')!.getBoundingClientRect();
    const iframe = document.querySelector('iframe')!.getBoundingClientRect();
    return [iframe.top - box.top, box.height - iframe.height] as const;
  });
  return Math.max(Math.abs(inner[0] - outer[0]), Math.abs(inner[1] - outer[1]));
}

/** Scrolls the host to a place, in steps of a reader's, and says which scenes came by, as the host was told. */
async function travel(page: Page, frame: Frame, to: number, step = 600): Promise<string[]> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    addEventListener(
      'meetlint:scene',
      (event) => void seen.push((event as CustomEvent<{ scene: string }>).detail.scene),
    );
  });
  let place = NaN;
  for (;;) {
    const now = await page.evaluate(
      ([to, step]) => {
        scrollBy(0, Math.sign(to - scrollY) * Math.min(step, Math.abs(to - scrollY)));
        return scrollY;
      },
      [to, step] as const,
    );
    // However slow the machine is, the frame has painted in between, as it has for a reader's eye.
    await expect.poll(() => apart(page, frame), slow).toBeLessThan(2);
    await frame.evaluate(
      () =>
        new Promise<void>((resolve) => {
          // Out of view there are no animation frames.
          setTimeout(resolve, 1500);
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
    );
    if (now === place || Math.abs(now - to) < 1) break;
    place = now;
  }
  await expect.poll(() => apart(page, frame), slow).toBeLessThan(2);
  await page.waitForTimeout(150);
  return page.evaluate(() => (window as unknown as { seen: string[] }).seen);
}

describe('a driven story', () => {
  test('lets all of its scenes come and go in order, downwards and back, and stays in view', async () => {
    const { page, frame, complaints, requests, close } = await openDriven(
      host.page(filler + element() + filler + loader),
    );
    const scenes = await scenesOf(frame);
    expect(scenes).toHaveLength(12);
    const down = await travel(page, frame, 1e6);
    expect(down).toEqual(scenes.slice(1));
    const up = await travel(page, frame, 0);
    expect(up).toEqual(scenes.toReversed().slice(1));
    // Half-way the frame fills the window, and the page in it stands where the host's scroll says.
    await travel(page, frame, 6000, 6000);
    const box = await page.evaluate(() => {
      const rect = document.querySelector('iframe')!.getBoundingClientRect();
      return { top: rect.top, height: rect.height };
    });
    expect(box).toEqual({ top: 0, height: size.height });
    await expect.poll(() => apart(page, frame), slow).toBeLessThan(2);
    expect(await frame.evaluate(() => scrollY)).toBeCloseTo(6000 - 900, -1);
    expect(complaints).toEqual([]);
    const origins = new Set(requests.map((url) => new URL(url).origin));
    expect(origins).toEqual(new Set([new URL(site).origin, new URL(page.url()).origin]));
    expect(requests.filter((url) => url.startsWith(new URL(page.url()).origin))).toHaveLength(1);
    await close();
  });

  test('stands where the host’s scroll has it, as soon as it is told', async () => {
    const { page, frame, close } = await openDriven(host.page(filler + element() + filler + loader));
    await travel(page, frame, 1500, 1500);
    await frame.evaluate(() => {
      const log: { at: number; top: number }[] = [];
      Object.assign(window, { log });
      // Added after the frame's own listener: by now the page stands where it was told to.
      addEventListener(
        'message',
        () => void log.push({ at: performance.timeOrigin + performance.now(), top: scrollY }),
      );
    });
    const sent = await page.evaluate(async () => {
      const sent: { at: number; top: number }[] = [];
      const story = document.querySelector<HTMLElement>('meetlint-story')!;
      for (let y = 2000; y < 5000; y += 150) {
        scrollTo(0, y);
        const at = await new Promise<number>((resolve) =>
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())),
        );
        sent.push({ at, top: y - story.offsetTop });
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      return sent;
    });
    const log = await frame.evaluate(() => (window as unknown as { log: { at: number; top: number }[] }).log);
    const lags = sent.map(({ at, top }) => (log.find((each) => Math.abs(each.top - top) < 1.5)?.at ?? NaN) - at);
    lags.sort((a, b) => a - b);
    console.log(
      `A driven frame follows after ${lags[lags.length >> 1]!.toFixed(1)} ms; at most ${lags.at(-1)!.toFixed(1)}`,
    );
    expect(lags).not.toContain(NaN);
    await close();
  });

  test('gives wheel, touch and keys over the frame to the host', async () => {
    const { page, frame, close } = await openDriven(host.page(filler + element() + filler + loader), {
      hasTouch: true,
    });
    await travel(page, frame, 3000, 3000);
    const at = () => page.evaluate(() => scrollY);
    /** The host moves at least so far, and the frame with it. */
    const moves = async (act: () => Promise<unknown>, by: number) => {
      const before = await at();
      await act();
      await expect.poll(async () => ((await at()) - before) / by, slow).toBeGreaterThan(1);
      await page.waitForTimeout(1000);
      await expect.poll(() => apart(page, frame), slow).toBeLessThan(2);
    };
    await page.mouse.move(600, 300);
    await moves(() => page.mouse.wheel(0, 400), 300);
    await moves(() => page.mouse.wheel(0, -400), -300);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 600, y }] });
    const swipe = async () => {
      await touch('touchStart', 600);
      for (let y = 575; y >= 250; y -= 25) await touch('touchMove', y);
      await touch('touchEnd');
    };
    await moves(swipe, 200);
    await page.mouse.click(800, 200);
    await moves(() => page.keyboard.press('Space'), 300);
    await moves(() => page.keyboard.press('PageDown'), 300);
    await moves(() => page.keyboard.press('PageUp'), -300);
    await close();
  });

  test('takes the host along when the focus moves inside, and lets Tab in and out', async () => {
    const { page, frame, close } = await openDriven(
      host.page(
        `<a id="before" href="#x">before</a>${filler}${element()}${filler}<a id="after" href="#y">after</a>${loader}`,
      ),
    );
    await page.focus('#before');
    await page.keyboard.press('Tab');
    // The frame is another process, which takes the focus when it comes to it.
    await page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME', undefined, slow);
    const target = await frame.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLElement>('[data-card] a, [data-card] data')].filter(
        (each) => each.tabIndex >= 0,
      );
      const link = links[links.length >> 1]!;
      link.focus();
      return link.closest('[data-scene-id]')!.id;
    });
    await page.waitForTimeout(500);
    await expect.poll(() => apart(page, frame), slow).toBeLessThan(3);
    // The focused link is in view in the frame, and the host stands where the frame does.
    const inView = await frame.evaluate(() => {
      const { top, bottom } = document.activeElement!.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    expect(inView).toBe(true);
    expect(await frame.evaluate(() => document.activeElement!.closest('[data-scene-id]')!.id)).toBe(target);
    expect(await frame.evaluate(() => scrollY)).toBeGreaterThan(2000);

    await frame.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('a[href], button, [tabindex="0"]')].filter(
        (each) => each.offsetParent,
      );
      all.at(-1)!.focus();
    });
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.activeElement?.id === 'after', undefined, slow);
    await close();
  });

  test('comes back to its scene when the host is reloaded in mid-story', async () => {
    const { page, frame, close } = await openDriven(host.page(filler + element('length="12"') + filler + loader));
    await travel(page, frame, 5200, 5200);
    await expect.poll(() => apart(page, frame), slow).toBeLessThan(2);
    const before = await sceneOf(frame);
    expect(before).not.toBe((await scenesOf(frame))[0]);
    await page.reload();
    const again = await storyFrame(page);
    await untilAwake(again);
    await untilScene(again, before);
    await close();
  });

  test('goes to a scene at the host’s wish, and changes its language', async () => {
    const { page, frame, close } = await openDriven(host.page(filler + element() + filler + loader));
    const scenes = await scenesOf(frame);
    await page.evaluate((scene) => {
      (document.querySelector('meetlint-story') as unknown as { goto(scene: string): void }).goto(scene);
    }, scenes[7]!);
    await untilScene(frame, scenes[7]!);
    await page.evaluate(() => {
      (document.querySelector('meetlint-story') as unknown as { setLanguage(locale: string): void }).setLanguage('nl');
    });
    await expect.poll(async () => (await storyFrame(page)).url(), slow).toContain('/nl/');
    const dutch = await storyFrame(page);
    expect(await dutch.evaluate(() => document.documentElement.lang)).toBe('nl');
    await untilAwake(dutch);
    await untilScene(dutch, scenes[7]!);
    expect(page.url()).not.toContain('#');
    await close();
  });

  test('keeps the host’s scroll while its map is explored, and gives wheel and keys back after it', async () => {
    const { page, frame, close } = await openDriven(host.page(filler + element() + filler + loader), { init: '' });
    await travel(page, frame, 3000, 3000);
    await frame.waitForSelector('[data-explore]', slow);
    await frame.waitForFunction(() => document.documentElement.dataset['map'] === 'live', undefined, slow);
    const before = await page.evaluate(() => scrollY);
    await frame.click('[data-explore]');
    await page.mouse.move(600, 350);
    await page.mouse.wheel(0, 200);
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(600);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect(await frame.evaluate(() => 'exploring' in document.documentElement.dataset)).toBe(true);
    await page.keyboard.press('Escape');
    await frame.waitForFunction(() => !('exploring' in document.documentElement.dataset), undefined, slow);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => scrollY), slow).toBeGreaterThan(before + 100);
    await close();
  });

  test('stays below a sticky header, and works as a plain element included twice', async () => {
    const url = host.page(
      `<header style="position:sticky;top:0;height:80px;background:#fff;z-index:2">Host</header>${filler}${loader}
       <div data-meetlint="${story}" data-offset="80"></div>${filler}${loader}`,
    );
    const { page, frame, close } = await openDriven(url);
    expect(await page.locator('iframe').count()).toBe(1);
    await travel(page, frame, 4000, 4000);
    expect(await page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect().top)).toBe(80);
    expect(await page.evaluate(() => document.querySelector('iframe')!.clientHeight)).toBe(size.height - 80);
    await close();
  });
});
