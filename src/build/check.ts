import { compileStory } from '../compile/index.ts';
import { sortProblems, type Problem } from '../format/index.ts';
import { listStories, readStory } from './read.ts';

export interface Checked {
  slugs: string[];
  problems: Problem[];
  /** Text of each file that a problem may stand in. */
  texts: Record<string, string>;
}

/**
 * All problems of all stories, or of those named. What two stories with a file in common both break is told once. Nothing is bundled
 * and nothing is written.
 */
export async function checkStories(root: string, slugs?: readonly string[]): Promise<Checked> {
  const checked: Checked = { slugs: [...(slugs ?? (await listStories(root)))], problems: [], texts: {} };
  const told = new Set<string>();
  for (const slug of checked.slugs) {
    const input = await readStory(root, slug);
    checked.texts[input.file] = input.text;
    for (const [name, text] of Object.entries(input.geo)) if (text !== undefined) checked.texts[`geo/${name}`] = text;
    for (const problem of compileStory({ ...input, withContext: false }).problems) {
      const key = JSON.stringify(problem);
      if (!told.has(key)) checked.problems.push(problem);
      told.add(key);
    }
  }
  return { ...checked, problems: sortProblems(checked.problems) };
}
