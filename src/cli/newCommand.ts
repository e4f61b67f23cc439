import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseCaption } from '../compile/caption.ts';
import type { Gazetteer } from '../compile/gazetteer.ts';
import { formatProblem, formatValue, type ToldProblem } from '../format/problem.ts';
import { nameFrom, localePattern } from '../format/spec.ts';
import { isDate } from '../format/date.ts';
import { called } from './flags.ts';
import { keysOf, type NamedKeys } from './from/found.ts';
import { markdownFrom } from './from/html.ts';
import { readFound } from './from/read.ts';
import { draftStory, type Beginning, type Item } from './new/draft.ts';
import { readPlaces, type Place } from './new/places.ts';
import { settle } from './new/settle.ts';
import { firstLanguages, languageOf, wordsIn } from './new/words.ts';
import { nameFault, storyChecker, writeStory } from './storyFiles.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

export const usage = `npm run new <slug> [-- flags]

Begins a story in story/<slug>/ that passes the strict check, with its features in geo/<slug>.geojson.
Asks for what is not told, if somebody sits at the terminal. Writes over nothing.
  --title TEXT         the title; --title en=TEXT for one language of several
  --locales nl,en      the languages, the default first: ${firstLanguages.join(', ')}
  --places LIST        "Kyiv, Minsk": cities of geo/gazetteer.json; "our office@4.9,52.37": name@longitude,latitude
  --date 2022-01-17    when it plays; today when absent
  --from FILE          begins with the features of a GeoJSON, TopoJSON, KML, GPX or CSV file
  --scene-per WHAT     with --from: a scene per feature, or per group
  --lat --lon --name --group --dated --text NAME
                       with --from: the column or property, where it has an unusual name`;

