import type { Place } from '../from/found.ts';
import type { ToldProblem } from '../../format/problem.ts';

/** What an exchange file says of one text in one language. */
export interface Entry extends Place {
  /** Of the file that the text is from. */
  original: string;
  id: string;
  locale: string;
  /** Empty where it was not filled in. */
  text: string;
  /** What it was translated from, as it was then; absent where the file does not say. */
  source?: { locale: string; text: string };
}

/** What was read of an exchange file. */
export interface Exchanged {
  entries: Entry[];
  problems: ToldProblem[];
}
