import type { Localised } from './complete.ts';
import { houseSpec } from './house-spec.ts';
import { schemaIssues, toProblems } from './issues.ts';
import { parseJson } from './json.ts';
import type { Locate, Problem } from './problem.ts';

/** Who publishes the stories, complete: as `story/site.json` says it. */
export interface House {
  name: string;
  /** Web address of the house’s own site; empty where none is given, as all that follows. */
  url: string;
  /** Path of a picture’s file from `story/`. */
  logo: string;
  icon: string;
  imprint: { text: Localised; url: string }[];
}

/** The house of a site that names none. */
export const defaultHouse: House = { name: 'Meetlint', url: '', logo: '', icon: '', imprint: [] };

export interface ParsedHouse {
  /** Undefined where there is any error. */
  house: House | undefined;
  problems: Problem[];
  locate: Locate;
}

/** Reads `story/site.json`. Never throws: what is wrong with it is told as problems. */
export function parseHouse(text: string, file: string): ParsedHouse {
  const json = parseJson(text, file);
  const problems = [...json.problems, ...toProblems(schemaIssues(houseSpec, json.value), json, file)];
  const read = problems.length === 0 ? houseSpec.safeParse(json.value) : undefined;
  if (!read?.success) return { house: undefined, problems, locate: json.locate };
  const { name, url = '', logo = '', icon = '', imprint = [] } = read.data;
  return { house: { name, url, logo, icon, imprint }, problems, locate: json.locate };
}

/** What a link of the imprint says in a language, or else in the first that it is written in. */
export function imprintIn(text: Localised, locale: string): string {
  return typeof text === 'string' ? text : (text[locale] ?? Object.values(text)[0] ?? '');
}
