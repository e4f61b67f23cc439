import { expect, test } from 'vitest';
import { formatFigure } from '../../src/drawing/index.ts';
import { formFor, said } from '../../src/reader/words.ts';
import { pageWords, wordFiles } from '../support/words.ts';

test.each(Object.keys(wordFiles))('the bar writes a unit as the figures do in %s', (locale) => {
  for (const units of ['km', 'mi'] as const) {
    const figure = formatFigure(90, 'km', { locale, units, round: 1 });
    expect(figure.endsWith(`\u00a0${pageWords(locale)[units]}`), figure).toBe(true);
  }
});

test('a sentence is filled in the order of its language, and what is filled in is not looked at', () => {
  expect(said('{b} before {a}, {b}' as const, { a: '$&', b: '{a}' })).toBe('{a} before $&, {a}');
});

test('a number asks for the form that its language has for it, or for the other', () => {
  const forms = { one: 'one', two: 'two', other: 'other' };
  expect([1, 2, 3].map((count) => formFor(forms, count, 'ar'))).toEqual(['one', 'two', 'other']);
  expect([0, 1, 2].map((count) => formFor(forms, count, 'fr'))).toEqual(['one', 'one', 'other']);
  expect([0, 1, 2].map((count) => formFor(forms, count, 'en'))).toEqual(['other', 'one', 'other']);
});
