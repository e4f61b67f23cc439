import type { Frame, Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import {
  filler,
  light,
  hostOfTests,
  sceneOf,
  scenesOf,
  serveWith,
  storyFrame,
  untilAwake,
  untilMode,
  untilScene,
} from '../embed/host.ts';
import { resizers } from '../embed/resizers.ts';
import { open } from '../support/page.ts';

const site = inject('site');
const dist = inject('dist');
const story = `${site}union-state/en/embed.html`;
const slow = { timeout: 20_000 };
const size = { width: 900, height: 800 };
const host = hostOfTests();

const framed = (attributes: string, src = story) => `<iframe id="story" src="${src}" ${attributes}></iframe>`;
const uncaught = (complaints: string[]) => complaints.filter((each) => each.startsWith('uncaught'));
const scrolled = (page: Page | Frame) => page.evaluate(() => scrollY);

/** Opens a host page and waits until its story can be read. */
async function openFramed(body: string, mode: string, options: Partial<Parameters<typeof open>[1]> = {}) {
  const opened = await open(host.page(body), { ...size, init: light, ...options });
  const frame = await storyFrame(opened.page);
  await untilAwake(frame);
  await untilMode(frame, mode);
  return { ...opened, frame };
}

describe('a plain frame', () => {
  test('of 700 px scrolls inside, and at its ends hands the scroll to the host', async () => {
    const { page, frame, complaints, close } = await openFramed(
      '<p>Host</p>' + framed('width="800" height="700"') + filler,
      'plain',
    );
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 600);
    await expect.poll(() => scrolled(frame), slow).toBeGreaterThan(300);
    expect(await scrolled(page)).toBe(0);
    await frame.evaluate(() => scrollTo(0, 1e6));
    await page.waitForTimeout(600);
    await page.mouse.wheel(0, 400);
    await expect.poll(() => scrolled(page), slow).toBeGreaterThan(100);
    expect(complaints).toEqual([]);
    await close();
  });

  test('opens at the scene that its address asks for, in the units that it asks for', async () => {
    const { frame, close } = await openFramed(
      framed('width="800" height="700"', `${story}?scene=bases&units=mi`),
      'plain',
    );
    await untilScene(frame, 'bases');
    expect(await frame.locator('[data-bar] .units').textContent()).toBe('mi');
    await close();
  });

  test('shows an excerpt, and nothing beyond it', async () => {
    const { frame, close } = await openFramed(framed('width="800" height="700"', `${story}?scenes=3..5`), 'plain');
    const scenes = await scenesOf(frame);
    expect(
      await frame.$$eval('[data-scene-id]', (all) => all.filter((each) => each.checkVisibility()).map(({ id }) => id)),
    ).toEqual(scenes.slice(2, 5));
    await untilScene(frame, scenes[2]!);
    await frame.evaluate(() => scrollTo(0, 1e6));
    await untilScene(frame, scenes[4]!);
    await close();
  });
});

describe('a frame in the column of an article', () => {
  for (const [width, height] of [
    [680, 640],
    [800, 640],
  ] as const) {
    test(`of ${width} px has room for lines of text, and its title below the bar`, async () => {
      const { frame, close } = await openFramed(framed(`width="${width}" height="${height}"`) + filler, 'plain');
      const { title, bar, ems } = await frame.evaluate(() => {
        const text = document.querySelector<HTMLElement>('.card .text')!;
        return {
          title: document.querySelector('h1')!.getBoundingClientRect().top,
          bar: document.querySelector('[data-bar]')!.getBoundingClientRect().bottom,
          ems: text.clientWidth / parseFloat(getComputedStyle(text).fontSize),
        };
      });
      expect(title - bar).toBeGreaterThan(24);
      expect(ems).toBeGreaterThan(13);
      await close();
    });
  }
});

