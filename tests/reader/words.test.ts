import { expect, test } from 'vitest';
import { wordsText } from '../../src/reader/words.ts';

test('the text of the words has all that they may print', () => {
  const text = wordsText('nl');
  for (const word of ['Naar het verhaal', 'noordoosten', 'liggen', ' ligt ', 'Scène ', ' van '])
    expect(text).toContain(word);
  expect(text).not.toMatch(/undefined|=>/);
});
