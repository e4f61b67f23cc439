import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Feature } from 'geojson';
import { loadTextWidth } from '../build/fontMetrics.ts';
import { readBasemap } from '../build/read.ts';
import { compileStory } from '../compile/index.ts';
import type { Problem } from '../format/index.ts';
import { nameFrom, type StorySpec } from '../format/spec.ts';
import { compactJson } from './compactJson.ts';

/** A story that is not yet in any file. */
export interface UnwrittenStory {
  spec: StorySpec;
  features: Feature[];
}

/** Why a story cannot be written under a name; undefined where it can. Nothing that is there is ever written over. */
export function nameFault(root: string, slug: string): string | undefined {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    return `"${slug}" must be lower-case letters, digits and single hyphens. Write ${nameFrom(slug)}.`;
  }
  for (const path of [`story/${slug}`, `geo/${slug}.geojson`]) {
    if (existsSync(join(root, path))) return `${path} is there already, and is left as it is. Give another name.`;
  }
  return undefined;
}

/** Tells all problems of a story before it is written. */
export async function storyChecker(root: string, slug: string): Promise<(story: UnwrittenStory) => Problem[]> {
  const [basemap, textWidth] = await Promise.all([readBasemap(root), loadTextWidth()]);
  return (story) => {
    const { text, geo } = textsOf(story);
    const file = `story/${slug}/story.json`;
    return compileStory({
      slug,
      file,
      text,
      geo: { [`${slug}.geojson`]: geo },
      basemap,
      textWidth,
      withContext: false,
    }).problems;
  };
}

/**
 * Writes a story, its features and what else belongs beside it, by name. All or nothing: what cannot be written whole is
 * taken away again.
 * @returns the paths written, relative to the project
 */
export async function writeStory(
  root: string,
  slug: string,
  story: UnwrittenStory,
  beside: Record<string, string | Uint8Array> = {},
): Promise<string[]> {
  const { text, geo } = textsOf(story);
  const folder = `story/${slug}`;
  const features = `geo/${slug}.geojson`;
  await mkdir(join(root, folder));
  try {
    for (const [name, content] of Object.entries({ ...beside, 'story.json': text })) {
      await mkdir(dirname(join(root, folder, name)), { recursive: true });
      await writeFile(join(root, folder, name), content, { flag: 'wx' });
    }
    await writeFile(join(root, features), geo, { flag: 'wx' });
  } catch (error) {
    await rm(join(root, folder), { recursive: true });
    throw error;
  }
  return [`${folder}/story.json`, features, ...Object.keys(beside).map((name) => `${folder}/${name}`)];
}

function textsOf({ spec, features }: UnwrittenStory): { text: string; geo: string } {
  return { text: compactJson(spec), geo: compactJson({ type: 'FeatureCollection', features }) };
}
