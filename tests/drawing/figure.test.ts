import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  figuresWritten,
  formatDate,
  formatFigure,
  formatNumber,
  niceMultiple,
  rememberFigures,
  toMultiple,
} from '../../src/drawing/figure.ts';

const nbsp = '\u00a0';
const km = (value: number, locale: string, round = 1, units: 'km' | 'mi' = 'km') =>
  formatFigure(value, 'km', { locale, units, round });

describe('formatFigure', () => {
  it('rounds to the nearest multiple and sets the unit after a no-break space', () => {
    expect(km(149.7, 'en', 10)).toBe(`150${nbsp}km`);
    expect(km(149.7, 'nl', 10)).toBe(`150${nbsp}km`);
    expect(km(149.7, 'ar', 10)).toMatch(/^(150|١٥٠)\u00a0كم$/);
  });

  it('groups digits as the language does', () => {
    expect(km(3734.2, 'en')).toBe(`3,734${nbsp}km`);
    expect(km(3734.2, 'nl')).toBe(`3.734${nbsp}km`);
    expect(km(3734.2, 'es')).toBe(`3734${nbsp}km`);
    expect(km(13734.2, 'es')).toBe(`13.734${nbsp}km`);
  });

  it('keeps as many decimals as the rounding has, in the language’s decimal mark', () => {
    expect(km(11.04, 'en', 0.1)).toBe(`11.0${nbsp}km`);
    expect(km(11.04, 'nl', 0.1)).toBe(`11,0${nbsp}km`);
    expect(km(11.04, 'en', 0.25)).toBe(`11.00${nbsp}km`);
  });

  it('shows miles no finer than the kilometres were', () => {
    expect(km(149.7, 'en', 10, 'mi')).toBe(`90${nbsp}mi`);
    expect(km(149.7, 'en', 1, 'mi')).toBe(`93${nbsp}mi`);
    expect(km(3734, 'en', 100, 'mi')).toBe(`2,300${nbsp}mi`);
  });

  it('does not let a figure vanish in miles that is something in kilometres', () => {
    expect(km(6, 'en', 10, 'mi')).toBe(`5${nbsp}mi`);
    expect(km(0, 'en', 10, 'mi')).toBe(`0${nbsp}mi`);
  });

  it('writes areas in squares', () => {
    const area = (locale: string, units: 'km' | 'mi') => formatFigure(207_600, 'km2', { locale, units, round: 1000 });
    expect(area('en', 'km')).toBe(`208,000${nbsp}km²`);
    expect(area('nl', 'km')).toBe(`208.000${nbsp}km²`);
    expect(area('ar', 'km')).toMatch(/^\S+\u00a0كم²$/);
    expect(area('en', 'mi')).toBe(`80,000${nbsp}mi²`);
  });

  it('writes bearings in degrees below 360', () => {
    const options = { units: 'km', round: 1 } as const;
    expect(formatFigure(43.6, 'degrees', { ...options, locale: 'en' })).toBe('44°');
    expect(formatFigure(43.6, 'degrees', { ...options, locale: 'nl' })).toBe('44°');
    expect(formatFigure(359.7, 'degrees', { ...options, locale: 'es' })).toBe('0°');
  });

  it('writes counts without a unit', () => {
    expect(formatFigure(1234, 'count', { locale: 'nl', units: 'mi', round: 1 })).toBe('1.234');
  });

  it('is never further from the value than half the rounding', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        fc.constantFrom(0.1, 1, 2, 5, 10, 25, 50, 100),
        (value, round) => {
          const shown = Number(km(value, 'en', round).replace(/[^\d.]/g, ''));
          expect(Math.abs(shown - value)).toBeLessThanOrEqual(round / 2 + 1e-9);
        },
      ),
    );
  });
});

describe('toMultiple', () => {
  it('leaves no binary dust', () => {
    expect(toMultiple(0.29, 0.1)).toBe(0.3);
    expect(toMultiple(149.7, 10)).toBe(150);
  });
});

