import { readTable, writeTable } from '../from/table.ts';
import { localePattern } from '../../format/spec.ts';
import { nearest } from '../../format/nearest.ts';
import type { ToldProblem } from '../../format/problem.ts';
import type { Exchanged } from './exchange.ts';
import { textOf, type Unit } from './unit.ts';

const fixed = ['file', 'id', 'context'];

/** Texts as a sheet: a row for each, a column for each language. */
export function writeSheet(units: readonly Unit[], locales: readonly string[], known: readonly string[]): string {
  const rows = units.map((unit) => [
    unit.file,
    unit.id,
    unit.context,
    ...locales.map((locale) => {
      const isTold = typeof unit.value !== 'string' || unit.kind === 'name' || known.includes(locale);
      return isTold ? (textOf(unit, locale) ?? '') : '';
    }),
  ]);
  return writeTable([[...fixed, ...locales], ...rows]);
}

/** Reads such a sheet; columns may be in any order and, but for file and id, be left out. */
export function readSheet(text: string, file: string): Exchanged {
  const { columns, rows, problems } = readTable(text, file);
  const told: ToldProblem[] = [...problems];
  const header = (message: string, remedy: string) =>
    told.push({ severity: 'error', rule: 'not-csv', file, line: 1, column: 1, path: '', message, remedy });
  if (problems.length === 0) {
    for (const name of ['file', 'id']) {
      if (!columns.includes(name))
        header(`must have a column ${name}`, 'Keep the columns of the sheet as they were written.');
    }
  }
  const locales = columns.filter((name) => !fixed.includes(name));
  for (const name of locales) {
    if (localePattern.test(name)) continue;
    const guess = nearest(name, fixed);
    const remedy =
      guess === undefined ? 'Write a language tag such as "en", or remove the column.' : `Did you mean ${guess}?`;
    header(`must have columns for languages: ${JSON.stringify(name)} is none`, remedy);
  }
  if (told.length > 0) return { entries: [], problems: told };
  const entries = rows.flatMap(({ line, cells }) =>
    locales.map((locale) => ({
      original: cells.file ?? '',
      id: cells.id ?? '',
      locale,
      text: cells[locale] ?? '',
      line,
      column: 1,
    })),
  );
  return { entries, problems: [] };
}
