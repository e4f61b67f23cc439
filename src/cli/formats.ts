import type { Checked } from '../build/check.ts';
import { formatProblem, type Problem } from '../format/index.ts';

/** For people: every problem with its line, errors last so that they are seen, and how many there are. */
export function asText({ slugs, problems, texts }: Checked): string {
  const sorted = [...of(problems, 'warning'), ...of(problems, 'error')];
  return [
    ...sorted.map((problem) => `${formatProblem(problem, texts[problem.file])}\n`),
    summary(slugs, problems),
  ].join('\n');
}

/** For programs: `{ stories, errors, warnings, problems }`, the problems by file and from top to bottom. */
export function asJson({ slugs, problems }: Checked): string {
  const counts = { errors: of(problems, 'error').length, warnings: of(problems, 'warning').length };
  return JSON.stringify({ stories: slugs, ...counts, problems }, null, 2);
}

/** Workflow commands of GitHub Actions: annotations beside the lines of a pull request, and the summary for the log. */
export function asGithub({ slugs, problems }: Checked): string {
  const annotations = problems.map(({ severity, file, line, column, rule, path, message, value, remedy }) => {
    const properties = { file, line: String(line), col: String(column), title: rule };
    const written = Object.entries(properties).map(([key, text]) => `${key}=${escapedProperty(text)}`);
    const subject = path === '' ? '' : `${path} `;
    const seen = value === undefined ? '' : `, saw ${value}`;
    return `::${severity} ${written.join(',')}::${escaped(`${subject}${message}${seen}\n${remedy}`)}`;
  });
  return [...annotations, summary(slugs, problems)].join('\n');
}

/** "2 errors and 1 warning in 3 stories". */
export function summary(slugs: readonly string[], problems: readonly Problem[]): string {
  const stories = slugs.length === 1 ? (slugs[0] ?? '') : counted(slugs.length, 'story', 'stories');
  const counts = (['error', 'warning'] as const).flatMap((severity) => {
    const { length } = of(problems, severity);
    return length > 0 ? [counted(length, severity)] : [];
  });
  return `${counts.join(' and ') || 'No problems'} in ${stories}`;
}

function of(problems: readonly Problem[], severity: Problem['severity']): Problem[] {
  return problems.filter((problem) => problem.severity === severity);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** As GitHub's toolkit escapes the message of a command. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
