import { describe, expect, it } from 'vitest';
import { typedFigures } from '../../src/compile/lint/typed.ts';
import type { Measurement } from '../../src/compile/measure.ts';
import type { Story } from '../../src/format/index.ts';

const measure = (name: string, more: Partial<Measurement>) =>
  ({ name, kind: 'distance', round: 10, ...more }) as Measurement;
const measurements = {
  near: measure('near', { unit: 'km', value: 149.7, claim: { reported: 140 } as Measurement['claim'] & object }),
  wide: measure('wide', { kind: 'area', unit: 'km2', value: 207_612, round: 1000 }),
};

/** What is said of a caption: the figure seen, and what to write instead. */
function told(caption: string): string[] {
  const story = { locales: ['en'], opening: undefined, scenes: [{ text: { en: caption }, map: undefined }] };
  const file = { file: 'story.json', locate: ([...path]: unknown[]) => ({ line: path.length, column: 1 }) };
  const whole = {
    byline: [],
    editor: [],
    corrections: [],
    legend: {},
    sources: {},
    measures: {},
    title: {},
    description: {},
  };
  const scene = { ...story.scenes[0], heading: {}, chronology: [], alt: {}, quote: undefined, image: undefined };
  return typedFigures({ ...whole, ...story, scenes: [scene] } as unknown as Story, measurements, file).map(
    ({ value = '', remedy }) => `${value} ${/\{.*\}/.exec(remedy)?.[0] ?? ''}`.trim(),
  );
}

describe('a caption that gives a distance in digits of its own', () => {
  it('is told so, in the ways in which languages write numbers', () => {
    for (const figure of [
      '20,000 km',
      '20.000 km',
      '20 000 km',
      '3.5 kilometres',
      '12 mijl',
      '7 km²',
      '5\u00a0km',
      '600-km',
      '٩٨ كم',
      '٣٬٥٠٠ كيلومتر',
      '۱۲ km',
    ]) {
      expect(told(`It is ${figure} by sea.`), figure).toEqual([JSON.stringify(figure)]);
    }
  });

  it('is told so in the languages that the page speaks, in whatever unit', () => {
    for (const figure of [
      '20\u202f000 kilomètres',
      '12 Kilometern',
      '12 Meilen',
      '12 milles',
      '3 nautical miles',
      '3 zeemijl',
      '3 millas náuticas',
      '3 milles marins',
      '3 Seemeilen',
      '3 أميال بحرية',
      '5 أميال',
      '800 m',
      '800 mètres',
      '800 Metern',
      '800 metros',
      '٨٠٠ متر',
      '12 ha',
      '12 hectáreas',
      '12 Hektar',
      '12 هكتار',
      '500 square kilometres',
      '500 vierkante kilometer',
      '500 Quadratkilometer',
      '500 kilomètres carrés',
      '500 kilómetros cuadrados',
    ]) {
      expect(told(`It is ${figure} by sea.`), figure).toEqual([JSON.stringify(figure)]);
    }
  });

  it('is told what it is in kilometres: nautical miles, metres and hectares are converted', () => {
    expect(told('It is 150,000 m to Kyiv.')).toEqual(['"150,000 m" {near}']);
    expect(told('The country has 20,800,000 hectares.')).toEqual(['"20,800,000 hectares" {wide}']);
    expect(told('They reported 76 nautical miles, or 140 000 mètres.')).toEqual([]);
    expect(told('They reported 76 miles.')).toEqual(['"76 miles"']);
  });

  it('may tell speeds, heights, depths, money and the size of things', () => {
    for (const text of [
      'at 90 km/h',
      'à 90 kilomètres par heure',
      'mit 90 Kilometern pro Stunde',
      'a 90 kilómetros por hora',
      'a hill 300 m high',
      'ein Hügel, 300 Meter hoch',
      '2000 m boven zee',
      '$300m',
      '€ 3.200 m',
      '300 M euros',
      'a wall of 3 metres',
      'a flat of 80 m²',
      '20 mille euros',
      '800 men',
    ]) {
      expect(told(`It was ${text}.`), text).toEqual([]);
    }
  });

  it('is told which measure it means', () => {
    expect(told('Kyiv lies 150 km away.')).toEqual(['"150 km" {near}']);
    expect(told('The country has 208,000 km².')).toEqual(['"208,000 km²" {wide}']);
  });

  it('may tell what a claim reports, to the precision of the text and in miles', () => {
    expect(told('According to the reports it was 140 km, or 87 miles.')).toEqual([]);
    expect(told('It was 140 km².')).toEqual(['"140 km²"']);
  });

  it('is not one that gives a measure, a speed, a number of something else, or an address', () => {
    expect(told('{near} at 90 km/h, 12 kmers, 3 minutes, 10 million, [there](https://a.b/20-km-away).')).toEqual([]);
  });
});
