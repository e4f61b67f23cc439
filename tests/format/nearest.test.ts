import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../src/format/index.ts';

const words = ['kyiv', 'minsk', 'union-resolve-units', 'BY', 'units'];

test('finds the word with one letter wrong, missing, added or exchanged with its neighbour', () => {
  expect(['kyev', 'kyv', 'kyyiv', 'kyvi'].map((word) => nearest(word, words))).toEqual([
    'kyiv',
    'kyiv',
    'kyiv',
    'kyiv',
  ]);
});

test('takes capitals for small letters', () => {
  expect(nearest('Minsk', words)).toBe('minsk');
  expect(nearest('by', words)).toBe('BY');
});

test('lets more letters of a longer word differ', () => {
  expect(nearest('union-resolved-unit', words)).toBe('union-resolve-units');
});

test('suggests nothing where nothing is near', () => {
  expect(nearest('almaty', words)).toBeUndefined();
  expect(nearest('ru', words)).toBeUndefined();
  expect(nearest('x', [])).toBeUndefined();
  expect(nearest('', ['a'])).toBeUndefined();
});

test('of equally near words takes the first', () => {
  expect(nearest('cat', ['car', 'cap'])).toBe('car');
});

test('a word is nearest to itself', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (list) => {
      const [word = ''] = list;
      expect(nearest(word, list)?.toLowerCase()).toBe(word.toLowerCase());
    }),
  );
});
