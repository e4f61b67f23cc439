/**
 * Something wrong in a file that a person wrote, told so that this person can mend it.
 * A bug of Meetlint's own is never a Problem: it is thrown as an Error and keeps its stack trace.
 */
export interface Problem {
  /** `error` stops the build; `warning` does not. */
  severity: 'error' | 'warning';
  /** Identifier of the broken rule, such as `unknown-key` or `claim-failed`. */
  rule: string;
  /** Path of the file, relative to the project: `story/union-state/story.json`. */
  file: string;
  /** Line in the file, from 1. */
  line: number;
  /** Column in the line, from 1. */
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

/** A path into a JSON document: `['scenes', 2, 'map', 'fit', 0]`. */
export type JsonPath = (string | number)[];

/** Finds where the value at a path stands in its file; for a missing key, where its parent stands. */
export type Locate = (path: JsonPath) => { line: number; column: number };
