import type { Problem, Story } from '../../format/index.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';
import { figuresIn, inEachLocale, storyTexts, type LocaleText, type StoryText } from './texts.ts';

/** Characters and words from which on two languages hardly say a thing alike. */
const long = { characters: 25, words: 4 };
/** In capitals: "todo" is a word of Spanish. */
const marker = /(^|\P{L})(TODO|TBD|FIXME|TKTK)(\P{L}|$)/u;
const filler = /lorem ipsum/i;
const nothing = /^[.…?\-–—\s]+$/u;

/** Texts that were never written or never translated, and figures that only some languages give. */
export function textProblems(story: Story, file: SourceFile): Problem[] {
  return storyTexts(story).flatMap((written) => {
    const texts = inEachLocale(written.text, written.path, story.locales, file);
    return [
      ...texts.flatMap((each) => placeholders(each, file)),
      ...(written.kind === 'name' ? [] : copies(texts, file)),
      ...(written.kind === 'caption' ? missingFigures(written, texts, story, file) : []),
    ];
  });
}

function placeholders({ text, path }: LocaleText, file: SourceFile): Problem[] {
  if (![marker, filler, nothing].some((pattern) => pattern.test(text))) return [];
  return [
    problemAt(file, path, {
      rule: 'text-placeholder',
      severity: 'warning',
      message: 'must not be a placeholder',
      value: text,
      remedy: 'Write the text.',
    }),
  ];
}

/** A text that is word for word one of another language. Varieties of a language may well agree. */
function copies(texts: LocaleText[], file: SourceFile): Problem[] {
  return texts.flatMap(({ locale, text, path }, index) => {
    if ([...text].length < long.characters || text.trim().split(/\s+/).length < long.words) return [];
    const same = texts
      .slice(0, index)
      .find((other) => other.text.trim() === text.trim() && language(other.locale) !== language(locale));
    if (!same) return [];
    return [
      problemAt(file, path, {
        rule: 'translation-same',
        severity: 'warning',
        message: `must be translated: it is the same as in ${same.locale}`,
        value: text,
        remedy: `Write it in ${locale}.`,
      }),
    ];
  });
}

function missingFigures(
  { text }: StoryText,
  texts: LocaleText[],
  { locales, measures }: Story,
  file: SourceFile,
): Problem[] {
  if (texts.length < 2) return [];
  const figures = new Set(locales.flatMap((locale) => [...figuresIn(text[locale] ?? '')]));
  return texts.flatMap(({ text: caption, path }) => {
    const own = figuresIn(caption);
    const missing = [...figures].filter((figure) => !own.has(figure) && Object.hasOwn(measures, figure));
    if (missing.length === 0) return [];
    const written = missing.map((figure) => `{${figure}}`).join(', ');
    return [
      problemAt(file, path, {
        rule: 'translation-figure',
        severity: 'warning',
        message: `must give the figures that another language gives: ${written} missing`,
        value: caption,
        remedy: `Add ${written}, or take it out of the other language’s text.`,
      }),
    ];
  });
}

function language(locale: string): string {
  return locale.split('-')[0] ?? locale;
}
