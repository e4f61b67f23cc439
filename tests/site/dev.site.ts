import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { edited, edits, startDevelopment, type Development } from '../support/development.ts';
import { closeBrowser, open, type Opened } from '../support/page.ts';

/** Deliberate edits of a story while its page is open, as a designer makes them in `npm run dev`. */
let server: Development;
let opened: Opened;
let storyFile: string;
let placesFile: string;
let story: string;
let places: string;

const { heading, scene } = edited;

beforeAll(async () => {
  server = await startDevelopment();
  ({ path: storyFile, text: story } = server.story);
  ({ path: placesFile, text: places } = server.places);
  // Software rendering of the live map would be most of the time that is measured.
  const init = `HTMLCanvasElement.prototype.getContext = () => null`;
  opened = await open(`${server.address}union-state/en/`, { width: 390, height: 844, init });
  const { page } = opened;
  await page.waitForFunction(() => document.documentElement.dataset['problems'] === '0');
  await page.evaluate((id) => (location.hash = `#${id}`), scene);
  await page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, scene);
  await page.evaluate(() => Object.assign(window, { untouched: true }));
});

afterAll(async () => {
  await opened?.close();
  await server?.close();
  await closeBrowser();
});

/** What a reader has before the eyes: the scene, how far its card stands from the top, and whether the page was reloaded. */
async function place(): Promise<object> {
  return opened.page.evaluate(() => ({
    scene: document.documentElement.dataset['scene'],
    top: Math.round(document.querySelector('#no-soldier-stays h2')!.getBoundingClientRect().top),
    untouched: 'untouched' in window,
  }));
}

/** Saves a file and waits until the page has been repainted. */
async function save(file: string, text: string | Uint8Array): Promise<void> {
  await opened.page.evaluate(() => delete document.documentElement.dataset['repainted']);
  await writeFile(file, text);
  await opened.page.waitForFunction(() => document.documentElement.dataset['repainted']);
}

const drawing = () => opened.page.evaluate(() => document.querySelector('svg.drawing')!.innerHTML);
const overlay = () =>
  opened.page.evaluate(
    () => document.querySelector('meetlint-problems')?.shadowRoot?.querySelector('section')?.textContent ?? '',
  );

test('an edit of a text, a map or a place is painted in the open page, which stays where it is', async () => {
  const before = await place();
  await save(storyFile, story.replace(heading, 'The troops stayed'));
  expect(await opened.page.textContent(`#${scene} h2`)).toBe('The troops stayed');

  const drawn = await drawing();
  const { fit, moved } = edits(story, places);
  await save(storyFile, fit);
  expect(await drawing()).not.toBe(drawn);
  await save(storyFile, story);
  expect(await drawing()).toBe(drawn);

  await save(placesFile, moved);
  expect(await drawing()).not.toBe(drawn);
  await save(placesFile, places);
  expect(await drawing()).toBe(drawn);
  expect(await place()).toEqual(before);
});

test('an edit of what is known of a place is told in the open page, folded or not as it was', async () => {
  const { page } = opened;
  const told = () => page.textContent('[data-places] dl');
  const note = 'Measured from the city centre.';
  expect(await told()).toContain(note);
  await page.$eval('[data-places] details', (details) => details.toggleAttribute('open', true));
  await save(placesFile, places.replace(note, 'Measured from the town hall.'));
  expect(await told()).toContain('Measured from the town hall.');
  expect(await page.isVisible('[data-places] dl')).toBe(true);
  await save(placesFile, places);
  expect(await told()).not.toContain('Measured from the town hall.');
});

