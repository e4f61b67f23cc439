import { formatPath, formatValue, type JsonPath, type Locate, type Problem, type RuleId } from '../format/index.ts';

/** A file that a person wrote, as problems point into it. */
export interface SourceFile {
  file: string;
  locate: Locate;
}

/** What is wrong, without where; the message begins with "must", as the path stands before it. */
export interface Fault {
  rule: RuleId;
  message: string;
  remedy: string;
  value?: unknown;
  severity?: 'error' | 'warning';
}

/** A problem at a path of a file; an error unless it says otherwise. */
export function problemAt({ file, locate }: SourceFile, path: JsonPath, fault: Fault): Problem {
  const { rule, message, remedy, value, severity = 'error' } = fault;
  const seen = value === undefined ? {} : { value: formatValue(value) };
  return { severity, rule, file, ...locate(path), path: formatPath(path), message, ...seen, remedy };
}

/** "Did you mean …?", or the names that there are. */
export function suggest(guess: string | undefined, known: readonly string[], none: string): string {
  if (guess !== undefined) return `Did you mean ${JSON.stringify(guess)}?`;
  if (known.length === 0) return none;
  const listed = known.slice(0, 12).join(', ');
  return `Known are ${listed}${known.length > 12 ? ' and others' : ''}.`;
}
