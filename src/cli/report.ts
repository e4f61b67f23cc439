import { formatProblem, sortProblems, type Problem } from '../format/index.ts';

/** Prints problems for people, errors last so that they are seen, and how many there are. */
export function report(problems: Problem[], texts: Record<string, string>): void {
  for (const severity of ['warning', 'error'] as const) {
    const some = sortProblems(problems.filter((problem) => problem.severity === severity));
    for (const problem of some) console.error(`${formatProblem(problem, texts[problem.file])}\n`);
    if (some.length) console.error(`${some.length} ${severity}${some.length === 1 ? '' : 's'}`);
  }
}
