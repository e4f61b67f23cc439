import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import sirv from 'sirv';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { policyFile } from '../../src/build/document.ts';
import { closeBrowser, open, restOf, settle, untilLive, type OpenOptions } from '../support/page.ts';
import { coloursOf } from '../support/colours.ts';

const site = inject('site');
const phone = { width: 390, height: 844 };
const locales = ['nl', 'en'];
const withoutWebGL = `
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
  };
`;
/** What the browser itself says of a request that the test makes fail. */
const ofTheTest = /Failed to load resource/;

afterAll(closeBrowser);

const idsOf = (page: Page) => page.$$eval('[data-scene-id]', (all) => all.map((each) => each.id));
const mapOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['map']);

/** Scrolls to a scene's rest, and waits for it and for what its map is made of. */
async function go(page: Page, id: string, ground: 'still' | 'none'): Promise<void> {
  const y = await restOf(page, id);
  await page.evaluate((y) => scrollTo(0, y), y);
  await page.waitForFunction(
    ([id, ground]) => {
      const { scene, map } = document.documentElement.dataset;
      return scene === id && map === ground;
    },
    [id, ground] as const,
    { timeout: 15_000 },
  );
  await settle(page);
}

const brahinIn = {
  nl: {
    known: 'Bekend tot op 10 km',
    date: 'februari 2022',
    note: 'Centrum van de plaats in de omgeving waarvan eenheden zijn gemeld, niet de eenheid zelf.',
    source: 'Breed gemelde feiten',
  },
  en: {
    known: 'Known to within 10 km',
    date: 'February 2022',
    note: 'Centre of the town in whose surroundings units were reported, not the unit itself.',
    source: 'Widely reported facts',
  },
};

describe.each(locales)('without script, in %s', (locale) => {
  const options: OpenOptions = { ...phone, javaScriptEnabled: false };

  test('what is known of a place is told after the story: how exactly, of when, what to know of it, from whom', async () => {
    const { page, complaints, close } = await open(`${site}union-state/${locale}/`, options);
    const brahin = page.locator('[data-places] dl > div').filter({ has: page.locator('dt', { hasText: 'Brahin' }) });
    expect(await brahin.isVisible()).toBe(false);
    await page.locator('[data-places] summary').click();
    const told = (await brahin.innerText()).replaceAll('\u00a0', ' ');
    const { known, date, note, source } = brahinIn[locale as keyof typeof brahinIn];
    for (const part of [known, date, note]) expect(told).toContain(part);
    const cited = await brahin.getByRole('link', { name: source }).getAttribute('href');
    expect(await page.locator(cited!).innerText()).toContain(source);
    expect(complaints).toEqual([]);
    await close();
  });

  test('each of the twelve scenes has its heading, caption, figures and own picture', async () => {
    const { page, complaints, close } = await open(`${site}union-state/${locale}/`, options);
    const scenes = page.locator('[data-scene-id]');
    expect(await scenes.count()).toBe(12);
    const pictures = new Set<string>();
    for (const scene of await scenes.all()) {
      const id = (await scene.getAttribute('id'))!;
      await scene.scrollIntoViewIfNeeded();
      expect((await scene.locator('h2').innerText()).length, id).toBeGreaterThan(3);
      expect((await scene.locator('.text').innerText()).length, id).toBeGreaterThan(40);
      const [image] = await scene.locator('[data-still] img').all();
      if (!image) continue;
      await image.scrollIntoViewIfNeeded();
      await expect
        .poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth), { timeout: 10_000 })
        .toBeGreaterThan(100);
      const shot = await image.screenshot();
      expect(coloursOf(shot), id).toBeGreaterThan(12);
      pictures.add((await image.getAttribute('src'))!);
      expect((await image.getAttribute('alt'))!.length, id).toBeGreaterThan(20);
    }
    // Scenes without a map of their own hold the one before.
    expect(pictures.size).toBeGreaterThanOrEqual(10);
    expect(await page.locator('[data-scene-id] data[data-measure]').count()).toBeGreaterThan(8);
    // What was preloaded for the scripts is not used without them, and Chromium says so.
    expect(complaints.filter((each) => !/was preloaded/.test(each))).toEqual([]);
    await close();
  });
});

