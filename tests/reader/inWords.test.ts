import { describe, expect, it } from 'vitest';
import type { MapFact, Measured } from '../../src/compile/compiled.ts';
import { inWords } from '../../src/reader/inWords.ts';
import { pageWords } from '../support/words.ts';

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
  inWords([fact], { locale, units, words: pageWords(locale), measures: { 'units-to-kyiv': measured } })
    .join(' ')
    .replace(/\u00a0/g, ' ');

describe('inWords', () => {
  it('tells a tape as a sentence, in the reader’s language and unit', () => {
    const fact: MapFact = { type: 'tape', measure: 'units-to-kyiv', what: 'Brahin', from: 'Kyiv', toward: 0 };
    expect(say('en', fact)).toBe('Brahin lies 150 km north of Kyiv.');
    expect(say('en', fact, 'mi')).toBe('Brahin lies 90 mi north of Kyiv.');
    expect(say('nl', fact)).toBe('Brahin ligt 150 km ten noorden van Kyiv.');
    expect(say('es', fact)).toBe('Brahin está a 150 km al norte de Kyiv.');
    expect(say('fr', fact)).toBe('Depuis Kyiv, Brahin se trouve à 150 km vers le nord.');
    expect(say('fr', { ...fact, from: 'Almaty', toward: 2 })).toContain(
      'Depuis Almaty, Brahin se trouve à 150 km vers l’est.',
    );
    expect(say('de', fact)).toBe('Brahin liegt 150 km nördlich von Kyiv.');
    expect(say('fr', { ...fact, what: 'Bélarus', nearest: true })).toBe(
      'Depuis Kyiv, le point le plus proche (Bélarus) se trouve à 150 km vers le nord.',
    );
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
    expect(say('fr', fact)).toBe(
      'Point de repère : Minsk. Autour : Luhansk, 1\u202f000 km vers le sud-est\u202f; Poland, vers l’ouest.',
    );
    expect(say('de', fact)).toBe(
      'Ausgangspunkt Minsk: Luhansk, 1.000 km in südöstlicher Richtung; Poland, in westlicher Richtung.',
    );
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
    expect(say('fr', fact)).toBe('Pacific, un itinéraire de 18\u202f400 km vers le nord-ouest : San Pablo – Guam.');
    expect(say('de', fact)).toBe('Pacific, eine Route von 18.400 km in nordwestlicher Richtung: San Pablo – Guam.');
    expect(say('en', { type: 'route', name: 'Round', km: 10, round: 1, by: [] })).toBe('Round, a route of 10 km.');
  });

  it('gives the verb the number of what a ring encloses', () => {
    const ring = (...inside: string[]): MapFact => ({ type: 'ring', name: 'Kyiv', km: 140, inside });
    expect(say('en', ring())).toBe('No other place shown lies within 140 km of Kyiv.');
    expect(say('en', ring('Brahin'))).toBe('Brahin lies within 140 km of Kyiv.');
    expect(say('fr', ring('Brahin'))).toBe('Brahin se trouve dans le cercle de 140 km de rayon centré sur Kyiv.');
    expect(say('fr', ring('Brahin', 'Mazyr'))).toBe(
      'Brahin et Mazyr se trouvent dans le cercle de 140 km de rayon centré sur Kyiv.',
    );
    expect(say('de', ring('Brahin', 'Mazyr'))).toBe('Brahin und Mazyr liegen im Umkreis von 140 km um Kyiv.');
    expect(say('ar', ring('أ', 'ب'))).toContain('تقعان');
    expect(say('nl', ring('Brahin', 'Mazyr'))).toBe('Brahin en Mazyr liggen binnen 140 km van Kyiv.');
  });

  it('leaves out a tape whose measure is gone', () => {
    expect(say('en', { type: 'tape', measure: 'none', what: 'A', from: 'B', toward: 0 })).toBe('');
  });
});
