import type { Localised } from '../format/index.ts';
import type { Endpoint, Measured } from './compiled.ts';
import type { MeasuredEnd, Measurement } from './measure.ts';

/** The figures of a story with their names and reasons in one of its languages. */
export function localiseMeasures(
  measurements: Readonly<Record<string, Measurement>>,
  locale: string,
): Record<string, Measured> {
  return Object.fromEntries(
    Object.entries(measurements).map(([name, figure]) => [name, localiseMeasure(figure, locale)]),
  );
}

export function localiseMeasure({ from, to, of, claim, ...figure }: Measurement, locale: string): Measured {
  const end = ({ id, name, local, at }: MeasuredEnd): Endpoint => ({
    id,
    name: calledIn({ id, name }, locale),
    ...(local && { local }),
    at,
  });
  return {
    ...figure,
    ...(from && { from: end(from) }),
    ...(to && { to: end(to) }),
    ...(of && { of: calledIn(of, locale) }),
    ...(claim && { claim: { ...claim, reason: claim.reason[locale] ?? '' } }),
  };
}

/** What something measured is called in a locale: a country has a name in every language, and what has none its id. */
export function calledIn({ id, name }: Pick<MeasuredEnd, 'id' | 'name'>, locale: string): string {
  const isKnown =
    typeof name === 'string' || name[locale] !== undefined || name[locale.split('-')[0] ?? ''] !== undefined;
  return (isKnown ? undefined : countryName(id, locale)) ?? (writtenIn(name, locale) || id);
}

/** By its ISO 3166-1 alpha-2 code; undefined where that is of none, or a language has no name for it. */
export function countryName(code: string, locale: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code)) return undefined;
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }).of(code);
}

/** A name in a locale, else in its language, else in English, else in any; empty where there is none. */
export function writtenIn(name: Localised, locale: string): string {
  if (typeof name === 'string') return name;
  const [language = locale] = locale.split('-');
  return name[locale] ?? name[language] ?? name['en'] ?? Object.values(name)[0] ?? '';
}
