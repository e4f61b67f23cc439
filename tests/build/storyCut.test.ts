import { expect, test } from 'vitest';
import { GrowingCut, storyCut } from '../../src/build/storyCut.ts';
import { groundView, type View } from '../../src/ground/index.ts';
import { readBasemaps } from '../ground/basemaps.ts';

const basemaps = readBasemaps();

/** What a phone shows around a place, at a zoom level. */
function view(center: [number, number], zoom: number): View {
  return groundView('globe', { center, zoom, bearing: 0, pitch: 0 }, 'phone');
}
const minsk = view([27.5, 53.9], 7);
const cover = (growing: GrowingCut, views: View[]) => growing.covering(basemaps, 'un', views, () => views);
const vertices = (cut: ReturnType<typeof storyCut>) => cut.basemap('close')?.arcs.flat().length ?? 0;

test('a cut has the tiers that the story shows, and those alone', () => {
  const cut = storyCut(basemaps, 'un', [minsk]);
  expect([cut.has('globe'), cut.has('region'), cut.has('close')]).toEqual([false, false, true]);
  expect([cut.basemap('globe'), cut.basemap('region')]).toEqual([null, null]);
  expect(cut.ground('close').land.coordinates.length).toBeGreaterThan(0);
  expect(vertices(cut)).toBeLessThan(basemaps.close.arcs.flat().length / 10);
});

test('a map that is changed a little is shown with the same cut', () => {
  const growing = new GrowingCut();
  const before = cover(growing, [minsk]);
  expect(cover(growing, [view([28.5, 54.5], 7.3)])).toBe(before);
  expect(cover(growing, [view([27.5, 53.9], 6.5)])).toBe(before);
});

test('it grows where a map leaves it, comes close or shows another tier, and keeps what it had', () => {
  const growing = new GrowingCut();
  const before = cover(growing, [minsk]);
  for (const changed of [view([103.8, 1.3], 7), view([27.5, 53.9], 9), view([20, 40], 4)]) {
    const version = cover(growing, [minsk]).version;
    const after = cover(growing, [changed]);
    expect(after.version).not.toBe(version);
    expect(cover(growing, [minsk, changed])).toBe(after);
    expect(vertices(after)).toBeGreaterThanOrEqual(vertices(before));
  }
});

test('another view of the borders is another cut', () => {
  const growing = new GrowingCut();
  const before = cover(growing, [minsk]);
  expect(growing.covering(basemaps, 'natural-earth', [minsk], () => [minsk]).version).not.toBe(before.version);
});
