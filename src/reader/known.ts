import type { CompiledStory, KnownPlace, PageWords } from '../compile/compiled.ts';
import { formatDate, formatFigure } from '../drawing/index.ts';
import { said } from './words.ts';

/**
 * How well something on the map is known, and of when: "Known to within 10 km; January 2022 – February 2022". Of what is
 * not said to be rough nothing is claimed. Of a group of countries, which they are.
 */
export function knownOf(
  place: KnownPlace,
  story: Pick<CompiledStory, 'locale' | 'units' | 'legend'>,
  words: PageWords,
): string {
  const { locale } = story;
  const date = place.date && formatDate(place.date, locale);
  const what =
    place.shape === 'countries' ? new Intl.ListFormat(locale).format(place.countries) : how(place, story, words);
  return [what, date].filter(Boolean).join(words.apart);
}

function how(
  { shape, certainty, radius }: KnownPlace,
  { locale, units, legend }: Pick<CompiledStory, 'locale' | 'units' | 'legend'>,
  words: PageWords,
): string {
  if (certainty === 'disputed') return legend.contested || words.contested;
  if (certainty === 'exact') return '';
  if (radius > 0)
    return said(words.known, { distance: formatFigure(radius, 'km', { locale, units, round: radius < 1 ? 0.1 : 1 }) });
  return shape === 'line' ? legend.course || words.course : legend.approximate || words.approximate;
}
