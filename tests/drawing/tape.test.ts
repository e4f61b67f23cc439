import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paint, toSvg, type Mark } from '../../src/drawing/index.ts';
import { frameProjector, type Camera, type LonLat } from '../../src/projection/index.ts';
import { greatCircle } from '../../src/compile/greatcircle.ts';
import { tickLevels } from '../../src/drawing/tape.ts';
import { drawingOf, stateOf, tape } from './sketch.ts';
import { light } from '../support/theme.ts';

const minsk: LonLat = [27.5615, 53.9045];
const almaty: LonLat = [76.9286, 43.2567];
const brahin: LonLat = [30.269, 51.787];
const kyiv: LonLat = [30.5234, 50.4501];

describe('a tape', () => {
  it('has its head, on either projection, where the counted kilometres are along the great circle', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('mercator' as const, 'globe' as const),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (projection, share, bearing) => {
          const drawing = drawingOf([tape('minsk-almaty', minsk, almaty, 100)]);
          const camera = { center: [52, 50] as LonLat, zoom: 2.5, bearing };
          const { line, km } = greatCircle(minsk, almaty, 1);
          const drawn = share * (km.at(-1) ?? 0);
          const state = stateOf(drawing, camera, { drawn: { 'tape:minsk-almaty': drawn } });
          const index = km.findIndex((each) => each >= drawn);
          const expected = frameProjector(projection, state.frame, 'wide')(line[index] ?? minsk) ?? [NaN, NaN];
          const [hook] = segments(find(paint(drawing, state, options(projection)), 'head'));
          const middle = [((hook?.[0] ?? NaN) + (hook?.[2] ?? NaN)) / 2, ((hook?.[1] ?? NaN) + (hook?.[3] ?? NaN)) / 2];
          // 1 km of the line is a third of a pixel here
          expect(Math.hypot(middle[0]! - expected[0], middle[1]! - expected[1])).toBeLessThan(0.5);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('bears the figure of what is drawn, rounded as the measure is', () => {
    const drawing = drawingOf([tape('units-to-kyiv', brahin, kyiv, 10)], {
      'tape:units-to-kyiv': { dx: 20, dy: 0, anchor: 'start', lines: ['150 km'] },
    });
    const figure = (drawn: number, units: 'km' | 'mi' = 'km') => {
      const state = stateOf(drawing, { center: kyiv, zoom: 6 }, { drawn: { 'tape:units-to-kyiv': drawn } });
      return find(paint(drawing, state, { ...options('mercator'), units }), 'text').text;
    };
    expect([0, 73, 149.7].map((drawn) => figure(drawn))).toEqual(['0\u00a0km', '70\u00a0km', '150\u00a0km']);
    expect(figure(149.7, 'mi')).toBe('90\u00a0mi');
  });

  it('without a place for its figure bears it in the middle of what is drawn, unless only what has a place is wanted', () => {
    const drawing = drawingOf([tape('units-to-kyiv', brahin, kyiv, 10)]);
    const state = stateOf(drawing, { center: kyiv, zoom: 6 });
    const half = frameProjector(
      'mercator',
      state.frame,
      'wide',
    )([(brahin[0] + kyiv[0]) / 2, (brahin[1] + kyiv[1]) / 2]);
    const figure = all(paint(drawing, state, options('mercator'))).find(
      ({ key }) => key === 'label:tape:units-to-kyiv',
    );
    const [, x, y] = /^translate\((\S+) (\S+)\)/.exec(String(figure?.attributes['transform'])) ?? [];
    expect(Number(x)).toBeCloseTo(half?.[0] ?? NaN, 0);
    expect(Math.abs(Number(y) - (half?.[1] ?? NaN))).toBeLessThan(6);
    const keys = all(paint(drawing, state, { ...options('mercator'), placed: true })).map(({ key }) => key);
    expect(keys).toContain('tape:tape:units-to-kyiv');
    expect(keys).not.toContain('label:tape:units-to-kyiv');
  });

  it('has a tick at every ten kilometres that are drawn', () => {
    const drawing = drawingOf([tape('units-to-kyiv', brahin, kyiv, 10)]);
    // a pixel to a kilometre: ticks at 10, longer ones at 50 and 100
    const count = (drawn: number) => {
      const state = stateOf(drawing, { center: kyiv, zoom: 5.6 }, { drawn: { 'tape:units-to-kyiv': drawn } });
      const marks = paint(drawing, state, options('mercator'));
      return all(marks)
        .filter(({ key }) => key.startsWith('ticks:'))
        .map(({ key, attributes }) => [key, String(attributes['d']).split('M').length - 1]);
    };
    expect(count(149.7)).toEqual([
      ['ticks:10', 12],
      ['ticks:50', 1],
      ['ticks:100', 1],
    ]);
    expect(count(35)).toEqual([['ticks:10', 3]]);
    expect(count(0)).toEqual([]);
  });

  it('never has ticks nearer than six pixels, and some at every ninety at most', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.012, max: 50, noNaN: true }), fc.constantFrom(1, 1.609344), (density, unit) => {
        const levels = tickLevels(density, unit);
        expect(levels.every(({ step }) => step * density >= 6)).toBe(true);
        expect(levels.some(({ step, opacity }) => opacity === 1 && step * density <= 90)).toBe(true);
      }),
    );
  });

  it('changes its scale without a jump as the map comes nearer', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (density) => {
        const near = new Map(tickLevels(density * 1.0001, 1).map((level) => [level.step, level]));
        for (const { step, opacity, length } of tickLevels(density, 1)) {
          expect(near.get(step)?.opacity).toBeCloseTo(opacity, 2);
          expect(near.get(step)?.length).toBeCloseTo(length, 2);
        }
      }),
    );
  });

  it('is cut at the horizon of the globe', () => {
    const drawing = drawingOf([tape('minsk-almaty', minsk, almaty, 100)]);
    const camera: Partial<Camera> = { center: [-50, 40], zoom: 1.5 };
    const marks = paint(drawing, stateOf(drawing, camera), options('globe'));
    const band = points(find(marks, 'band'));
    const project = frameProjector('globe', stateOf(drawing, camera).frame, 'wide');
    expect(project(minsk)).not.toBeNull();
    expect(project(almaty)).toBeNull();
    expect(band.length).toBeGreaterThan(1);
    expect(band[0]?.[0]).toBeCloseTo(project(minsk)?.[0] ?? NaN, 0);
    expect(all(marks).some(({ key }) => key === 'start')).toBe(true);
    expect(all(marks).some(({ key }) => key === 'head')).toBe(false);
  });

  it('is painted as it was: the golden picture', () => {
    const drawing = drawingOf([tape('units-to-kyiv', brahin, kyiv, 10)], {
      'tape:units-to-kyiv': { dx: 20, dy: 0, anchor: 'start', lines: ['150 km'] },
    });
    const state = stateOf(drawing, { center: [30.4, 51.1], zoom: 6 }, { drawn: { 'tape:units-to-kyiv': 104 } });
    const marks = paint(drawing, state, { ...options('mercator'), palette: light.drawing });
    const svg = toSvg(marks).replaceAll('><', '>\n<') + '\n';
    const golden = new URL('../cases/drawing/tape.svg', import.meta.url);
    if (process.env['REGOLD']) writeFileSync(golden, svg);
    expect(svg).toBe(readFileSync(golden, 'utf8'));
  });
});

function options(projection: 'mercator' | 'globe') {
  return { projection, locale: 'en', units: 'km' } as const;
}

function all(marks: Mark[]): Mark[] {
  return marks.flatMap((mark) => [mark, ...all(mark.children ?? [])]);
}

function find(marks: Mark[], key: string): Mark {
  const found = all(marks).find((mark) => mark.key === key);
  if (!found) throw new Error(`nothing is painted with the key ${key}`);
  return found;
}

function points(mark: Mark): [number, number][] {
  return [...String(mark.attributes['d']).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

function segments(mark: Mark): [number, number, number, number][] {
  const found = points(mark);
  return found.flatMap(([x, y], index) => {
    const next = found[index + 1];
    return index % 2 === 0 && next ? [[x, y, next[0], next[1]] as [number, number, number, number]] : [];
  });
}
