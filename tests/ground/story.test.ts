import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type View, decodeGround, groundView, storyGround } from '../../src/ground/index.ts';
import { breakpointNames } from '../../src/projection/index.ts';
import { readBasemaps } from './basemaps.ts';

const basemaps = readBasemaps();
const around = (center: [number, number], zoom: number): View[] =>
  breakpointNames.map((breakpoint) => groundView('globe', { center, zoom, bearing: 0, pitch: 0 }, breakpoint));

describe('storyGround', () => {
  it('leaves out a tier that no view uses', () => {
    const ground = storyGround(basemaps, around([30, 50], 1));
    expect(ground.globe).toBe(basemaps.globe);
    expect(ground.region).toBeNull();
    expect(ground.close).toBeNull();
  });

  it('keeps every vertex that a view may show', () => {
    const views = around([28, 53], 4.5);
    const part = storyGround(basemaps, views).region;
    if (!part) throw new Error('the region tier is needed');
    const inView = (ground: ReturnType<typeof decodeGround>): string[] =>
      ground.borders.coordinates
        .flat()
        .filter(([x = 0, y = 0]) => views.some(({ bounds: [w, s, e, n] }) => x > w && x < e && y > s && y < n))
        .map((point) => point.map((value) => value.toFixed(6)).join())
        .sort();
    const expected = inView(decodeGround(basemaps.region, 'un', 'region'));
    expect(expected.length).toBeGreaterThan(500);
    expect(inView(decodeGround(part, 'un', 'region'))).toEqual(expected);
  });

  it('adds the wider tier where a view reaches beyond what the closer one covers', () => {
    const ground = storyGround(basemaps, around([-3, 40], 7));
    expect(ground.region).not.toBeNull();
    expect(ground.close).not.toBeNull();
  });

  it('keeps what is downloaded for a story of Europe and Central Asia under 170 kB', () => {
    const views = [
      around([30, 50], 1),
      around([50, 50], 2.9),
      around([22, 52], 3.4),
      around([37, 47], 5),
      around([29.5, 51.5], 7),
    ].flat();
    const bytes = Object.values(storyGround(basemaps, views))
      .filter((part) => part !== null)
      .map((part) => brotliCompressSync(JSON.stringify(part)).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(170_000);
  });
});