describe('niceMultiple', () => {
  it('is the smallest of 1, 2, 5 × 10ⁿ that is no finer', () => {
    expect([0.0621, 0.62, 1, 3.1, 6.2, 62, 200].map(niceMultiple)).toEqual([0.1, 1, 1, 5, 10, 100, 200]);
  });
});

describe('formatNumber', () => {
  it('groups digits as the language does', () => {
    expect([formatNumber(3734, 'en'), formatNumber(3734, 'nl'), formatNumber(1.25, 'nl', 2)]).toEqual([
      '3,734',
      '3.734',
      '1,25',
    ]);
  });
});

describe('formatDate', () => {
  it('writes years, months and days', () => {
    expect(['2014', '2020-07', '2022-01-17'].map((date) => formatDate(date, 'nl'))).toEqual([
      '2014',
      'juli 2020',
      '17 januari 2022',
    ]);
    expect(['2014', '2020-07', '2022-01-17'].map((date) => formatDate(date, 'en'))).toEqual([
      '2014',
      'July 2020',
      '17 January 2022',
    ]);
    expect(formatDate('2022-01-17', 'es')).toBe('17 de enero de 2022');
    expect(formatDate('2022-01-17', 'ar')).toMatch(/^(17|١٧) يناير (2022|٢٠٢٢)$/);
  });

  it('writes intervals with what both ends share said once', () => {
    const plain = (text: string) => text.replace(/[\s\u2009\u202f]+/gu, ' ');
    expect(plain(formatDate('2022-01-06/2022-01-19', 'nl'))).toBe('6–19 januari 2022');
    expect(plain(formatDate('2022-01-06/2022-01-19', 'de'))).toBe('6.–19. Januar 2022');
    expect(plain(formatDate('2022-03-01', 'fr'))).toBe('1er mars 2022');
    expect(plain(formatDate('2022-03-11', 'fr-CA'))).toBe('11 mars 2022');
    expect(plain(formatDate('2022-03-01/2022-03-11', 'fr'))).toBe('1er–11 mars 2022');
    expect(plain(formatDate('2022-02-21/2022-03-01', 'fr'))).toContain('1er mars 2022');
    expect(plain(formatDate('2020-08/2021-06', 'en'))).toBe('August 2020 – June 2021');
    expect(plain(formatDate('2015/2020', 'es'))).toBe('2015–2020');
  });

  it('writes intervals of unlike precision', () => {
    expect(formatDate('2014/2022-02-22', 'nl')).toBe('2014 – 22 februari 2022');
  });

  it('keeps to the Gregorian calendar and to the day, whatever the region or time zone', () => {
    expect(formatDate('2022-01-01', 'ar-SA')).toMatch(/2022|٢٠٢٢/);
    expect(formatDate('2022-01-01', 'en')).toBe('1 January 2022');
  });

  it('leaves alone what is no date', () => {
    expect(formatDate('', 'en')).toBe('');
    expect(formatDate('2022-13', 'en')).toBe('2022-13');
  });
});

describe('figures written elsewhere', () => {
  it('are all that were written meanwhile, those of before among them', () => {
    km(87.3, 'nl', 10);
    const figures = figuresWritten(() => {
      km(87.3, 'nl', 10);
      formatNumber(1234, 'nl');
    });
    expect(Object.values(figures).sort()).toEqual(['1.234', `90${nbsp}km`]);
    km(410, 'nl');
    expect(Object.keys(figures)).toHaveLength(2);
  });

  it('are taken as they are', () => {
    const [key = ''] = Object.keys(figuresWritten(() => km(4321, 'nl')));
    rememberFigures({ [key]: 'as sent' });
    expect(km(4321, 'nl')).toBe('as sent');
    expect(km(4321, 'en')).toBe(`4,321${nbsp}km`);
  });
});
