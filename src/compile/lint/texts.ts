import type { Image, JsonPath, Quote, SceneMap, Story, Text } from '../../format/index.ts';
import type { SourceFile } from '../sourceFile.ts';

/** A text of a story where it stands. A `name` may be the same in all languages; a `caption` is Markdown with figures. */
export interface StoryText {
  text: Text;
  path: JsonPath;
  kind: 'name' | 'heading' | 'prose' | 'caption';
}

/** One text in one language. */
export interface LocaleText {
  locale: string;
  text: string;
  path: JsonPath;
}

/** Every text of a story, from top to bottom. */
export function storyTexts(story: Story): StoryText[] {
  const people = (key: 'byline' | 'editor') =>
    story[key].map(({ role }, index): StoryText => ({ text: role, path: [key, index, 'role'], kind: 'name' }));
  return [
    { text: story.title, path: ['title'], kind: 'heading' },
    { text: story.description, path: ['description'], kind: 'prose' },
    ...people('byline'),
    ...people('editor'),
    ...story.corrections.map(({ text }, index): StoryText => ({
      text,
      path: ['corrections', index, 'text'],
      kind: 'caption',
    })),
    ...Object.entries(story.sources).flatMap(([name, { title, note }]): StoryText[] => [
      { text: title, path: ['sources', name, 'title'], kind: 'name' },
      { text: note, path: ['sources', name, 'note'], kind: 'prose' },
    ]),
    ...Object.entries(story.measures).flatMap(([name, { claim }]): StoryText[] =>
      claim ? [{ text: claim.reason, path: ['measures', name, 'claim', 'disputed'], kind: 'prose' }] : [],
    ),
    ...Object.entries(story.legend).map(([sign, text]): StoryText => ({ text, path: ['legend', sign], kind: 'prose' })),
    ...basemapTexts(story),
    ...openingTexts(story),
    ...story.scenes.flatMap((_, index) => sceneTexts(story, index)),
  ];
}

function sceneTexts({ scenes }: Story, index: number): StoryText[] {
  const scene = scenes[index];
  if (!scene) return [];
  const path: JsonPath = ['scenes', index];
  const { heading, text, quote, chronology, map, image, alt } = scene;
  return [
    { text: heading, path: [...path, 'heading'], kind: 'heading' },
    { text, path: [...path, 'text'], kind: 'caption' },
    ...quoteTexts(quote, [...path, 'quote']),
    ...chronology.map((entry, at): StoryText => ({
      text: entry.text,
      path: [...path, 'chronology', at, 'text'],
      kind: 'caption',
    })),
    ...mapTexts(map, [...path, 'map']),
    ...imageTexts(image, [...path, 'image']),
    { text: alt, path: [...path, 'alt'], kind: 'prose' },
  ];
}

function imageTexts(image: Image | undefined, path: JsonPath): StoryText[] {
  if (!image) return [];
  return [
    { text: image.alt, path: [...path, 'alt'], kind: 'prose' },
    { text: image.caption, path: [...path, 'caption'], kind: 'prose' },
    { text: image.credit, path: [...path, 'credit'], kind: 'name' },
  ];
}

function basemapTexts({ basemap }: Story): StoryText[] {
  return basemap ? [{ text: basemap.credit, path: ['basemap', 'credit'], kind: 'name' }] : [];
}

function openingTexts({ opening }: Story): StoryText[] {
  if (!opening) return [];
  return [...mapTexts(opening.map, ['opening', 'map']), { text: opening.alt, path: ['opening', 'alt'], kind: 'prose' }];
}

function quoteTexts(quote: Quote | undefined, path: JsonPath): StoryText[] {
  if (!quote) return [];
  return [
    { text: quote.text, path: [...path, 'text'], kind: 'prose' },
    { text: quote.speaker, path: [...path, 'speaker'], kind: 'name' },
  ];
}

function mapTexts(map: SceneMap | undefined, path: JsonPath): StoryText[] {
  return (map?.ring ?? []).map(({ label }, index) => ({
    text: label,
    path: [...path, 'ring', index, 'label'],
    kind: 'prose',
  }));
}

/**
 * A text language by language, those that have none left out; a single one where the file has one for all, so that its
 * problems are told once.
 */
export function inEachLocale(text: Text, path: JsonPath, locales: readonly string[], file: SourceFile): LocaleText[] {
  const texts = locales.map((locale) => ({ locale, text: text[locale] ?? '', path: [...path, locale] }));
  const [first] = texts;
  const isOne = first !== undefined && texts.every(({ path: at }) => isSamePlace(file, path, at));
  return (isOne ? [{ ...first, path }] : texts).filter((each) => each.text !== '');
}

function isSamePlace({ locate }: SourceFile, a: JsonPath, b: JsonPath): boolean {
  const [one, other] = [locate(a), locate(b)];
  return one.line === other.line && one.column === other.column;
}

/** Names of the measures whose figures a text gives. A backslash before the brace makes it no figure. */
export function figuresIn(markdown: string): Set<string> {
  return new Set([...markdown.matchAll(/(?<!\\)\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []));
}

/** The words of a Markdown text in a language, a figure counted as two: "140 km". */
export function countWords(markdown: string, locale: string): number {
  const key = `${locale} ${markdown}`;
  const known = counts.get(key);
  if (known !== undefined) return known;
  const plain = markdown.replace(/\]\([^)]*\)/g, ']').replace(/(?<!\\)\{[^{}]*\}/g, '0 km');
  let words = 0;
  for (const { isWordLike } of segmenterOf(locale).segment(plain)) if (isWordLike) words += 1;
  if (counts.size >= 10_000) counts.clear();
  counts.set(key, words);
  return words;
}

/** Captions are counted by more than one rule, and again and again while a story is edited. */
const counts = new Map<string, number>();

const segmenters = new Map<string, Intl.Segmenter>();
/** A tag that is well formed for the format and not for `Intl` is told as a problem of its own. */
function segmenterOf(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(isKnownLocale(locale) ? locale : 'en', { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

/** Whether numbers and dates can be written in a language. */
export function isKnownLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
