import { toMultiple } from '../../drawing/figure.ts';
import type { Problem, Story } from '../../format/index.ts';
import type { Measurement } from '../measure.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';
import { inEachLocale, storyTexts } from './texts.ts';

/** The share by which a figure in a text may differ from what is reported: texts round. */
const rounding = 0.02;
/** Fewer metres than these, kilometres, or as many squared, are the size of a thing and not the length of a way. */
const leastMetres = 0.1;

/** Kilometres of a unit of length, and what it is called in the languages that the page speaks; of a hectare, its side. */
const units = {
  nautical: {
    km: 1.852,
    called: String.raw`nmi|(?:nautical|sea) miles?|zeemijl(?:en)?|nautische mijl(?:en)?|millas? (?:náuticas?|marinas?)|milles? (?:marins?|nautiques?)|Seemeilen?|nautische Meilen?|(?:ميل|أميال)\p{L}*\p{M}?\p{L}* بحري\p{L}*`,
  },
  mile: { km: 1.609344, called: String.raw`mi|miles?|mijl(?:en)?|millas?|milles|Meilen?|ميلا?|أميال` },
  kilometre: {
    km: 1,
    called: String.raw`km|kilom[eè]t(?:er|re)s?|Kilometern?|kil[óo]metros?|كم|كيلومتر\p{L}*`,
  },
  metre: { km: 0.001, called: String.raw`m|m[eè]t(?:er|re)s?|Metern?|metros?|(?:متر|أمتار)\p{L}*` },
  hectare: { km: 0.1, called: String.raw`ha|hectares?|hect[áa]reas?|Hektar|هكتار\p{L}*` },
};
type Unit = keyof typeof units;

const number = String.raw`\d[\d.,\u00a0\u202f]*(?: \d{3}(?!\d))*`;
const unit = Object.entries(units)
  .map(([name, { called }]) => `(?<${name}>${called})`)
  .join('|');
const before = String.raw`(?<squareBefore>square[\s\u00a0]|sq\.?[\s\u00a0]|vierkante[\s\u00a0]|Quadrat)?`;
const behind = String.raw`(?<squareBehind>²|2|[\s\u00a0](?:carrée?s?|cuadrad[oa]s?|مربع\p{L}*))?`;
const speed = String.raw`\s*(?:/|per\b|an hour|par heure|à l[’']heure|pro Stunde|por hora|في الساعة)`;
const height = String.raw`\s*(?:high|tall|deep|above|hoog|diep|boven|hoch|tief|über|de haut|de profondeur|d[’']altitude|au-dessus|de alto|de altura|de altitud|de profundidad|sobre)(?!\p{L})`;
/** A number with a unit of distance or area, and not of money, speed, height or depth. */
const figure = new RegExp(
  String.raw`(?<![\p{L}\d]|\d[.,]|\p{Sc}[\s\u00a0]?)(?<number>${number})[\s\u00a0\u202f-]*${before}(?:${unit})${behind}(?![\p{L}\d])(?!${speed}|${height})`,
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
  return [...inAsciiDigits(plain).matchAll(figure)].flatMap(({ 0: match, index, groups = {} }): Typed[] => {
    const written = plain.slice(index, index + match.length);
    const { number = '', squareBefore, squareBehind, metre, hectare } = groups as Record<string, string | undefined>;
    const name = (Object.keys(units) as Unit[]).find((each) => groups[each] !== undefined) ?? 'kilometre';
    const square = squareBefore ?? squareBehind ?? hectare;
    const factor = units[name].km ** (square ? 2 : 1);
    const digits = number.replace(/[\s\u00a0\u202f]|[.,]+$/g, '');
    const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits);
    const plainNumber = isGrouped ? digits.replace(/[.,]/g, '') : digits.replace(',', '.');
    const decimals = plainNumber.split('.')[1]?.length ?? 0;
    const value = Number((Number(plainNumber) * factor).toPrecision(12));
    // A capital M counts millions.
    if (metre && (metre === 'M' || value < leastMetres ** (square ? 2 : 1))) return [];
    return [{ written, unit: square ? 'km2' : 'km', value, precision: (0.5 / 10 ** decimals) * factor }];
  });
}

/** With the digits and separators that Arabic and Persian have of their own, each of one code unit, as English has them. */
function inAsciiDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) - 0x0660) % 0x10))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
}
