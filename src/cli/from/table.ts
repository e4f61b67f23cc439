import { parse, CsvError } from 'csv-parse/sync';
import type { ToldProblem } from '../../format/problem.ts';

/** A sheet as RFC 4180 has it, read with the line of each row. */
export interface Table {
  columns: string[];
  rows: Row[];
  problems: ToldProblem[];
  /** What stands between the cells: a comma, or what a spreadsheet program of another country writes. */
  delimiter: string;
}

export interface Row {
  /** Line of the file on which the row begins, from 1. */
  line: number;
  cells: Record<string, string>;
}

/** Reads a sheet with a header. A byte order mark, and semicolons or tabs in place of commas, are understood. */
export function readTable(text: string, file: string): Table {
  const delimiter = delimiterOf(text);
  const none: Table = { columns: [], rows: [], problems: [], delimiter };
  try {
    const records = parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true, relax_column_count: true });
    const [header, ...rest] = records as unknown as { record: string[]; info: { lines: number } }[];
    if (!header)
      return { ...none, problems: [problem(file, 1, 'empty', 'must not be empty', 'Give a sheet with a header.')] };
    const columns = header.record.map((name) => name.trim());
    const problems: ToldProblem[] = [];
    const rows = rest.map(({ record, info }): Row => {
      // csv-parse tells the line on which a record ends.
      const begins = info.lines - (record.join('').match(/\r\n|\n|\r/g)?.length ?? 0);
      if (record.length > columns.length) {
        const message = `must have as many cells as the header, ${columns.length}: it has ${record.length}`;
        problems.push(
          problem(file, begins, 'not-csv', message, `Put cells that hold ${named[delimiter]} in double quotes.`),
        );
      }
      return { line: begins, cells: Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ''])) };
    });
    return { columns, rows, problems, delimiter };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    const message = `must be a sheet of comma-separated values: ${error.message.replace(/\s+/g, ' ')}`;
    const remedy =
      'Put cells with quotes in double quotes, with the quotes inside written twice, or export the sheet anew.';
    return { ...none, problems: [problem(file, line, 'not-csv', message, remedy)] };
  }
}

/** Writes a sheet by RFC 4180: CRLF, and quotes where they are needed. The mark at its beginning tells Excel UTF-8. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

/** Spreadsheets cut off spaces at the edges of bare cells. */
function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const named: Record<string, string> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab' };

/** That of which the header has most. */
function delimiterOf(text: string): string {
  const header = /^\ufeff?([^\r\n]*)/.exec(text)?.[1] ?? '';
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function problem(file: string, line: number, rule: string, message: string, remedy: string): ToldProblem {
  return { severity: 'error', rule, file, line, column: 1, path: '', message, remedy };
}
