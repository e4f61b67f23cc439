import { dateFrom } from '../../format/date.ts';
import { nearest } from '../../format/nearest.ts';
import { formatValue, type ToldProblem } from '../../format/problem.ts';
import { keyFor, keysOf, noPlace, tidied, type Found, type FoundFile, type Key, type NamedKeys } from './found.ts';
import { readTable, type Row } from './table.ts';

/** Reads a sheet of places: a row for each, with columns for its latitude and longitude. */
export function foundInCsv(text: string, file: string, named: NamedKeys): FoundFile {
  const { columns, rows, problems, delimiter } = readTable(text, file);
  if (problems.length > 0) return { features: [], problems, notes: [] };
  const column = (key: Key) => keyFor(key, columns, named);
  const missing = (['lat', 'lon'] as const).filter((key) => column(key) === undefined);
  const misnamed = (Object.keys(named) as Key[]).filter((key) => !missing.includes(key as 'lat') && !column(key));
  const told = [...missing, ...misnamed].map((key) => missingColumn(key, columns, named, file));
  if (rows.length === 0) {
    told.push(noPlace(file, 'Add a row for each place below the header.'));
  }
  if (told.length > 0) return { features: [], problems: told, notes: [] };

  const notes: string[] = [];
  if (column('name') === undefined) {
    const seen = columns.map((name) => JSON.stringify(name)).join(', ');
    notes.push(`${file}: none of the columns ${seen} looks like one of names: --name COLUMN says which it is.`);
  }
  const features = rows.flatMap((row): Found[] => {
    const cell = (key: Key) => (row.cells[column(key) ?? ''] ?? '').trim();
    const [longitude, latitude] = (['lon', 'lat'] as const).map((key) => {
      const fault = degreesFault(key, cell(key), delimiter);
      if (fault) told.push({ ...fault, file, line: row.line, path: column(key) ?? '' });
      return degrees(cell(key), delimiter);
    });
    const date = dateFrom(cell('date'));
    if (date === undefined && cell('date') !== '') {
      notes.push(
        `${file}:${row.line}: the date ${formatValue(cell('date'))} was not understood. Write it as 2022-01-17, 2022-01 or 2022.`,
      );
    }
    return [
      {
        place: placeOf(row),
        geometry: tidied({ type: 'Point', coordinates: [longitude ?? 0, latitude ?? 0] }),
        name: cell('name'),
        group: cell('group'),
        date: date ?? '',
        text: cell('text'),
      },
    ];
  });
  return { features, problems: told, notes };
}

const placeOf = ({ line }: Row) => ({ line, column: 1 });

/** Where semicolons separate cells, a comma is a decimal one. */
function degrees(cell: string, delimiter: string): number {
  return cell === '' ? NaN : Number(delimiter === ',' ? cell : cell.replace(',', '.'));
}

function degreesFault(
  key: 'lat' | 'lon',
  cell: string,
  delimiter: string,
): Omit<ToldProblem, 'file' | 'line' | 'path'> | undefined {
  const number = degrees(cell, delimiter);
  const [what, range] = key === 'lat' ? ['latitude', '-90 … 90'] : ['longitude', '-180 … 360'];
  const isWithin = key === 'lat' ? Math.abs(number) <= 90 : number >= -180 && number <= 360;
  if (isWithin) return undefined;
  const isNumber = Number.isFinite(number);
  return {
    severity: 'error',
    rule: isNumber ? 'out-of-range' : 'wrong-type',
    column: 1,
    message: `must be a ${what} in degrees, ${range}`,
    value: formatValue(cell),
    remedy: isNumber
      ? 'Correct it. If latitude and longitude are swapped, say so: --lat and --lon name their columns.'
      : 'Write a decimal number such as 50.4501, without degree signs.',
  };
}

function missingColumn(key: Key, columns: string[], named: NamedKeys, file: string): ToldProblem {
  const wanted = named[key];
  const guess = wanted === undefined ? undefined : nearest(wanted, columns);
  const seen = `the columns are ${columns.map((name) => JSON.stringify(name)).join(', ')}`;
  return {
    severity: 'error',
    rule: 'missing-key',
    file,
    line: 1,
    column: 1,
    path: '',
    message:
      wanted === undefined
        ? `must have a column ${keysOf[key].slice(0, 3).join(', ')} or the like; ${seen}`
        : `must have the column that --${key} names, ${JSON.stringify(wanted)}; ${seen}`,
    remedy:
      guess !== undefined
        ? `Did you mean --${key} ${JSON.stringify(guess)}?`
        : `Name the column that holds it: --${key} COLUMN.`,
  };
}
