import { describe, expect, test } from 'vitest';
import { dateFrom, spanOf } from '../../src/format/date.ts';
import { parseStory } from '../../src/format/index.ts';
import { fullStory } from './stories.ts';

describe('a date as people write it', () => {
  test.each([
    ['1917', '1917'],
    ['1917-7-6', '1917-07-06'],
    ['1917/07/06', '1917-07-06'],
    ['1917/07', '1917-07'],
    ['1916–1925', '1916/1925'],
    ['2020-08/2021-06', '2020-08/2021-06'],
    ['2022-01-17T06:00:00Z', '2022-01-17'],
    ['6.7.1917', '1917-07-06'],
    ['25/01/1918', '1918-01-25'],
    ['01/25/1918', '1918-01-25'],
    ['January 1, 1918', '1918-01-01'],
    ['Jan. 1st 1918', '1918-01-01'],
    ['6 juli 1917', '1917-07-06'],
    ['6 de julio de 1917', '1917-07-06'],
    ['1er août 1914', '1914-08-01'],
    ['3. Oktober 1990', '1990-10-03'],
    ['Sept 1939', '1939-09'],
  ])('%s is %s', (written, date) => {
    expect(dateFrom(written)).toBe(date);
  });

  test.each([
    '',
    '6-7-1917',
    '06/07/1917',
    '31 February 1917',
    'Jui 1917',
    'Frimaire 1793',
    'in 1917',
    '1925-1916',
    '-300',
  ])('%j may mean several days, or none', (written) => {
    expect(dateFrom(written)).toBe(undefined);
  });
});

test('where it can mean only one day, that is what to write instead', () => {
  const remedyOf = (date: unknown) => {
    const [first, ...more] = fullStory.scenes;
    return parseStory(JSON.stringify({ ...fullStory, scenes: [{ ...first, date }, ...more] }), 'a').problems[0]?.remedy;
  };
  expect(remedyOf('July 6, 1917')).toBe('Write "1917-07-06".');
  expect(remedyOf(1926)).toBe('Write "1926".');
  expect(remedyOf('6-7-1917')).toMatch(/^Write a date such as "2022-01-17"/);
});

test('a date spans the days that it may mean', () => {
  expect(spanOf('2020')).toEqual({ first: '2020-01-01', last: '2020-12-31' });
  expect(spanOf('2022-02')).toEqual({ first: '2022-02-01', last: '2022-02-31' });
  expect(spanOf('2020-08/2021-06-03')).toEqual({ first: '2020-08-01', last: '2021-06-03' });
});
