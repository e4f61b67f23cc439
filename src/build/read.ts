import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referencesOf, themeFile, type StoryInput, type WordFiles } from '../compile/index.ts';
import type { Basemap, Basemaps } from '../ground/index.ts';
import { defaultTheme, parseStory, parseTheme, type Theme } from '../format/index.ts';
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
const basemaps = new Map<string, { written: string; basemap: Promise<StoryInput['basemap']> }>();

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
  const [themes, words] = await Promise.all([readThemes(root), readWords(root)]);
  const media = await readMedia(join(root, 'story', slug), text);
  return {
    slug,
    file,
    text,
    geo,
    geoNames,
    usedElsewhere,
    now: new Date(),
    themes,
    words,
    basemap,
    ...(media && { media }),
    textWidth: await textWidth,
  };
}

/** Text of each theme file, by the theme's name. */
export function readThemes(root: string): Promise<Record<string, string>> {
  return readNamed(root, 'themes');
}

/** Text of each file with the words of a language, by its locale. */
export function readWords(root: string): Promise<WordFiles> {
  return readNamed(root, 'words');
}

const shipped = fileURLToPath(new URL('../../story', import.meta.url));

/** The files of a folder that the engine brings along, and the project's own, which may have the same names. */
async function readNamed(root: string, kind: 'themes' | 'words'): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const folder of new Set([join(shipped, kind), join(root, 'story', kind)])) {
    if (!existsSync(folder)) continue;
    for (const file of (await readdir(folder)).filter((each) => each.endsWith('.json')).sort()) {
      texts[basename(file, '.json')] = await readFile(join(folder, file), 'utf8');
    }
  }
  return texts;
}

/** A theme by its name; the default one is that of pages which belong to no story. */
export async function readTheme(root: string, name = defaultTheme): Promise<Theme> {
  const text = (await readThemes(root))[name] ?? '';
  const { theme, problems } = parseTheme(text, themeFile(name), name);
  if (!theme) throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'));
  return theme;
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

/** The basemap is large and hardly ever changes: it is read again only when one of its files was written. */
export async function readBasemap(root: string): Promise<StoryInput['basemap']> {
  const files = ['gazetteer.json', 'memberships.json', ...basemapTiers.map((tier) => `basemap/${tier}.json`)];
  const written = (await Promise.all(files.map((file) => stat(join(root, 'geo', file))))).map(({ mtimeMs }) => mtimeMs);
  const known = basemaps.get(root);
  if (known?.written === written.join()) return known.basemap;
  const basemap = parseBasemap(root);
  basemaps.set(root, { written: written.join(), basemap });
  return basemap;
}

async function parseBasemap(root: string): Promise<StoryInput['basemap']> {
  const read = (path: string) => readFile(join(root, 'geo', path), 'utf8');
  const [gazetteer, memberships, ...tiers] = await Promise.all([
    read('gazetteer.json'),
    read('memberships.json'),
    ...basemapTiers.map((tier) => read(`basemap/${tier}.json`)),
  ]);
  return { tiers: parsedTiers(tiers), gazetteer: JSON.parse(gazetteer), memberships: JSON.parse(memberships) };
}

/** Each tier is parsed when it is first asked for: the closer ones are megabytes, which few checks of a story need. */
function parsedTiers(texts: string[]): Basemaps {
  const tiers = {} as Basemaps;
  basemapTiers.forEach((tier, index) => {
    let parsed: Basemap | undefined;
    const get = () => (parsed ??= JSON.parse(texts[index] ?? '') as Basemap);
    Object.defineProperty(tiers, tier, { get, enumerable: true });
  });
  return tiers;
}
