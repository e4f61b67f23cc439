import { expect, test } from 'vitest';
import { breakpointNames, breakpointOf, breakpoints } from '../../src/projection/index.ts';

test('the breakpoint of a viewport is the one whose media query matches, and no two match', () => {
  const frame = document.createElement('iframe');
  frame.style.border = '0';
  document.body.append(frame);
  for (const width of [320, 390, 499, 500, 599, 600, 601, 820, 844, 1180, 1440]) {
    for (const height of [300, 390, 499, 500, 501, 600, 820, 844, 1180, 1439, 1440, 1441]) {
      frame.style.width = `${width}px`;
      frame.style.height = `${height}px`;
      const matching = breakpointNames.filter(
        (name) => frame.contentWindow?.matchMedia(breakpoints[name].media).matches,
      );
      expect(matching, `${width} × ${height}`).toEqual([breakpointOf({ width, height })]);
    }
  }
});
