import { geoArea, geoContains } from 'd3-geo';
import { brotliCompressSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import {
  type Basemap,
  type Ground,
  type Tier,
  type View,
  decodeGround,
  groundView,
  pageGround,
  storyGround,
  tierAt,
} from '../../src/ground/index.ts';
import type { GroundPlan } from '../../src/compile/compiled.ts';
import { type BreakpointName, breakpointNames } from '../../src/projection/index.ts';
import { still, stillDocument } from '../../src/still/index.ts';
import { readBasemaps } from './basemaps.ts';

const basemaps = readBasemaps();
type Place = [number, number];
const camera = (center: Place, zoom: number) => ({ center, zoom, bearing: 0, pitch: 0 });
const around = (center: Place, zoom: number): View[] =>
  breakpointNames.map((breakpoint) => groundView('globe', camera(center, zoom), breakpoint));

function cut(tier: Tier, views: View[]): Basemap {
  const part = storyGround(basemaps, views)[tier];
  if (!part) throw new Error(`the ${tier} tier is needed`);
  return part;
}

const whole = new Map<Tier, Ground>();
function wholeGround(tier: Tier): Ground {
  const ground = whole.get(tier) ?? decodeGround(basemaps[tier], 'un', tier);
  whole.set(tier, ground);
  return ground;
}

const bytesOf = (basemap: Basemap) => brotliCompressSync(JSON.stringify(basemap)).length;
const vertices = ({ coordinates }: { coordinates: number[][][] }): Place[] => coordinates.flat() as Place[];
const verticesOf = (basemap: Basemap) => basemap.arcs.reduce((sum, { length }) => sum + length, 0);

type Colour = 'sea' | 'land' | 'water';
const colours: Record<Colour, string> = { sea: '#0000ff', land: '#00ff00', water: '#ff0000' };
const plan: GroundPlan = { lit: [], shades: {}, areas: [], borders: 'un' };

/** What each pixel of a view shows, for `blue`, `green` and `red`. */
function painted(ground: Ground, center: Place, zoom: number, breakpoint: BreakpointName) {
  const theme = { ...pageGround, ...colours, border: 'none', disputed: 'none', coast: 'none', waterLine: 'none' };
  const options = {
    projection: 'globe',
    camera: camera(center, zoom),
    breakpoint,
    stop: { ground: [] },
    theme,
  } as const;
  const svg = stillDocument(still(ground, plan, options), breakpoint, { area: 'extent', stylesheet: '' });
  const { pixels, width, height } = new Resvg(svg).render();
  const channel = (at: number) => [0, 1, 2].find((index) => (pixels[4 * at + index] ?? 0) > 127);
  return { kinds: Array.from({ length: width * height }, (_, at) => channel(at)), width, height };
}

/** How many squares of three by three pixels differ altogether. */
function differing(a: ReturnType<typeof painted>, b: ReturnType<typeof painted>): number {
  const differs = (x: number, y: number) => a.kinds[y * a.width + x] !== b.kinds[y * a.width + x];
  let count = 0;
  for (let y = 1; y < a.height - 1; y++) {
    for (let x = 1; x < a.width - 1; x++) {
      if (!differs(x, y)) continue;
      if ([-1, 0, 1].every((dy) => [-1, 0, 1].every((dx) => differs(x + dx, y + dy)))) count++;
    }
  }
  return count;
}

const places: [string, Place, number][] = [
  ['Suez', [32.55, 29.9], 8],
  ['Singapore', [103.8, 1.3], 8],
  ['the Strait of Magellan', [-70.5, -53.3], 6.4],
  ['the fjords of Norway', [6.5, 61], 7],
  ['Fiji, across the antimeridian', [179.6, -17.5], 6.6],
  ['the Bering Strait, across the antimeridian', [-178, 65], 4],
  ['the Great Lakes', [-84, 45], 5],
  ['Svalbard', [16, 79], 5],
];

describe('storyGround', () => {
  it('leaves out a tier that no view uses', () => {
    const ground = storyGround(basemaps, around([30, 50], 1));
    expect(ground.globe).toBe(basemaps.globe);
    expect(ground.region).toBeNull();
    expect(ground.close).toBeNull();
  });

  it.each(places)('shows %s as the whole basemap does, to within two pixels', (_, center, zoom) => {
    const tier = tierAt(zoom);
    const part = decodeGround(cut(tier, around(center, zoom)), 'un', tier);
    for (const breakpoint of ['phone', 'wide'] as const) {
      const expected = painted(wholeGround(tier), center, zoom, breakpoint);
      expect(new Set(expected.kinds).size).toBeGreaterThan(1);
      expect(differing(painted(part, center, zoom, breakpoint), expected)).toBe(0);
    }
  });

  it('leads no coast across a view on its way from where it leaves to where it comes back', () => {
    const { scale, translate } = basemaps.region.transform!;
    const start = ([[x = 0, y = 0] = []]: number[][]): Place => [
      x * scale[0] + translate[0],
      y * scale[1] + translate[1],
    ];
    const comesBack = (arc: number[][]) =>
      [0, 1].every((axis) => arc.slice(1).reduce((sum, step) => sum + step[axis]!, 0) === 0);
    const islands = basemaps.region.arcs.filter(comesBack).sort((a, b) => b.length - a.length);
    for (const arc of islands.slice(0, 4)) {
      const part = decodeGround(cut('region', around(start(arc), 6)), 'un', 'region');
      const expected = painted(wholeGround('region'), start(arc), 6, 'phone');
      expect(differing(painted(part, start(arc), 6, 'phone'), expected)).toBe(0);
    }
  });

  it('keeps of a coast far from Europe what a close view can show, and no more for a wide one', () => {
    const inView = ({ coast }: Ground) =>
      vertices(coast).filter(([x, y]) => x > 103.5 && x < 104.1 && y > 1.15 && y < 1.5).length;
    const close = inView(decodeGround(cut('close', around([103.8, 1.3], 9)), 'un', 'close'));
    const whole = inView(wholeGround('close'));
    expect(whole).toBeGreaterThan(60);
    expect(close).toBeGreaterThan(0.9 * whole);
    const wide = inView(decodeGround(cut('close', around([103.8, 1.3], 6.3)), 'un', 'close'));
    expect(wide).toBeLessThan(0.6 * whole);
  });

  it('is as fine everywhere as the closest of several views', () => {
    const [near, far] = [around([103.8, 1.3], 9), around([100, 5], 6.3)];
    const inView = (views: View[]) =>
      vertices(decodeGround(cut('close', views), 'un', 'close').coast).filter(
        ([x, y]) => x > 103.5 && x < 104.1 && y > 1.15 && y < 1.5,
      ).length;
    expect(inView([...far, ...near])).toBe(inView(near));
    expect(inView([...near, ...far])).toBe(inView(near));
  });

  it('leaves out islands and lakes too small to be seen', () => {
    const views = around([22, 62], 3);
    const part = decodeGround(cut('region', views), 'un', 'region');
    const within = (polygon: number[][][]) =>
      polygon[0]?.every(([x = 0, y = 0]) => x > 19 && x < 30 && y > 59 && y < 66) === true;
    for (const kind of ['land', 'water'] as const) {
      const [all, kept] = [wholeGround('region'), part].map((ground) => ground[kind].coordinates.filter(within).length);
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(0.6 * (all ?? 0));
    }
  });

  it('never leaves out a country whole, however small', () => {
    const part = cut('region', around([12, 43], 3));
    const ids = part.objects.countries.geometries.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['VA', 'SM', 'MC', 'LI', 'AD', 'MT', 'LU']));
    const seas = cut('region', around([165, 0], 3)).objects.countries.geometries.map(({ id }) => id);
    expect(seas).toEqual(expect.arrayContaining(['NR', 'TV', 'MH', 'KI']));
  });

  it('lets neighbours go on sharing their borders', () => {
    const ground = decodeGround(cut('region', around([15, 48], 3.2)), 'un', 'region');
    expect(ground.borders.coordinates.length).toBeGreaterThan(50);
    // A line that two of them told differently would be a coast of both.
    const inland = ({ coast }: Ground) => vertices(coast).filter(([x, y]) => x > 15 && x < 18 && y > 46 && y < 52);
    expect(inland(ground)).toEqual([]);
    // Nor is there a crack or an overlap: the countries' areas are together that of the land.
    const sum = ground.countries.reduce((all, { geometry }) => all + geoArea(geometry), 0);
    expect(sum).toBeCloseTo(geoArea(ground.land), 6);
  });

  it('has an enclave in its hole, and no coast around it', () => {
    const ground = decodeGround(cut('region', around([12.5, 42.5], 3)), 'un', 'region');
    const coast = vertices(ground.coast).filter(([x, y]) => x > 12.3 && x < 12.6 && y > 43.8 && y < 44.03);
    expect(coast).toEqual([]);
    const holders = ground.countries.filter(({ geometry }) => geoContains(geometry, [12.46, 43.94]));
    expect(holders.map(({ id }) => id)).toEqual(['SM']);
  });

  it.each([
    [-178, 66],
    [179, -17],
  ] as Place[])('leaves no gap along the antimeridian, around %f, %f', (...center) => {
    const ground = decodeGround(cut('region', around(center, 3)), 'un', 'region');
    const ends = ({ land }: Ground, side: number) =>
      land.coordinates.flatMap(([outer = []]) => {
        const along = outer.filter(([x = 0, y = 0]) => Math.abs(x - side) < 1e-6 && Math.abs(y - center[1]) < 10);
        const latitudes = along.map(([, y = 0]) => y.toFixed(6)).sort();
        return latitudes.length > 0 ? [latitudes[0], latitudes.at(-1)] : [];
      });
    for (const side of [-180, 180]) {
      expect(ends(ground, side).length).toBeGreaterThan(0);
      expect(ends(ground, side).sort()).toEqual(ends(wholeGround('region'), side).sort());
    }
    const along = ground.coast.coordinates.flatMap((line) =>
      line.filter(([x = 0], index) => Math.abs(x) > 179.999 && Math.abs(line[index - 1]?.[0] ?? 0) > 179.999),
    );
    expect(along).toEqual([]);
  });

  it('keeps Crimea Ukraine in each tier', () => {
    for (const zoom of [2, 5, 8]) {
      const tier = tierAt(zoom);
      const ground = decodeGround(cut(tier, around([34.5, 45.3], zoom)), 'un', tier);
      const holders = ground.countries.filter(({ geometry }) => geoContains(geometry, [34.1, 45.2]));
      expect(holders.map(({ id }) => id)).toEqual(['UA']);
    }
  });

  it('is far smaller than the basemap', () => {
    const part = cut('close', around([103.8, 1.3], 8));
    expect(bytesOf(part)).toBeLessThan(30_000);
    expect(verticesOf(part)).toBeLessThan(verticesOf(basemaps.close) / 50);
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
      .map(bytesOf);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(170_000);
  });
});