describe('a frame of 300 px', () => {
  test('by 200 has its buttons beside each other, each on one line', async () => {
    const { frame, close } = await openFramed(framed('width="300" height="200"') + filler, 'stepper');
    const scenes = await scenesOf(frame);
    await frame.locator('[data-steps] button').last().click();
    await untilScene(frame, scenes[0]!);
    await expect.poll(() => frame.locator('[data-steps] button').first().isEnabled(), slow).toBe(true);
    const boxes = await frame.$$eval('[data-steps] > *', (all) =>
      all.filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().toJSON() as DOMRect),
    );
    for (const [i, { left, right, height }] of boxes.entries()) {
      expect(height).toBeLessThanOrEqual(44);
      expect(left).toBeGreaterThanOrEqual(i ? boxes[i - 1]!.right : 0);
      expect(right).toBeLessThanOrEqual(300);
    }
    await close();
  });

  test('is a stepper, by button and by keyboard', async () => {
    const { page, frame, complaints, close } = await openFramed(framed('width="640" height="300"') + filler, 'stepper');
    const scenes = await scenesOf(frame);
    const count = () => frame.locator('[data-steps] span').textContent();
    expect(await frame.locator('[data-steps] button').first().isDisabled()).toBe(true);
    for (let i = 1; i <= 3; i++) {
      await frame.locator('[data-steps] button').last().click();
      await expect.poll(count, slow).toBe(`${i} / 12`);
    }
    await untilScene(frame, scenes[2]!);
    await frame.locator('[data-steps] button').first().click();
    await untilScene(frame, scenes[1]!);
    await page.waitForTimeout(1300);
    for (let i = 3; i <= 12; i++) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(count, slow).toBe(`${i} / 12`);
    }
    await untilScene(frame, scenes[11]!);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(count, slow).toBe('11 / 12');
    // What it stands over is the host's to scroll.
    await page.mouse.move(300, 150);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => scrolled(page), slow).toBeGreaterThan(100);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('WordPress', () => {
  /** What its script does with the frames of providers that it does not know: a secret, a clip, and a clamp. */
  const embedded = (
    src: string,
  ) => `<blockquote class="wp-embedded-content" data-secret="s3cReT"><a href="#">Title</a></blockquote>
<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position:absolute;visibility:hidden" data-secret="s3cReT"
 title="Title" src="${src}#?secret=s3cReT" width="600" height="400" frameborder="0" scrolling="no"></iframe>
<script>addEventListener('message', ({ data, source }) => {
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  for (const frame of document.querySelectorAll('iframe[data-secret="' + data.secret + '"]')) {
    if (source !== frame.contentWindow) continue;
    frame.removeAttribute('style');
    document.querySelector('blockquote').style.display = 'none';
    if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
  }
});</script>`;

  test('gets the secret back and a stepper that fits its clamp, from a sandbox without an origin', async () => {
    const { site, close: closeSite } = await serveWith(dist, { 'Access-Control-Allow-Origin': '*' });
    const { page, frame, complaints, close } = await openFramed(
      embedded(`${site}union-state/en/embed.html`) + filler,
      'stepper',
    );
    await expect.poll(() => page.evaluate(() => document.querySelector('iframe')!.clientHeight), slow).toBe(620);
    expect(await page.locator('blockquote').isVisible()).toBe(false);
    await frame.locator('[data-steps] button').last().click();
    await frame.locator('[data-steps] button').last().click();
    await untilScene(frame, (await scenesOf(frame))[1]!);
    expect(uncaught(complaints)).toEqual([]);
    await close();
    closeSite();
  });

  test('shows the article where the scripts may not be loaded, at the height of its clamp', async () => {
    const { page, complaints, close } = await open(host.page(embedded(story) + filler), { ...size });
    const frame = await storyFrame(page);
    await frame.waitForSelector('html[data-article]');
    await expect.poll(() => page.evaluate(() => document.querySelector('iframe')!.clientHeight), slow).toBe(1000);
    expect(uncaught(complaints)).toEqual([]);
    await close();
  });
});

/** What a reader has at the least: the text of a scene, and a picture that has been painted. */
async function readable(frame: Frame): Promise<void> {
  const scene = frame.locator('[data-scene-id]').nth(1);
  await scene.scrollIntoViewIfNeeded();
  expect((await scene.innerText()).length).toBeGreaterThan(100);
  await expect
    .poll(
      () =>
        frame.evaluate(() => {
          const images = [...document.querySelectorAll<HTMLImageElement>('[data-still] img')];
          const drawn = [...document.querySelectorAll('.stage svg')];
          return (
            images.some((image) => image.checkVisibility() && image.complete && image.naturalWidth > 0) ||
            drawn.some((svg) => svg.checkVisibility() && svg.childElementCount > 0)
          );
        }),
      slow,
    )
    .toBe(true);
}

describe('a frame from which things are kept', () => {
  for (const headers of [{}, { 'Access-Control-Allow-Origin': '*' }]) {
    const cors = 'Access-Control-Allow-Origin' in headers;
    test(`shows text and pictures in a sandbox without an origin, ${cors ? 'with' : 'without'} CORS headers`, async () => {
      const { site, close: closeSite } = await serveWith(dist, headers);
      const body = framed('width="800" height="700" sandbox="allow-scripts"', `${site}union-state/en/embed.html`);
      const { page, complaints, close } = await open(host.page(body + filler), size);
      const frame = await storyFrame(page);
      if (cors) await untilMode(frame, 'plain');
      else await frame.waitForSelector('html[data-article]');
      await readable(frame);
      expect(uncaught(complaints)).toEqual([]);
      await close();
      closeSite();
    });
  }

  test('is an article when its scripts are off', async () => {
    const { page, complaints, close } = await open(
      host.page(framed('width="800" height="700" sandbox') + filler),
      size,
    );
    const frame = await storyFrame(page);
    await frame.waitForLoadState('load');
    const text = await frame.locator('[data-scene-id]').nth(3).innerText();
    expect(text.length).toBeGreaterThan(100);
    expect(await frame.locator('[data-still]').first().isVisible()).toBe(true);
    expect(uncaught(complaints)).toEqual([]);
    await close();
  });

  test('does without storage and without WebGL', async () => {
    const init = `
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError') } });
      HTMLCanvasElement.prototype.getContext = () => null;`;
    const { frame, complaints, close } = await openFramed(framed('width="800" height="700"') + filler, 'plain', {
      init,
    });
    await readable(frame);
    await frame.evaluate(() => scrollTo(0, 2500));
    await expect.poll(() => sceneOf(frame), slow).not.toBe('opening');
    expect(uncaught(complaints)).toEqual([]);
    await close();
  });

  test('is driven in a host whose policy allows the story’s origin and nothing else', async () => {
    const origin = site.slice(0, -1);
    const url = host.page(
      `<meetlint-story src="${site}union-state/en/"></meetlint-story><script src="${site}embed.js"></script>`,
      {
        policy: `default-src 'none'; script-src ${origin}; frame-src ${origin}`,
      },
    );
    const { page, complaints, close } = await open(url, { ...size, init: light });
    const frame = await storyFrame(page);
    await untilMode(frame, 'driven');
    await untilAwake(frame);
    await page.evaluate(() => scrollTo(0, 4000));
    await expect.poll(() => scrolled(frame), slow).toBeGreaterThan(3000);
    expect(complaints.filter((each) => !each.includes('inline style') && !each.includes('data:,'))).toEqual([]);
    await close();
  });

  test('works under the sandbox that the share page recommends', async () => {
    const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';
    const { frame, complaints, close } = await openFramed(
      framed(
        `width="800" height="700" sandbox="${sandbox}" referrerpolicy="strict-origin-when-cross-origin" allow="fullscreen"`,
      ),
      'plain',
    );
    await readable(frame);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('a hostile host', () => {
  const flood = `
    const poison = [null, undefined, NaN, 1e9, '', 'x'.repeat(100000), [], {}, () => 1 && {},
      { source: 'meetlint' }, { source: 'meetlint', v: 1, type: 'drive', progress: NaN },
      { source: 'meetlint', v: 1, type: 'drive', progress: '1' }, { source: 'meetlint', v: 1, type: 'window', top: 1e300, height: -1 },
      { source: 'meetlint', v: 1, type: 'goto', scene: 'nowhere' }, { source: 'meetlint', v: 1, type: 'goto', scene: 1e9 },
      { source: 'meetlint', v: 1, type: 'language', locale: 'javascript:alert(1)' },
      'pymxPYMxstoryxPYMxviewport-iframe-positionxPYMxNaN NaN NaN NaN', 'pymxPYMxstoryxPYMxwidthxPYMx1e9', 'pymxPYMxstoryxPYMxviewport-iframe-positionxPYMx1 1e9 1e9 1 1 1',
      '[iFrameSizer]story:8:false:false:32:true:true:null:max:null:null:0:false:parent:scroll:true', '[iFrameSizer]pageInfo:{"windowHeight":1e99}', '[iFrameSizer]pageInfo:{',
      '{"iframeTop":1e99,"innerHeight":5}', { sentinel: 'amp', type: 'intersection', changes: [null] }, { sentinel: 'amp', type: 'intersection', changes: 1e9 },
      { message: 'ready', secret: '<script>' }].filter((each) => typeof each !== 'function');`;

  test('moves nothing, grows nothing and breaks nothing by a flood of messages', async () => {
    const { page, frame, complaints, close } = await openFramed(
      `${framed('width="800" height="700"')}${filler}<script>${flood}
       window.attack = () => { for (let i = 0; i < 40; i++) for (const each of poison) story.contentWindow.postMessage(each, '*') }</script>`,
      'plain',
    );
    await frame.evaluate(() => scrollTo(0, 2000));
    await page.waitForTimeout(300);
    const look = () =>
      frame.evaluate(() => [
        scrollY,
        document.documentElement.scrollHeight,
        document.documentElement.dataset['mode'],
        location.href,
      ]);
    const before = await look();
    await page.evaluate(() => (window as unknown as { attack(): void }).attack());
    await page.waitForTimeout(1500);
    expect(await look()).toEqual(before);
    expect(complaints).toEqual([]);
    await close();
  });

  test('cannot have a sibling frame speak for it', async () => {
    const sibling = host.page(`<script>setInterval(() => {
      const send = (message) => parent.frames[0].postMessage(message, '*');
      send({ source: 'meetlint', v: 1, type: 'goto', scene: 9 });
      send({ source: 'meetlint', v: 1, type: 'language', locale: 'nl' });
      send({ source: 'meetlint', v: 1, type: 'drive', progress: 1 });
      parent.postMessage({ source: 'meetlint', v: 1, type: 'length', length: 150000 }, '*');
      parent.postMessage({ source: 'meetlint', v: 1, type: 'seek', progress: 1, smooth: false }, '*');
    }, 50)</script>`);
    const url = host.page(
      `<meetlint-story src="${site}union-state/en/"></meetlint-story><iframe src="${sibling}"></iframe><script src="${site}embed.js"></script>`,
    );
    const { page, complaints, close } = await open(url, { ...size, init: light });
    const frame = await storyFrame(page);
    await untilAwake(frame);
    await page.waitForTimeout(2500);
    expect(await scrolled(frame)).toBe(0);
    expect(await scrolled(page)).toBe(0);
    expect(frame.url()).toContain('/en/');
    const [outer, inner] = [
      await page.evaluate(() => document.querySelector('meetlint-story')!.clientHeight),
      await frame.evaluate(() => document.documentElement.scrollHeight),
    ];
    expect(Math.abs(outer - inner)).toBeLessThanOrEqual(1);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('many places at once', () => {
  const contexts = (frame: Frame) => frame.evaluate(() => document.querySelectorAll('canvas').length);

  test('a story in a hidden tab takes its height when the tab is shown', async () => {
    const { page, close } = await open(
      host.page(`<div id="tab" style="display:none">${resizers['Datawrapper']!(story)}</div>${filler}`),
      { ...size, init: light },
    );
    const frame = await storyFrame(page);
    await untilAwake(frame);
    await page.waitForTimeout(1500);
    await page.evaluate(() => (document.getElementById('tab')!.style.display = 'block'));
    await untilMode(frame, 'measured');
    await expect
      .poll(async () => {
        const inner = await frame.evaluate(() => document.body.getBoundingClientRect().height);
        return Math.abs((await page.evaluate(() => document.querySelector('iframe')!.clientHeight)) - inner);
      }, slow)
      .toBeLessThanOrEqual(2);
    await close();
  });

  test('a driven story in a hidden tab begins when it is shown', async () => {
    const { page, close } = await open(
      host.page(
        `<div id="tab" style="display:none"><meetlint-story src="${site}union-state/en/"></meetlint-story></div>${filler}<script src="${site}embed.js"></script>`,
      ),
      { ...size, init: light },
    );
    await page.waitForTimeout(500);
    expect(await page.locator('iframe').count()).toBe(0);
    await page.evaluate(() => (document.getElementById('tab')!.style.display = 'block'));
    const frame = await storyFrame(page);
    await untilAwake(frame);
    await page.evaluate(() => scrollTo(0, 3000));
    await expect.poll(() => scrolled(frame), slow).toBeGreaterThan(2500);
    await close();
  });

  test('a frame far below the fold has its height, and no map until it is near', async () => {
    const { page, close } = await open(host.page(filler.repeat(6) + resizers['pym']!(story) + filler), size);
    const frame = await storyFrame(page);
    await untilAwake(frame);
    const height = () => page.evaluate(() => document.querySelector('iframe')!.clientHeight);
    await expect.poll(height, slow).toBeGreaterThan(9000);
    await page.waitForTimeout(4000);
    const afar = await height();
    expect(await contexts(frame)).toBe(0);
    await page.evaluate(() => scrollTo(0, 5400));
    await untilMode(frame, 'measured');
    const inner = await frame.evaluate(() => document.body.getBoundingClientRect().height);
    expect(Math.abs(afar - inner)).toBeLessThanOrEqual(2);
    await expect.poll(() => contexts(frame), { timeout: 60_000 }).toBe(1);
    await close();
  });

  test('three stories on a page, two of them the same, keep to themselves, and go when they are removed', async () => {
    const one = `<meetlint-story src="${site}union-state/en/"></meetlint-story>`;
    const two = `<div data-meetlint="${site}union-state/nl/"></div>`;
    const { page, complaints, close } = await open(
      host.page(
        `${one}${one}${two}${filler}<script async src="${site}embed.js"></script><script async src="${site}embed.js"></script>`,
      ),
      { ...size, init: light },
    );
    await page.evaluate(() => scrollTo(0, 0));
    expect(await page.locator('iframe').count()).toBeLessThanOrEqual(1);
    for (const nth of [0, 1, 2]) {
      await page.evaluate((nth) => {
        const element = document.querySelectorAll('meetlint-story, [data-meetlint]')[nth]!;
        scrollTo(0, scrollY + element.getBoundingClientRect().top);
      }, nth);
      const frame = await storyFrame(page, nth);
      await untilAwake(frame);
      await page.waitForTimeout(800);
      await page.evaluate((nth) => {
        const element = document.querySelectorAll('meetlint-story, [data-meetlint]')[nth]!;
        scrollTo(0, scrollY + element.getBoundingClientRect().top + 3000);
      }, nth);
      await expect.poll(async () => Math.abs((await scrolled(frame)) - 3000), slow).toBeLessThan(3);
    }
    expect(await scrolled(await storyFrame(page, 0))).toBeGreaterThan(9000);
    await page.evaluate(() => document.querySelectorAll('meetlint-story')[0]!.remove());
    await expect.poll(() => page.locator('iframe').count()).toBe(2);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a host whose overflow keeps a frame from sticking gets one as tall as the story', async () => {
    const { page, close } = await open(
      host.page(
        `${filler}<div style="overflow:hidden"><meetlint-story src="${site}union-state/en/"></meetlint-story></div>${filler}<script src="${site}embed.js"></script>`,
      ),
      { ...size, init: light },
    );
    const frame = await storyFrame(page);
    await untilMode(frame, 'measured');
    await untilAwake(frame);
    await expect
      .poll(() => page.evaluate(() => document.querySelector('iframe')!.clientHeight), slow)
      .toBeGreaterThan(9000);
    await page.evaluate(() => scrollTo(0, 4000));
    await expect
      .poll(async () => {
        const top = await page.evaluate(() => document.querySelector('iframe')!.getBoundingClientRect().top);
        return Math.abs(
          top + (await frame.evaluate(() => document.querySelector('.stage')!.getBoundingClientRect().top)),
        );
      }, slow)
      .toBeLessThanOrEqual(2);
    expect(await sceneOf(frame)).not.toBe('opening');
    await close();
  });

  test('two resizers that fight, and a stylesheet that wants another height, make no loop', async () => {
    const { page, complaints, close } = await open(
      host.page(
        `<style>iframe { height: auto !important }</style><script>
         let count = 0;
         window.heights = () => count;
         addEventListener('message', ({ data, source }) => {
           const text = typeof data === 'string' ? data : JSON.stringify(data) || '';
           if (/height|embed-size|:init/.test(text)) count++;
           const told = /"height":(\\d+)/.exec(text);
           const frame = document.getElementById('story');
           if (told && frame) frame.style.setProperty('height', Number(told[1]) + 7 + 'px', 'important');
         });</script>${resizers['iframe-resizer 4']!(story)}<script>
         setInterval(() => { story.style.setProperty('width', story.clientWidth === innerWidth ? innerWidth - 15 + 'px' : '100%') }, 100)</script>`,
      ),
      { ...size, init: light },
    );
    const frame = await storyFrame(page);
    await untilAwake(frame);
    await page.waitForTimeout(3000);
    const heights = () => page.evaluate(() => (window as unknown as { heights(): number }).heights());
    const before = await heights();
    await page.waitForTimeout(4000);
    expect((await heights()) - before).toBeLessThanOrEqual(5);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(40_000);
    expect(uncaught(complaints)).toEqual([]);
    await close();
  });
});
