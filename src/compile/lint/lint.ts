import type { GeoFeature, Problem, Story } from '../../format/index.ts';
import type { Measurement } from '../measure.ts';
import type { SourceFile } from '../sourceFile.ts';
import { dateProblems, embargoProblems } from './dates.ts';
import { headingProblems } from './headings.ts';
import { captionLengths, readingTime } from './length.ts';
import { missingProblems } from './missing.ts';
import { namelessPlaces } from './nameless.ts';
import { plainTexts } from './plain.ts';
import { textProblems } from './translations.ts';
import { typedFigures } from './typed.ts';
import { unusedProblems } from './unused.ts';

/** A story without mistakes of format, with the features of the files that it lists. */
export interface LintInput {
  story: Story;
  file: SourceFile;
  features: readonly GeoFeature[];
  measurements: Readonly<Record<string, Measurement>>;
  fileOf: (file: string) => SourceFile;
  /** Names of files of `geo/` that are not there or could not be read as a whole. */
  unread: readonly string[];
  /** References of other stories: what they name is no feature that could go. */
  usedElsewhere: ReadonlySet<string>;
  /** When this is asked; absent where it does not matter whether an embargo is over. */
  now: Date | undefined;
}

/**
 * What a good editor would object to in a story that could be published: texts too long or untranslated, things that
 * are missing, things that nothing uses. Warnings all, but for a figure that would be printed as its name.
 */
export function lintStory(input: LintInput): Problem[] {
  const { story, file, measurements, now } = input;
  return [
    ...captionLengths(story, file),
    ...readingTime(story, file),
    ...headingProblems(story, file),
    ...missingProblems(story, file),
    ...dateProblems(story, file),
    ...(now ? embargoProblems(story, file, now) : []),
    ...textProblems(story, file),
    ...plainTexts(story, file),
    ...typedFigures(story, measurements, file),
    ...namelessPlaces(input),
    ...unusedProblems(input),
  ];
}
