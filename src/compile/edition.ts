import type { Dated, Person, Source, Story } from '../format/index.ts';
import type { Block, CompiledScene, CompiledSource, CompiledStory, MapFact, Text } from './compiled.ts';
import { localiseMeasures } from './localise.ts';
import type { Media } from './media.ts';
import type { Measurement } from './measure.ts';
import { basemapIn } from './ownBasemap.ts';

/** What all editions of a story share, and what is written for one of them. */
export interface EditionInput extends Pick<
  CompiledStory,
  'slug' | 'locale' | 'words' | 'timeline' | 'drawing' | 'ground'
> {
  story: Story;
  measurements: Record<string, Measurement>;
  /** Names of the groups of countries that some scene shades. */
  shadeNames: Record<string, Text>;
  media: Media | undefined;
  /** What the geometry tells of the map that a scene brings, −1 being the opening; nothing where it brings none. */
  facts: (scene: number, locale: string) => MapFact[];
  /** Turns a text of the story into blocks. */
  blocks: (markdown: string) => Block[];
}

/** A story in one of its languages. */
export function edition(input: EditionInput): CompiledStory {
  const { story, slug, locale, words, timeline, drawing, ground, measurements, shadeNames, facts, blocks } = input;
  const dated = ({ date, text }: Dated) => ({ date, text: blocks(text[locale] ?? '') });
  const person = ({ name, role }: Person) => ({ name, role: role[locale] ?? '' });
  return {
    slug,
    locale,
    locales: story.locales,
    words,
    title: story.title[locale] ?? '',
    description: story.description[locale] ?? '',
    status: story.status,
    units: story.units,
    byline: story.byline.map(person),
    editor: story.editor.map(person),
    published: story.published,
    updated: story.updated,
    corrections: story.corrections.map(dated),
    opening: { alt: story.opening?.alt[locale] ?? '', facts: facts(-1, locale) },
    scenes: story.scenes.map((_, index) => sceneIn(index, input, dated)),
    measures: localiseMeasures(measurements, locale),
    sources: Object.fromEntries(
      Object.entries(story.sources).map(([name, source]) => [name, sourceIn(source, locale)]),
    ),
    shadeNames: Object.fromEntries(Object.entries(shadeNames).map(([group, name]) => [group, name[locale] || group])),
    legend: Object.fromEntries(Object.entries(story.legend).map(([sign, text]) => [sign, text[locale] ?? ''])),
    timeline,
    drawing,
    ground,
    ...(story.basemap && { basemap: basemapIn(story.basemap, input.media, locale) }),
  };
}

function sceneIn(
  index: number,
  { story, locale, media, facts, blocks }: EditionInput,
  dated: (entry: Dated) => { date: string; text: Block[] },
): CompiledScene {
  const scene = story.scenes[index];
  if (!scene) throw new Error(`no scene ${index}`);
  const { quote, image } = scene;
  const size = image && media?.images[image.file];
  return {
    id: scene.id,
    date: scene.date,
    heading: scene.heading[locale] ?? '',
    text: blocks(scene.text[locale] ?? ''),
    ...(quote && {
      quote: { text: quote.text[locale] ?? '', speaker: quote.speaker[locale] ?? '', source: quote.source },
    }),
    chronology: scene.chronology.map(dated),
    bars: scene.bars,
    ...(size && {
      image: {
        file: image.file,
        ...size,
        alt: image.alt[locale] ?? '',
        caption: image.caption[locale] ?? '',
        credit: image.credit[locale] ?? '',
      },
    }),
    alt: scene.alt[locale] ?? '',
    facts: facts(index, locale),
    sources: scene.sources,
    map: mapOf(story, index),
  };
}

/** Index of the scene whose map a scene shows: its own, or the last one before; −1 is the opening. */
export function mapOf({ scenes }: Story, index: number): number {
  let map = index;
  while (map >= 0 && !scenes[map]?.map) map -= 1;
  return map;
}

function sourceIn(source: Source, locale: string): CompiledSource {
  return { ...source, title: source.title[locale] ?? '', note: source.note[locale] ?? '' };
}
