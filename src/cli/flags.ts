import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../format/nearest.ts';

type ParseArgsOptions = NonNullable<ParseArgsConfig['options']>;

/** What a command was called with, or what of it could not be understood. */
export type Flags<Options extends ParseArgsOptions> =
  | { fault: string }
  | {
      values: ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>>['values'];
      positionals: string[];
    };

/** Reads a command's flags; an unknown one is told with the nearest that there is. */
export function readFlags<Options extends ParseArgsOptions>(args: string[], options: Options): Flags<Options> {
  const { tokens } = parseArgs({ args, strict: false, tokens: true, allowPositionals: true, options });
  const known = Object.keys(options).map((name) => `--${name}`);
  for (const token of tokens) {
    if (token.kind === 'option' && !known.includes(token.rawName)) {
      return { fault: `There is no flag ${token.rawName}.${guessed(token.rawName, known)}` };
    }
  }
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    return { values, positionals };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** " Did you mean kyiv?", or nothing. */
export function guessed(word: string, words: Iterable<string>): string {
  const guess = nearest(word, words);
  return guess === undefined ? '' : ` Did you mean ${guess}?`;
}
