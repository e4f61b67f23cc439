import { schemaIssues, toProblems } from './issues.ts';
import { parseJson } from './json.ts';
import type { Locate, Problem } from './problem.ts';
import { themeSpec, type ThemeSpec } from './theme-spec.ts';

/** A theme, complete and valid. All colours are `#rrggbb`. */
export interface Theme extends Omit<ThemeSpec, '$schema'> {
  /** Name of its file, by which stories ask for it. */
  name: string;
}

/** The colours of a theme by day or by night. */
export type ThemeMode = ThemeSpec['light'];

/** The theme of a story that names none. */
export const defaultTheme = 'paper';

export interface ParsedTheme {
  /** Undefined where there is any error. */
  theme: Theme | undefined;
  problems: Problem[];
  locate: Locate;
}

/** Reads a theme file. Never throws: what is wrong with it is told as problems. */
export function parseTheme(text: string, file: string, name: string): ParsedTheme {
  const json = parseJson(text, file);
  const problems = [...json.problems, ...toProblems(schemaIssues(themeSpec, json.value), json, file)];
  const read = problems.length === 0 ? themeSpec.safeParse(json.value) : undefined;
  if (!read?.success) return { theme: undefined, problems, locate: json.locate };
  const { $schema: _, ...theme } = read.data;
  return { theme: { name, ...theme }, problems, locate: json.locate };
}
