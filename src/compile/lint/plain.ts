import type { Problem, Story } from '../../format/index.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';
import { figuresIn, inEachLocale, storyTexts, type LocaleText } from './texts.ts';

/** Emphasis, links, headings and HTML, with the words that they mark. */
const markup: RegExp[] = [
  /\*\*([^*\s][^*]*)\*\*/gu,
  /(?<![\p{L}\d*])\*([^*\s][^*]*)\*(?![\p{L}\d*])/gu,
  /(?<![\p{L}\d_])__?([^_\s][^_]*)__?(?![\p{L}\d_])/gu,
  /\[([^\]]+)\]\([^)\s]+\)/gu,
  /<\/?[a-z][^<>]*>/giu,
  /^#+\s+/gu,
];

/** Figures and markup in texts that are shown as they are written: all but captions, chronologies and corrections. */
export function plainTexts(story: Story, file: SourceFile): Problem[] {
  return storyTexts(story)
    .filter(({ kind }) => kind !== 'caption')
    .flatMap(({ text, path }) => inEachLocale(text, path, story.locales, file))
    .flatMap((each) => [...figures(each, story, file), ...marked(each, file)]);
}

function figures({ text, path }: LocaleText, { measures }: Story, file: SourceFile): Problem[] {
  return [...figuresIn(text)].map((name) =>
    problemAt(file, path, {
      rule: 'text-plain',
      severity: Object.hasOwn(measures, name) ? 'error' : 'warning',
      message: 'must be plain: figures stand in captions, and readers would see the braces here',
      value: `{${name}}`,
      remedy: 'Say it in words here, and give the figure in the scene’s "text".',
    }),
  );
}

function marked({ text, path }: LocaleText, file: SourceFile): Problem[] {
  const words = (_: string, inner: unknown) => (typeof inner === 'string' ? inner : '');
  const plain = markup.reduce((left, pattern) => left.replace(pattern, words), text);
  if (plain === text) return [];
  return [
    problemAt(file, path, {
      rule: 'text-plain',
      severity: 'warning',
      message: 'must be plain: Markdown and HTML are for captions, and readers would see the signs here',
      value: text,
      remedy: `Write ${JSON.stringify(plain.trim())}.`,
    }),
  ];
}
