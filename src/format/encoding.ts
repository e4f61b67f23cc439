import type { Problem } from './problem.ts';

/** How many letters to each side of an unreadable one are quoted. */
const around = 12;

/**
 * What is wrong with a text that was read as UTF-8 and is something else: its letters would be published as �. Undefined
 * where nothing is.
 */
export function encodingProblem(text: string, file: string): Problem | undefined {
  const told = (line: number, column: number, message: string, value?: string): Problem => ({
    severity: 'error',
    rule: 'not-utf8',
    file,
    line,
    column,
    path: '',
    message,
    ...(value !== undefined && { value }),
    remedy: 'Save the file anew with the encoding UTF-8: editors ask for it in “Save as”, spreadsheets as “CSV UTF-8”.',
  });
  if (isUtf16(text)) return told(1, 1, 'must be UTF-8: this looks like UTF-16');
  const at = text.indexOf('\uFFFD');
  if (at < 0) return undefined;
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  const line = before.at(-1) ?? '';
  const [rest = ''] = text.slice(at).split(/\r\n|\n|\r/, 1);
  return told(
    before.length,
    line.length + 1,
    'must be UTF-8: there is a letter of another encoding',
    JSON.stringify(`${line.slice(-around)}${rest.slice(0, around)}`),
  );
}

/** Of UTF-16 read as UTF-8 nothing can be understood: every other byte of plain letters is 0. */
export function isUtf16(text: string): boolean {
  return text.slice(0, 64).split('\0').length > 16;
}