test('a mistake is told over the last good story, and goes by itself when it is mended', async () => {
  const before = await place();
  const { page } = opened;
  await writeFile(storyFile, story.replace('"show": ["BY", "minsk", "moscow"', '"show": ["BY", "minsk", "moscov"'));
  await page.waitForFunction(() => document.documentElement.dataset['problems'] === '1');
  const told = await overlay();
  const line = story.slice(0, story.indexOf('"show": ["BY", "minsk", "moscow"')).split('\n').length;
  expect(told).toContain(`story/union-state/story.json:${line}:`);
  expect(told).toContain('"moscov"');
  expect(told).toContain('Did you mean "moscow"?');
  expect(told).toContain('^');
  expect(await page.textContent(`#${scene} h2`)).toBe(heading);
  // Half a file, as it may be seen while it is typed.
  await writeFile(storyFile, story.slice(0, 4000));
  await page.waitForFunction(() => Number(document.documentElement.dataset['problems']) >= 1);
  await save(storyFile, story);
  expect(await overlay()).toBe('');
  expect(await page.evaluate(() => document.querySelector('meetlint-problems'))).toBe(null);
  expect(await place()).toEqual(before);
});

test('warnings stand in a corner', async () => {
  await save(storyFile, story.replace(heading, `${heading}.`));
  await opened.page.waitForFunction(() => document.documentElement.dataset['checked'] === 'true');
  const corner = await opened.page.evaluate(
    () => document.querySelector('meetlint-problems')?.shadowRoot?.querySelector('details')?.textContent,
  );
  expect(corner).toMatch(/^1 warning.*heading-full-stop/s);
  await save(storyFile, story);
});

test('a scene that is added appears, one that goes is gone, and the reader stays where he is', async () => {
  const { page } = opened;
  const before = await place();
  const added = `"scenes": [
    {
      "id": "prologue",
      "heading": { "nl": "Proloog", "en": "A prologue" },
      "text": { "nl": "Nog niet geschreven.", "en": "Not yet written." },
      "map": { "fit": ["BY", "kyiv"], "show": ["BY", "kyiv"] }
    },`;
  await writeFile(storyFile, story.replace('"scenes": [', added));
  await page.waitForSelector('#prologue', { state: 'attached' });
  await page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, scene);
  expect(await place()).toEqual(before);
  await save(storyFile, story);
  expect(await page.evaluate(() => document.getElementById('prologue'))).toBe(null);
  await page.waitForFunction((id) => document.documentElement.dataset['scene'] === id, scene);
  expect(await place()).toEqual(before);
});

test('a photograph that is added, or replaced by another, is shown in the open page', async () => {
  const before = await place();
  const { page } = opened;
  const photograph = join(server.project, 'story', 'union-state', 'square.png');
  const painted = (background: string) =>
    sharp({ create: { width: 1200, height: 800, channels: 3, background } })
      .png()
      .toBuffer();
  await writeFile(photograph, await painted('#446688'));
  const image = { file: 'square.png', alt: { nl: 'Een plein.', en: 'A square.' }, credit: 'Nobody' };
  const anchor = `"id": "${scene}",`;
  await save(storyFile, story.replace(anchor, `${anchor} "image": ${JSON.stringify(image)},`));
  const source = () =>
    page.evaluate((id) => document.querySelector<HTMLImageElement>(`#${id} [data-photograph] img`)!.src, scene);
  const first = await source();
  await page.waitForFunction(
    (id) => document.querySelector<HTMLImageElement>(`#${id} [data-photograph] img`)!.naturalWidth > 0,
    scene,
  );
  await save(photograph, await painted('#886644'));
  expect(await source()).not.toBe(first);
  expect(await place()).toMatchObject({ scene, untouched: true });
  await save(storyFile, story);
  expect(await place()).toEqual(before);
});

