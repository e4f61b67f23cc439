import { parseArgs } from 'node:util';
import { checkStories } from '../build/check.ts';
import { listStories } from '../build/read.ts';
import { nearest, type Problem } from '../format/index.ts';
import { asGithub, asJson, asText } from './formats.ts';

/** How problems are printed: for people, for programs, or as annotations of a pull request. */
const formats = { text: asText, json: asJson, github: asGithub };
const flags = ['--format', '--strict', '--help'];

export const usage = `npm run check [story …] [-- --format text|json|github] [--strict]

Tells all problems of all stories, or of those named. Exit code 0: no errors; 1: errors; 2: not understood.
  --strict   warnings count as errors
  --format   text for people, json for programs, github for annotations of a pull request`;

/** Where a command runs and what it prints to; passed in so that tests can look. */
export interface Surroundings {
  root: string;
  print: (text: string) => void;
  printError: (text: string) => void;
}

/** `npm run check`. Returns the exit code. */
export async function check(args: string[], { root, print, printError }: Surroundings): Promise<0 | 1 | 2> {
  const refuse = (message: string): 2 => {
    printError(`${message}\n\n${usage}`);
    return 2;
  };
  const asked = readArguments(args);
  if ('fault' in asked) return refuse(asked.fault);
  const { slugs, format, strict, help } = asked;
  if (help) {
    print(usage);
    return 0;
  }
  const write = Object.hasOwn(formats, format) ? formats[format as keyof typeof formats] : undefined;
  if (!write) return refuse(`There is no format ${format}.${guessed(format, Object.keys(formats))}`);
  const known = await listStories(root);
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown !== undefined) {
    const stories = known.length > 0 ? ` There are: ${known.join(', ')}.` : ' There are none in story/.';
    return refuse(`There is no story ${unknown}.${guessed(unknown, known) || stories}`);
  }

  const checked = await checkStories(root, slugs.length > 0 ? [...new Set(slugs)] : undefined);
  const problems = strict ? checked.problems.map(asError) : checked.problems;
  print(write({ ...checked, problems }));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

interface Asked {
  slugs: string[];
  format: string;
  strict: boolean;
  help: boolean;
}

function readArguments(args: string[]): Asked | { fault: string } {
  const { tokens } = parseArgs({ args, strict: false, tokens: true, allowPositionals: true, options });
  const wrong = tokens.find((token) => token.kind === 'option' && !flags.includes(token.rawName));
  if (wrong?.kind === 'option') {
    return { fault: `There is no flag ${wrong.rawName}.${guessed(wrong.rawName, flags)}` };
  }
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const { format = 'text', strict = false, help = false } = values;
    // A story is its folder: both names of it are understood.
    const slugs = positionals.map((name) => name.replace(/^story\//, '').replace(/(\/story\.json|\/)$/, ''));
    return { slugs, format, strict, help };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

const options = { format: { type: 'string' }, strict: { type: 'boolean' }, help: { type: 'boolean' } } as const;

function guessed(word: string, words: string[]): string {
  const guess = nearest(word, words);
  return guess === undefined ? '' : ` Did you mean ${guess}?`;
}

function asError(problem: Problem): Problem {
  return { ...problem, severity: 'error' };
}
