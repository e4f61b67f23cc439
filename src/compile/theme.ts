import { nearest, parseTheme, type Problem, type Story, type Theme } from '../format/index.ts';
import { contrastProblems } from './lint/contrast.ts';
import { signalProblems } from './lint/signal.ts';
import { problemAt, suggest, type SourceFile } from './sourceFile.ts';

export interface CheckedTheme {
  /** Undefined where its file is not there or has mistakes. */
  theme: Theme | undefined;
  problems: Problem[];
}

/** Reads a theme file, and judges its colours. */
export function checkTheme(text: string, file: string, name: string): CheckedTheme {
  const { theme, problems, locate } = parseTheme(text, file, name);
  if (!theme) return { theme, problems };
  return {
    theme,
    problems: [...contrastProblems(theme, { file, locate }), ...signalProblems(theme, { file, locate })],
  };
}

/**
 * The theme that a story asks for.
 * @param themes text of each theme file, by the theme's name
 */
export function storyTheme(story: Story, themes: Record<string, string>, storyFile: SourceFile): CheckedTheme {
  const { theme: name } = story;
  const text = Object.hasOwn(themes, name) ? themes[name] : undefined;
  if (text !== undefined) return checkTheme(text, themeFile(name), name);
  const known = Object.keys(themes);
  const problem = problemAt(storyFile, ['theme'], {
    rule: 'unknown-theme',
    message: 'must be the name of a file in story/themes/',
    value: name,
    remedy: suggest(nearest(name, known), known, `Add ${themeFile(name)}.`),
  });
  return { theme: undefined, problems: [problem] };
}

/** Path of a theme's file, relative to the project. */
export function themeFile(name: string): string {
  return `story/themes/${name}.json`;
}
