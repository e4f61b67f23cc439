import type { Lying, MapFact, Measured } from '../compile/compiled.ts';
import { formatFigure } from '../drawing/index.ts';
import { shownFigure } from './figure.ts';
import type { Plural, Words } from './words.ts';

interface Style {
  locale: string;
  units: 'km' | 'mi';
  words: Words;
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
    const subject = nearest ? words.nearest(what) : what;
    return words.lies(subject, shownFigure(measured, style), words.compass[toward] ?? '', from);
  },

  route({ name, km, round, toward, by }, { words, ...style }) {
    const where = [words.route(formatFigure(km, 'km', { ...style, round })), ...heading(toward, words)].join(' ');
    return `${words.lying(name, where)}${by.length > 0 ? `: ${by.join(' – ')}` : ''}.`;
  },

  around({ name, places }, { words, ...style }) {
    const seen = ({ name, toward, km, round = 1 }: Lying) => {
      const figure = km === undefined ? [] : [formatFigure(km, 'km', { ...style, round })];
      return words.lying(name, [...figure, ...heading(toward, words)].join(' '));
    };
    return words.seenFrom(name, places.map(seen).join(words.apart));
  },

  ring({ name, km, inside }, { words, locale, units }) {
    const where = words.within(formatFigure(km, 'km', { locale, units, round: 1 }), name);
    if (inside.length === 0) return words.noneLies(where);
    const list = new Intl.ListFormat(locale).format(inside);
    return `${list} ${plural(words.lie, inside.length, locale)} ${where}.`;
  },
};

function heading(toward: number | undefined, words: Words): string[] {
  return toward === undefined ? [] : [words.toward(words.compass[toward] ?? '')];
}

/** The form of a word that a number asks for in a language. */
function plural(forms: Plural, count: number, locale: string): string {
  return forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
}
