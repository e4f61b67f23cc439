import { expect, test } from 'vitest';
import type { KnownPlace } from '../../src/compile/compiled.ts';
import { knownOf } from '../../src/reader/known.ts';
import { pageWords } from '../support/words.ts';

const place: KnownPlace = {
  shape: 'point',
  names: ['Brahin'],
  certainty: 'exact',
  radius: 0,
  date: '',
  source: '',
  note: '',
  countries: [],
};

function told(more: Partial<KnownPlace>, locale = 'en', { units = 'km' as 'km' | 'mi', legend = {} } = {}): string {
  return knownOf({ ...place, ...more }, { locale, units, legend }, pageWords(locale)).replaceAll('\u00a0', ' ');
}

test('how well a point is known is told, and of when', () => {
  expect(told({})).toBe('');
  expect(told({ certainty: 'approximate', radius: 10, date: '2022-01' })).toBe('Known to within 10 km; January 2022');
  expect(told({ certainty: 'approximate', radius: 0.3 })).toBe('Known to within 0.3 km');
  expect(told({ certainty: 'disputed', date: '2014' })).toBe('Status disputed; 2014');
});

test('it is told in the language of the page, and in the unit of the story', () => {
  const roughly = { certainty: 'approximate', radius: 10, date: '2022-01' } as const;
  expect(told(roughly, 'nl')).toBe('Bekend tot op 10 km; januari 2022');
  expect(told(roughly, 'es')).toBe('Ubicación conocida con un margen de 10 km; enero de 2022');
  expect(told(roughly, 'ar')).toBe('موقع معروف بدقة 10 كم؛ يناير 2022');
  expect(told(roughly, 'en', { units: 'mi' })).toBe('Known to within 6 mi; January 2022');
});

test('of a line or an area it is only told where it is rough or disputed', () => {
  expect(told({ shape: 'line', date: '1520' })).toBe('1520');
  expect(told({ shape: 'area' })).toBe('');
  expect(told({ shape: 'line', certainty: 'approximate' })).toBe('Course known only roughly');
  expect(told({ shape: 'area', certainty: 'approximate' })).toBe('Place known only roughly');
});

test('signs are called as in the story’s legend', () => {
  const legend = { course: 'Reconstructed', contested: 'Claimed by two' };
  expect(told({ shape: 'line', certainty: 'approximate' }, 'en', { legend })).toBe('Reconstructed');
  expect(told({ shape: 'area', certainty: 'disputed' }, 'en', { legend })).toBe('Claimed by two');
});

test('of a group of countries it is told which they are', () => {
  const group = { shape: 'countries', countries: ['Austria', 'Switzerland'], date: '2022' } as const;
  expect(told({ ...group, countries: [...group.countries] })).toBe('Austria and Switzerland; 2022');
});