const options = {
  title: { type: 'string', multiple: true },
  locales: { type: 'string' },
  places: { type: 'string' },
  date: { type: 'string' },
  from: { type: 'string' },
  'scene-per': { type: 'string' },
  lat: { type: 'string' },
  lon: { type: 'string' },
  name: { type: 'string' },
  group: { type: 'string' },
  dated: { type: 'string' },
  text: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** So many features are told one by one; more of them in groups, or all at once. */
const mostScenes = 12;

/** `npm run new`. Returns the exit code. */
export async function newStory(args: string[], surroundings: Surroundings): Promise<ExitCode> {
  const { root, here, today, print, printError, ask } = surroundings;
  const call = called(args, options, usage, surroundings);
  if (typeof call === 'number') return call;
  const { values, positionals, refuse } = call;
  const [slug, ...more] = positionals;
  if (slug === undefined || more.length > 0)
    return refuse(`Give the new story one name: npm run new <slug>\n\n${usage}`);
  const wrong = nameFault(root, slug);
  if (wrong) return refuse(wrong);

  const localeText = values.locales ?? (ask ? await ask('Languages, the default first', 'en') : 'en');
  const locales = localeText.split(/[\s,]+/).filter((locale) => locale !== '');
  const faults = [...localeFaults(locales), ...dateFaults(values.date), ...misplacedFlags(values)];
  const scenePer = values['scene-per'];
  if (scenePer !== undefined && scenePer !== 'feature' && scenePer !== 'group') {
    faults.push(`--scene-per must be feature or group, saw "${scenePer}".`);
  }
  const titles = titlesFrom(values.title ?? [], locales, faults);
  if (faults.length > 0) return refuse(...faults);
  if (ask) {
    for (const locale of locales) {
      const suggested = locale === locales[0] ? inWords(slug) : '';
      const answer = titles[locale] ?? (await ask(locales.length > 1 ? `Title (${locale})` : 'Title', suggested));
      if (answer !== '') titles[locale] = answer;
    }
  }

  let items: Item[];
  let notes: string[] = [];
  let fileTitle = '';
  let per: Beginning['scenePer'] = 'pair';
  // What of the file's features is wrong is told where they stand in the file.
  let placeOf = (_index: number): { file: string; line: number; column: number } | undefined => undefined;
  let sourceText = '';
  if (values.from !== undefined) {
    const file = values.from;
    const text = await readFile(resolve(here, file), 'utf8').catch(() => undefined);
    if (text === undefined) return refuse(`--from: there is no file ${file} that could be read.`);
    const found = readFound(text, file, namedKeys(values));
    if (found.problems.length > 0) return tell(found.problems, text, printError);
    items = found.features.map((feature) => ({
      ...feature,
      text: captionFrom(feature.text),
      isCapital: false,
      source: 'file',
    }));
    ({ notes } = found);
    fileTitle = basename(file);
    sourceText = text;
    per = scenesFor(items, scenePer);
    if (scenePer === 'group' && items.every(({ group }) => group === '')) {
      const remedy = `Name what holds the groups: --group NAME. Known are ${keysOf.group.join(', ')}.`;
      return refuse(`--scene-per group: no feature of ${file} says which group it belongs to. ${remedy}`);
    }
    if (scenePer === 'group') per = 'group';
    placeOf = (index) => {
      const place = found.features[index]?.place;
      return place && { file, ...place };
    };
    if (titles[locales[0] ?? ''] === undefined)
      titles[locales[0] ?? ''] = found.title ?? inWords(basename(file, extname(file)));
  } else {
    const gazetteer = JSON.parse(await readFile(join(root, 'geo/gazetteer.json'), 'utf8')) as Gazetteer;
    const capitals = 'Brussels, Kyiv';
    const written = values.places ?? (ask ? await ask('First places, with commas between', capitals) : capitals);
    const read = readPlaces(written, gazetteer);
    if (read.faults.length > 0) return refuse(...read.faults);
    if (read.places.length === 0) return refuse('--places must name a place: --places "Kyiv, Minsk".');
    items = read.places.map(itemOf);
  }

  const date = values.date ?? today;
  const draft = draftStory({ slug, locales, titles, date, items, scenePer: per, fileTitle });
  const settled = settle(draft, await storyChecker(root, slug));
  if (settled.problems.some(({ rule }) => rule === 'reading-time')) {
    const remedy = 'Give each group a scene (--scene-per group, --group NAME), or begin with a part of the file.';
    return refuse(
      `--scene-per feature: ${items.length} features make a story that few would read to its end. ${remedy}`,
    );
  }
  const broken = settled.problems.filter(({ severity }) => severity === 'error');
  if (broken.length > 0) {
    const told = broken.map((problem): ToldProblem => {
      const index = /^features\[(\d+)\]/.exec(problem.path)?.[1];
      return { ...problem, path: '', ...(index === undefined ? {} : placeOf(Number(index))) };
    });
    return tell(told, sourceText, printError);
  }

  const written = await writeStory(root, slug, settled.draft);
  for (const path of written) print(`Wrote ${path}`);
  for (const note of [...notes, ...settled.draft.notes]) print(`  ${note}`);
  for (const problem of settled.problems) print(`\n${formatProblem(problem)}`);
  print(`\nSee it with npm run dev; npm run check ${slug} tells what is wrong with it as you write.`);
  return 0;
}

/** Markdown as captions take it is kept; anything else is taken for HTML or plain text. */
function captionFrom(text: string): string {
  const file = { file: '', locate: () => ({ line: 1, column: 1 }) };
  const { problems } = parseCaption(text, { file, path: [], measures: [] });
  return problems.length === 0 ? text : markdownFrom(text).markdown;
}

function tell(problems: ToldProblem[], text: string, printError: (text: string) => void): 1 {
  for (const problem of problems) printError(`${formatProblem(problem, text)}\n`);
  printError('Nothing was written.');
  return 1;
}

function scenesFor(items: Item[], asked: string | undefined): Beginning['scenePer'] {
  if (asked === 'feature') return 'feature';
  if (items.length <= mostScenes) return 'feature';
  return items.some(({ group }) => group !== '') ? 'group' : 'all';
}

function itemOf({ name, at, isCapital, isKnown }: Place): Item {
  const geometry = { type: 'Point' as const, coordinates: at };
  return { name, geometry, isCapital, group: '', date: '', text: '', source: isKnown ? 'gazetteer' : 'own' };
}

function localeFaults(locales: string[]): string[] {
  if (locales.length === 0) return ['--locales must name a language: --locales nl,en.'];
  return locales.flatMap((locale, index) => {
    if (!localePattern.test(locale)) return [`--locales: "${locale}" must be a language tag such as nl, en or pt-BR.`];
    if (!wordsIn(locale)) {
      const remedy = `Begin in one of ${firstLanguages.join(', ')}, and add ${locale} to it then: npm run text -- export NAME --locale ${locale}.`;
      return [`--locales: there are no first texts in ${formatValue(locale)}. ${remedy}`];
    }
    const twin = locales.slice(0, index).find((other) => languageOf(other) === languageOf(locale));
    return twin === undefined ? [] : [`--locales: ${twin} and ${locale} are one language. Keep one of them for now.`];
  });
}

function dateFaults(date: string | undefined): string[] {
  if (date === undefined || (/^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/.test(date) && isDate(date)))
    return [];
  return [`--date must be a year, a month or a day, such as 2022-01-17, saw "${date}".`];
}

function misplacedFlags(values: Partial<Record<string, unknown>>): string[] {
  if (values.from !== undefined) {
    return values.places === undefined
      ? []
      : ['--places and --from each say what the story begins with. Keep one of them.'];
  }
  return ['scene-per', 'lat', 'lon', 'name', 'group', 'dated', 'text']
    .filter((flag) => values[flag] !== undefined)
    .map((flag) => `--${flag} says how to read a file. Give the file: --from FILE.`);
}

/** "en=…" is the title in English, any other text that in the first language. */
function titlesFrom(written: string[], locales: string[], faults: string[]): Record<string, string> {
  const titles: Record<string, string> = {};
  for (const text of written) {
    const [, locale, title] = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)=(.+)$/s.exec(text) ?? [];
    const meant = locale ?? locales[0] ?? '';
    const shown = (title ?? text).trim();
    if (!locales.includes(meant))
      faults.push(`--title ${meant}=…: the languages are ${locales.join(', ')}. See --locales.`);
    else if (shown === '') faults.push('--title must not be empty.');
    else titles[meant] = shown;
  }
  return titles;
}

function namedKeys(values: Partial<Record<'lat' | 'lon' | 'name' | 'group' | 'dated' | 'text', string>>): NamedKeys {
  const { lat, lon, name, group, dated, text } = values;
  const all = { lat, lon, name, group, date: dated, text };
  return Object.fromEntries(Object.entries(all).filter(([, named]) => named !== undefined));
}

/** "Units to Kyiv" from "units-to-kyiv". */
function inWords(name: string): string {
  const words = (nameFrom(name) === name ? name.replaceAll('-', ' ') : name.replace(/[_-]+/g, ' ')).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
