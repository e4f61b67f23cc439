import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../format/nearest.ts';
import { localePattern } from '../format/spec.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

type ParseArgsOptions = NonNullable<ParseArgsConfig['options']>;

/** What a command was called with, or what of it could not be understood. */
export type Flags<Options extends ParseArgsOptions> =
  | { fault: string }
  | {
      values: ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>>['values'];
      positionals: string[];
    };

/** A command as it was called, and how it says that it was called wrongly. */
export type Call<Options extends ParseArgsOptions> = Exclude<Flags<Options>, { fault: string }> & {
  refuse: (...faults: string[]) => 2;
};

/** Begins a command: gives its flags, or the exit code where it has ended already, with help or a complaint. */
export function called<Options extends ParseArgsOptions & { help: { type: 'boolean' } }>(
  args: string[],
  options: Options,
  usage: string,
  { print, printError }: Pick<Surroundings, 'print' | 'printError'>,
): Call<Options> | ExitCode {
  const refuse = (...faults: string[]): 2 => {
    printError(faults.join('\n'));
    return 2;
  };
  const kept = keptByNpm(Object.keys(options));
  if (kept.length > 0) {
    const command = process.env['npm_lifecycle_event'] ?? '…';
    return refuse(
      `npm has kept ${kept.join(' and ')} to itself. Write two hyphens before the flags: npm run ${command} -- ${kept[0]} …`,
    );
  }
  const flags = readFlags(args, options);
  if ('fault' in flags) return refuse(`${flags.fault}\n\n${usage}`);
  if ((flags.values as { help?: boolean }).help) {
    print(usage);
    return 0;
  }
  return { ...flags, refuse };
}

/** Flags of a command that were written without the two hyphens which npm wants before them, and never came here. */
export function keptByNpm(flags: readonly string[], env: NodeJS.ProcessEnv = process.env): string[] {
  const isKept = (flag: string) => env[`npm_config_${flag.replaceAll('-', '_')}`] !== undefined;
  return env['npm_lifecycle_event'] === undefined ? [] : flags.filter(isKept).map((flag) => `--${flag}`);
}

/** What is wrong with a language that was told by `--locale`; undefined where nothing is. */
export function localeFault(locale: string | undefined): string | undefined {
  if (locale === undefined || localePattern.test(locale)) return undefined;
  return `--locale must be a language tag such as nl, en or pt-BR, saw "${locale}".`;
}

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

/** A story is its folder: that, and its file, are names of it too. */
export function slugFrom(name: string): string {
  return name.replace(/^story\//, '').replace(/(\/story\.json|\/)$/, '');
}

/** What is told where nothing can be done, for want of a story. */
export const noStories = 'There are no stories in story/ yet: npm run new NAME begins one.';

/** "There is no story kiev. Did you mean kyiv?", or which stories there are. */
export function noStory(slug: string, known: string[]): string {
  const stories = known.length > 0 ? ` There are: ${known.join(', ')}.` : ' There are none in story/.';
  return `There is no story ${slug}.${guessed(slug, known) || stories}`;
}
