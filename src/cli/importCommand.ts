import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { readMedia } from '../build/media.ts';
import { encodingProblem } from '../format/encoding.ts';
import { formatProblem, type ToldProblem } from '../format/problem.ts';
import { called, localeFault } from './flags.ts';
import type { Found } from './from/found.ts';
import { wordsFrom } from './from/html.ts';
import { readFound } from './from/read.ts';
import type { ForeignStory } from './import/chapter.ts';
import { readMapbox } from './import/mapbox.ts';
import { importReport } from './import/report.ts';
import { storyFrom, type Imported } from './import/story.ts';
import { readStoryMap } from './import/storymap.ts';
import { slugOf } from './name.ts';
import { settle } from './new/settle.ts';
import { nameFault, storyChecker, writeStory } from './storyFiles.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

export const usage = `npm run import FILE [-- flags]

Makes a story of the config.js of a Mapbox storytelling template, or of the JSON of a StoryMapJS. Both are read as data;
nothing of them is run. What could not be carried over is told, and written beside the story. Writes over nothing.
  --as NAME            the story's name; made from its title when absent
  --locale nl          its language; what a StoryMapJS says, or en, when absent
  --layer NAME=FILE    data of a layer, as GeoJSON, TopoJSON, KML, GPX or CSV: shown where the original shows it`;

const options = {
  as: { type: 'string' },
  locale: { type: 'string' },
  layer: { type: 'string', multiple: true },
  help: { type: 'boolean' },
} as const;

