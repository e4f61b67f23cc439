import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topology } from 'topojson-specification';
import { territoriesOf } from '../../src/cli/basemap/countries.ts';
import { cutAtAntimeridian, snapToGrid } from '../../src/cli/basemap/cut.ts';
import { labelPoint } from '../../src/cli/basemap/labelPoint.ts';
import { contains, ringArea, type Polygon } from '../../src/cli/basemap/shape.ts';
import { slug } from '../../src/cli/basemap/slug.ts';
import { roundRing, smoothLine } from '../../src/cli/basemap/smooth.ts';
import { tierOf, type TierSpec } from '../../src/cli/basemap/tier.ts';
import { traceRiver } from '../../src/cli/basemap/trace.ts';
import { watersOf } from '../../src/cli/basemap/water.ts';

const atlas = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-110m.json'), 'utf8'),
) as Topology;
/** Codes of the four that matter here; the others are numbered from AA on. */
const alpha2 = codesOf(atlas, { '643': 'RU', '804': 'UA', '504': 'MA', '012': 'DZ' });
const spec: TierSpec = {
  name: 'globe',
  scale: '110m',
  grid: 0.1,
  detail: { bend: 400, waterBend: 400, island: 1000 },
};
const dry = { lakes: [], wide: [], rivers: [] };

function codesOf({ objects }: Topology, known: Record<string, string>): Map<string, string> {
  const countries = objects.countries;
  const ids = countries?.type === 'GeometryCollection' ? countries.geometries.map(({ id }) => String(id)) : [];
  const letters = 'ABCDEFGHIJKL';
  return new Map(
    ids.map((id, i) => [id, known[id] ?? `Q${letters[Math.floor(i / 12) % 12] ?? ''}${letters[i % 12] ?? ''}`]),
  );
}

function square(west: number, south: number, size: number): Polygon {
  const [east, north] = [west + size, south + size];
  return [
    [
      [west, south],
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ],
  ];
}

describe('a tier', () => {
  it('is the same to the byte when made again', () => {
    const made = () => JSON.stringify(tierOf(spec, territoriesOf(atlas, alpha2), dry));
    expect(made()).toBe(made());
  });

  it('loses no country, however much is left out', () => {
    const territories = territoriesOf(atlas, alpha2);
    const coarse = tierOf({ ...spec, grid: 2, detail: { bend: 1e6, waterBend: 1, island: 1e9 } }, territories, dry);
    const countries = coarse.objects.countries;
    const ids = countries?.type === 'GeometryCollection' ? countries.geometries.map(({ id }) => id) : [];
    expect(ids).toEqual(territories.map(({ id }) => id));
  });

  it('takes Crimea out of Russia and leaves Russia the rest', () => {
    const territories = territoriesOf(atlas, alpha2);
    const holders = territories.filter(({ polygons }) => polygons.some((p) => contains(p, [34.1024, 44.9521])));
    expect(holders.map(({ id, views }) => [id, views])).toEqual([['UA-43', { un: 'UA', 'natural-earth': 'RU' }]]);
    const russia = territories.find(({ id }) => id === 'RU')?.polygons ?? [];
    expect(russia.some((p) => contains(p, [37.6173, 55.7558]))).toBe(true);
    expect(russia.some((p) => contains(p, [20.5102, 54.7104]))).toBe(true);
  });

  it('stops where the source no longer has Crimea as a polygon of its own', () => {
    const swapped = new Map([...alpha2].map(([id, code]) => [id, code === 'RU' ? 'UA' : code === 'UA' ? 'RU' : code]));
    expect(() => territoriesOf(atlas, swapped)).toThrow('Crimea');
  });

  it('divides Western Sahara from Morocco along 27°40′ N', () => {
    const territories = territoriesOf(atlas, alpha2);
    const at = (place: number[]) => territories.find(({ polygons }) => polygons.some((p) => contains(p, place)))?.id;
    expect(at([-13.1, 27])).toBe('EH-WEST');
    expect(at([-10, 29])).toBe('MA');
  });
});

describe('cutting at the antimeridian', () => {
  it('leaves on either side what was there', () => {
    const ring = [
      [170, 10],
      [170, 20],
      [-170, 20],
      [-170, 10],
      [170, 10],
    ];
    const pieces = cutAtAntimeridian([[ring]]);
    expect(pieces).toHaveLength(2);
    expect(pieces.filter((p) => contains(p, [175, 15]))).toHaveLength(1);
    expect(pieces.filter((p) => contains(p, [-175, 15]))).toHaveLength(1);
    expect(pieces.filter((p) => contains(p, [0, 15]))).toHaveLength(0);
  });

  it('leaves alone what does not cross it', () => {
    const polygon = square(0, 0, 10);
    expect(cutAtAntimeridian([polygon])[0]).toBe(polygon);
  });
});

