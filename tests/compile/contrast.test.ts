import { describe, expect, test } from 'vitest';
import { contrast } from '../../src/compile/lint/contrast.ts';
import { themeProblems } from '../../src/compile/index.ts';
import { darkPalette, lightPalette } from '../../src/drawing/index.ts';
import { dark, light } from '../../src/ground/index.ts';

const file = { file: 'theme.json', locate: () => ({ line: 1, column: 1 }) };
const card = { paper: '#fffdf8', ink: '#1f1d1a', quiet: '#5f5a52' };

describe('the contrast of two colours', () => {
  test('is 21 of black on white, 1 of a colour on itself, and the same both ways', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#8a7f72', '#8a7f72')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ffffff', '#767676')).toBe(contrast('#767676', '#ffffff'));
  });
});

describe('the built-in themes', () => {
  test('stand out from all that is beneath them', () => {
    expect(themeProblems({ ground: light, palette: lightPalette, card }, file)).toEqual([]);
    expect(themeProblems({ ground: dark, palette: darkPalette, card }, file)).toEqual([]);
  });
});

test('a colour that hardly stands out is told with its path, the ratio and the way out', () => {
  const [problem] = themeProblems({ ground: light, palette: { ...lightPalette, route: '#d8d2c4' }, card }, file);
  expect(problem).toMatchObject({
    rule: 'theme-contrast',
    severity: 'error',
    path: 'palette.route',
    value: '"#d8d2c4"',
  });
  expect(problem?.message).toMatch(/^must stand out from land \(#ece7de\) by 3 to 1: it does by 1\.\d\d$/);
});