test('a new story and a new file of features are there at once', async () => {
  const folder = join(server.project, 'story', 'new-story');
  await mkdir(folder);
  const fresh = {
    title: 'A new story',
    locales: ['en'],
    geo: ['fresh.geojson'],
    scenes: [
      { id: 'a', heading: 'Fresh', text: 'There it is.', map: { fit: ['fresh'], show: ['fresh'] }, alt: 'A place.' },
    ],
  };
  await writeFile(join(folder, 'story.json'), JSON.stringify(fresh, null, 2));
  const { page, close } = await open(`${server.address}new-story/`, { width: 390, height: 844 });
  // Its features are not there yet.
  await page.waitForFunction(() => Number(document.documentElement.dataset['problems']) > 0);
  const feature = {
    type: 'Feature',
    id: 'fresh',
    properties: { name: 'Fresh', kind: 'place' },
    geometry: { type: 'Point', coordinates: [20, 50] },
  };
  const file = join(server.project, 'geo', 'fresh.geojson');
  await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  await page.waitForSelector('h1');
  expect(await page.textContent('h1')).toBe('A new story');
  await close();
});

test('a mistake in a theme leaves the page as it is, and once it is mended the page is dressed in it', async () => {
  const init = `HTMLCanvasElement.prototype.getContext = () => null`;
  const { page, close } = await open(`${server.address}union-state/en/#${scene}`, { width: 390, height: 844, init });
  const settled = (problems: string) =>
    page.waitForFunction(
      ([id, count]) => {
        const { scene: shown, problems: told } = document.documentElement.dataset;
        return shown === id && told === count && document.readyState === 'complete';
      },
      [scene, problems],
    );
  const overlay = () =>
    page.evaluate(() => document.querySelector('meetlint-problems')?.shadowRoot?.querySelector('section')?.textContent);
  const touch = () => page.evaluate(() => Object.assign(window, { untouched: true }));
  await settled('0');
  await touch();
  const themeFile = join(server.project, 'story', 'themes', 'paper.json');
  const theme = await readFile(themeFile, 'utf8');
  const card = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'));
  await writeFile(themeFile, theme.replace(/"paper": "#[0-9a-f]{6}"/, '"paper": "white"'));
  await page.waitForFunction(() => document.documentElement.dataset['problems'] === '1');
  expect(await overlay()).toMatch(/as it was before.*story\/themes\/paper\.json:\d+:\d+.*"white"/s);
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
  // Reloaded by hand, it is as it was before, too.
  const dressed = await card();
  await page.reload();
  await settled('1');
  expect(await page.textContent(`#${scene} h2`)).toBe(heading);
  expect(await card()).toBe(dressed);
  await touch();

  // A mistake of the story's own meanwhile: the theme waits until that is mended as well.
  await writeFile(storyFile, '{}');
  await page.waitForFunction(() => Number(document.documentElement.dataset['problems']) > 1);
  await writeFile(themeFile, theme.replace(/"paper": "#[0-9a-f]{6}"/, '"paper": "#fffffe"'));
  await page.waitForFunction(
    () => !/themes/.test(document.querySelector('meetlint-problems')?.shadowRoot?.textContent ?? 'themes'),
  );
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true);
  await writeFile(storyFile, story);
  await page.waitForFunction(() => !('untouched' in window));
  await settled('0');
  expect(await card()).toBe('#fffffe');
  await close();
  await writeFile(themeFile, theme);
});

test('words that are saved are on the page, and a mistake in them is told', async () => {
  const init = `HTMLCanvasElement.prototype.getContext = () => null`;
  const { page, close } = await open(`${server.address}union-state/en/`, { width: 390, height: 844, init });
  await page.waitForFunction(() => document.documentElement.dataset['problems'] === '0');
  const words = join(server.project, 'story', 'words');
  await mkdir(words, { recursive: true });
  await writeFile(join(words, 'en.json'), '{ "page": { "scroll": "Scroll, {reader}" } }');
  await page.waitForFunction(() => document.documentElement.dataset['problems'] === '1');
  const told = () => page.evaluate(() => document.querySelector('meetlint-problems')?.shadowRoot?.textContent ?? '');
  expect(await told()).toMatch(/story\/words\/en\.json:\d+:\d+ error words-placeholder/);
  await writeFile(join(words, 'en.json'), '{ "page": { "scroll": "Set out" } }');
  await page.getByText('Set out', { exact: true }).waitFor();
  expect(await page.locator('a.skip').innerText()).toBe('Skip to the story');
  await close();
});
