import { toMultiple } from '../../drawing/figure.ts';
import type { Problem, Story } from '../../format/index.ts';
import type { Measurement } from '../measure.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';
import { inEachLocale, storyTexts } from './texts.ts';

const kilometresPerMile = 1.609344;
/** The share by which a figure in a text may differ from what is reported: texts round. */
const rounding = 0.02;

const number = String.raw`\d[\d.,\u00a0\u202f]*(?: \d{3}(?!\d))*`;
const unit = String.raw`(?:km|kilomet(?:er|re)s?|kil[óo]metros?|كم|كيلومتر\p{L}*)|(?<mi>mi|miles?|mijl(?:en)?|millas?|ميلا?)`;
/** A number with a unit of distance or area, and not of speed. */
const figure = new RegExp(
  String.raw`(?<![\p{L}\d])(?<number>${number})[\s\u00a0-]*(?:${unit})(?<square>²|2)?(?![\p{L}\d])(?!\s*(?:/|per\b|an hour))`,
  'giu',
);

/**
 * Distances and areas that a caption gives in digits of its own: the map does not bear them out. What a claim reports
 * may be told in words, and so may the radius of a ring, which is drawn as it is written.
 */
export function typedFigures(
  story: Story,
  measurements: Readonly<Record<string, Measurement>>,
  file: SourceFile,
): Problem[] {
  const measures = Object.values(measurements);
  const reported = measures.flatMap(({ unit, claim }) => (claim ? [{ unit, value: claim.reported }] : []));
  const maps = [story.opening?.map, ...story.scenes.map(({ map }) => map)];
  const rings = maps.flatMap((map) => (map?.ring ?? []).map(({ km }) => ({ unit: 'km' as const, value: km })));
  const borneOut = [...reported, ...rings];
  const captions = storyTexts(story).filter(({ kind }) => kind === 'caption');
  return captions.flatMap(({ text, path }) =>
    inEachLocale(text, path, story.locales, file).flatMap((caption) =>
      figuresTyped(caption.text).flatMap(({ written, unit, value, precision }): Problem[] => {
        const isBorneOut = borneOut.some(
          (other) =>
            other.unit === unit && Math.abs(other.value - value) <= Math.max(rounding * other.value, precision),
        );
        if (isBorneOut) return [];
        const same = measures.find((each) => each.unit === unit && toMultiple(each.value, each.round) === value);
        return [
          problemAt(file, caption.path, {
            rule: 'typed-figure',
            severity: 'warning',
            message: 'must give distances and areas as figures of measures',
            value: written,
            remedy: same
              ? `Write {${same.name}}.`
              : 'Measure it on the map and write the measure’s name in braces; what others report is the "claim" of a measure.',
          }),
        ];
      }),
    ),
  );
}

interface Typed {
  written: string;
  unit: 'km' | 'km2';
  /** Kilometres, or square kilometres. */
  value: number;
  /** Half of its last digit’s place. */
  precision: number;
}

function figuresTyped(markdown: string): Typed[] {
  const plain = markdown.replace(/\]\([^)]*\)/g, ']').replace(/(?<!\\)\{[^{}]*\}/g, '');
  return [...inAsciiDigits(plain).matchAll(figure)].map(({ 0: match, index, groups = {} }) => {
    const written = plain.slice(index, index + match.length);
    const { number = '', mi, square } = groups as Record<string, string | undefined>;
    const factor = (mi ? kilometresPerMile : 1) ** (square ? 2 : 1);
    const digits = number.replace(/[\s\u00a0\u202f]|[.,]+$/g, '');
    const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits);
    const plainNumber = isGrouped ? digits.replace(/[.,]/g, '') : digits.replace(',', '.');
    const decimals = plainNumber.split('.')[1]?.length ?? 0;
    return {
      written,
      unit: square ? 'km2' : 'km',
      value: Number(plainNumber) * factor,
      precision: (0.5 / 10 ** decimals) * factor,
    };
  });
}

/** With the digits and separators that Arabic and Persian have of their own, each of one code unit, as English has them. */
function inAsciiDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) - 0x0660) % 0x10))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
}
