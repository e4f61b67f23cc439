import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Page } from 'playwright';
import { afterAll, expect, inject, test } from 'vitest';
import { borrowedStyle, tileColours } from '../support/fieldTrip.ts';
import { closeBrowser, open, openBrowser, untilLive } from '../support/page.ts';

const site = inject('site');
const dist = inject('dist');
const size = { width: 390, height: 700 };

afterAll(closeBrowser);

/** Which share of the canvas has a colour, 0 … 1. */
async function shareOf(page: Page, colour: string): Promise<number> {
  const { data } = PNG.sync.read(await page.screenshot());
  const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (wanted.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 4)) found += 1;
  }
  return found / (data.length / 4);
}

const policyIn = async (page: string) =>
  /Content-Security-Policy" content="([^"]*)"/.exec(await readFile(join(dist, page), 'utf8'))?.[1];

/** Opens a page whose requests of some addresses are answered, or not, by the test. */
async function openWith(address: string, pattern: string | RegExp, answer: object | 'fail') {
  const context = await (await openBrowser()).newContext({ viewport: size });
  const page = await context.newPage();
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('Meetlint')) warnings.push(message.text());
  });
  await page.route(pattern, (route) =>
    answer === 'fail'
      ? route.abort()
      : route.fulfill({ json: answer, headers: { 'Access-Control-Allow-Origin': '*' } }),
  );
  await page.goto(address);
  return { page, warnings, close: () => context.close() };
}

test('a PMTiles file of the story lies beneath the live map, read in parts, and the page says so', async () => {
  const { page, complaints, requests, close } = await open(`${site}field-trip/en/#tower`, size);
  await untilLive(page);
  expect(await shareOf(page, tileColours.land)).toBeGreaterThan(0.1);
  const whole = (await readFile(join(dist, 'field-trip', 'tiles.pmtiles'))).length;
  expect(whole).toBeGreaterThan(500);
  expect(requests.filter((url) => url.endsWith('/tiles.pmtiles')).length).toBeGreaterThan(0);
  expect(await page.locator('footer').innerText()).toContain('Live map on: Tiles of the test.');
  expect(complaints).toEqual([]);
  await close();
});

test('the server answers for a part of a file, as PMTiles need it', async () => {
  const response = await fetch(`${site}field-trip/tiles.pmtiles`, { headers: { Range: 'bytes=0-6' } });
  expect([response.status, await response.text()]).toEqual([206, 'PMTiles']);
});

test('stills serve where the file cannot be had, and on the ground that they always have', async () => {
  const { page, warnings, close } = await openWith(`${site}field-trip/en/#tower`, /tiles\.pmtiles$/, 'fail');
  await expect.poll(() => warnings.length, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['map'])).toBe('still');
  expect(await shareOf(page, tileColours.land)).toBe(0);
  await close();
});

test('a style of another site is painted without its names, and its sites are allowed for in that story alone', async () => {
  const style = {
    version: 8,
    sources: {
      land: {
        type: 'geojson',
        data: {
          type: 'Polygon',
          coordinates: [
            [
              [-20, 30],
              [60, 30],
              [60, 70],
              [-20, 70],
              [-20, 30],
            ],
          ],
        },
      },
    },
    glyphs: 'https://fonts.example.org/{fontstack}/{range}.pbf',
    layers: [
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': tileColours.land } },
      { id: 'names', type: 'symbol', source: 'land', layout: { 'text-field': 'Land' } },
    ],
  };
  const { page, warnings, close } = await openWith(`${site}borrowed/en/`, borrowedStyle, style);
  await untilLive(page);
  expect(await shareOf(page, tileColours.land)).toBeGreaterThan(0.1);
  expect(warnings).toEqual([]);
  await close();

  const policy = await policyIn('borrowed/en/index.html');
  expect(policy).toContain("connect-src 'self' https://tiles.example.org https://pictures.example.org;");
  expect(policy).toContain("img-src 'self' data: blob: https://tiles.example.org https://pictures.example.org;");
  expect(await policyIn('borrowed/en/embed.html')).toContain("connect-src 'self' https://tiles.example.org https");
  for (const story of ['union-state', 'field-trip'])
    expect(await policyIn(`${story}/en/index.html`)).not.toContain('http');
});

test('stills serve where the other site does not answer', async () => {
  const { page, warnings, close } = await openWith(`${site}borrowed/en/`, borrowedStyle, 'fail');
  await expect.poll(() => warnings.length, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['map'])).toBe('still');
  await close();
});

test('what reads PMTiles is in a file of its own, which no page asks for beforehand', async () => {
  const folder = join(dist, 'assets');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(
    scripts.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
  const readers = texts.filter(({ text }) => text.includes('Wrong magic number for PMTiles')).map(({ name }) => name);
  expect(readers).toHaveLength(1);
  expect(await readFile(join(dist, 'field-trip', 'en', 'index.html'), 'utf8')).not.toContain(readers[0]);
});
