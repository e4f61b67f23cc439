import { z } from 'zod';
import * as english from './english.ts';
import { schemaIssues, toProblems } from './issues.ts';
import { parseJson } from './json.ts';
import { formatPath, type Locate, type Problem } from './problem.ts';
import { marks } from './spec.ts';

/** A sentence with names in braces, which the page fills in: "Embargoed until {until}". */
export type Template<Name extends string> = string & { readonly names?: Name };

/** A sentence by the number that it goes with, as `Intl.PluralRules` tells them apart. */
export type Plural<Name extends string> = Partial<Record<Intl.LDMLPluralRule, Template<Name>>> & {
  other: Template<Name>;
};

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type WordOf<English> = English extends string
  ? Template<NamesIn<English>>
  : English extends { other: infer Other extends string }
    ? Plural<NamesIn<Other>>
    : readonly string[];

type WordsOf<Table extends Record<string, readonly [unknown, string]>> = {
  readonly [Key in keyof Table]: WordOf<Table[Key][0]>;
};

/** What a story's page says of itself. */
export type PageWords = WordsOf<typeof english.page>;
/** What the page says from which a story is taken along. */
export type ShareWords = WordsOf<typeof english.share>;

/** All that the pages say of themselves in one language. */
export interface Words {
  page: PageWords;
  share: ShareWords;
}

export const englishWords: Words = {
  page: wordsIn(english.page) as PageWords,
  share: wordsIn(english.share) as ShareWords,
};

/** The names in the braces of a template, each as often as it stands there. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name).sort();
}

/** The file of a language, `story/words/<locale>.json`. What it leaves out is said in English. */
export const wordsSpec = z.strictObject({
  $schema: z.string().optional().describe('Tells the editor how to complete and check: "../words.schema.json".'),
  page: z.strictObject(specOf(english.page)).optional().describe('What a story’s page says.'),
  share: z.strictObject(specOf(english.share)).optional().describe('What the page says from which it is embedded.'),
});

type Table = Record<string, readonly [string | readonly string[] | { readonly other: string }, string]>;

function wordsIn(table: Table): object {
  return Object.fromEntries(Object.entries(table).map(([key, [word]]) => [key, word]));
}

function specOf(table: Table): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(table).map(([key, [word, note]]) => [key, wordSpec(word, note).optional()]));
}

function wordSpec(word: Table[string][0], note: string): z.ZodType {
  if (typeof word === 'string') return template(word, note);
  if ('other' in word) {
    const form = template(word.other, 'A form of the sentence.');
    const rare = form.optional();
    return z.strictObject({ zero: rare, one: rare, two: rare, few: rare, many: rare, other: form }).describe(note);
  }
  const each = word.map((one) => z.string().min(1).describe(one));
  return z.tuple(each as [z.ZodString, ...z.ZodString[]]).describe(note);
}

function template(english: string, note: string) {
  const names = namesIn(english);
  const braces = names.map((name) => `{${name}}`).join(' and ');
  return z
    .string()
    .min(1, { abort: true })
    .refine((text) => namesIn(text).join() === names.join(), {
      error: names.length > 0 ? `must have ${braces} in it, and no other braces` : 'must have no braces',
    })
    .describe(`${note} In English: “${english}”.`)
    .register(marks, { rule: 'words-placeholder', remedy: `In English it is “${english}”.` });
}

export interface ParsedWords {
  /** Complete, what is missing in English; undefined where there is any error. */
  words: Words | undefined;
  problems: Problem[];
  locate: Locate;
}

/** Reads the file of a language. Never throws: what is wrong with it is told as problems. */
export function parseWords(text: string, file: string): ParsedWords {
  const json = parseJson(text, file);
  const { locate } = json;
  const problems = [...json.problems, ...toProblems(schemaIssues(wordsSpec, json.value), json, file)];
  const read = problems.length === 0 ? wordsSpec.safeParse(json.value) : undefined;
  if (!read?.success) return { words: undefined, problems, locate };
  const { page, share } = read.data as { page?: Partial<PageWords>; share?: Partial<ShareWords> };
  const missing = [
    ...missingFrom(englishWords.page, page, 'page', file, locate),
    ...missingFrom(englishWords.share, share, 'share', file, locate),
  ];
  const words = {
    page: { ...englishWords.page, ...page },
    share: { ...englishWords.share, ...share },
  };
  return { words, problems: missing, locate };
}

function missingFrom(all: object, own: object = {}, part: keyof Words, file: string, locate: Locate): Problem[] {
  const missing = Object.keys(all).filter((key) => !Object.hasOwn(own, key));
  if (missing.length === 0) return [];
  return [
    {
      severity: 'warning',
      rule: 'words-missing',
      file,
      ...locate([part]),
      path: formatPath([part]),
      message: 'must have all words of that page: readers would see the English ones',
      remedy: `Add ${missing.map((key) => JSON.stringify(key)).join(', ')}.`,
    },
  ];
}
