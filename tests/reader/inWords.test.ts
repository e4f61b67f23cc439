import { describe, expect, it } from 'vitest';
import type { MapFact, Measured } from '../../src/compile/compiled.ts';
import { inWords } from '../../src/reader/inWords.ts';
import { wordsOf } from '../../src/reader/words.ts';

const measured: Measured = {
  name: 'units-to-kyiv',
  kind: 'distance',
  value: 149.7,
  unit: 'km',
  rounded: 150,
  round: 10,
  uncertainty: 10,
};
const say = (locale: string, fact: MapFact, units: 'km' | 'mi' = 'km') =>
  inWords([fact], { locale, units, words: wordsOf(locale), measures: { 'units-to-kyiv': measured } })
    .join(' ')
    .replace(/\u00a0/g, ' ');

describe('inWords', () => {
  it('tells a tape as a sentence, in the reader’s language and unit', () => {
    const fact: MapFact = { type: 'tape', measure: 'units-to-kyiv', what: 'Brahin', from: 'Kyiv', toward: 0 };
    expect(say('en', fact)).toBe('Brahin lies 150 km north of Kyiv.');
    expect(say('en', fact, 'mi')).toBe('Brahin lies 90 mi north of Kyiv.');
    expect(say('nl', fact)).toBe('Brahin ligt 150 km ten noorden van Kyiv.');
    expect(say('es', fact)).toBe('Brahin está a 150 km al norte de Kyiv.');
    expect(say('en', { ...fact, what: 'Belarus', nearest: true })).toBe(
      'The nearest point of Belarus lies 150 km north of Kyiv.',
    );
  });

  it('lists what lies around a place, countries without a distance', () => {
    const fact: MapFact = {
      type: 'around',
      name: 'Minsk',
      places: [
        { name: 'Luhansk', km: 1004.2, round: 50, toward: 3 },
        { name: 'Poland', toward: 6 },
      ],
    };
    expect(say('en', fact)).toBe('From Minsk: Luhansk, 1,000 km to the south-east; Poland, to the west.');
    expect(say('es', fact)).toBe('Desde Minsk: Luhansk, 1000 km hacia el sureste; Poland, hacia el oeste.');
  });

  it('tells a route with the places on its way', () => {
    const fact: MapFact = {
      type: 'route',
      name: 'Pacific',
      km: 18400,
      round: 100,
      toward: 7,
      by: ['San Pablo', 'Guam'],
    };
    expect(say('en', fact)).toBe('Pacific, a route of 18,400 km to the north-west: San Pablo – Guam.');
    expect(say('en', { type: 'route', name: 'Round', km: 10, round: 1, by: [] })).toBe('Round, a route of 10 km.');
  });

  it('gives the verb the number of what a ring encloses', () => {
    const ring = (...inside: string[]): MapFact => ({ type: 'ring', name: 'Kyiv', km: 140, inside });
    expect(say('en', ring())).toBe('No other place shown lies within 140 km of Kyiv.');
    expect(say('en', ring('Brahin'))).toBe('Brahin lies within 140 km of Kyiv.');
    expect(say('nl', ring('Brahin', 'Mazyr'))).toBe('Brahin en Mazyr liggen binnen 140 km van Kyiv.');
  });

  it('leaves out a tape whose measure is gone', () => {
    expect(say('en', { type: 'tape', measure: 'none', what: 'A', from: 'B', toward: 0 })).toBe('');
  });
});
