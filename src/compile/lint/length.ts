import type { Problem, Story } from '../../format/index.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';
import { countWords, inEachLocale, storyTexts } from './texts.ts';

/** Words of a caption: more hide the map on a phone for several screens, fewer are gone before they are read. */
const most = 90;
const least = 15;
/** Minutes that a whole story may take to read. */
const longest = 12;
/** Words a minute in silent reading: Brysbaert, How many words do we read per minute?, 2019. */
const pace = 238;

/** Captions that are too long or too short for the card on a phone. */
export function captionLengths({ scenes, locales }: Story, file: SourceFile): Problem[] {
  return scenes.flatMap(({ text, quote, chronology, bars, image }, index) =>
    inEachLocale(text, ['scenes', index, 'text'], locales, file).flatMap(({ text: caption, locale, path }) => {
      const words = countWords(caption, locale);
      const stands = quote === undefined && chronology.length === 0 && bars.length === 0 && !image;
      if (words <= most && (words >= least || !stands)) return [];
      const isLong = words > most;
      return [
        problemAt(file, path, {
          rule: 'caption-length',
          severity: 'warning',
          message: isLong
            ? `must have at most ${most} words: it has ${words}`
            : `must have at least ${least} words: it has ${words}`,
          value: caption,
          remedy: isLong
            ? 'Shorten it, move some of it to "chronology", or make two scenes of it.'
            : 'Say more of what the map shows, or make one scene of this and the next.',
        }),
      ];
    }),
  );
}

/** A story that takes too long to read, in the language in which it takes longest. */
export function readingTime(story: Story, file: SourceFile): Problem[] {
  const read = storyTexts(story).filter(({ path }) => !unread.has(String(path[0])) && path.at(-1) !== 'alt');
  const totals = story.locales.map((locale) => ({
    locale,
    words: read.reduce((sum, { text }) => sum + countWords(text[locale] ?? '', locale), 0),
  }));
  const [slowest] = totals.sort((a, b) => b.words - a.words);
  const minutes = (slowest?.words ?? 0) / pace;
  if (!slowest || minutes <= longest) return [];
  return [
    problemAt(file, ['scenes'], {
      rule: 'reading-time',
      severity: 'warning',
      message:
        `must be read in at most ${longest} minutes: its ${slowest.words} words (${slowest.locale}) take about ` +
        `${Math.round(minutes)}`,
      remedy: `Cut about ${slowest.words - longest * pace} words, or tell it as two stories.`,
    }),
  ];
}

/** Keys of the story whose texts are not on the way from the title to the last scene. */
const unread = new Set(['sources', 'corrections', 'byline', 'editor', 'measures']);
