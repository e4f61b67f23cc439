import { checkTheme, compileStory, themeFile, wordsFile } from '../compile/index.ts';
import { distinctProblems, parseWords, sortProblems, type Problem } from '../format/index.ts';
import { readHouse } from './house.ts';
import { listStories, readStory, readThemes, readWords } from './read.ts';

export interface Checked {
  slugs: string[];
  problems: Problem[];
  /** Text of each file that a problem may stand in. */
  texts: Record<string, string>;
}

/**
 * All problems of all stories, themes and words, or of the stories named. What two stories with a file in common both
 * break is told once. Nothing is bundled and nothing is written.
 */
export async function checkStories(root: string, slugs?: readonly string[]): Promise<Checked> {
  const checked: Checked = { slugs: [...(slugs ?? (await listStories(root)))], problems: [], texts: {} };
  const add = (problems: Problem[]) => void checked.problems.push(...problems);
  const house = await readHouse(root);
  Object.assign(checked.texts, house.texts);
  if (!slugs) add(house.problems);
  const themes = await readThemes(root);
  for (const [name, text] of Object.entries(themes)) {
    checked.texts[themeFile(name)] = text;
    if (!slugs) add(checkTheme(text, themeFile(name), name).problems);
  }
  for (const [name, text] of Object.entries(await readWords(root))) {
    checked.texts[wordsFile(name)] = text;
    if (!slugs) add(parseWords(text, wordsFile(name)).problems);
  }
  for (const slug of checked.slugs) {
    const input = await readStory(root, slug);
    checked.texts[input.file] = input.text;
    for (const [name, text] of Object.entries(input.geo)) if (text !== undefined) checked.texts[`geo/${name}`] = text;
    add(compileStory({ ...input, withContext: false }).problems);
  }
  return { ...checked, problems: sortProblems(distinctProblems(checked.problems)) };
}
