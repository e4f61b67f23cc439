import type { JsonPath, Problem, Story, Text } from '../format/index.ts';
import { parseCaption } from './caption.ts';
import type { SourceFile } from './sourceFile.ts';

/** What is wrong with the captions of a story, in all its languages: every text that is Markdown. */
export function captionProblems(story: Story, file: SourceFile): Problem[] {
  const measures = Object.keys(story.measures);
  return captionsOf(story).flatMap(({ text, path }) =>
    textsIn(text, path, story.locales, file).flatMap(
      ({ markdown, at }) => parseCaption(markdown, { file, path: at, measures }).problems,
    ),
  );
}

function captionsOf({ scenes, corrections }: Story): { text: Text; path: JsonPath }[] {
  return [
    ...scenes.flatMap(({ text, chronology }, index) => [
      { text, path: ['scenes', index, 'text'] },
      ...chronology.map((entry, at) => ({ text: entry.text, path: ['scenes', index, 'chronology', at, 'text'] })),
    ]),
    ...corrections.map(({ text }, index) => ({ text, path: ['corrections', index, 'text'] })),
  ];
}

/** One text per locale; a single one where the file has one for all, so that its problems are told once. */
function textsIn(
  text: Text,
  path: JsonPath,
  locales: string[],
  { locate }: SourceFile,
): { markdown: string; at: JsonPath }[] {
  const whole = locate(path);
  const texts = locales.map((locale) => ({ markdown: text[locale] ?? '', at: [...path, locale] }));
  const isOne = texts.every(({ at }) => {
    const { line, column } = locate(at);
    return line === whole.line && column === whole.column;
  });
  return isOne ? [{ markdown: texts[0]?.markdown ?? '', at: path }] : texts;
}
