import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { safeBox, breakpointOf } from '../../src/projection/index.ts';
import { openStory, rest, type Look } from '../gallery/frames.ts';
import { closeBrowser } from '../support/page.ts';

/**
 * Maps of some scenes, drawing and ground, as they were when somebody last looked at them and found them good.
 *
 * After a change on purpose: `WRITE_PICTURES=1 npx vitest run --project site tests/site/pictures.site.ts`, look at the
 * new ones, commit them.
 */
const references = new URL('../cases/pictures/', import.meta.url);
const seen = join('.cache', 'pictures');
const site = inject('site');

/**
 * Letters and lines are smoothed differently by other versions of Chromium and other font libraries. So both pictures
 * are blurred by about a pixel before they are compared, and a few pixels may differ to the eye all the same. A name
 * that has moved by three pixels makes hundreds.
 */
const blur = 1;
const threshold = 0.05;
const tolerance = 50;

const scenes: { story: string; scene: string; width: number; height: number; ground: Look['ground'] }[] = [
  { story: 'union-state', scene: 'union-resolve', width: 390, height: 844, ground: 'live' },
  { story: 'union-state', scene: 'union-resolve', width: 390, height: 844, ground: 'still' },
  { story: 'union-state', scene: 'crimea-and-donbas', width: 1000, height: 640, ground: 'still' },
  { story: 'magellan-elcano', scene: 'cape', width: 640, height: 800, ground: 'live' },
];

afterAll(closeBrowser);

describe('the map looks as it did', () => {
  for (const { story, scene, ...look } of scenes) {
    test(`${story}, ${scene}, ${look.width}×${look.height}, ${look.ground}`, async () => {
      const opened = await openStory(`${site}${story}/en/`, { ...look, scheme: 'light' });
      const { page } = opened;
      await rest(page, scene, { ...look, scheme: 'light' });
      const unlike: Record<string, number> = {};
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await rest(page, scene, { ...look, scheme });
        const name = `${scene}-${look.width}-${look.ground}-${scheme}`;
        const actual = await mapOf(page, look);
        if (process.env['WRITE_PICTURES']) await writeReference(name, actual);
        const count = await compared(name, actual);
        if (count > tolerance) unlike[name] = count;
      }
      await opened.close();
      expect(
        unlike,
        `Pixels unlike the picture in tests/cases/pictures; see ${seen}/*.actual.png and *.diff.png`,
      ).toEqual({});
    });
  }
});

test('a small name that has moved by three pixels is seen', async () => {
  const look = { width: 390, height: 844, scheme: 'light', ground: 'still' } as const;
  const { page, close } = await openStory(`${site}union-state/en/`, look);
  await rest(page, 'union-resolve', look);
  const moved = await page.evaluate(() => {
    const [name] = document.querySelectorAll('svg.drawing g.label.city');
    name?.setAttribute('transform', `translate(3 0)${name.getAttribute('transform')}`);
    return name?.textContent;
  });
  expect(moved).toBeTruthy();
  const count = await compared('union-resolve-390-still-light', await mapOf(page, look), false);
  await close();
  expect(count).toBeGreaterThan(2 * tolerance);
});

/** The scene's frame, with nothing over the map. */
async function mapOf(page: Page, viewport: { width: number; height: number }): Promise<Buffer> {
  await page.evaluate(() => {
    const stage = document.querySelector('[data-camera]');
    for (let part = stage; part && part !== document.body; part = part.parentElement) {
      for (const other of part.parentElement?.children ?? []) {
        if (other !== part && other instanceof HTMLElement) other.style.visibility = 'hidden';
      }
    }
    for (const each of document.querySelectorAll<HTMLElement>('[data-card], [data-bar]'))
      each.style.visibility = 'hidden';
  });
  const { x, y, width, height } = safeBox(breakpointOf(viewport), viewport);
  return page.screenshot({
    clip: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
  });
}

async function writeReference(name: string, actual: Buffer): Promise<void> {
  await mkdir(references, { recursive: true });
  const small = await sharp(actual).png({ palette: true, colours: 128, dither: 0, effort: 10 }).toBuffer();
  await writeFile(new URL(`${name}.png`, references), small);
}

/** How many pixels differ to the eye; all of them where the sizes do. What differs too much is written down. */
async function compared(name: string, actual: Buffer, isKept = true): Promise<number> {
  const expected = await readFile(new URL(`${name}.png`, references));
  const [a, b] = await Promise.all([pixels(actual), pixels(expected)]);
  const { width, height } = a.info;
  if (width !== b.info.width || height !== b.info.height) return width * height;
  const diff = new Uint8Array(a.data.length);
  const count = pixelmatch(a.data, b.data, diff, width, height, { threshold, includeAA: true });
  if (count > tolerance && isKept) {
    await mkdir(seen, { recursive: true });
    await writeFile(join(seen, `${name}.actual.png`), actual);
    await sharp(diff, { raw: { width, height, channels: 4 } }).toFile(join(seen, `${name}.diff.png`));
  }
  return count;
}

function pixels(png: Buffer) {
  return sharp(png).ensureAlpha().blur(blur).raw().toBuffer({ resolveWithObject: true });
}
