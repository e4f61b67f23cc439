import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../src/compile/lint/contrast.ts';
import { checkTheme } from '../../src/compile/index.ts';
import { difference } from '../../src/compile/lint/signal.ts';

const folder = new URL('../../story/themes/', import.meta.url);
const paper = readFileSync(new URL('paper.json', folder), 'utf8');

describe('the contrast of two colours', () => {
  test('is 21 of black on white, 1 of a colour on itself, and the same both ways', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#8a7f72', '#8a7f72')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ffffff', '#767676')).toBe(contrast('#767676', '#ffffff'));
  });
});

test('the difference of two colours is 1 from black to white, and 0 of a colour to itself', () => {
  expect(difference('#000000', '#ffffff')).toBeCloseTo(1, 3);
  expect(difference('#a51c1c', '#a51c1c')).toBe(0);
});

test.each(readdirSync(folder))('%s, which ships, breaks no rule by day or by night', (file) => {
  expect(checkTheme(readFileSync(new URL(file, folder), 'utf8'), file, file).problems).toEqual([]);
});

test('a colour that hardly stands out is told with its line, its path, the ratio and the way out', () => {
  const faded = paper.replace('"route": "#2f3f6b"', '"route": "#d8d2c4"');
  const [problem] = checkTheme(faded, 'theme.json', 'faded').problems;
  const line = faded.split('\n').findIndex((text) => text.includes('#d8d2c4')) + 1;
  expect(problem).toMatchObject({
    rule: 'theme-contrast',
    severity: 'error',
    path: 'light.drawing.route',
    line,
    value: '"#d8d2c4"',
  });
  expect(problem?.message).toMatch(/^must stand out from land \(#ece7de\) by 3 to 1: it does by 1\.\d\d$/);
});

test('mistakes in a theme file are told as those in a story: unknown keys, and what is no colour', () => {
  const odd = paper.replace('"sea": "#c6dce2"', '"see": "#c6dce2"').replace('"#ece7de"', '"beige"');
  expect(checkTheme(odd, 'theme.json', 'odd')).toMatchObject({
    theme: undefined,
    problems: [
      { rule: 'bad-pattern', path: 'light.ground.land', remedy: 'Write a colour such as "#1f1d1a".' },
      { rule: 'unknown-key', path: 'light.ground.see', remedy: 'Did you mean "sea"?' },
    ],
  });
});
