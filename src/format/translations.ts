import type { z } from 'zod';
import type { Issue } from './issues.ts';
import { nearest } from './nearest.ts';
import { formatValue, type JsonPath } from './problem.ts';
import { markOf, walk } from './schema-walk.ts';

/**
 * Texts that lack one of the story's locales or are in one that it does not have. A name written as one string holds
 * for every locale; a sentence cannot.
 */
export function translationIssues(schema: z.ZodType, value: unknown, locales: string[]): Issue[] {
  if (locales.length === 0) return [];
  const issues: Issue[] = [];
  walk(schema, value, (here, text, path) => {
    const kind = markOf(here).localised;
    if (kind === undefined) return;
    if (typeof text === 'string') {
      if (kind === 'prose' && text !== '' && locales.length > 1) issues.push(oneStringOnly(text, path, locales));
    } else if (isRecord(text)) {
      issues.push(...recordIssues(text, path, locales));
    }
  });
  return issues;
}

function oneStringOnly(text: string, path: JsonPath, locales: string[]): Issue {
  const [first = '', ...others] = locales;
  const translated = [
    `${JSON.stringify(first)}: ${formatValue(text, 30)}`,
    ...others.map((locale) => `${JSON.stringify(locale)}: "…"`),
  ];
  return {
    rule: 'translation-missing',
    path,
    at: 'value',
    message: `must be told in every locale of the story: ${others.join(', ')} missing`,
    remedy: `Write { ${translated.join(', ')} }.`,
  };
}

function recordIssues(text: Record<string, unknown>, path: JsonPath, locales: string[]): Issue[] {
  const missing = locales.filter((locale) => !Object.hasOwn(text, locale));
  const unknown = Object.keys(text).filter((locale) => !locales.includes(locale));
  const meant = new Set<string>();
  const issues: Issue[] = unknown.map((locale) => {
    const guess = nearest(locale, missing);
    if (guess) meant.add(guess);
    return {
      rule: 'translation-unknown',
      path: [...path, locale],
      at: 'key',
      message: `must be one of the story’s locales: ${locales.join(', ')}`,
      remedy: guess
        ? `Did you mean ${JSON.stringify(guess)}?`
        : `Remove it, or add ${JSON.stringify(locale)} to locales.`,
    };
  });
  const untold = missing.filter((locale) => !meant.has(locale));
  if (untold.length > 0) {
    issues.push({
      rule: 'translation-missing',
      path,
      at: 'value',
      message: `must be told in every locale of the story: ${untold.join(', ')} missing`,
      remedy: `Add ${untold.map((locale) => `${JSON.stringify(locale)}: "…"`).join(', ')}.`,
    });
  }
  return issues;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
