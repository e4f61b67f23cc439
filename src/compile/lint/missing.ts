import type { JsonPath, Problem, Story, Text } from '../../format/index.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';
import { isKnownLocale } from './texts.ts';

/**
 * What a good story has and the format does not demand: alternatives for its maps and pictures, credits, dates, sources,
 * known languages.
 */
export function missingProblems({ opening, scenes, locales, basemap }: Story, file: SourceFile): Problem[] {
  const warn = (
    path: JsonPath,
    rule: 'alt-missing' | 'credit-missing' | 'date-missing' | 'source-missing',
    message: string,
    remedy: string,
  ) => problemAt(file, path, { rule, severity: 'warning', message, remedy });
  const alt = (text: Text, path: JsonPath) =>
    isEmpty(text)
      ? [warn([...path, 'alt'], 'alt-missing', 'must say what the map shows, for those who cannot see it', altRemedy)]
      : [];
  return [
    ...locales.flatMap((locale, index) =>
      isKnownLocale(locale) ? [] : [unsupported(locale, ['locales', index], file)],
    ),
    ...(basemap && isEmpty(basemap.credit)
      ? [warn(['basemap', 'credit'], 'credit-missing', 'must say whose map it is', mapCreditRemedy)]
      : []),
    ...(opening ? alt(opening.alt, ['opening']) : []),
    ...scenes.flatMap((scene, index): Problem[] => {
      const path: JsonPath = ['scenes', index];
      const isSourced = scene.sources.length > 0 || (scene.quote?.source ?? '') !== '';
      return [
        // A map that is held has been described where it first stood.
        ...(scene.map ? alt(scene.alt, path) : []),
        ...(scene.image && isEmpty(scene.image.alt)
          ? [warn([...path, 'image', 'alt'], 'alt-missing', 'must say what is to be seen', imageRemedy)]
          : []),
        ...(scene.image && isEmpty(scene.image.credit)
          ? [warn([...path, 'image', 'credit'], 'credit-missing', 'must say who made the picture', creditRemedy)]
          : []),
        ...(scene.date === ''
          ? [warn([...path, 'date'], 'date-missing', 'must say when the scene plays', dateRemedy)]
          : []),
        ...(isSourced
          ? []
          : [warn([...path, 'sources'], 'source-missing', 'must name what the scene rests on', sourceRemedy)]),
      ];
    }),
  ];
}

const altRemedy = 'Add "alt": a sentence or two on what lies where, and what the tapes show.';
const imageRemedy = 'Add "alt": a sentence on what the picture shows, for those who cannot see it.';
const creditRemedy = 'Add "credit": "First and last name / agency".';
const mapCreditRemedy = 'Add "credit": "© OpenStreetMap contributors", or what the map’s licence wants.';
const dateRemedy = 'Add "date": "2022-01-17", "2020-07", "2014" or an interval such as "2020-08/2021-06".';
const sourceRemedy = 'Add "sources": ["…"], with keys of the story’s "sources".';

function unsupported(locale: string, path: JsonPath, file: SourceFile): Problem {
  return problemAt(file, path, {
    rule: 'locale-unsupported',
    severity: 'warning',
    message: 'must be a language in which numbers and dates can be written',
    value: locale,
    remedy: 'Write the tag of a language that Intl knows, such as "nl", "en" or "pt-BR".',
  });
}

function isEmpty(text: Text): boolean {
  return Object.values(text).every((each) => each === '');
}
