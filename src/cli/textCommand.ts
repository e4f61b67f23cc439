import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listStories } from '../build/read.ts';
import { parseStory } from '../format/index.ts';
import { encodingProblem } from '../format/encoding.ts';
import { formatProblem, type ToldProblem } from '../format/problem.ts';
import { called, guessed, localeFault, noStory, slugFrom } from './flags.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';
import { mergeTexts } from './text/merge.ts';
import { readSheet, writeSheet } from './text/sheet.ts';
import { localesOf, unitsOf, type StoryTexts } from './text/unit.ts';
import { readXliff, writeXliff } from './text/xliff.ts';

export const usage = `npm run text -- export <story> [flags]
npm run text -- import <story> FILE [flags]

Writes all text of a story, and of the features on its map, for editors and translators, and takes it back.
  --format xliff|csv   XLIFF 1.2 for translation programs (from the first language to one other), or a sheet
  --locale fr          export: the language to translate into; import: a language that the story is to have from now on
  --to FILE            export: where to write; <story>.<locale>.xlf or <story>.csv when absent`;

const options = {
  format: { type: 'string' },
  locale: { type: 'string' },
  to: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** `npm run text`. Returns the exit code. */
export async function exchangeText(args: string[], surroundings: Surroundings): Promise<ExitCode> {
  const { root, here, printError } = surroundings;
  const call = called(args, options, usage, surroundings);
  if (typeof call === 'number') return call;
  const { values, positionals, refuse } = call;
  const [verb, name, file, ...more] = positionals;
  if (verb !== 'export' && verb !== 'import') {
    return refuse(`Say whether to export or to import.${guessed(verb ?? '', ['export', 'import'])}\n\n${usage}`);
  }
  if (name === undefined || more.length > 0 || (verb === 'import') !== (file !== undefined)) return refuse(usage);
  const slug = slugFrom(name);
  const known = await listStories(root);
  if (!known.includes(slug)) return refuse(noStory(slug, known));
  const { locale } = values;
  const fault = localeFault(locale);
  if (fault) return refuse(fault);

  const texts = await readTexts(root, slug);
  if (!texts)
    return tell(
      parseStory(await storyText(root, slug), fileOf(slug)).problems,
      await storyText(root, slug),
      printError,
    );
  return verb === 'export'
    ? exportTexts(slug, texts, values, surroundings)
    : importTexts(texts, resolve(here, file ?? ''), file ?? '', locale, surroundings);
}

async function exportTexts(
  slug: string,
  texts: StoryTexts,
  { format = 'xliff', locale, to }: { format?: string; locale?: string; to?: string },
  { here, print, printError }: Surroundings,
): Promise<ExitCode> {
  const locales = localesOf(texts);
  const [source = ''] = locales;
  const others = locales.slice(1);
  const target = locale ?? (others.length > 1 ? undefined : (others[0] ?? source));
  if (format !== 'xliff' && format !== 'csv') {
    printError(`There is no format ${format}.${guessed(format, ['xliff', 'csv']) || ' There are: xliff, csv.'}`);
    return 2;
  }
  if (format === 'xliff' && target === undefined) {
    printError(`XLIFF is of one language: --locale ${others.join(', or --locale ')}.`);
    return 2;
  }
  const path = to ?? (format === 'csv' ? `${slug}.csv` : `${slug}.${target}.xlf`);
  if (existsSync(resolve(here, path))) {
    printError(`${path} is there already, and is left as it is. Move it away, or name another by --to.`);
    return 2;
  }
  const units = unitsOf(texts);
  const columns = locale === undefined || locales.includes(locale) ? locales : [...locales, locale];
  const written = format === 'csv' ? writeSheet(units, columns, locales) : writeXliff(units, source, target ?? '');
  await writeFile(resolve(here, path), written, { flag: 'wx' });
  print(`Wrote ${units.length} texts to ${path}`);
  const added = target !== undefined && !locales.includes(target) ? ` --locale ${target}` : '';
  print(`Take them back with npm run text -- import ${slug} ${path}${added}`);
  return 0;
}

async function importTexts(
  texts: StoryTexts,
  path: string,
  file: string,
  locale: string | undefined,
  { root, print, printError }: Surroundings,
): Promise<ExitCode> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    printError(`There is no file ${file} that could be read.`);
    return 2;
  }
  const encoding = encodingProblem(text, file);
  if (encoding) return tell([encoding], text, printError);
  const isXml = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .startsWith('<');
  const { entries, problems } = isXml ? readXliff(text, file) : readSheet(text, file);
  if (problems.length > 0) return tell(problems, text, printError);
  const merged = mergeTexts(texts, entries, file, locale);
  if (merged.problems.some(({ severity }) => severity === 'error')) return tell(merged.problems, text, printError);
  for (const [name, content] of Object.entries(merged.files)) await writeFile(join(root, name), content);
  for (const problem of merged.problems) print(`${formatProblem(problem, text)}\n`);
  const names = Object.keys(merged.files);
  print(
    names.length === 0
      ? 'Nothing is new; no file was changed.'
      : `Took over ${counted(merged.count)} into ${names.join(', ')}`,
  );
  return 0;
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'text' : 'texts'}`;
}

function tell(problems: ToldProblem[], text: string, printError: (text: string) => void): 1 {
  for (const problem of problems) printError(`${formatProblem(problem, text)}\n`);
  printError('No file was changed.');
  return 1;
}

const fileOf = (slug: string) => `story/${slug}/story.json`;
const storyText = (root: string, slug: string) => readFile(join(root, fileOf(slug)), 'utf8');

/** Undefined where the story is broken: of that it could not be told which texts it has. */
async function readTexts(root: string, slug: string): Promise<StoryTexts | undefined> {
  const text = await storyText(root, slug);
  const { story } = parseStory(text, fileOf(slug));
  if (!story) return undefined;
  const geo = await Promise.all(
    story.geo.map(async (name) => {
      const file = `geo/${name}`;
      return { file, text: await readFile(join(root, file), 'utf8').catch(() => undefined) };
    }),
  );
  return {
    story: { file: fileOf(slug), text },
    geo: geo.flatMap(({ file, text: content }) => (content === undefined ? [] : [{ file, text: content }])),
  };
}
