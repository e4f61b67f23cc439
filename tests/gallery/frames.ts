import type { Page } from 'playwright';
import { open, restOf, settle, untilLive, type Opened } from '../support/page.ts';

/** How a scene is looked at. */
export interface Look {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
  /** The live map, or the still that serves without it. */
  ground: 'live' | 'still';
}

/** The name of the frame before the first scene. */
export const title = 'title';

export function nameOf({ width, height, scheme, ground }: Look): string {
  return `${width}x${height}-${scheme}-${ground}`;
}

/** Opens a story as it is to be looked at. */
export async function openStory(url: string, { ground, scheme, width, height }: Look): Promise<Opened> {
  return open(url, {
    width,
    height,
    colorScheme: scheme,
    ...(ground === 'still' && { init: 'HTMLCanvasElement.prototype.getContext = () => null' }),
  });
}

/** The title and all scenes, in order. */
export async function framesOf(page: Page): Promise<string[]> {
  return [title, ...(await page.$$eval('[data-scene-id]', (all) => all.map(({ id }) => id)))];
}

/** Brings a scene to the middle of its rest, and waits until all of its ground is there. */
export async function rest(page: Page, id: string, { ground }: Look): Promise<void> {
  const y = id === title ? 0 : await restOf(page, id);
  await page.evaluate(async (y) => {
    scrollTo(0, y);
    await document.fonts.ready;
  }, y);
  await settle(page);
  if (ground === 'live') await untilLive(page);
  else await untilStill(page);
  await settle(page);
}

/** Waits until a still is painted: the page's own first picture, or a file that has come. */
async function untilStill(page: Page): Promise<void> {
  // No function in here has a name: tsx would wrap it in a helper that the page does not have.
  await page.waitForFunction(
    () =>
      document.documentElement.dataset['map'] === 'still' &&
      [...document.querySelectorAll('svg.still image, [data-first] > svg')].some(
        (image) => getComputedStyle(image).visibility === 'visible',
      ),
  );
}
