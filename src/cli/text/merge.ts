import { editJson, type Change } from '../../format/edit.ts';
import { nearest } from '../../format/nearest.ts';
import { formatValue, type ToldProblem } from '../../format/problem.ts';
import type { Entry } from './exchange.ts';
import { figuresIn, localesOf, textOf, unitsOf, type StoryTexts, type Unit } from './unit.ts';

/** What became of an exchange file. */
export interface Merged {
  /** The new text of each file that changes, by path. Nothing is to be written where a problem is an error. */
  files: Record<string, string>;
  /** Texts that are new or changed. */
  count: number;
  problems: ToldProblem[];
}

/**
 * Puts the texts of an exchange file into a story, and changes nothing else of its files.
 * @param file name of the exchange file, for problems
 * @param added a language that the story is to have from now on
 */
export function mergeTexts(texts: StoryTexts, entries: readonly Entry[], file: string, added?: string): Merged {
  const locales = localesOf(texts);
  const all = added === undefined || locales.includes(added) ? locales : [...locales, added];
  const isNew = (locale: string) => !locales.includes(locale);
  const units = new Map(unitsOf(texts).map((unit) => [keyOf(unit.file, unit.id), unit]));
  const problems: ToldProblem[] = [];
  const changed = new Map<Unit, Map<string, string>>();
  const strangers = new Set<string>();
  const inNew = new Set<Unit>();

  for (const entry of entries) {
    const { locale, source } = entry;
    if (!all.includes(locale)) {
      if (!strangers.has(locale)) problems.push(stranger(entry, locales, file));
      strangers.add(locale);
      continue;
    }
    const unit = units.get(keyOf(entry.original, entry.id));
    if (!unit) {
      problems.push(unknownUnit(entry, units, file));
      continue;
    }
    if (isNew(locale)) inNew.add(unit);
    const before = isNew(locale) && needsWords(unit) ? undefined : textOf(unit, locale);
    // Spreadsheets end lines in their own way.
    const text = before?.includes('\r') ? entry.text : entry.text.replaceAll('\r\n', '\n');
    const isEmpty = text.trim() === '';
    if (text === before || (isEmpty && (isNew(locale) ? !needsWords(unit) : before === undefined))) continue;
    const broken = isEmpty
      ? emptied(entry, unit, file)
      : (lostLetters(entry, before, text, unit, file) ?? figureProblem(entry, text, unit, locales, file));
    if (broken) problems.push(broken);
    else changed.set(unit, (changed.get(unit) ?? new Map<string, string>()).set(locale, text));
    if (source && textOf(unit, source.locale) !== source.text) problems.push(stale(entry, unit, file));
  }
  if (all.length > locales.length) {
    const untold = [...units.values()].filter((unit) => needsWords(unit) && !inNew.has(unit));
    problems.push(...untold.map((unit) => missing(unit, all.at(-1) ?? '', file)));
  }
  if (problems.some(({ severity }) => severity === 'error')) return { files: {}, count: 0, problems };

  const files: Record<string, string> = {};
  for (const { file: name, text } of [texts.story, ...texts.geo]) {
    const changes = [...changed].flatMap(([unit, told]) => (unit.file === name ? changesOf(unit, told, all) : []));
    if (name === texts.story.file && all.length > locales.length) {
      changes.push({ path: ['locales', locales.length], value: all.at(-1) });
    }
    if (changes.length > 0) files[name] = editJson(text, changes);
  }
  const count = [...changed.values()].reduce((sum, told) => sum + told.size, 0);
  return { files, count, problems };
}

/** Whether a new language needs words of its own here. */
function needsWords({ value, kind }: Unit): boolean {
  return typeof value !== 'string' || kind === 'prose';
}

const keyOf = (file: string, id: string) => JSON.stringify([file, id]);

function changesOf({ path, value }: Unit, told: Map<string, string>, locales: string[]): Change[] {
  if (typeof value !== 'string') return [...told].map(([locale, text]) => ({ path: [...path, locale], value: text }));
  const texts = locales.map((locale) => [locale, told.get(locale) ?? value] as const);
  const [first] = texts;
  const isOne = first !== undefined && texts.every(([, text]) => text === first[1]);
  return [{ path, value: isOne ? first[1] : Object.fromEntries(texts) }];
}

/** A program that does not know a letter saves it as a question mark, and the whole text with it. */
function lostLetters(
  entry: Entry,
  before: string | undefined,
  text: string,
  unit: Unit,
  file: string,
): ToldProblem | undefined {
  if (before === undefined || !isLossy(text, before)) return undefined;
  return {
    ...problemAt(entry, file, unit.id, 'not-utf8', 'must keep its letters: they have become question marks'),
    value: formatValue(text),
    remedy: 'Export the texts anew, and save the file as UTF-8: spreadsheets call it “CSV UTF-8”.',
  };
}

