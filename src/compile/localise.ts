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
    name: writtenIn(name, locale) || id,
    ...(local && { local }),
    at,
  });
  return {
    ...figure,
    ...(from && { from: end(from) }),
    ...(to && { to: end(to) }),
    ...(of && { of: writtenIn(of.name, locale) || of.id }),
    ...(claim && { claim: { ...claim, reason: claim.reason[locale] ?? '' } }),
  };
}

/** A name in a locale, else in its language, else in English, else in any; empty where there is none. */
export function writtenIn(name: Localised, locale: string): string {
  if (typeof name === 'string') return name;
  const [language = locale] = locale.split('-');
  return name[locale] ?? name[language] ?? name['en'] ?? Object.values(name)[0] ?? '';
}
