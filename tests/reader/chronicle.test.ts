import { describe, expect, test } from 'vitest';
import { chronicleOf } from '../../src/reader/hand/chronicle.ts';

describe('chronicleOf', () => {
  test('puts years, months, days and intervals on one axis, in the order of the telling', () => {
    const { spans, range } = chronicleOf(['2022-07', '2020', '2020-07/2021', '2022-12-31'])!;
    expect(range).toEqual([2020, 2022]);
    const rounded = spans.map((span) => span?.map((each) => Math.round(each * 1000) / 1000));
    expect(rounded).toEqual([
      [0.833, 0.861],
      [0, 0.333],
      [0.167, 0.667],
      [0.999, 1],
    ]);
  });

  test('leaves out what has no date, and is nothing where there is nothing to compare', () => {
    expect(chronicleOf(['2014', '', '2016'])!.spans[1]).toBeUndefined();
    expect(chronicleOf(['2014', '', 'one day'])).toBeUndefined();
  });

  test('marks every year of a few, and fewer of many', () => {
    expect(chronicleOf(['1519', '1522'])!.years).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(chronicleOf(['1914', '1989'])!.years).toHaveLength(8);
  });
});
