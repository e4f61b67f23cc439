import { readdirSync, readFileSync } from 'node:fs';
import { wordsOf, type PageWords, type WordFiles } from '../../src/compile/index.ts';

const folder = new URL('../../story/words/', import.meta.url);

/** The words of the pages that the project brings along: text of each file by its locale. */
export const wordFiles: WordFiles = Object.fromEntries(
  readdirSync(folder).map((file) => [file.replace('.json', ''), readFileSync(new URL(file, folder), 'utf8')]),
);

/** What a story's page says of itself in a locale. */
export function pageWords(locale: string): PageWords {
  return wordsOf(locale, wordFiles).page;
}
