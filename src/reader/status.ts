import type { CompiledStory } from '../compile/compiled.ts';
import { formatDate } from '../drawing/index.ts';
import type { Words } from './words.ts';

/** What is said of a story that is not to be published yet; empty of one that is. */
export function statusIn(words: Words, status: CompiledStory['status'], locale: string): string {
  if (status.state !== 'embargoed') return status.state === 'draft' ? words.draft : '';
  // As it was written, in its own offset from UTC: an editor's clock is not the reader's.
  const [, day = '', time = '', offset = ''] = /^(.{10})T(\d\d:\d\d)[\d:.]*(.*)$/.exec(status.until) ?? [];
  return words.embargoed(`${formatDate(day, locale)}, ${time} ${offset === 'Z' ? 'UTC' : `(UTC${offset})`}`);
}
