import { spanOf, type JsonPath, type Problem, type Scene, type Story } from '../../format/index.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';

/**
 * Dates that contradict each other: in a chronology and its scene, and in what a story says of its own publication. Dates
 * that may mean several days are told only where none of them would fit.
 */
export function dateProblems({ scenes, published, updated, corrections }: Story, file: SourceFile): Problem[] {
  const warn = (path: JsonPath, message: string, value: string, remedy: string) =>
    problemAt(file, path, { rule: 'date-order', severity: 'warning', message, value, remedy });
  const dated = corrections.map(({ date }, index) => ({ date, path: ['corrections', index, 'date'] }));
  return [
    ...scenes.flatMap((scene, index) => chronologyProblems(scene, ['scenes', index], warn)),
    ...[{ date: updated, path: ['updated'] }, ...dated]
      .filter(({ date }) => date !== '' && published !== '' && isBefore(date, published))
      .map(({ date, path }) =>
        warn(path, `must not lie before the story was published, ${published}`, date, 'Correct one of the two dates.'),
      ),
    ...dated
      .filter(({ date }) => updated !== '' && isBefore(updated, date))
      .map(({ date, path }) =>
        warn(path, `must not lie after the story was last changed, ${updated}`, date, `Write "updated": "${date}".`),
      ),
  ];
}

type Warn = (path: JsonPath, message: string, value: string, remedy: string) => Problem;

function chronologyProblems({ date, chronology }: Scene, path: JsonPath, warn: Warn): Problem[] {
  const entries = chronology.map((entry, index) => ({ date: entry.date, at: [...path, 'chronology', index, 'date'] }));
  let latest = '';
  const late = entries.filter((entry) => {
    const above = latest;
    if (latest === '' || spanOf(entry.date).first > spanOf(latest).first) latest = entry.date;
    return above !== '' && isBefore(entry.date, above);
  });
  const outside = entries.filter((entry) => date !== '' && (isBefore(entry.date, date) || isBefore(date, entry.date)));
  const [first, ...more] = outside;
  return [
    ...late.map(({ date: own, at }) =>
      warn(at, 'must not lie before that of an entry above it', own, 'Move the entry up, or correct its date.'),
    ),
    ...(first
      ? [
          warn(
            first.at,
            `must lie within the scene’s date, ${date}${more.length > 0 ? `, and those of ${more.length} more too` : ''}`,
            first.date,
            `Correct it, or write "date": "${outside.reduce((span, entry) => spanWith(span, entry.date), date)}" in the scene.`,
          ),
        ]
      : []),
  ];
}

/** The page was built to wait for a moment that has come: only another build publishes it. */
export function embargoProblems({ status }: Story, file: SourceFile, now: Date): Problem[] {
  if (status.state !== 'embargoed' || new Date(status.until) > now) return [];
  return [
    problemAt(file, ['status', 'embargoed'], {
      rule: 'embargo-over',
      severity: 'warning',
      message: 'must lie ahead: the embargo is over, and the story is still left out of the list of stories',
      value: status.until,
      remedy: 'Write "status": "published", or a later moment.',
    }),
  ];
}

/** Whether all that one date may mean is over before all that the other may mean. */
function isBefore(one: string, other: string): boolean {
  return spanOf(one).last < spanOf(other).first;
}

/** An interval that takes in both. */
function spanWith(date: string, other: string): string {
  const [from = '', to = from] = date.split('/');
  const [first = '', last = first] = other.split('/');
  return isBefore(other, date) ? `${first}/${to}` : `${from}/${last}`;
}
