import { afterEach, describe, expect, it } from 'vitest';
import { decodeGround, tierAt } from '../../src/ground/index.ts';
import {
  type BreakpointName,
  type Camera,
  type ProjectionName,
  type Viewport,
  breakpointOf,
  safeBox,
} from '../../src/projection/index.ts';
import { still } from '../../src/still/index.ts';
import { light } from '../support/theme.ts';
import { Theatre, basemaps, looks, plan, rasterised } from '../stage/theatre.ts';

/** Three of each breakpoint: the smallest in use, the one that is designed for, and a large one. */
const viewports: Record<BreakpointName, readonly [Viewport, Viewport, Viewport]> = {
  phone: [
    { width: 320, height: 568 },
    { width: 390, height: 844 },
    { width: 430, height: 932 },
  ],
  tablet: [
    { width: 744, height: 1133 },
    { width: 820, height: 1180 },
    { width: 1024, height: 1366 },
  ],
  wide: [
    { width: 1280, height: 720 },
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
  ],
  low: [
    { width: 568, height: 320 },
    { width: 844, height: 390 },
    { width: 932, height: 430 },
  ],
};
const all = Object.values(viewports).flat();
const middles = Object.values(viewports).map(([, middle]) => middle);

it.each(Object.entries(viewports))('%s has three viewports', (name, its) => {
  expect(its.map(breakpointOf)).toEqual([name, name, name]);
});

let theatre: Theatre | undefined;
afterEach(() => {
  theatre?.close();
  theatre = undefined;
});

describe.each<[ProjectionName, string, Camera, readonly Viewport[], lit: string[]]>([
  ['globe', 'Europe', looks.europe, all, ['lit:BY']],
  ['mercator', 'Belarus and the Baltic', looks.baltic, middles, ['lit:BY']],
  ['globe', 'the Strait of Malacca', looks.malacca, middles, []],
])('on the %s, over %s', (projection, _, camera, viewports, lit) => {
  it('coasts and borders of the still lie on the stage’s, 99 of 100 within 1 px', async () => {
    for (const viewport of viewports) {
      if (theatre) theatre.resize(viewport);
      else theatre = new Theatre(projection, viewport);
      for (const [edges, ground] of [
        [coasts, []],
        ...(middles.includes(viewport) && lit.length > 0 ? ([[outlines, lit]] as const) : []),
      ] as const) {
        const where = `${edges.name} at ${viewport.width}×${viewport.height}`;
        const live = await theatre.picture(camera, Object.fromEntries(ground.map((key) => [key, 1])));
        const drawn = await picture(projection, camera, viewport, ground);
        const astray = distances(edges(drawn), edges(live), viewport);
        expect(astray.length, where).toBeGreaterThan(200);
        expect(mean(astray), where).toBeLessThan(0.4);
        expect(share(astray, 1), where).toBeGreaterThan(0.99);
        // The other way, islands and lakes too small for the still are on the stage alone.
        const missed = distances(edges(live), edges(drawn), viewport);
        expect(mean(missed), where).toBeLessThan(0.5);
        expect(share(missed, 1), where).toBeGreaterThan(0.97);
        expect(different(drawn, live), where).toBeLessThan(0.01);
      }
    }
  });
});

/** The still, laid into the viewport as the page does. */
async function picture(
  projection: ProjectionName,
  camera: Camera,
  viewport: Viewport,
  ground: readonly string[],
): Promise<ImageData> {
  const breakpoint = breakpointOf(viewport);
  const tier = tierAt(camera.zoom);
  const basemap = basemaps[tier];
  if (!basemap) throw new Error(`no view has the ${tier} tier`);
  const markup = still(decodeGround(basemap, plan.borders, tier), plan, {
    projection,
    camera,
    breakpoint,
    theme: light.ground,
    stop: { ground },
  });
  const { width, height } = viewport;
  const { x, y, scale } = safeBox(breakpoint, viewport);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<g transform="translate(${x} ${y}) scale(${scale})">${markup}</g></svg>`;
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  URL.revokeObjectURL(image.src);
  return rasterised(width, height, (context) => context.drawImage(image, 0, 0));
}

type Pixels = number[];

/** Where the sea ends. */
function coasts(picture: ImageData): Pixels {
  const sea = channels(light.ground.sea);
  const isSea = (index: number): boolean => near(picture, index, sea, 12);
  return indices(
    picture,
    (index) => isSea(index) !== isSea(index + 1) || isSea(index) !== isSea(index + picture.width),
  );
}

/** The dark line around the country that is set apart. */
function outlines(picture: ImageData): Pixels {
  const ink = channels(light.ground.litBorder);
  return indices(picture, (index) => near(picture, index, ink, 150));
}

/** From each pixel to the nearest of others, in pixels; 4 where none is as near. */
function distances(from: Pixels, to: Pixels, { width, height }: Viewport): number[] {
  const reach = 4;
  const marked = new Uint8Array(width * height);
  for (const index of to) marked[index] = 1;
  return from.map((index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    let least = reach;
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        if (marked[(y + dy) * width + x + dx]) least = Math.min(least, Math.hypot(dx, dy));
      }
    }
    return least;
  });
}

/** The share of pixels of two pictures that differ to the eye. */
function different(a: ImageData, b: ImageData): number {
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const delta = Math.max(
      ...[0, 1, 2, 3].map((part) => Math.abs((a.data[at + part] ?? 0) - (b.data[at + part] ?? 0))),
    );
    if (delta > 32) count++;
  }
  return (4 * count) / a.data.length;
}

function indices({ width, height }: ImageData, holds: (index: number) => boolean): Pixels {
  const found: Pixels = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) if (holds(y * width + x)) found.push(y * width + x);
  }
  return found;
}

function near({ data }: ImageData, index: number, color: number[], tolerance: number): boolean {
  return (
    [0, 1, 2].reduce((sum, part) => sum + Math.abs((data[index * 4 + part] ?? 0) - (color[part] ?? 0)), 0) < tolerance
  );
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (values: number[], below: number): number =>
  values.filter((value) => value <= below).length / values.length;
