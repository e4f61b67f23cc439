import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { englishWords, namesIn, parseWords, type Words } from '../../src/format/index.ts';

const folder = new URL('../../story/words/', import.meta.url);
const languages = readdirSync(folder).map((file) => file.replace('.json', ''));
const parsed = (language: string) =>
  parseWords(readFileSync(new URL(`${language}.json`, folder), 'utf8'), `story/words/${language}.json`);

/** Words that a language may share with English, by their keys. */
const alike = ['colon', 'km', 'mi', 'apart', 'lying', 'passing', 'oembed'];
const shared: Record<string, string[]> = {
  nl: [...alike, 'link', 'tablet'],
  es: alike,
  ar: ['colon', 'passing', 'oembed'],
  fr: ['km', 'mi', 'lying', 'oembed', 'miles', 'scenes', 'sources', 'source', 'units'],
  de: [...alike, 'link', 'tablet'],
};

test('the pages speak Arabic, Dutch, English, French, German and Spanish', () => {
  expect(languages.sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'nl']);
});

test('story/words/en.json is what the format says: if not, run `npm run schema`', () => {
  expect(parsed('en')).toMatchObject({ problems: [], words: englishWords });
});

describe.each(languages.filter((language) => language !== 'en'))('in %s', (language) => {
  const { words, problems } = parsed(language);

  it('every word is there, with the names in braces that it has in English', () => {
    expect(problems).toEqual([]);
  });

  it('nothing is left in English but what the two languages have in common', () => {
    const same = (['page', 'share'] as const).flatMap((part) => {
      const [own, english] = [words?.[part] ?? {}, englishWords[part]] as Record<string, unknown>[];
      return Object.keys(english!).filter((key) => JSON.stringify(own![key]) === JSON.stringify(english![key]));
    });
    expect([...new Set(same)].filter((key) => !shared[language]?.includes(key))).toEqual([]);
  });

  it('the forms of a sentence are those that its numbers ask for', () => {
    const rules = new Intl.PluralRules(language);
    const asked = new Set(Array.from({ length: 20 }, (_, index) => rules.select(index + 1)));
    const forms = Object.keys(words!.page.lie);
    // Arabic has one form of the verb for all but two.
    if (language !== 'ar') expect(forms.sort()).toEqual([...asked].sort());
    for (const form of forms) expect(rules.resolvedOptions().pluralCategories).toContain(form);
  });

  it('quotation marks and apostrophes are those of print', () => {
    expect(
      JSON.stringify(words)
        .replaceAll('\\"', '')
        .replace(/"[,:]?|[[\]{}]/g, ''),
    ).not.toMatch(/['"]/);
  });
});

test('French sets a space that does not break before its double signs', () => {
  const text = JSON.stringify(parsed('fr').words);
  expect(text).not.toMatch(/[^\u00a0\u202f"][:;!?%»](?=[ .",])/);
  expect(text).not.toMatch(/ [:;!?%»]/);
});

test('what a language leaves out is said in English, and told', () => {
  const { words, problems } = parseWords('{ "page": { "next": "Avanti" } }', 'it.json');
  expect(words?.page.next).toBe('Avanti');
  expect(words?.page.previous).toBe(englishWords.page.previous);
  expect(problems.map(({ severity, path }) => [severity, path])).toEqual([
    ['warning', 'page'],
    ['warning', 'share'],
  ]);
});

test('no words are made of a file with mistakes', () => {
  const faults = (text: string) => parseWords(text, 'it.json').problems.map(({ rule, path }) => [rule, path]);
  expect(faults('{ "page": { "nxt": "Avanti" } }')).toEqual([['unknown-key', 'page.nxt']]);
  expect(faults('{ "page": { "compass": ["nord"] } }')).toEqual([['wrong-length', 'page.compass']]);
  expect(faults('{ "page": { "lie": { "one": "{places} {where}" } } }')).toEqual([['missing-key', 'page.lie.other']]);
  expect(faults('{ "page": { "embargoed": "Embargo" } }')).toEqual([['words-placeholder', 'page.embargoed']]);
  expect(faults('{ "page": { "next": "", "lying": "" } }')).toEqual([
    ['empty', 'page.next'],
    ['empty', 'page.lying'],
  ]);
  expect(faults('{ "page": ')[0]?.[0]).toBe('not-json');
  expect(parseWords('{ "page": { "nxt": "Avanti" } }', 'it.json').words).toBeUndefined();
});

test('names are read from braces, as often as they stand there', () => {
  expect(namesIn('{b} and {a}, {b}')).toEqual(['a', 'b', 'b']);
  const { page }: Words = englishWords;
  expect(namesIn(page.lies)).toEqual(['figure', 'from', 'toward', 'what']);
});
