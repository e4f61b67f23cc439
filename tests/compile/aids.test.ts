import { describe, expect, test } from 'vitest';
import { aidsIn, globeLand } from '../../src/compile/aids.ts';
import { distance } from '../../src/compile/distance.ts';
import { breakpointNames, frameUnprojector, type Camera, type ProjectionName } from '../../src/projection/index.ts';

const cameras: [name: string, projection: ProjectionName, camera: Camera][] = [
  ['a town at 54° north', 'globe', { center: [27.5, 53.9], zoom: 8.8, bearing: 0, pitch: 0 }],
  ['a country, turned', 'globe', { center: [27.5, 53.9], zoom: 5.4, bearing: 40, pitch: 0 }],
  ['an island on the equator', 'mercator', { center: [-91, -0.5], zoom: 7, bearing: 0, pitch: 0 }],
  ['a fjord at 70° north', 'mercator', { center: [25, 70], zoom: 7, bearing: 0, pitch: 0 }],
];
const everywhere = () => true;

describe('a scale bar', () => {
  for (const [name, projection, camera] of cameras) {
    test(`is as long as it says where it stands: ${name}`, () => {
      for (const breakpoint of breakpointNames) {
        const { scale } = aidsIn({ projection, camera, breakpoint, isFree: everywhere }).aids;
        expect(scale).toBeDefined();
        if (!scale) continue;
        const unproject = frameUnprojector(projection, camera, breakpoint);
        for (const [[pixels, length], unit] of [
          [scale.km, 1],
          [scale.mi, 1.609344],
        ] as const) {
          const [x, y] = scale.at;
          const from = unproject(scale.anchor === 'start' ? [x, y] : [x - pixels, y]);
          const to = unproject(scale.anchor === 'start' ? [x + pixels, y] : [x, y]);
          const km = from && to ? distance(from, to) : NaN;
          expect(km / (length * unit)).toBeCloseTo(1, 2);
          expect(String(length)).toMatch(/^[125]0*$/);
        }
      }
    });
  }

  test('is left out where it would not hold for all of the frame, as on a globe', () => {
    const camera = { center: [20, 40], zoom: 1.5, bearing: 0, pitch: 0 } satisfies Camera;
    for (const breakpoint of breakpointNames) {
      const { aids } = aidsIn({ projection: 'globe', camera, breakpoint, isFree: everywhere });
      expect(aids).toEqual({});
    }
  });

  test('stands in a corner that is free, and nowhere where none is', () => {
    const [, projection, camera] = cameras[0]!;
    const below = aidsIn({ projection, camera, breakpoint: 'wide', isFree: ({ top }) => top > 350 });
    expect(below.boxes.scale?.top).toBeGreaterThan(350);
    expect(below.boxes.locator?.top).toBeGreaterThan(350);
    expect(aidsIn({ projection, camera, breakpoint: 'wide', isFree: () => false }).aids).toEqual({});
  });
});

describe('a locator', () => {
  test('is given for a region, and not for a continent', () => {
    const at = (zoom: number) =>
      aidsIn({
        projection: 'globe',
        camera: { center: [27.5, 53.9], zoom, bearing: 0, pitch: 0 },
        breakpoint: 'wide',
        isFree: everywhere,
      }).aids;
    expect(at(6).locator).toBeDefined();
    expect(at(3).locator).toBeUndefined();
  });

  test('frames the place on a globe that is the same for its neighbours', () => {
    const of = (center: [number, number]) =>
      aidsIn({
        projection: 'globe',
        camera: { center, zoom: 7, bearing: 0, pitch: 0 },
        breakpoint: 'wide',
        isFree: everywhere,
      }).aids.locator!;
    const [minsk, kyiv] = [of([27.5, 53.9]), of([30.5, 50.4])];
    expect(minsk.globe).toBe('30 60');
    expect(kyiv.globe).toBe('30 60');
    // Kyiv lies south-east of Minsk.
    expect(kyiv.box[0]).toBeGreaterThan(minsk.box[0]);
    expect(kyiv.box[1]).toBeGreaterThan(minsk.box[1]);
  });

  test('shows the land of its own half of the world', () => {
    const ring = [
      [20, 50],
      [20, 60],
      [40, 60],
      [40, 50],
      [20, 50],
    ];
    const land = { type: 'MultiPolygon' as const, coordinates: [[ring]] };
    expect(globeLand('30 60', land)).toMatch(/^m[-\d l]+z$/);
    expect(globeLand('-150 -60', land)).toBe('');
  });
});
