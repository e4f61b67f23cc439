import type { Lying, MapFact, Measured, PageWords } from '../compile/compiled.ts';
import { formatFigure } from '../drawing/index.ts';
import { shownFigure } from './figure.ts';
import { formFor, said } from './words.ts';

interface Style {
  locale: string;
  units: 'km' | 'mi';
  words: PageWords;
  measures: Record<string, Measured>;
}

/** What the geometry of a map tells, a sentence each: "Brahin lies 150 km north of Kyiv." */
export function inWords(facts: readonly MapFact[], style: Style): string[] {
  return facts.map((fact) => sentences[fact.type](fact as never, style)).filter(Boolean);
}

type Sentence<Type extends MapFact['type']> = (fact: Extract<MapFact, { type: Type }>, style: Style) => string;

const sentences: { [Type in MapFact['type']]: Sentence<Type> } = {
  tape({ measure, what, from, toward, nearest }, { words, measures, ...style }) {
    const measured = measures[measure];
    if (!measured) return '';
    const subject = nearest ? said(words.nearest, { of: what }) : what;
    const figure = shownFigure(measured, style);
    return said(words.lies, { what: subject, figure, toward: words.compass[toward] ?? '', from });
  },

  route({ name, km, round, toward, by }, { words, ...style }) {
    const figure = formatFigure(km, 'km', { ...style, round });
    const where = [said(words.route, { figure }), ...heading(toward, words)].join(' ');
    const route = said(words.lying, { name, where });
    return `${by.length > 0 ? said(words.passing, { route, places: by.join(' – ') }) : route}.`;
  },

  around({ name, places }, { words, ...style }) {
    const seen = ({ name, toward, km, round = 1 }: Lying) => {
      const figure = km === undefined ? [] : [formatFigure(km, 'km', { ...style, round })];
      return said(words.lying, { name, where: [...figure, ...heading(toward, words)].join(' ') });
    };
    return said(words.seenFrom, { name, others: places.map(seen).join(words.apart) });
  },

  ring({ name, km, inside }, { words, locale, units }) {
    const where = said(words.within, { figure: formatFigure(km, 'km', { locale, units, round: 1 }), name });
    if (inside.length === 0) return said(words.noneLies, { where });
    const places = new Intl.ListFormat(locale).format(inside);
    return said(formFor(words.lie, inside.length, locale), { places, where });
  },
};

function heading(toward: number | undefined, words: PageWords): string[] {
  return toward === undefined ? [] : [said(words.toward, { direction: words.compass[toward] ?? '' })];
}
