import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { edited, startDevelopment, type Development } from '../support/development.ts';
import { closeBrowser, open, settle, untilLive, type Opened } from '../support/page.ts';

/** A designer changes the story by hand, on its own page, in `npm run dev`. */
let server: Development;
let opened: Opened;
let page: Page;
let storyFile: string;
let placesFile: string;
let story: string;
let places: string;

beforeAll(async () => {
  server = await startDevelopment();
  ({ path: storyFile, text: story } = server.story);
  ({ path: placesFile, text: places } = server.places);
  // Software rendering of the live map is not what is tried here.
  const init = `HTMLCanvasElement.prototype.getContext = () => null`;
  opened = await open(`${server.address}union-state/en/`, { width: 1440, height: 900, init });
  ({ page } = opened);
});

beforeEach(async () => {
  await restore(storyFile, story);
  await restore(placesFile, places);
  await page.goto('about:blank');
  await page.goto(`${server.address}union-state/en/#${edited.scene}`);
  const { scene } = edited;
  await page.waitForFunction(
    (id) => document.documentElement.dataset['scene'] === id && document.documentElement.dataset['checked'] === 'true',
    scene,
  );
  await page.getByRole('button', { name: 'Studio' }).click();
  await handle('donetsk').waitFor();
});

afterAll(async () => {
  await opened?.close();
  await server?.close();
  await closeBrowser();
});

/** What a test has changed is as it was, and the server has taken notice. */
async function restore(file: string, text: string): Promise<void> {
  if ((await readFile(file, 'utf8')) === text) return;
  await page.evaluate(() => delete document.documentElement.dataset['checked']);
  await writeFile(file, text);
  await page.waitForFunction(() => document.documentElement.dataset['checked'] === 'true');
}

const handle = (id: string) => page.getByRole('button', { name: new RegExp(`^Move ${id},`) });
const status = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
const figure = () => page.getAttribute(`#${edited.scene} [data-measure="minsk-moscow"]`, 'value');
const readPlaces = () => readFile(placesFile, 'utf8');

/** Lines of a text that are others than in another one. */
function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  return after.split('\n').filter((line, index) => line !== old[index]);
}

test('a place that is dragged is measured as it goes, written into its file, and taken back', async () => {
  const before = await figure();
  const box = (await handle('moscow').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 150, y + 40, { steps: 5 });
  const said = await page.locator('meetlint-studio p', { hasText: 'minsk-moscow' }).textContent();
  expect(await readPlaces()).toBe(places);
  await page.mouse.up();
  await status(/^moscow to /);

  const km = Number(/minsk-moscow ([\d.]+) km/.exec(said ?? '')?.[1]);
  expect(km).toBeGreaterThan(300);
  expect(km).toBeLessThan(600);
  const lines = changedLines(places, await readPlaces());
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^ {6}"geometry": \{ "type": "Point", "coordinates": \[[\d.]+, [\d.]+\] \}$/);
  // The page shows what was measured in the hand; the file has it to half a pixel.
  await page.waitForFunction(
    ([id, told]) => {
      const value = document.querySelector(`#${id} [data-measure="minsk-moscow"]`)?.getAttribute('value');
      return Math.abs(Number(value) - told) < 2;
    },
    [edited.scene, km] as const,
  );

  await page.getByRole('button', { name: 'Undo' }).click();
  await status(/^Undone: moscow to /);
  expect(await readPlaces()).toBe(places);
  await page.waitForFunction(
    ([id, told]) => document.querySelector(`#${id} [data-measure="minsk-moscow"]`)?.getAttribute('value') === told,
    [edited.scene, before] as const,
  );
});

