import type { RuleId } from './rules.ts';

/**
 * Something wrong in a file that a person wrote, told so that this person can mend it.
 * A bug of Meetlint's own is never a Problem: it is thrown as an Error and keeps its stack trace.
 */
export interface Problem {
  /** `error` stops the build; `warning` does not. */
  severity: 'error' | 'warning';
  /** The broken rule, such as `unknown-key` or `claim-failed`. */
  rule: RuleId;
  /** Path of the file, relative to the project: `story/union-state/story.json`. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
  /** Column in the line, from 1, in UTF-16 code units. */
  column: number;
  /** JSON path of the value: `scenes[2].map.fit[0]`; empty for the file as a whole. */
  path: string;
  /** The rule in words: "must name a feature, a group or a country". */
  message: string;
  /** The value seen, as JSON on one line, shortened; absent where there is none. */
  value?: string;
  /** What to write instead. */
  remedy: string;
}

/** A problem of any file that a command reads: its rule may be one of that command's own, such as `figure-broken`. */
export type ToldProblem = Omit<Problem, 'rule'> & { rule: string };

/** A path into a JSON document: `['scenes', 2, 'map', 'fit', 0]`. */
export type JsonPath = (string | number)[];

/** Finds where the value at a path stands in its file; for a missing key, where its parent stands. */
export type Locate = (path: JsonPath) => { line: number; column: number };

/** Writes a path as people read it: `scenes[2].map.fit[0]`, `measures.units-to-kyiv`. */
export function formatPath(path: JsonPath): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

/** Writes a value as JSON on one line of at most `length` characters. */
export function formatValue(value: unknown, length = 60): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length <= length ? json : `${json.slice(0, length - 1)}…`;
}

/** Each once: what two stories with a file in common both break is one mistake. */
export function distinctProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** By file, then from top to bottom; at the same place, errors first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.severity, b.severity) ||
      compare(a.rule, b.rule),
  );
}

/**
 * A problem for people to read, over several lines: where it is (as editors and terminals make it clickable), the
 * rule in words, the value seen, the line with a caret under the place if the file's `text` is given, and the remedy.
 */
export function formatProblem(problem: ToldProblem, text?: string): string {
  const { file, line, column, severity, rule, path, message, value, remedy } = problem;
  const subject = path === '' ? '' : `${path} `;
  const seen = value === undefined ? '' : `, saw ${value}`;
  const quoted = text === undefined ? [] : quote(text, line, column);
  return [
    `${file}:${line}:${column} ${severity} ${rule}`,
    `  ${subject}${message}${seen}`,
    ...quoted,
    `  → ${remedy}`,
  ].join('\n');
}

/** The line of the place with a caret below, cut to what a terminal shows of a long line. */
function quote(text: string, line: number, column: number): string[] {
  if (last.text !== text) last = { text, lines: text.split(/\r\n|\n|\r/) };
  const whole = last.lines[line - 1];
  if (whole === undefined) return [];
  const start = Math.max(0, column - 50);
  const shown = whole.slice(start, start + 100).replaceAll('\t', ' ');
  const indent = shown.length - shown.trimStart().length;
  const margin = `  ${String(line)} | `;
  return [`${margin}${shown.trim()}`, `${' '.repeat(margin.length + Math.max(0, column - 1 - start - indent))}^`];
}

/** Of the text that was last quoted from: a long one may have many problems. */
let last: { text: string; lines: string[] } = { text: '', lines: [''] };

/** By code unit, not by locale: the order is the same on every machine. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
