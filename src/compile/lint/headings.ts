import type { Problem, Story } from '../../format/index.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';
import { inEachLocale } from './texts.ts';

/** Characters of a heading that stand on two lines of a phone's card. */
const longest = 60;

/** Headings that are too long, end like a sentence, or are those of two scenes. */
export function headingProblems({ scenes, locales }: Story, file: SourceFile): Problem[] {
  const first = new Map<string, number>();
  return scenes.flatMap(({ heading }, index) =>
    inEachLocale(heading, ['scenes', index, 'heading'], locales, file).flatMap(({ text, locale, path }) => {
      const problems: Problem[] = [];
      const key = `${locale} ${text.trim().toLocaleLowerCase()}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, index);
      else {
        problems.push(
          problemAt(file, path, {
            rule: 'heading-duplicate',
            severity: 'warning',
            message: `must not be the heading of two scenes: scenes[${before}] has it too`,
            value: text,
            remedy: 'Say in it what is new in this scene.',
          }),
        );
      }
      const { length } = [...text];
      if (length > longest) {
        problems.push(
          problemAt(file, path, {
            rule: 'heading-length',
            severity: 'warning',
            message: `must have at most ${longest} characters: it has ${length}`,
            value: text,
            remedy: 'Shorten it; what it says can stand in the text.',
          }),
        );
      }
      if (endsLikeSentence(text)) {
        problems.push(
          problemAt(file, path, {
            rule: 'heading-full-stop',
            severity: 'warning',
            message: 'must not end with a full stop',
            value: text,
            remedy: `Write ${JSON.stringify(text.trim().slice(0, -1))}.`,
          }),
        );
      }
      return problems;
    }),
  );
}

/** Not so dots that mean something is left out, nor initials: "In the U.S." */
function endsLikeSentence(text: string): boolean {
  return /[^.\s][.。．]$/u.test(text.trim()) && !/\.\p{L}\.$/u.test(text.trim());
}
