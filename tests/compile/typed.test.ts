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
