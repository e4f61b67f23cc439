import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aroundPoint, priced, textBlocks, type Scenery } from '../../src/compile/candidates.ts';
import { placeLabels, type LabelRequest } from '../../src/compile/labels.ts';
import { gapBetween, labelStyles } from '../../src/drawing/index.ts';

const width = 340;
const height = 350;
const textWidth = (text: string, style: { size: number }) => text.length * style.size * 0.5;
const name = fc.stringMatching(/^[A-Z][a-z]{2,11}( [A-Z][a-z]{2,5})?$/);
const names = fc.array(
  fc.record({ name, x: fc.integer({ min: 70, max: 270 }), y: fc.integer({ min: 30, max: 320 }) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

type Named = { name: string; x: number; y: number };

/** One name to each dot, as labels of places. */
function requestsOf(places: Named[]): LabelRequest[] {
  const scenery: Scenery = {
    width,
    height,
    dots: places.map(({ x, y }, index) => ({ id: `${index}`, at: [x, y], radius: 4.5 })),
    strokes: [],
    discs: [],
    reserved: [],
  };
  return places.map(({ name: text, x, y }, index) => ({
    id: `${index}`,
    candidates: priced(aroundPoint(textBlocks(text, labelStyles.place, textWidth), [x, y], 4.5), `${index}`, scenery),
  }));
}

/** Places that are not on top of each other: what a scene on a phone may show. */
function apart(places: Named[]): boolean {
  return places.every((a, i) => places.every((b, j) => i <= j || Math.hypot(a.x - b.x, (a.y - b.y) * 2) > 55));
}

describe('labels that must be there', () => {
  test('never overlap, leave the frame or cover a dot, for places not too near each other', () => {
    fc.assert(
      fc.property(names.filter(apart), (places) => {
        const placed = placeLabels(requestsOf(places), [], 0);
        expect(placed).toHaveLength(places.length);
        placed.forEach(({ id, box }, index) => {
          expect(Math.min(box.left, box.top, width - box.right, height - box.bottom)).toBeGreaterThanOrEqual(0);
          for (const other of placed.slice(index + 1)) expect(gapBetween(box, other.box)).toBeGreaterThanOrEqual(0);
          places.forEach(({ x, y }, at) => {
            const isCovered = x > box.left && x < box.right && y > box.top && y < box.bottom;
            expect(isCovered && id !== `${at}`).toBe(false);
          });
        });
      }),
      { numRuns: 200 },
    );
  });

  test('are all there, however crowded the places', () => {
    fc.assert(
      fc.property(names, (places) => {
        expect(placeLabels(requestsOf(places), [], 0).map(({ id }) => id)).toEqual(
          places.map((_, index) => `${index}`),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('stand in the same places each time', () => {
    fc.assert(
      fc.property(names, (places) => {
        expect(placeLabels(requestsOf(places), [], 0)).toEqual(placeLabels(requestsOf(places), [], 0));
      }),
      { numRuns: 30 },
    );
  });

  test('stand to the right of their dots where nothing is in the way', () => {
    const [placed] = placeLabels(requestsOf([{ name: 'Minsk', x: 150, y: 150 }]), [], 0);
    expect(placed?.place).toMatchObject({ anchor: 'start', lines: ['Minsk'] });
    expect(placed?.box.left).toBeGreaterThan(150);
  });

  test('stay where they were in the picture before, where that is about as good', () => {
    const requests = requestsOf([{ name: 'Minsk', x: 150, y: 150 }]);
    const left = requests[0]?.candidates.find(({ place }) => place.anchor === 'end');
    if (!left) throw new Error('no candidate to the left');
    expect(placeLabels(requests, [], 0, { '0': left.place })[0]?.place).toEqual(left.place);
  });
});

describe('labels for context', () => {
  test('keep clear of all others, and are no more than the limit', () => {
    fc.assert(
      fc.property(names, names, fc.integer({ min: 0, max: 5 }), (must, may, limit) => {
        const optional = requestsOf(may).map((request) => ({ ...request, id: `may-${request.id}` }));
        const placed = placeLabels(requestsOf(must), optional, limit);
        const context = placed.filter(({ mandatory }) => !mandatory);
        expect(context.length).toBeLessThanOrEqual(limit);
        for (const { id, box } of context) {
          for (const other of placed) if (other.id !== id) expect(gapBetween(box, other.box)).toBeGreaterThanOrEqual(7);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('never change where the mandatory ones stand', () => {
    fc.assert(
      fc.property(names, names, (must, may) => {
        const alone = placeLabels(requestsOf(must), [], 0);
        const together = placeLabels(requestsOf(must), requestsOf(may), 20);
        expect(together.filter(({ mandatory }) => mandatory)).toEqual(alone);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a name that two labels bear', () => {
  const oceans = ['east', 'west'].map((id, index): LabelRequest => {
    const [request] = requestsOf([{ name: 'Ocean', x: 90 + 160 * index, y: 150 }]);
    return { id, name: 'Ocean', candidates: request?.candidates ?? [] };
  });

  test('is given for context once, by the first that has room', () => {
    expect(placeLabels([], oceans, 5).map(({ id }) => id)).toEqual(['east']);
    const [, ...others] = oceans;
    expect(placeLabels([], [{ id: 'east', name: 'Ocean', candidates: [] }, ...others], 5).map(({ id }) => id)).toEqual([
      'west',
    ]);
  });

  test('is not given for context where one that must be there says it', () => {
    expect(placeLabels(oceans.slice(0, 1), oceans.slice(1), 5).map(({ id }) => id)).toEqual(['east']);
    expect(placeLabels(oceans, [], 5)).toHaveLength(2);
  });
});

describe('a name that is long', () => {
  const lines = (text: string) => textBlocks(text, labelStyles.place, textWidth).map((block) => block.lines);

  test('is broken into two lines of about equal length', () => {
    expect(lines('Zelfverklaarde republieken')[0]).toEqual(['Zelfverklaarde', 'republieken']);
  });

  test('is broken before a bracket', () => {
    expect(lines('Crimea (occupied by Russia)')[0]).toEqual(['Crimea', '(occupied by Russia)']);
  });

  test('stays on one line where it has no space', () => {
    expect(lines('Dnipropetrovsk')).toEqual([['Dnipropetrovsk']]);
  });
});
