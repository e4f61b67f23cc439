import type { Change } from '../format/edit.ts';
import type { Told } from '../reader/told.ts';

/** What the studio asks of the development server, of the story whose page is open. */
export type Ask =
  | { type: 'files' }
  /** `what`: the edit in a few words, for whoever takes it back. */
  | { type: 'edit'; edits: SeenEdit[]; what: string }
  | { type: 'undo' | 'redo' };

/** Changes of one file. */
export interface FileEdit {
  file: string;
  changes: Change[];
}

/** The same, with the text of the file for which they were meant. */
export interface SeenEdit extends FileEdit {
  seen: string;
}

/** The files of a story that a person writes, as they are on the disk; by their paths in the project. */
export interface Files {
  story: { file: string; text: string };
  geo: Record<string, string>;
}

/** What came of an edit: in words, with what could be taken back or done again now; or why nothing was written. */
export type Outcome =
  | { fault: string }
  /** `texts`: what is in those of the files now that were written. */
  | { done: string; texts: Record<string, string>; undo?: string; redo?: string };

/** The line to the development server. */
export interface Line {
  files(): Promise<Files>;
  send(ask: Exclude<Ask, { type: 'files' }>): Promise<Outcome>;
  /** Calls back whenever a file of the story has been saved, by whomever, with what came of it; returns its undo. */
  onSaved(saved: (told: Told) => void): () => void;
}
