import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, pathOf, projectLine, spotsEvery, type Run } from '../../src/drawing/line.ts';

const number = fc.double({ min: -500, max: 500, noNaN: true });
const straight: Run = [
  { x: 0, y: 0, km: 0 },
  { x: 100, y: 0, km: 50 },
  { x: 100, y: 100, km: 150 },
];

describe('a projected line', () => {
  it('is cut at its kilometres, wherever the vertices are', () => {
    expect(cut([straight], 25, 100)).toEqual([
      [
        { x: 50, y: 0, km: 25 },
        { x: 100, y: 0, km: 50 },
        { x: 100, y: 50, km: 100 },
      ],
    ]);
    expect(cut([straight], 0, 0)).toEqual([[{ x: 0, y: 0, km: 0 }]]);
    expect(cut([straight], 0, 999)).toEqual([straight]);
  });

  it('has its spots at every multiple of the step, with the direction of the line there', () => {
    const spots = spotsEvery([straight], 50, [-1000, -1000, 1000, 1000]);
    expect(spots).toEqual([
      { x: 100, y: 0, km: 50, angle: 0 },
      { x: 100, y: 50, km: 100, angle: Math.PI / 2 },
      { x: 100, y: 100, km: 150, angle: Math.PI / 2 },
    ]);
    expect(spotsEvery([straight], 50, [-10, -10, 90, 10]).map(({ km }) => km)).toEqual([50]);
  });

  it('falls into runs where it goes out of sight, each ending at the horizon', () => {
    const runs = projectLine(
      [
        [0, 0],
        [10, 0],
        [20, 0],
        [30, 0],
      ],
      [0, 10, 20, 30],
      ([lon]) => (Math.abs(lon - 15) < 3 ? null : [lon, 0]),
    );
    expect(runs.map((run) => run.map(({ km }) => Math.round(km * 10) / 10))).toEqual([[0, 10, 20, 30]]);
    const hidden = projectLine(
      [
        [0, 0],
        [10, 0],
        [20, 0],
      ],
      [0, 10, 20],
      ([lon]) => (lon > 4 && lon < 16 ? null : [lon, 0]),
    );
    expect(hidden.map((run) => run.map(({ km }) => Math.round(km * 10) / 10))).toEqual([
      [0, 4],
      [16, 20],
    ]);
  });

  it('is written with no more than its slack between the path and any of its vertices', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 40 }),
        fc.constantFrom(1, 0.01),
        (points, scale) => {
          const run = points.map(([x, y], km) => ({ x: x * scale, y: y * scale, km }));
          const path = [...pathOf([run]).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(
            ([, x, y]) => [Number(x), Number(y)] as const,
          );
          for (const { x, y } of run) expect(distance(path, x, y)).toBeLessThan(0.3);
        },
      ),
    );
  });

  it('is written with two vertices where it is straight', () => {
    const run = Array.from({ length: 100 }, (_, km) => ({ x: km * 3, y: km, km }));
    expect(pathOf([run])).toBe('M0 0L297 99');
  });
});

function distance(path: (readonly [number, number])[], x: number, y: number): number {
  let least = Infinity;
  path.forEach(([x1, y1], index) => {
    const [x0, y0] = path[index - 1] ?? [x1, y1];
    const square = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    const t = square > 0 ? Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square)) : 0;
    least = Math.min(least, Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0)));
  });
  return least;
}
