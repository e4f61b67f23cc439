import { checkStories } from '../build/check.ts';
import { listStories } from '../build/read.ts';
import type { Problem } from '../format/index.ts';
import { called, guessed, noStory, slugFrom } from './flags.ts';
import { asGithub, asJson, asText } from './formats.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

/** How problems are printed: for people, for programs, or as annotations of a pull request. */
const formats = { text: asText, json: asJson, github: asGithub };

export const usage = `npm run check [story …] [-- --format text|json|github] [--strict]

Tells all problems of all stories, or of those named. Exit code 0: no errors; 1: errors; 2: not understood.
  --strict   warnings count as errors
  --format   text for people, json for programs, github for annotations of a pull request`;

const options = { format: { type: 'string' }, strict: { type: 'boolean' }, help: { type: 'boolean' } } as const;

/** `npm run check`. Returns the exit code. */
export async function check(
  args: string[],
  surroundings: Pick<Surroundings, 'root' | 'print' | 'printError'>,
): Promise<ExitCode> {
  const { root, print } = surroundings;
  const call = called(args, options, usage, surroundings);
  if (typeof call === 'number') return call;
  const refuse = (fault: string) => call.refuse(`${fault}\n\n${usage}`);
  const { format = 'text', strict = false } = call.values;
  const slugs = call.positionals.map(slugFrom);
  const write = Object.hasOwn(formats, format) ? formats[format as keyof typeof formats] : undefined;
  if (!write) return refuse(`There is no format ${format}.${guessed(format, Object.keys(formats))}`);
  const known = await listStories(root);
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown !== undefined) return refuse(noStory(unknown, known));

  const checked = await checkStories(root, slugs.length > 0 ? [...new Set(slugs)] : undefined);
  const problems = strict ? checked.problems.map(asError) : checked.problems;
  print(write({ ...checked, problems }));
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function asError(problem: Problem): Problem {
  return { ...problem, severity: 'error' };
}
