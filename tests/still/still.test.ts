import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GroundPlan } from '../../src/compile/compiled.ts';
import { decodeGround, frameExtent, tierAt, type Ground, type Tier } from '../../src/ground/index.ts';
import { type Camera, breakpointNames, breakpoints, safeBox } from '../../src/projection/index.ts';
import { still, stillDocument } from '../../src/still/index.ts';
import { readBasemaps } from '../ground/basemaps.ts';

const basemaps = readBasemaps();
const grounds = {
  globe: decodeGround(basemaps.globe, 'un', 'globe'),
  region: decodeGround(basemaps.region, 'un', 'region'),
  close: decodeGround(basemaps.close, 'un', 'close'),
} satisfies Record<Tier, unknown>;
const plan: GroundPlan = {
  borders: 'un',
  lit: ['BY'],
  shades: { EU: ['DE', 'FR', 'IT', 'LT', 'LV', 'PL'], NATO: ['DE', 'FR', 'GB', 'IT', 'LT', 'LV', 'NO', 'PL', 'TR'] },
  areas: [],
};
const europe: Camera = { center: [22, 52], zoom: 2.8, bearing: 0, pitch: 0 };
const on = ['lit:BY', 'shade:EU', 'shade:NATO'];
const of = (camera: Camera, ground: string[], breakpoint = 'phone' as const): string =>
  still(grounds[tierAt(camera.zoom)], plan, { projection: 'globe', camera, breakpoint, stop: { ground } });

const classes = (markup: string): string[] =>
  [...markup.matchAll(/<path class="([a-z-]+)/g)].map(([, name]) => name ?? '');

describe('a still', () => {
  it('is the same text for the same frame', () => {
    expect(of(europe, on)).toBe(of({ ...europe }, [...on]));
  });

  it('paints layer upon layer as the stage does', () => {
    const order = ['sea', 'land', 'shade', 'shade', 'lit', 'water', 'border', 'disputed', 'coast', 'outline'];
    expect(classes(of(europe, on))).toEqual(order);
  });

  it('shows what the stop switches on, and no more', () => {
    const plain = classes(of(europe, []));
    expect(plain).toContain('land');
    expect(plain).not.toContain('lit');
    expect(plain).not.toContain('shade');
    expect(of(europe, ['lit:BY'])).toContain('class="lit" fill="var(--ground-lit)"');
  });

  it('has no style, no script and no words', () => {
    const markup = of(europe, on);
    expect(markup).not.toMatch(/style|script|href|<text|<title/);
    expect(markup.replace(/<[^>]*>/g, '')).toBe('');
  });

  it('of Europe with tints fits a phone’s first picture into 6 kB', () => {
    expect(brotliCompressSync(of(europe, on)).length).toBeLessThan(6000);
  });

  it('stays within what it has to reach', () => {
    const [[left, top], [right, bottom]] = frameExtent('phone');
    const markup = of(europe, on);
    const step = Number(/scale\(([\d.]+)\)/.exec(markup)?.[1]);
    for (const [, d = ''] of markup.matchAll(/class="[^"]*"[^>]* d="([^"]*)"/g)) {
      for (const [x, y] of absolute(d, step)) {
        expect(x).toBeGreaterThanOrEqual(left - 0.5);
        expect(x).toBeLessThanOrEqual(right + 0.5);
        expect(y).toBeGreaterThanOrEqual(top - 0.5);
        expect(y).toBeLessThanOrEqual(bottom + 0.5);
      }
    }
  });

  it('does not take a lake that touches the horizon, far beyond the frame, for an ocean', () => {
    // A lake of Labrador, 50.8° from the camera, where the globe ends for it.
    const camera: Camera = { center: [27.5, 53.94], zoom: 7.765534746362977, bearing: 0, pitch: 0 };
    const paint = (ground: Ground) =>
      still(ground, plan, { projection: 'globe', camera, breakpoint: 'phone', stop: { ground: [] } });
    const coordinates = grounds.close.water.coordinates.filter(([[at = []] = []]) => (at[0] ?? 0) > -60);
    expect(paint(grounds.close)).toBe(paint({ ...grounds.close, water: { type: 'MultiPolygon', coordinates } }));
  });

  it('is a file of its own with the frame, or all that was drawn, as its picture', () => {
    const [[left, top], [right, bottom]] = frameExtent('phone');
    const stylesheet = ':root{--ground-sea:#c6dce2}';
    expect(stillDocument('<g/>', 'phone', { stylesheet })).toContain('viewBox="0 0 340 350"');
    const all = stillDocument('<g/>', 'phone', { area: 'extent', stylesheet });
    expect(all).toContain(`viewBox="${left} ${top} ${right - left} ${bottom - top}"`);
  });
});

describe('frameExtent', () => {
  it('reaches every edge of the stage on common screens', () => {
    const screens = [
      [390, 844],
      [360, 640],
      [412, 915],
      [820, 1180],
      [768, 1024],
      [1440, 900],
      [1920, 1080],
      [1024, 768],
      [844, 390],
    ] as const;
    for (const [width, height] of screens) {
      const breakpoint = width <= height ? (width < 600 ? 'phone' : 'tablet') : height < 500 ? 'low' : 'wide';
      const box = safeBox(breakpoint, { width, height });
      const [[left, top], [right, bottom]] = frameExtent(breakpoint);
      expect(box.x + left * box.scale).toBeLessThanOrEqual(0);
      expect(box.y + top * box.scale).toBeLessThanOrEqual(0);
      expect(box.x + right * box.scale).toBeGreaterThanOrEqual(width);
      expect(box.y + bottom * box.scale).toBeGreaterThanOrEqual(height);
    }
  });

  it('reaches as far to either side where a story is told in both directions', () => {
    for (const name of breakpointNames) {
      const [[left], [right]] = frameExtent(name, ['ltr', 'rtl']);
      const [[plain]] = frameExtent(name);
      expect(right - breakpoints[name].frame.width).toBeCloseTo(-left, -0.5);
      expect(left).toBeLessThanOrEqual(plain);
      expect(frameExtent(name, ['rtl'])[0][0]).toBeGreaterThanOrEqual(left);
    }
  });

  it('contains the frame', () => {
    for (const name of breakpointNames) expect(frameExtent(name)[0][0]).toBeLessThan(0);
  });
});

/** Vertices of relative path data, in frame pixels; a step of its numbers is so many of them. */
function absolute(d: string, step: number): [number, number][] {
  const points: [number, number][] = [];
  let pen: [number, number] = [0, 0];
  for (const [, numbers = '', close] of d.matchAll(/m([^mz]*)(z?)/g)) {
    const values = numbers.match(/-?\d+/g)?.map(Number) ?? [];
    let start = pen;
    for (let index = 0; index + 1 < values.length; index += 2) {
      pen = [pen[0] + (values[index] ?? 0), pen[1] + (values[index + 1] ?? 0)];
      if (index === 0) start = pen;
      points.push([pen[0] * step, pen[1] * step]);
    }
    if (close) pen = start;
  }
  return points;
}
