import { describe, expect, it } from 'vitest';
import { type Bounds, frameExtent, groundView, scaleOf, viewsOf } from '../../src/ground/index.ts';
import { type Camera, breakpointNames, frameProjector } from '../../src/projection/index.ts';
import type { Timeline } from '../../src/timeline/index.ts';

const looking = (...patches: [Bounds, number][]) => ({
  patches: () => patches.map(([bounds, kilometres]) => ({ bounds, kilometres })),
});
const camera = (center: [number, number], zoom: number): Camera => ({ center, zoom, bearing: 0, pitch: 0 });

describe('scaleOf', () => {
  it('is that of the closest view of each place', () => {
    const scale = scaleOf([looking([[0, 0, 20, 20], 5]), looking([[8, 8, 12, 12], 1]), looking([[0, 0, 20, 20], 3])]);
    expect(scale.at(2, 2)).toBe(3);
    expect(scale.at(10, 10)).toBe(1);
    expect(scale.at(40, 10)).toBe(Infinity);
  });

  it('counts a degree around a view as shown', () => {
    const scale = scaleOf([looking([[10, 10, 12, 12], 1])]);
    expect(scale.at(9.01, 9.01)).toBe(1);
    expect(scale.at(12.99, 11)).toBe(1);
    expect(scale.at(11, 12.99)).toBe(1);
    expect(scale.at(8.4, 11)).toBe(Infinity);
    expect(scale.at(11, 13.6)).toBe(Infinity);
  });

  it('tells whether anything of some bounds is shown', () => {
    const { meets } = scaleOf([looking([[10, 10, 12, 12], 1])]);
    expect(meets([0, 0, 90, 80])).toBe(true);
    expect(meets([11, 11, 11, 11])).toBe(true);
    expect(meets([14, 0, 90, 80])).toBe(false);
  });

  it('goes on beyond the antimeridian, and stops at the poles', () => {
    const scale = scaleOf([looking([[175, 80, 185, 95], 1])]);
    expect(scale.at(178, 85)).toBe(1);
    expect(scale.at(-178, 85)).toBe(1);
    expect(scale.at(0, 85)).toBe(Infinity);
    expect(scale.meets([-176, 89.5, -175.5, 90])).toBe(true);
  });

  it('tells all that is shown as boxes side by side', () => {
    const scale = scaleOf([looking([[-1, 10, 1, 10.2], 1]), looking([[179, -5, 181, -5], 1])]);
    const boxes = scale.boxes();
    const within = (x: number, y: number) =>
      boxes.filter(([west, south, east, north]) => x > west && x < east && y > south && y < north).length;
    for (let x = -179.9; x < 180; x += 0.7) {
      for (const y of [-5.3, 0.1, 10.1, 11.1, 13.1]) expect(within(x, y)).toBe(scale.at(x, y) === Infinity ? 0 : 1);
    }
  });
});

describe('groundView', () => {
  it.each([
    [[20, 0], 3],
    [[20, 65], 3],
    [[-170, -40], 4],
  ] as [[number, number], number][])('reaches to the very edge of the globe, from %s', (center, zoom) => {
    for (const breakpoint of breakpointNames) {
      const scale = scaleOf([groundView('globe', camera(center, zoom), breakpoint)]);
      const [[left, top], [right, bottom]] = frameExtent(breakpoint);
      const project = frameProjector('globe', camera(center, zoom), breakpoint);
      const missing = [];
      for (let longitude = -180; longitude < 180; longitude += 1.3) {
        for (let latitude = -84; latitude < 84; latitude += 0.7) {
          const pixel = project([longitude, latitude]);
          const isSeen = pixel && pixel[0] > left && pixel[0] < right && pixel[1] > top && pixel[1] < bottom;
          if (isSeen && scale.at(longitude, latitude) === Infinity) missing.push([longitude, latitude]);
        }
      }
      expect(missing).toEqual([]);
    }
  });

  it('tells how many kilometres lie within a pixel, of the centre and where the globe turns away', () => {
    const [center, zoom, size] = [[20, 40] as [number, number], 3, 0.1];
    const scale = scaleOf([groundView('globe', camera(center, zoom), 'wide')]);
    const project = frameProjector('globe', camera(center, zoom), 'wide');
    for (const [x, y] of [center, [50, 30], [-20, 45], [80, 15]] as [number, number][]) {
      const [[ax, ay], [bx, by], [cx, cy]] = [project([x, y])!, project([x + size, y])!, project([x, y + size])!];
      const pixels = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay));
      const kilometres = 111.195 * size * Math.sqrt(Math.cos((y * Math.PI) / 180) / pixels);
      expect(scale.at(x, y)).toBeLessThan(1.1 * kilometres);
      expect(scale.at(x, y)).toBeGreaterThan(0.55 * kilometres);
    }
  });

  it('lies about its camera where that stands at the antimeridian, on Mercator too', () => {
    for (const projection of ['globe', 'mercator'] as const) {
      const scale = scaleOf([groundView(projection, camera([180, -17], 6), 'phone')]);
      for (const longitude of [178.5, -178.5]) expect(scale.at(longitude, -17)).toBeLessThan(Infinity);
      expect(scale.at(90, -17)).toBe(Infinity);
    }
  });
});

describe('viewsOf', () => {
  it('sees what a story passes on its way half as fine as where it rests', () => {
    const [resting, passed] = [camera([20, 40], 5), camera([60, 40], 5)];
    const cameras = Object.fromEntries(breakpointNames.map((name) => [name, resting]));
    const timeline = { projection: 'globe', stops: [{ cameras }] } as unknown as Timeline;
    const scale = scaleOf(viewsOf(timeline, (position) => (position < 0.5 ? resting : passed)));
    const alone = (one: Camera) => scaleOf(breakpointNames.map((name) => groundView('globe', one, name)));
    expect(scale.at(20, 40)).toBe(alone(resting).at(20, 40));
    expect(scale.at(60, 40)).toBe(2 * alone(passed).at(60, 40));
  });
});