/** Whether a text is another one with question marks for two or more of its letters. */
function isLossy(text: string, before: string): boolean {
  const [now, then] = [[...text], [...before]];
  if (now.length !== then.length) return false;
  const lost = then.filter((letter, index) => now[index] !== letter);
  return (
    lost.length > 1 && then.every((letter, index) => now[index] === letter || (now[index] === '?' && letter > '~'))
  );
}

/** A text keeps the figures that it has, or takes over those of the language that it is translated from. */
function figureProblem(
  entry: Entry,
  text: string,
  unit: Unit,
  locales: string[],
  file: string,
): ToldProblem | undefined {
  const own = inventory(text);
  const [first = ''] = locales;
  const models = [entry.source?.locale ?? first, entry.locale, first].flatMap((locale) => textOf(unit, locale) ?? []);
  if (models.some((model) => inventory(model).join() === own.join())) return undefined;
  const model = inventory(models[0] ?? '');
  const missing = without(model, own);
  const extra = without(own, model);
  const told = [
    ...(missing.length > 0 ? [`${missing.join(', ')} missing`] : []),
    ...(extra.length > 0 ? [`${extra.join(', ')} too many`] : []),
  ];
  const guess = extra.map((each) => nearest(each, missing)).find((each) => each !== undefined);
  return {
    ...problemAt(entry, file, unit.id, 'figure-broken', `must keep the figures of the text: ${told.join('; ')}`),
    value: formatValue(text),
    remedy:
      guess !== undefined
        ? `Did you mean ${guess}?`
        : missing.length > 0
          ? `Put ${missing.join(', ')} back; its place in the sentence is free.`
          : `Take ${extra.join(', ')} out; figures are added in story.json.`,
  };
}

/** All figures of a text, sorted, and the braces that are part of none. */
function inventory(text: string): string[] {
  const rest = text.replace(/(?<!\\)\{[^{}]+\}/g, '').match(/(?<!\\)[{}]/g) ?? [];
  return [...figuresIn(text), ...rest].sort();
}

function without(list: string[], taken: string[]): string[] {
  const left = [...taken];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function problemAt(at: Pick<Entry, 'line' | 'column'>, file: string, path: string, rule: string, message: string) {
  return { severity: 'error' as const, rule, file, line: at.line, column: at.column, path, message };
}

function emptied(entry: Entry, unit: Unit, file: string): ToldProblem {
  const message = `must be told in ${entry.locale}`;
  const remedy = 'Write the text; to leave one out of the story, take it out of story.json.';
  return { ...problemAt(entry, file, unit.id, 'translation-missing', message), remedy };
}

function missing(unit: Unit, locale: string, file: string): ToldProblem {
  const remedy = `Add it, from a fresh export: npm run text -- export --locale ${locale}.`;
  const message = `must be told in ${locale}, and is not in the file`;
  return { ...problemAt({ line: 1, column: 1 }, file, unit.id, 'translation-missing', message), remedy };
}

function stale(entry: Entry, unit: Unit, file: string): ToldProblem {
  return {
    ...problemAt(entry, file, unit.id, 'source-changed', 'was translated from a text that the story no longer has'),
    severity: 'warning',
    value: formatValue(entry.source?.text ?? ''),
    remedy: 'It was taken over; compare it with the text as it is now.',
  };
}

function stranger(entry: Entry, locales: string[], file: string): ToldProblem {
  const guess = nearest(entry.locale, locales);
  const message = `must be in one of the story’s languages: ${locales.join(', ')}`;
  return {
    ...problemAt(entry, file, '', 'translation-unknown', message),
    value: formatValue(entry.locale),
    remedy: `${guess === undefined ? '' : `Did you mean ${guess}? `}To add a language to the story: --locale ${entry.locale}.`,
  };
}

function unknownUnit(entry: Entry, units: Map<string, Unit>, file: string): ToldProblem {
  const ids = [...units.values()].filter((unit) => unit.file === entry.original).map(({ id }) => id);
  const guess = nearest(entry.id, ids);
  return {
    ...problemAt(entry, file, entry.original, 'unit-unknown', 'must name a text that the story has'),
    value: formatValue(entry.id),
    remedy: guess === undefined ? 'Remove it, or export the texts anew.' : `Did you mean ${formatValue(guess)}?`,
  };
}
