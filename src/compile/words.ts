import { englishWords, parseWords, type Problem, type Story, type Words } from '../format/index.ts';
import { isKnownLocale } from './lint/texts.ts';
import { problemAt, type SourceFile } from './sourceFile.ts';

/** Text of each file of `story/words/`, by the locale that it is named after. */
export type WordFiles = Readonly<Record<string, string>>;

/** Path of the words of a language, relative to the project. */
export function wordsFile(name: string): string {
  return `story/words/${name}.json`;
}

/** The file that has the words for a locale: its own, or its language's; undefined where there is neither. */
export function wordsNameOf(locale: string, files: WordFiles): string | undefined {
  const [language = locale] = locale.split('-');
  return [locale, language].find((name) => Object.hasOwn(files, name));
}

/** What the pages say of themselves in a locale; in English where there are no words for it. */
export function wordsOf(locale: string, files: WordFiles): Words {
  const name = wordsNameOf(locale, files);
  return (name !== undefined && parseWords(files[name] ?? '', wordsFile(name)).words) || englishWords;
}

/** What is wrong with the words that a story's pages are made with. */
export function wordsProblems({ locales }: Story, files: WordFiles, file: SourceFile): Problem[] {
  return locales.flatMap((locale, index) => {
    const name = wordsNameOf(locale, files);
    if (name !== undefined) return parseWords(files[name] ?? '', wordsFile(name)).problems;
    // Of what is no language that is told already.
    if (!isKnownLocale(locale)) return [];
    return [
      problemAt(file, ['locales', index], {
        rule: 'locale-words',
        severity: 'warning',
        message: 'must be a language that the page itself speaks: readers would see English buttons around the story',
        value: locale,
        remedy: `The page speaks ${Object.keys(files).sort().join(', ')}. Copy ${wordsFile('en')} to ${wordsFile(locale)}, and translate it there.`,
      }),
    ];
  });
}
