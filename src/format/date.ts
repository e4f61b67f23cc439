/**
 * Whether a text of the form of a story's date names days that exist: `2022-02` does, `2022-02-30` does not, and
 * `2021-06/2020-08` ends before it begins.
 */
export function isDate(text: string): boolean {
  const [from = '', to] = text.split('/');
  if (!exists(from)) return false;
  return to === undefined || (exists(to) && to >= from.slice(0, to.length));
}

function exists(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  const lastOfMonth = new Date(0);
  lastOfMonth.setUTCFullYear(year, month, 0);
  return day <= lastOfMonth.getUTCDate();
}

/** A date as a story writes it: a year, a month, a day, or two of them with a slash between. */
export const datePattern = /^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/;

/** The first and the last day that a story's date may mean, to be compared as texts; of every month, the 31st is the last. */
export function spanOf(date: string): { first: string; last: string } {
  const [from = '', to = from] = date.split('/');
  return { first: `${from}-01-01`.slice(0, 10), last: to.length === 4 ? `${to}-12-31` : `${to}-31`.slice(0, 10) };
}

/** A date as a story writes it, from the forms that can mean only one thing; undefined where it cannot be told. */
export function dateFrom(written: string): string | undefined {
  const text = written.trim().replace(/\s+/g, ' ');
  for (const [pattern, read] of forms) {
    const parts = pattern.exec(text)?.slice(1);
    const date = parts && read(...(parts as [string, string, string]));
    if (date !== undefined && datePattern.test(date) && isDate(date)) return date;
  }
  return undefined;
}

type Reading = (a: string, b: string, c: string) => string | undefined;

const forms: [RegExp, Reading][] = [
  [/^(\d{4}.*)$/, (text) => text],
  [/^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/, (day) => day],
  [/^(\d{4}) ?[-–—] ?(\d{4})$/, (from, to) => `${from}/${to}`],
  [/^(\d{4})[-/.](\d{1,2})$/, (year, month) => dashed(year, month)],
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, dashed],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (day, month, year) => dashed(year, month, day)],
  [/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/, byOrder],
  [
    /^(\d{1,2})(?:st|nd|rd|th|er|\.)? (?:de |of )?(\p{L}+)\.?,? (?:de )?(\d{4})$/u,
    (day, month, year) => named(year, month, day),
  ],
  [/^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u, (month, day, year) => named(year, month, day)],
  [/^(\p{L}+)\.?,? (?:de )?(\d{4})$/u, (month, year) => named(year, month)],
];

function dashed(...parts: string[]): string {
  return parts.map((part) => part.padStart(2, '0')).join('-');
}

/** Americans write the month first, most others the day: which is meant, only a day beyond 12 tells. */
function byOrder(first: string, second: string, year: string): string | undefined {
  if (Number(first) > 12 || first === second) return dashed(year, second, first);
  return Number(second) > 12 ? dashed(year, first, second) : undefined;
}

function named(year: string, word: string, ...day: string[]): string | undefined {
  const months = Array.from({ length: 12 }, (_, index) => index).filter((index) =>
    monthNames().some((names) => names[index]?.startsWith(word.toLowerCase())),
  );
  const [month] = months;
  return month === undefined || months.length > 1 || word.length < 3
    ? undefined
    : dashed(year, String(month + 1), ...day);
}

let months: string[][] | undefined;
/** January to December in the languages in which stories begin. */
function monthNames(): string[][] {
  months ??= ['en', 'nl', 'es', 'fr', 'de'].map((locale) => {
    const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month)).toLowerCase());
  });
  return months;
}
