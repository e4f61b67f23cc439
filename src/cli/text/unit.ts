import { storySpec } from '../../format/spec.ts';
import { collectionSpec } from '../../format/geo.ts';
import { parseJson } from '../../format/json.ts';
import { localisables } from '../../format/localisable.ts';
import type { JsonPath } from '../../format/problem.ts';
import { valueAt } from '../../format/schema-walk.ts';

/** The files whose texts a story's readers see. */
export interface StoryTexts {
  /** Path relative to the project, and text. */
  story: { file: string; text: string };
  /** The files of `geo/` that the story lists. */
  geo: { file: string; text: string }[];
}

/** One text of a story, in all languages that it has. */
export interface Unit {
  /** Name by which it is found again, also when scenes have changed places: "scenes.union-resolve.text". */
  id: string;
  file: string;
  path: JsonPath;
  kind: 'name' | 'prose';
  /** What a translator should know of it. */
  context: string;
  /** One string that holds for all languages, or one for each. */
  value: string | Record<string, string>;
}

/** All texts, the story's own first, each file from top to bottom. */
export function unitsOf({ story, geo }: StoryTexts): Unit[] {
  return [
    ...unitsIn(story.file, story.text, storySpec),
    ...geo.flatMap(({ file, text }) => unitsIn(file, text, collectionSpec)),
  ];
}

/** The story's languages, the default first. */
export function localesOf({ story }: StoryTexts): string[] {
  const locales = valueAt(parseJson(story.text, story.file).value, ['locales']);
  return Array.isArray(locales) ? locales.filter((locale) => typeof locale === 'string') : [];
}

/** The text of a unit in a language; undefined where it has none. */
export function textOf({ value }: Unit, locale: string): string | undefined {
  if (typeof value === 'string') return value;
  return Object.hasOwn(value, locale) ? value[locale] : undefined;
}

/** Figures of measures in a text, as written: "{units-to-kyiv}". */
export function figuresIn(text: string): string[] {
  return text.match(figure) ?? [];
}

/** The text cut at its figures: every other piece is one. */
export function cutAtFigures(text: string): string[] {
  return text.split(new RegExp(`(${figure.source})`, 'g'));
}

/** A backslash before the brace makes it no figure. */
const figure = /(?<!\\)\{[^{}]+\}/g;

function unitsIn(file: string, text: string, schema: Parameters<typeof localisables>[0]): Unit[] {
  const { value } = parseJson(text, file);
  return localisables(schema, value).map(({ path, kind, description, value: texts }) => {
    const figures = [...new Set((typeof texts === 'string' ? [texts] : Object.values(texts)).flatMap(figuresIn))];
    const keep = `Keep the figure${figures.length > 1 ? 's' : ''} ${figures.join(', ')}: measured, and put in by the page.`;
    return {
      id: idOf(value, path),
      file,
      path,
      kind,
      context: [whereOf(value, path), description, ...(figures.length > 0 ? [keep] : [])]
        .filter((part) => part !== '')
        .join(' '),
      value: texts,
    };
  });
}

/** The path with ids in place of indices, where there are ids. */
function idOf(root: unknown, path: JsonPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? nameAt(root, path.slice(0, index + 1)) : step))
    .join('.');
}

function nameAt(root: unknown, path: JsonPath): string {
  const id = valueAt(root, [...path, 'id']);
  return typeof id === 'string' ? id : String(path.at(-1));
}

function whereOf(root: unknown, path: JsonPath): string {
  const [list, index] = path;
  if (typeof index !== 'number') return '';
  if (list === 'scenes') return `Scene ${index + 1}, ${nameAt(root, path.slice(0, 2))}.`;
  return list === 'features' ? `On the map: ${nameAt(root, path.slice(0, 2))}.` : '';
}