describe('rounding to the grid', () => {
  it('moves no position by more than half a step, to a point that neighbours find too', () => {
    const longitude = fc.double({ min: -170, max: 160, noNaN: true });
    const latitude = fc.double({ min: -80, max: 70, noNaN: true });
    fc.assert(
      fc.property(longitude, latitude, (x, y) => {
        const [ring = []] = snapToGrid([square(x, y, 1)], [-180, -90], 0.01)[0] ?? [];
        const [west = NaN, south = NaN] = ring[0] ?? [];
        expect(Math.abs(west - x)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(Math.abs(south - y)).toBeLessThanOrEqual(0.005 + 1e-9);
        const reversed = [...(square(x, y, 1)[0] ?? [])].reverse();
        expect(snapToGrid([[reversed]], [-180, -90], 0.01)).toEqual([[[...ring].reverse()]]);
      }),
    );
  });

  it('drops what collapses', () => {
    expect(snapToGrid([square(0.001, 0.001, 0.001)], [0, 0], 0.01)).toEqual([]);
  });

  it('leaves no spike where it makes an arm as thin as a line, wherever the ring is opened', () => {
    const [square4 = []] = square(0, 0, 1);
    const arm = [
      [1, 0.5],
      [3, 0.502],
      [1, 0.504],
    ];
    const open = [...square4.slice(0, 3), ...arm.toReversed(), ...square4.slice(3, 4)];
    for (let i = 0; i < open.length; i++) {
      const turned = [...open.slice(i), ...open.slice(0, i)];
      const [[ring = []] = []] = snapToGrid([[[...turned, ...turned.slice(0, 1)]]], [0, 0], 0.01);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(ring.some(([x = 0]) => x > 2)).toBe(false);
      expect(ring).toHaveLength(6);
    }
  });
});

describe('a label point', () => {
  it('lies within the polygon, in the widest part', () => {
    const pan: Polygon = [
      [
        [0, 0],
        [0, 4],
        [4, 4],
        [4, 2.1],
        [20, 2.1],
        [20, 1.9],
        [4, 1.9],
        [4, 0],
        [0, 0],
      ],
    ];
    const [x, y] = labelPoint(pan);
    expect(contains(pan, [x, y])).toBe(true);
    expect(x).toBeCloseTo(2, 0);
    expect(y).toBeCloseTo(2, 0);
  });
});

describe('a river', () => {
  const dots = Array.from({ length: 20 }, (_, i) => square(30 + i * 0.05, 50 + Math.sin(i / 3) * 0.1, 0.002));
  const river = { id: 'test', name: { nl: 'T', en: 'T', es: 'T', fr: 'T', de: 'T' }, rank: 3 as const };
  const past: [number, number][] = [
    [30, 50],
    [30.95, 50],
  ];

  it('is traced through every dot that the source has of it', () => {
    const line = traceRiver({ ...river, past }, { rivers: dots, lakes: [] });
    expect(new Set(line.map(({ polygon }) => polygon)).size).toBe(dots.length);
  });

  it('is no line where it is drawn as a polygon', () => {
    const reservoir = square(30.4, 49.95, 0.2);
    const waters = { rivers: dots, lakes: [reservoir] };
    const line = traceRiver({ ...river, past }, waters);
    const drawn = watersOf(waters, [{ ...river, past, line }], { lakes: 10, wide: Infinity, rank: 3 });
    expect(drawn.lakes).toHaveLength(1);
    expect(drawn.rivers.length).toBeGreaterThan(0);
    const inside = drawn.rivers.flat().filter(([x = 0, y = 0]) => x > 30.41 && x < 30.59 && y > 49.96 && y < 50.14);
    expect(inside.length).toBeLessThan(line.length / 2);
  });

  it('is refused where the source has no water on its way', () => {
    const far: [number, number][] = [
      [30, 50],
      [33, 50],
    ];
    const waters = { rivers: [...dots.slice(0, 3), square(33, 50, 0.01)], lakes: [] };
    expect(() => traceRiver({ ...river, past: far }, waters)).toThrow('no water found on the way of test');
  });
});

it('measures a ring on the sphere: a degree square at the equator is 12,364 km²', () => {
  expect(ringArea(square(0, 0, 1)[0] ?? [])).toBeCloseTo(12363.7, 0);
});

it('makes ids of names', () => {
  expect(['Białystok', 'Rostov-on-Don', 'São Paulo', "Chișinău"].map(slug)).toEqual([
    'bialystok',
    'rostov-on-don',
    'sao-paulo',
    'chisinau',
  ]);
});

describe('smoothing', () => {
  const place = fc.tuple(fc.double({ min: 20, max: 30, noNaN: true }), fc.double({ min: 50, max: 55, noNaN: true }));

  it('keeps the ends of a line, and stays within what the line spans', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 6 }), (line) => {
        const smooth = smoothLine(line);
        expect(smooth[0]).toEqual(line[0]);
        expect(smooth.at(-1)).toEqual(line.at(-1));
        for (const axis of [0, 1] as const) {
          const values = line.map((at) => at[axis]);
          for (const at of smooth) {
            expect(at[axis]).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
            expect(at[axis]).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('takes the zigzag out of a river that was traced from bank to bank', () => {
    const zigzag = Array.from({ length: 40 }, (_, i) => [30 + i * 0.004, 50 + (i % 2) * 0.003]);
    const heights = smoothLine(zigzag).slice(8, -8).map(([, y = 0]) => y);
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.0005);
  });

  it('rounds a ring through all its corners', () => {
    const [corners = []] = square(27, 54, 0.1);
    const round = roundRing(corners, 2);
    expect(round).toHaveLength(17);
    expect(round[0]).toEqual(round.at(-1));
    for (const corner of corners) expect(round).toContainEqual(corner);
    const grown = ringArea(round) / ringArea(corners);
    expect(grown).toBeGreaterThan(1.05);
    expect(grown).toBeLessThan(1.5);
  });
});
