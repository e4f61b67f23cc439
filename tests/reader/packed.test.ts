import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageStory } from '../../src/reader/site.ts';
import { packed, unpacked } from '../../src/reader/packed.ts';

const degrees = fc.double({ min: -360, max: 360, noNaN: true });
const line = fc.array(fc.tuple(degrees, degrees), { maxLength: 40 });
const km = fc.array(fc.double({ min: 0, max: 40_000, noNaN: true }), { maxLength: 40 });

function pageOf(items: object[]): PageStory {
  return { story: { drawing: { items, labels: {} } }, files: {}, embed: false } as unknown as PageStory;
}

test('lines come back as they were sent, to five metres, and lengths to half a metre', () => {
  fc.assert(
    fc.property(line, line, km, (line, circle, km) => {
      const sent = JSON.parse(
        JSON.stringify(packed(pageOf([{ id: 'a', line, km }, { id: 'b', circle }, { id: 'c' }]))),
      );
      const items = unpacked(sent).story.drawing.items as unknown as [
        { line: number[][]; km: number[] },
        { circle: number[][] },
        object,
      ];
      const isNear = (is: number[], was: number[], by: number) => {
        expect(is.length).toBe(was.length);
        is.forEach((value, index) => expect(Math.abs(value - was[index]!)).toBeLessThanOrEqual(by));
      };
      isNear(items[0].line.flat(), line.flat(), 0.5e-4 + 1e-9);
      isNear(items[1].circle.flat(), circle.flat(), 0.5e-4 + 1e-9);
      isNear(items[0].km, km, 0.5e-3 + 1e-9);
      expect(items[2]).toEqual({ id: 'c' });
    }),
  );
});

test('what is sent twice is sent as it was the first time', () => {
  const page = pageOf([
    {
      id: 'a',
      line: [
        [1, 2],
        [1.5, 2.25],
      ],
      km: [0, 61.5],
    },
  ]);
  const once = unpacked(packed(page));
  expect(unpacked(packed(once))).toEqual(once);
});
