import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  knotsOf,
  positionAmong,
  scrolledTo,
  toRest,
  type ReadingLine,
  type SectionBox,
} from '../../src/scroll/position.ts';

const height = 800;

/** A page of sections below an opening, scrolled by `y`: cards of the heights given, each with its dwell, and gaps. */
function page(cards: number[], y: number, { dwell = 500, gap = 250, room = 480 } = {}): [SectionBox[], ReadingLine] {
  let top = height + gap - y;
  const boxes = cards.map((card) => {
    const box = { top, bottom: top + dwell + card, card };
    top = box.bottom + gap;
    return box;
  });
  return [boxes, { height, pin: height - 8, room, opening: -y }];
}

const positionOf = (boxes: SectionBox[], line: ReadingLine) => positionAmong(knotsOf(boxes, line), 0);

const heights = fc.array(fc.integer({ min: 60, max: 3000 }), { minLength: 1, maxLength: 12 });

describe('the position', () => {
  test('is 0 at the top of the page', () => {
    expect(positionOf(...page([300, 300], 0))).toBe(0);
  });

  test('is the number of scenes once the last has left', () => {
    expect(positionOf(...page([300, 300], 10_000))).toBe(2);
  });

  test('is 0 where there is no scene', () => {
    expect(positionOf([], { height, pin: 792, room: 480, opening: -50 })).toBe(0);
  });

  test('enters the rest of a scene when its card is wholly in view', () => {
    const arrival = height + 250 + 300 - 792;
    expect(positionOf(...page([300, 300], arrival))).toBeCloseTo(0.25, 10);
    expect(positionOf(...page([300, 300], arrival - 1))).toBeLessThan(0.25);
  });

  test('enters the rest of a scene when so much of a high card is in view as there is room for', () => {
    const arrival = height + 250 + 200 - 792;
    expect(positionOf(...page([300, 300], arrival, { room: 200 }))).toBeCloseTo(0.25, 10);
    expect(positionOf(...page([300, 300], arrival - 1, { room: 200 }))).toBeLessThan(0.25);
  });

  test('leaves the rest of a scene when its card is let go', () => {
    const leave = height + 250 + 500 + 300 - 792;
    expect(positionOf(...page([300, 300], leave))).toBeCloseTo(0.75, 10);
    expect(positionOf(...page([300, 300], leave + 1))).toBeGreaterThan(0.75);
  });

  test('gives a taller card a longer rest, in pixels', () => {
    const rest = (card: number) => {
      let pixels = 0;
      for (let y = 0; y < 8000; y += 5) {
        const position = positionOf(...page([card, 300], y));
        if (position >= 0.25 && position <= 0.75) pixels += 5;
      }
      return pixels;
    };
    expect(rest(1500)).toBeGreaterThan(rest(300) + 800);
  });

  test('never runs backwards and never leaps while the page is scrolled down', () => {
    fc.assert(
      fc.property(heights, (cards) => {
        let last = 0;
        for (let y = 0; y < 20_000; y += 40) {
          const position = positionOf(...page(cards, y));
          expect(position).toBeGreaterThanOrEqual(last);
          expect(position - last).toBeLessThanOrEqual(0.2);
          last = position;
        }
      }),
      { numRuns: 50 },
    );
  });

  test('is finite and within the story whatever the page measures', () => {
    const number = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    const box = fc.record({ top: number, bottom: number, card: number });
    const line = fc.record({ height: number, pin: number, room: number, opening: number });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 6 }), line, (boxes, line) => {
        const position = positionOf(boxes, line);
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position).toBeLessThanOrEqual(boxes.length);
      }),
    );
  });
});

test('is told by knots that were taken before the page was scrolled', () => {
  fc.assert(
    fc.property(heights, fc.integer({ min: 0, max: 20_000 }), (cards, y) => {
      const knots = knotsOf(...page(cards, 0));
      expect(positionAmong(knots, y)).toBeCloseTo(positionOf(...page(cards, y)), 10);
    }),
  );
});

test('is found again by the scroll that leads to it', () => {
  fc.assert(
    fc.property(heights, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (cards, share) => {
      const knots = knotsOf(...page(cards, 0));
      const position = share * cards.length;
      expect(positionAmong(knots, scrolledTo(knots, position))).toBeCloseTo(position, 8);
    }),
  );
});

describe('toRest', () => {
  test('is the scroll that brings a scene to the middle of its rest', () => {
    fc.assert(
      fc.property(heights, fc.nat(11), fc.integer({ min: 0, max: 9000 }), (cards, n, y) => {
        const index = n % cards.length;
        const room = 3000;
        const by = toRest(...page(cards, y, { room }), index);
        expect(positionOf(...page(cards, y + by, { room }))).toBeCloseTo(index + 0.5, 6);
      }),
    );
  });

  test('brings a card higher than its room to the middle of what it is pinned for, in its scene', () => {
    fc.assert(
      fc.property(fc.integer({ min: 481, max: 3000 }), fc.integer({ min: 0, max: 9000 }), (card, y) => {
        const by = toRest(...page([300, card], y), 1);
        const [moved, line] = page([300, card], y + by);
        // Pinned from where its section's top is where the card's is to stay, until the dwell is over.
        expect(moved[1]!.top).toBeCloseTo(line.pin - line.room - 250, 6);
        const position = positionOf(moved, line);
        expect(position).toBeGreaterThan(1.25);
        expect(position).toBeLessThan(1.75);
      }),
    );
  });

  test('brings a card too tall to be seen whole to where it begins, below the bar, and in its scene', () => {
    const [boxes, line] = page([300, 1200], 0);
    const by = toRest(boxes, { ...line, clear: 44 }, 1);
    const [moved, after] = page([300, 1200], by);
    expect(moved[1]!.top).toBe(44);
    expect(positionOf(moved, after)).toBeGreaterThan(1.25);
    expect(positionOf(moved, after)).toBeLessThan(1.75);
  });
});