describe.each(locales)('without WebGL, in %s', (locale) => {
  test('each of the twelve scenes has its heading, caption, figures and still, and one warning is all', async () => {
    const { page, complaints, requests, close } = await open(`${site}union-state/${locale}/`, {
      ...phone,
      init: withoutWebGL,
    });
    const ids = await idsOf(page);
    expect(ids).toHaveLength(12);
    await page.waitForFunction(() => document.querySelector('svg.drawing > *'));
    for (const id of ids) {
      await go(page, id, 'still');
      const card = page.locator(`#${id} [data-card]`);
      expect(await card.isVisible(), id).toBe(true);
      expect((await card.locator('.text').innerText()).length, id).toBeGreaterThan(40);
      const shown = page.locator('svg.still image:not(.off)');
      expect(await shown.count(), id).toBe(1);
      const clip = { x: 0, y: 60, width: phone.width, height: 330 };
      expect(coloursOf(await page.screenshot({ clip })), id).toBeGreaterThan(12);
      expect(await page.evaluate(() => document.querySelectorAll('svg.drawing text').length), id).toBeGreaterThan(0);
    }
    expect(await page.locator('[data-scene-id] data[data-measure]').count()).toBeGreaterThan(8);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/warning: Meetlint: the live map is not available/);
    // The map is not even downloaded.
    expect(requests.filter((each) => /maplibre|ground\//.test(each))).toEqual([]);
    await close();
  });
});

describe('when the live map fails', () => {
  const url = `${site}union-state/en/`;

  test.each([
    ['its worker is not found', '**/maplibre-gl-worker*'],
    ['its data are not found', '**/ground/*.json'],
    ['its script is not found', '**/stage-*.js'],
  ])('the stills serve, scene by scene, where %s', async (_, pattern) => {
    const { page, complaints, close } = await open('about:blank', phone);
    await page.route(pattern, (route) => route.fulfill({ status: 404, body: 'Not found' }));
    await page.goto(url);
    await page.waitForFunction(() => document.querySelector('svg.drawing > *'));
    for (const id of ['union-resolve', 'wagner', 'no-soldier-stays']) await go(page, id, 'still');
    await expect.poll(() => complaints.filter((each) => !ofTheTest.test(each)), { timeout: 40_000 }).toHaveLength(1);
    expect(complaints.find((each) => !ofTheTest.test(each))).toMatch(/warning: Meetlint/);
    await close();
  });

  test('a context lost in mid-story for good leaves the reader the stills', async () => {
    const { page, complaints, close } = await open(`${url}#union-resolve`, phone);
    await untilLive(page);
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.canvas canvas')!;
      canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    });
    await page.waitForFunction(() => document.documentElement.dataset['map'] === 'still');
    for (const id of ['bases', 'wagner']) await go(page, id, 'still');
    await page.waitForTimeout(5000);
    expect(await mapOf(page)).toBe('still');
    await go(page, 'no-soldier-stays', 'still');
    expect(complaints.filter((each) => /uncaught/.test(each))).toEqual([]);
    expect(complaints.filter((each) => /Meetlint/.test(each))).toHaveLength(1);
    await close();
  });

  test('a context that comes back brings the live map back', async () => {
    const { page, complaints, close } = await open(`${url}#union-resolve`, phone);
    await untilLive(page);
    const lose = () => {
      const canvas = document.querySelector<HTMLCanvasElement>('.canvas canvas')!;
      const extension = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      extension.loseContext();
      setTimeout(() => extension.restoreContext(), 800);
    };
    await page.evaluate(lose);
    await page.waitForFunction(() => document.documentElement.dataset['map'] === 'still');
    await untilLive(page);
    expect(complaints.filter((each) => /uncaught|Meetlint/.test(each))).toEqual([]);
    await close();
  });

  test('a network cut after the first paint leaves text and what has come', async () => {
    const { page, context, complaints, close } = await open(url, phone);
    await page.waitForFunction(() => document.querySelector('svg.drawing > *'));
    await context.setOffline(true);
    for (const id of await idsOf(page)) {
      await page.evaluate((y) => scrollTo(0, y), await restOf(page, id));
      await page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, id);
      expect(await page.locator(`#${id} [data-card] .text`).isVisible()).toBe(true);
    }
    expect(complaints.filter((each) => /uncaught/.test(each))).toEqual([]);
    await close();
  });

  test('nothing of the map is downloaded by a reader who saves data', async () => {
    const init = `Object.defineProperty(navigator, 'connection', { value: { saveData: true } });`;
    const { page, complaints, requests, close } = await open(url, { ...phone, init });
    await page.waitForFunction(() => document.querySelector('svg.drawing > *'));
    for (const id of ['bases', 'wagner']) await go(page, id, 'still');
    expect(requests.filter((each) => /maplibre|stage-|ground\//.test(each))).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

test('a reader who asked for less motion gets each scene by a cut, and all of it', async () => {
  const { page, close } = await open(`${site}union-state/en/`, { ...phone, reducedMotion: 'reduce' });
  await untilLive(page);
  const [first, second] = [await restOf(page, 'rising'), await restOf(page, 'kazakhstan')];
  const cameras = new Set<string | null>();
  for (let share = 0; share <= 1; share += 0.05) {
    await page.evaluate((y) => scrollTo(0, y), first + (second - first) * share);
    await settle(page);
    cameras.add(await page.getAttribute('[data-camera]', 'data-camera'));
  }
  const between = (await idsOf(page)).indexOf('kazakhstan') - (await idsOf(page)).indexOf('rising');
  expect(cameras.size).toBeLessThanOrEqual(Math.abs(between) + 1);
  await close();
});

describe('under the policy that the README tells, sent as a header', () => {
  let server: Server;
  let address: string;
  let policy: string;
  beforeAll(async () => {
    const readme = await readFile('README.md', 'utf8');
    policy = (/^ {4}default-src (.|\n {4})*/m.exec(readme)?.[0] ?? '').replace(/\s+/g, ' ').trim();
    const built = await readFile(join(inject('dist'), policyFile), 'utf8');
    for (const hash of policy.match(/'sha256-[^']+'/g) ?? ['any hash']) {
      expect(built, 'README.md is behind: copy the policy from dist/content-security-policy.txt').toContain(hash);
    }
    const files = sirv(inject('dist'), { dev: true });
    server = createServer((request, response) => {
      response.setHeader('Content-Security-Policy', policy);
      files(request, response, () => void response.writeHead(404).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  test('a story comes alive, is read to its end, breaks no rule and stores nothing', async () => {
    const init = `window.broken = []; addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective + ' ' + event.blockedURI));`;
    const { page, context, complaints, close } = await open(`${address}union-state/en/`, { ...phone, init });
    await untilLive(page);
    for (const id of ['union-resolve', 'bases']) {
      await page.evaluate((y) => scrollTo(0, y), await restOf(page, id));
      await untilLive(page);
    }
    await page.click('#bases data[data-measure] a');
    await settle(page);
    expect(await page.evaluate('broken')).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).not.toMatch(/unsafe/);
    await close();
  });
});

test('what is known of the places is in the page alone, and stays as it is when the page wakes', async () => {
  const textOf = (page: Page) => page.$eval('[data-places]', (places) => places.textContent);
  const asleep = await open(`${site}union-state/en/`, { ...phone, javaScriptEnabled: false });
  const before = await textOf(asleep.page);
  await asleep.close();
  const { page, complaints, close } = await open(`${site}union-state/en/`, phone);
  await untilLive(page);
  await settle(page);
  expect(await textOf(page)).toBe(before);
  await page.click('[data-places] summary');
  expect(await page.isVisible('[data-places] dl')).toBe(true);
  const story = await page.request.get(new URL('story.json', page.url()).href);
  const { note } = brahinIn.en;
  expect([before.includes(note), (await story.text()).includes(note)]).toEqual([true, false]);
  expect(complaints).toEqual([]);
  await close();
});

test('no prerendered page has a style attribute', async () => {
  const dist = inject('dist');
  const pages = (await readdir(dist, { recursive: true })).filter((path) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(4);
  for (const path of pages) {
    const html = await readFile(join(dist, path), 'utf8');
    expect(/<[^>]+\sstyle=/.exec(html)?.[0], path).toBeUndefined();
  }
});

test('nothing of the studio is in a build', async () => {
  const dist = inject('dist');
  const files = (await readdir(dist, { recursive: true })).filter((path) => /\.(js|html|css)$/.test(path));
  expect(files.length).toBeGreaterThan(10);
  for (const path of files)
    expect(await readFile(join(dist, path), 'utf8'), path).not.toMatch(/meetlint[-:](studio|offer)/);
});
