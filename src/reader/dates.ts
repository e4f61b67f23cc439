import type { CompiledStory } from '../compile/compiled.ts';
import { formatDate } from '../drawing/index.ts';

/**
 * The dates that a story's page writes, by how they are written: `long 2022-02-22`. Sent with the story, for a browser
 * takes a while to make ready for writing dates.
 */
export function datesOf({ locale, scenes, sources, corrections, published, updated }: CompiledStory) {
  const long = [
    ...scenes.map(({ date }) => date),
    ...Object.values(sources).map(({ date }) => date),
    ...corrections.map(({ date }) => date),
    published,
    updated,
  ];
  const short = scenes.flatMap(({ date, chronology }) => [date, ...chronology.map((entry) => entry.date)]);
  const written = (dates: (string | undefined)[], month: 'long' | 'short') =>
    dates.flatMap((date) => (date ? [[`${month} ${date}`, formatDate(date, locale, month)]] : []));
  return Object.fromEntries([...written(long, 'long'), ...written(short, 'short')]) as Record<string, string>;
}
