/** Where a command runs and what it talks to; passed in so that tests can look. */
export interface Surroundings {
  /** Folder of the project. */
  root: string;
  /** Folder from which the command was called: file names are relative to it. */
  here: string;
  /** "2026-11-22": what a new story is dated by. */
  today: string;
  print: (text: string) => void;
  printError: (text: string) => void;
  /** Asks a person; absent where nobody sits at the terminal. An empty answer takes what is suggested. */
  ask?: (question: string, suggested: string) => Promise<string>;
}

/** 0: done; 1: something is wrong with a file; 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;