/** `npm run import`. Returns the exit code. */
export async function importStory(args: string[], surroundings: Surroundings): Promise<ExitCode> {
  const { root, here, print, printError } = surroundings;
  const call = called(args, options, usage, surroundings);
  if (typeof call === 'number') return call;
  const { values, positionals, refuse } = call;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return refuse(`Give one file: npm run import FILE\n\n${usage}`);
  const { locale } = values;
  const fault = localeFault(locale);
  if (fault) return refuse(fault);
  const text = await readFile(resolve(here, file), 'utf8').catch(() => undefined);
  if (text === undefined) return refuse(`There is no file ${file} that could be read.`);
  if (!/\.(js|mjs|cjs|ts|json)$/i.test(file) && !/\b(chapters|slides)["']?\s*:/.test(text)) {
    return refuse(
      `${file} is neither a config.js of the Mapbox storytelling template, which has "chapters", nor the JSON of a StoryMapJS, which has "slides".`,
    );
  }
  const encoding = encodingProblem(text, file);
  if (encoding) return tell([encoding], text, printError);
  const isStoryMap = /["']?slides["']?\s*:/.test(text) && !/["']?chapters["']?\s*:/.test(text);
  const foreign = isStoryMap ? readStoryMap(text, file, locale) : readMapbox(text, file, locale ?? 'en');
  if ('problems' in foreign) return tell(foreign.problems, text, printError);

  const slug = values.as ?? slugOf(wordsFrom(foreign.title), slugOf(basename(file, extname(file)), 'imported'));
  const wrong = nameFault(root, slug);
  if (wrong) return refuse(values.as === undefined ? `${wrong} Name it by --as NAME.` : wrong);
  const layers: Record<string, Found[]> = {};
  for (const written of values.layer ?? []) {
    const [, layer = '', path = ''] = /^(.*)=([^=]+)$/.exec(written) ?? [];
    const known = [...new Set(foreign.chapters.flatMap((chapter) => Object.keys(chapter.layers)))];
    if (!known.includes(layer)) {
      return refuse(
        `--layer must be NAME=FILE with a layer that the story shows (${known.join(', ')}), saw "${written}".`,
      );
    }
    const content = await readFile(resolve(here, path), 'utf8').catch(() => undefined);
    if (content === undefined) return refuse(`--layer ${layer}: there is no file ${path} that could be read.`);
    const found = readFound(content, path);
    if (found.problems.length > 0) return tell(found.problems, content, printError);
    layers[layer] = found.features;
  }

  const pictures = await picturesOf(foreign, dirname(resolve(here, file)));
  const imported = storyFrom(foreign, { slug, pictureAt: (url) => pictures.get(url)?.name, layers });
  const check = await storyChecker(root, slug);
  const settled = settle({ ...imported, notes: [] }, (draft) =>
    check(draft).filter(({ rule }) => rule === 'out-of-frame' || rule === 'geometry-too-fine'),
  );
  const problems = check(settled.draft);
  const broken = problems.filter(({ severity }) => severity === 'error');
  if (broken.length > 0) return tell(broken, text, printError, 'The story that came of it would not build.');

  const left = [...imported.left, ...settled.draft.notes.map((what) => ({ what }))];
  const title = String(imported.spec.title);
  const report = importReport(
    { file: basename(file), tool: foreign.tool, title },
    carriedOver(imported),
    left,
    problems.length,
    slug,
  );
  const used = new Set(imported.spec.scenes.flatMap(({ image }) => image?.file ?? []));
  const images = [...pictures.values()].filter(({ name }) => used.has(name));
  const beside = {
    'import-report.md': report,
    ...Object.fromEntries(images.map(({ name, content }) => [name, content])),
  };
  for (const path of await writeStory(root, slug, settled.draft, beside)) print(`Wrote ${path}`);
  print(`\n${report}`);
  return 0;
}

function tell(problems: ToldProblem[], text: string, printError: (text: string) => void, ...said: string[]): 1 {
  for (const problem of problems) printError(`${formatProblem(problem, said.length > 0 ? undefined : text)}\n`);
  printError([...said, 'Nothing was written.'].join(' '));
  return 1;
}

function carriedOver({ spec: { scenes }, features, places }: Imported): string[] {
  const count = (number: number, one: string, many = `${one}s`) =>
    number > 0 ? [`${number} ${number === 1 ? one : many}`] : [];
  const maps = scenes.flatMap(({ map }) => map ?? []);
  return [
    ...count(scenes.length, 'scene, with its heading and text', 'scenes, with their headings and texts'),
    ...count(
      maps.filter(({ center }) => center).length,
      'camera: centre, zoom, bearing and pitch',
      'cameras: centre, zoom, bearing and pitch',
    ),
    ...count(places, 'mark', 'marks'),
    ...count(features.length - places, 'other feature', 'other features'),
    ...count(scenes.filter(({ image }) => image).length, 'image'),
    ...count(scenes.filter(({ date }) => date).length, 'date'),
  ];
}

interface PictureFile {
  /** In the story's folder. */
  name: string;
  content: Uint8Array;
}

/** The pictures that lie where the original says, and that a build can read; what is on the web is not fetched. */
async function picturesOf({ chapters }: ForeignStory, folder: string): Promise<Map<string, PictureFile>> {
  const pictures = new Map<string, PictureFile>();
  const named = new Set<string>();
  const urls = chapters.flatMap(({ images, text }) => [...images.map(({ url }) => url), ...sourcesIn(text)]);
  for (const url of new Set(urls)) {
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url) || url === '') continue;
    const path = resolve(folder, decoded(url.replace(/[?#].*$/, '')));
    const content = await readFile(path).catch(() => undefined);
    if (content === undefined || !(await isReadable(path))) continue;
    let name = `images/${slugOf(basename(path, extname(path)), 'image')}${extname(path).toLowerCase()}`;
    for (let number = 2; named.has(name); number++) name = name.replace(/(-\d+)?(\.[a-z]+)$/, `-${number}$2`);
    named.add(name);
    pictures.set(url, { name, content });
  }
  return pictures;
}

function sourcesIn(html: string): string[] {
  return [...html.matchAll(/<img\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].flatMap(([, url]) => url ?? []);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whether the build takes it for a picture. */
async function isReadable(path: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'picture-'));
  try {
    const file = `picture${extname(path).toLowerCase()}`;
    await copyFile(path, join(folder, file));
    const story = {
      title: 'P',
      locales: ['en'],
      geo: ['p'],
      scenes: [{ id: 'p', heading: 'P', text: 'P', image: { file } }],
    };
    return Boolean((await readMedia(folder, JSON.stringify(story)))?.images[file]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