test('a place is moved by the arrow keys, which do not turn the page, and let go by Escape', async () => {
  await handle('donetsk').focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(1000);
  expect(await readPlaces()).toBe(places);

  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await status(/^donetsk to /);
  const [, longitude] = /\[([\d.]+),/.exec(changedLines(places, await readPlaces())[0] ?? '') ?? [];
  expect(Number(longitude)).toBeGreaterThan(37.8028);
  expect(await page.evaluate(() => document.documentElement.dataset['scene'])).toBe(edited.scene);
});

test('what is ticked is shown, and what is not is gone; the camera follows what is to be in view', async () => {
  const camera = () => page.getAttribute('[data-camera]', 'data-camera');
  const before = await camera();
  const shown = await page.locator('svg.drawing .place').count();
  await page.getByLabel('kyiv shown').check();
  await page.waitForFunction((count) => document.querySelectorAll('svg.drawing .place').length > count, shown);
  expect(changedLines(story, await readFile(storyFile, 'utf8'))).toEqual([
    '        "show": ["BY", "minsk", "moscow", "donetsk", "luhansk", "kyiv"],',
  ]);
  await page.getByLabel('almaty in view').check();
  await page.waitForFunction(
    (old) => document.querySelector('[data-camera]')!.getAttribute('data-camera') !== old,
    before,
  );

  await page.getByLabel('minsk-moscow as a tape').uncheck();
  await page.waitForFunction(() => !document.querySelector('svg.drawing')!.textContent.includes('680'));
  for (let step = 0; step < 3; step++) {
    const old = await page.getByRole('status').textContent();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction((text) => {
      const said = document.querySelector('meetlint-studio')!.shadowRoot!.querySelector('[role=status]')!.textContent;
      return said !== text;
    }, old);
  }
  expect(await readFile(storyFile, 'utf8')).toBe(story);
});

test('a new place stands in the middle of the map, and can be taken in hand', async () => {
  await page.getByLabel('New place').fill('Smolensk');
  await page.getByRole('button', { name: 'Add' }).click();
  await handle('smolensk').waitFor();
  await page.waitForFunction(() => document.querySelector('svg.drawing')!.textContent.includes('Smolensk'));
  expect(await readPlaces()).toContain('"id": "smolensk"');
});

test('a view is taken over as it is seen, fitted again, and taken back', async () => {
  const live = await open(`${server.address}union-state/en/#${edited.scene}`, { width: 1440, height: 900 });
  const page = live.page;
  const at = (id: string) =>
    page.getByRole('button', { name: new RegExp(`^Move ${id},`) }).evaluate((button) => {
      const { left, top } = button.getBoundingClientRect();
      return [left, top] as const;
    });
  const camera = async () => (await page.getAttribute('[data-camera]', 'data-camera'))!.split(' ').map(Number);
  const step = async (name: string, says: RegExp) => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('status').filter({ hasText: says }).waitFor();
  };
  const untilBack = () => page.waitForFunction(() => !('exploring' in document.documentElement.dataset));
  await untilLive(page);
  await page.waitForSelector('[data-explore]');
  await page.getByRole('button', { name: 'Studio' }).click();
  const before = await camera();

  await page.getByRole('button', { name: 'Move the map' }).click();
  await page.waitForFunction(() => 'exploring' in document.documentElement.dataset);
  const scrolled = await page.evaluate(() => scrollY);
  await page.mouse.move(1000, 300);
  await page.mouse.down();
  for (let pull = 1; pull <= 6; pull++) await page.mouse.move(1000 - 10 * pull, 300 + 5 * pull);
  // Held still, so that nothing is thrown.
  await page.waitForTimeout(300);
  await page.mouse.up();
  await page.mouse.wheel(0, 120);
  let seen: number[];
  do {
    seen = await camera();
    await page.waitForTimeout(700);
  } while (seen.join() !== (await camera()).join());
  expect(seen[2]!).toBeLessThan(before[2]!);
  const places = { minsk: await at('minsk'), luhansk: await at('luhansk') };

  await step('Use this view', /^no-soldier-stays seen from /);
  const [, lon, lat, zoom] =
    /"map": \{\n {8}"center": \[(-?[\d.]+), ([\d.]+)\],\n {8}"zoom": ([\d.]+),\n {8}"show"/.exec(
      await readFile(storyFile, 'utf8'),
    ) ?? [];
  expect([lon, lat, zoom]).not.toContain(undefined);
  expect(Math.abs(Number(lon) - seen[0]!)).toBeLessThan(0.01);
  expect(Math.abs(Number(lat) - seen[1]!)).toBeLessThan(0.01);
  const changed = await readFile(storyFile, 'utf8');
  expect(changed.replace(/"center": .*\n {8}"zoom": .*/, '')).toBe(story.replace(/(?<=stays"[\s\S]*?)"fit": .*/, ''));

  // The story goes on with that view: its card is there again, and the map where it was.
  await untilBack();
  await settle(page);
  expect(await camera()).not.toEqual(before);
  for (const [id, [left, top]] of Object.entries(places)) {
    const now = await at(id);
    expect(Math.hypot(now[0] - left, now[1] - top)).toBeLessThan(2);
  }
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);

  await step('Fit what is shown', /^no-soldier-stays fitted to/);
  expect(await readFile(storyFile, 'utf8')).toBe(
    story.replace(/(?<=stays"[\s\S]*?"fit": )\[.*\]/, '["BY", "minsk", "moscow", "donetsk", "luhansk"]'),
  );
  await step('Undo', /^Undone: no-soldier-stays fitted/);
  expect(await readFile(storyFile, 'utf8')).toBe(changed);
  await step('Undo', /^Undone: no-soldier-stays seen from/);
  expect(await readFile(storyFile, 'utf8')).toBe(story);
  await page.waitForFunction(
    (old) => document.querySelector('[data-camera]')!.getAttribute('data-camera') === old,
    before.map((number) => number.toFixed(5)).join(' '),
  );
  await live.close();
});

test('a mistake is told beside the studio, where it can be taken back', async () => {
  await page.getByLabel('almaty shown').check();
  await page.waitForFunction(() => Number(document.documentElement.dataset['problems']) > 0);
  await page.getByText('"almaty" lies outside').first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await status('Undone: almaty shown');
  expect(await readFile(storyFile, 'utf8')).toBe(story);
  await page.waitForFunction(() => document.documentElement.dataset['problems'] === '0');
});

test('what has been typed since is not undone', async () => {
  await page.getByLabel('kyiv shown').check();
  await status('kyiv shown in');
  const typed = (await readFile(storyFile, 'utf8')).replace(edited.heading, 'The troops stayed');
  await writeFile(storyFile, typed);
  await page.getByRole('button', { name: 'Undo' }).click();
  await status('has been changed otherwise since');
  expect(await readFile(storyFile, 'utf8')).toBe(typed);
});

test('it closes by Escape, and where it was opened from has the focus', async () => {
  await page.getByLabel('Find').focus();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Studio' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('meetlint-offer');
  expect(await page.locator('meetlint-studio').count()).toBe(0);
});
