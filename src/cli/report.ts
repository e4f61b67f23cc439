import { formatProblem, sortProblems, type Problem } from '../format/index.ts';

/** Prints errors for people; of warnings only how many there are, as they stop nothing: `npm run check` tells them. */
export function report(problems: Problem[], texts: Record<string, string>): void {
  const errors = sortProblems(problems.filter(({ severity }) => severity === 'error'));
  for (const problem of errors) console.error(`${formatProblem(problem, texts[problem.file])}\n`);
  if (errors.length) console.error(counted(errors.length, 'error'));
  const warnings = problems.length - errors.length;
  if (warnings) console.error(`${counted(warnings, 'warning')}: npm run check tells ${warnings === 1 ? 'it' : 'them'}`);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
