import { describe, expect, test } from 'vitest';
import { answerMedia } from '../../src/embed/viewportMedia.ts';
import { breakpointNames, breakpoints, breakpointOf } from '../../src/projection/index.ts';

/** Decides a query as a browser does whose viewport is a frame as tall as its content. */
function holds(query: string, width: number): boolean {
  return query.split(' and ').every((part) => {
    const [, bound, limit] = /\((min|max)-width: ([\d.]+)/.exec(part) ?? [];
    return bound === 'min' ? width >= Number(limit) : width <= Number(limit);
  });
}

describe('answerMedia', () => {
  test('gives each viewport of a host its breakpoint, though the frame is ten thousand pixels high', () => {
    for (const [width, height] of [
      [390, 844],
      [844, 390],
      [820, 1180],
      [1440, 900],
      [600, 600],
    ] as const) {
      const named = breakpointNames.filter((name) =>
        holds(answerMedia(breakpoints[name].media, { width, height }), width),
      );
      expect(named).toEqual([breakpointOf({ width, height })]);
    }
  });

  test('understands ranges, as minifiers write them', () => {
    const viewport = { width: 1200, height: 800 };
    expect(answerMedia('(width <= 599.98px) and (aspect-ratio <= 1 / 1)', viewport)).toBe(
      '(width <= 599.98px) and (max-width: 0px)',
    );
    expect(answerMedia('(height>=500px) and (aspect-ratio>=10001/10000)', viewport)).toBe(
      '(min-width: 0px) and (min-width: 0px)',
    );
  });

  test('leaves alone what does not ask for the height', () => {
    const query = '(min-width: 600px) and (prefers-color-scheme: dark)';
    expect(answerMedia(query, { width: 10, height: 10 })).toBe(query);
  });
});
