import { expect, test } from 'vitest';
import { formatFigure } from '../../src/drawing/index.ts';
import { wordsOf, wordsText } from '../../src/reader/words.ts';

test('the text of the words has all that they may print', () => {
  const text = wordsText('nl');
  for (const word of ['Naar het verhaal', 'noordoosten', 'liggen', ' ligt ', 'Scène ', ' van '])
    expect(text).toContain(word);
  expect(text).not.toMatch(/undefined|=>/);
});

test.each(['en', 'nl', 'es', 'ar'])('the bar writes a unit as the figures do in %s', (locale) => {
  for (const units of ['km', 'mi'] as const) {
    const figure = formatFigure(90, 'km', { locale, units, round: 1 });
    expect(figure.endsWith(`\u00a0${wordsOf(locale)[units]}`), figure).toBe(true);
  }
});
