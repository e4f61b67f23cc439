import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { referencesOf, type StoryInput } from '../compile/index.ts';
import { parseStory } from '../format/index.ts';
import { loadTextWidth } from './fontMetrics.ts';
import { readMedia } from './media.ts';

/** Folders and files of a project, by name. */
const basemapTiers = ['globe', 'region', 'close'] as const;

/** Slugs of the stories in `story/`, each a folder with a `story.json`. */
export async function listStories(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'story'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'story', entry.name, 'story.json')))
    .map((entry) => entry.name)
    .sort();
}

let textWidth: Promise<StoryInput['textWidth']> | undefined;
const basemaps = new Map<string, Promise<StoryInput['basemap']>>();

/** Reads all that one story is made of. A geo file that is not there is handed on as undefined: compile says so. */
export async function readStory(root: string, slug: string): Promise<StoryInput> {
  const file = `story/${slug}/story.json`;
  const text = await readFile(join(root, file), 'utf8');
  const geoNames = (await readdir(join(root, 'geo'))).filter((name) => name.endsWith('.geojson')).sort();
  const geo: Record<string, string | undefined> = {};
  await Promise.all(
    geoNames.map(async (name) => {
      geo[name] = await readFile(join(root, 'geo', name), 'utf8');
    }),
  );
  textWidth ??= loadTextWidth();
  const usedElsewhere = await referencesElsewhere(root, slug);
  const basemap = await readBasemap(root);
  const media = await readMedia(join(root, 'story', slug), text);
  return {
    slug,
    file,
    text,
    geo,
    geoNames,
    usedElsewhere,
    basemap,
    ...(media && { media }),
    textWidth: await textWidth,
  };
}

/** What the other stories name, as far as they can be read: they may share a file of features. */
async function referencesElsewhere(root: string, slug: string): Promise<Set<string>> {
  const others = (await listStories(root)).filter((other) => other !== slug);
  const references = await Promise.all(
    others.map(async (other) => {
      const file = join(root, 'story', other, 'story.json');
      const text = await readFile(file, 'utf8');
      let known = referencesIn.get(file);
      if (known?.text !== text) {
        const { salvaged } = parseStory(text, file);
        known = { text, names: salvaged ? referencesOf(salvaged) : new Set() };
        referencesIn.set(file, known);
      }
      return known.names;
    }),
  );
  return new Set(references.flatMap((names) => [...names]));
}

/** By the story's file, for as long as its text is the same. */
const referencesIn = new Map<string, { text: string; names: Set<string> }>();

/** The basemap is large and changes only when it is derived anew: it is read once. */
export function readBasemap(root: string): Promise<StoryInput['basemap']> {
  let basemap = basemaps.get(root);
  if (!basemap) {
    basemap = parseBasemap(root);
    basemaps.set(root, basemap);
  }
  return basemap;
}

async function parseBasemap(root: string): Promise<StoryInput['basemap']> {
  const parse = async (path: string) => JSON.parse(await readFile(join(root, 'geo', path), 'utf8'));
  const [gazetteer, memberships, ...tiers] = await Promise.all([
    parse('gazetteer.json'),
    parse('memberships.json'),
    ...basemapTiers.map((tier) => parse(`basemap/${tier}.json`)),
  ]);
  return { tiers: { globe: tiers[0], region: tiers[1], close: tiers[2] }, gazetteer, memberships };
}
