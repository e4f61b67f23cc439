import type { TextWidth } from '../drawing/index.ts';
import {
  englishWords,
  nearest,
  parseGeo,
  parseStory,
  sortProblems,
  type GeoFeature,
  type ParsedGeo,
  type Problem,
  type Story,
  type Theme,
  type Words,
} from '../format/index.ts';
import type { MultiPolygon } from 'geojson';
import { decodeGround, type Basemaps } from '../ground/index.ts';
import { breakpointNames, type BreakpointName, type LonLat } from '../projection/index.ts';
import { parseCaption } from './caption.ts';
import { captionProblems } from './captions.ts';
import type { CompiledStory, KnownPlace } from './compiled.ts';
import { crossReferences } from './crossReferences.ts';
import { download, type Download } from './download.ts';
import { edition, mapOf } from './edition.ts';
import { coarse } from './extent.ts';
import { mapFacts } from './facts.ts';
import { mainOutline, mainRings } from './frame.ts';
import { gazetteerEntries, idCalled, type Gazetteer, type GazetteerEntry } from './gazetteer.ts';
import { knownPlaces } from './knownPlaces.ts';
import { groundPlan } from './groundplan.ts';
import { fineGeometry, ringProblems } from './lint/geometry.ts';
import type { CountryRings } from './hidden.ts';
import { lintStory } from './lint/lint.ts';
import { writtenIn } from './localise.ts';
import type { FrameMemory } from './memory.ts';
import { imageProblems, type Media } from './media.ts';
import { measureStory } from './measure.ts';
import { basemapProblems } from './ownBasemap.ts';
import { countryLand, countryShapes, type CountryShape } from './raster.ts';
import {
  duplicateGroups,
  duplicateIds,
  resolver,
  type Country,
  type Membership,
  type References,
} from './reference.ts';
import { planStop, type StopPlan } from './scene.ts';
import { problemAt, suggest, type SourceFile } from './sourceFile.ts';
import { compileMaps } from './stops.ts';
import { mended, swappedPlaces } from './swapped.ts';
import { storyTheme } from './theme.ts';
import { booleanPointInPolygon } from './turf.ts';
import { visibilityProblems } from './visibility.ts';
import { wordsOf, wordsProblems, type WordFiles } from './words.ts';

/** All that one story is made of. */
export interface StoryInput {
  slug: string;
  /** Path of story.json relative to the project, for problems: "story/union-state/story.json". */
  file: string;
  /** Text of story.json. */
  text: string;
  /** Text of each file of `geo/`, by name; undefined or absent where there is none. */
  geo: Record<string, string | undefined>;
  /** Names of the files that there are, for the nearest spelling. */
  geoNames?: string[];
  /** References of other stories: a feature of a shared file that one of them names is not unused. */
  usedElsewhere?: ReadonlySet<string>;
  /** When the story is compiled; absent where it does not matter whether its embargo is over. */
  now?: Date;
  /** Of the files beside story.json; absent where the story names none. */
  media?: Media;
  /** Text of each theme file, by the theme's name; absent where the look of the story does not matter. */
  themes?: Record<string, string>;
  /** What pages say of themselves in other languages than English; absent where it does not matter. */
  words?: WordFiles;
  basemap: BasemapInput;
  textWidth: TextWidth;
  /**
   * Whether names of the basemap are placed for context; true when absent. They stand only where there is room, so that
   * no problem depends on them: who wants the problems alone does without.
   */
  withContext?: boolean;
  /** Of the same story as it was before an edit, with the same basemap; absent where it is compiled once. */
  memory?: FrameMemory;
  /**
   * Breakpoints at which the story is seen at the moment; all when absent. At the others its maps are not framed and not
   * checked: for a first look at an edit, which has to be quick.
   */
  seenAt?: readonly BreakpointName[];
}

export interface BasemapInput {
  tiers: Basemaps;
  gazetteer: Gazetteer;
  /** Groups of countries that every story may shade or name, by name: `EU`. */
  memberships: Record<string, Membership>;
}

export interface CompileResult {
  /** One per locale, the default first; none where there is a problem of severity error. */
  stories: CompiledStory[];
  /** What the story shows, in all its languages; undefined where there are no stories. */
  download?: () => Download;
  /** What is known of what it shows, in one of its languages; undefined where there are no stories. */
  known?: (locale: string) => KnownPlace[];
  /** How it looks; undefined where there are no stories, or no themes were given. */
  theme?: Theme;
  /** What its pages say of themselves, by locale; undefined where there are no stories. */
  words?: Record<string, Words>;
  problems: Problem[];
}

/**
 * Compiles a story: reads it, measures, fills captions, frames every scene at every breakpoint and places the labels.
 * Pure. All problems of the story and its geo files come at once.
 */
export function compileStory(input: StoryInput): CompileResult {
  const { text, file, slug } = input;
  const parsed = parseStory(text, file);
  const problems = [...parsed.problems];
  const story = parsed.salvaged;
  if (!story) return { stories: [], problems: sortProblems(problems) };

  const storyFile: SourceFile = { file, locate: parsed.locate };
  const geo = readGeo(story, input, storyFile);
  const atlas = basemapAtlas(input.basemap, story);
  const isLand = (at: LonLat) => booleanPointInPolygon(at, atlas.land());
  const swaps = swappedPlaces(story, geo.features, atlas.gazetteer, storyFile, geo.fileOf, isLand);
  const features = mended(geo.features, swaps.exchanged);
  const memberships: BasemapInput['memberships'] = { ...story.countryGroups, ...input.basemap.memberships };
  const references = resolver(features, atlas.countries, memberships);
  const measured = measureStory(story, references, storyFile);
  const nameable = {
    references,
    countries: [...atlas.countries.keys()],
    labels: atlas.gazetteer.map(({ id }) => id),
    idOf: (name: string) => idCalled(name, atlas.gazetteer),
    shades: Object.keys(memberships),
    lost: geo.lost,
  };
  const dressed = input.themes && storyTheme(story, input.themes, storyFile);
  problems.push(
    ...(dressed?.problems ?? []),
    ...(input.words ? wordsProblems(story, input.words, storyFile) : []),
    ...geo.problems,
    ...swaps.problems,
    ...duplicateIds(geo.features, geo.fileOf),
    ...duplicateGroups(story, geo.features, input.basemap.memberships, storyFile),
    ...withEmptyFiles(crossReferences(story, nameable, storyFile), geo, references),
    ...measured.problems,
    ...captionProblems(story, storyFile),
    ...ringProblems(geo.features, geo.fileOf),
    ...(input.media ? imageProblems(story, input.media, storyFile) : []),
    ...basemapProblems(story, input.media, storyFile),
  );
  // Of a story with parts that could not be read, much would seem to be missing or unused.
  if (parsed.story) {
    const { usedElsewhere = new Set<string>(), now } = input;
    const { fileOf, unread } = geo;
    const { measurements } = measured;
    problems.push(...lintStory({ story, file: storyFile, features, measurements, fileOf, unread, usedElsewhere, now }));
  }
  const sorted = sortProblems(problems);
  if (sorted.some(({ severity }) => severity === 'error')) return { stories: [], problems: sorted };

  const plan = (map: Story['scenes'][number]['map']): StopPlan | undefined =>
    map &&
    planStop(map, {
      resolve: references.resolve,
      measurements: measured.measurements,
      outline: atlas.outline,
      hasName: (id) => nameable.labels.includes(id),
    });
  const opening = plan(story.opening?.map);
  const own = story.scenes.map(({ map }) => plan(map));
  const plans = story.scenes.flatMap((_, index) => own[mapOf(story, index)] ?? opening ?? []);
  const { measurements } = measured;
  const { timeline, drawings } = compileMaps({
    story,
    opening,
    plans,
    measurements,
    shapes: atlas.shapes,
    land: atlas.land,
    gazetteer: atlas.gazetteer,
    textWidth: input.textWidth,
    withContext: input.withContext ?? true,
    memory: input.memory,
    seenAt: input.seenAt ?? breakpointNames,
  });
  const ground = groundPlan(story, [...(opening ? [opening] : []), ...plans], memberships);
  const shadeNames = Object.fromEntries(
    Object.keys(ground.shades).map((group) => [
      group,
      Object.fromEntries(story.locales.map((locale) => [locale, writtenIn(memberships[group]?.name ?? group, locale)])),
    ]),
  );
  const names = Object.keys(story.measures);
  const blocks = (markdown: string) => parseCaption(markdown, { file: storyFile, path: [], measures: names }).blocks;
  const facts = (scene: number, locale: string) => {
    const map = scene < 0 ? opening : own[scene];
    const alt = (scene < 0 ? story.opening : story.scenes[scene])?.alt[locale] ?? '';
    return map ? mapFacts(map, { measurements, gazetteer: atlas.gazetteer, locale, alt }) : [];
  };
  const words = Object.fromEntries(story.locales.map((locale) => [locale, wordsOf(locale, input.words ?? {})]));
  const stories = story.locales.map((locale) => {
    const drawing = drawings[locale] ?? { items: [], labels: {} as CompiledStory['drawing']['labels'] };
    const { media } = input;
    const said = words[locale]?.page ?? englishWords.page;
    const told = { slug, locale, words: said, timeline, drawing, ground };
    return edition({ ...told, story, measurements, shadeNames, media, facts, blocks });
  });
  const hidden = visibilityProblems(story, stories, input.textWidth, atlas.mainLand, storyFile, input.seenAt);
  const isWhole = hidden.every(({ severity }) => severity !== 'error');
  const [first, inScenes] = [opening ? [opening] : [], own.flatMap((each) => each ?? [])];
  const shown = [...first, ...inScenes];
  const told = sortProblems([...sorted, ...hidden, ...fineGeometry(story, shown, geo.fileOf)]);
  if (!isWhole) return { stories: [], problems: told };
  return {
    stories,
    download: () => download(story, shown, measurements),
    known: (locale) => knownPlaces(story, [...inScenes, ...first], atlas.gazetteer, locale),
    ...(dressed?.theme && { theme: dressed.theme }),
    words,
    problems: told,
  };
}

interface ReadGeo {
  features: GeoFeature[];
  /** Ids and groups of features left out because of their problems. */
  lost: string[];
  /** Names of files that are not there, or of which only a part could be read. */
  unread: string[];
  /** Names of files without a feature, in which nothing is wrong else. */
  empty: string[];
  problems: Problem[];
  fileOf: (file: string) => SourceFile;
}

function readGeo(story: Story, { geo, geoNames }: StoryInput, storyFile: SourceFile): ReadGeo {
  const known = (geoNames ?? Object.keys(geo)).filter((name) => geoNames || geo[name] !== undefined);
  const files = new Map<string, ParsedGeo>();
  const missing: string[] = [];
  const problems: Problem[] = [];
  story.geo.forEach((name, index) => {
    const text = Object.hasOwn(geo, name) ? geo[name] : undefined;
    if (text !== undefined) {
      files.set(`geo/${name}`, parseGeo(text, `geo/${name}`, story.locales));
      return;
    }
    missing.push(name);
    const others = known.filter((other) => !story.geo.includes(other));
    problems.push(
      problemAt(storyFile, ['geo', index], {
        rule: 'geo-missing',
        message: 'must be the name of a file in geo/',
        value: name,
        remedy: suggest(nearest(name, known), others, `Add geo/${name}, or take it off the list.`),
      }),
    );
  });
  const parsed = [...files.values()];
  return {
    features: parsed.flatMap(({ features }) => features),
    lost: parsed.flatMap(({ lost }) => lost),
    unread: [...missing, ...story.geo.filter((name) => files.get(`geo/${name}`)?.whole === false)],
    empty: story.geo.filter((name) => {
      const file = files.get(`geo/${name}`);
      return file?.features.length === 0 && file.problems.length === 0;
    }),
    problems: [...problems, ...parsed.flatMap((each) => each.problems)],
    fileOf: (file) => ({ file, locate: files.get(file)?.locate ?? (() => ({ line: 1, column: 1 })) }),
  };
}

interface BasemapAtlas {
  shapes: CountryShape[];
  countries: Map<string, Country>;
  gazetteer: GazetteerEntry[];
  outline: (code: string) => LonLat[];
  mainLand: CountryRings;
  /** All land of the widest tier. */
  land: () => MultiPolygon;
}

/** Countries in the view of borders that the story chooses: framed in the region tier, measured in the close one. */
function basemapAtlas(basemap: BasemapInput, { borders }: Story): BasemapAtlas {
  const known = atlases.get(basemap)?.get(borders);
  if (known) return known;
  const atlas = readAtlas(basemap, borders);
  atlases.set(basemap, new Map([...(atlases.get(basemap) ?? []), [borders, atlas]]));
  return atlas;
}

/** One basemap serves all stories, and every change of one: it is read once for each view of borders. */
const atlases = new WeakMap<BasemapInput, Map<Story['borders'], BasemapAtlas>>();

function readAtlas({ tiers, gazetteer }: BasemapInput, borders: Story['borders']): BasemapAtlas {
  const shapes = countryShapes(tiers.region, borders);
  const entries = gazetteerEntries(gazetteer);
  const names = new Map(gazetteer.countries.map(({ id, name }) => [id, name]));
  let closeLand: ReturnType<typeof countryLand> | undefined;
  const countries = new Map(
    shapes.map(({ id }): [string, Country] => [
      id,
      {
        name: names.get(id) ?? id,
        // Large, and asked for by measures alone.
        get geometry(): MultiPolygon {
          closeLand ??= countryLand(tiers.close, borders);
          return { type: 'MultiPolygon', coordinates: closeLand.get(id) ?? [] };
        },
      },
    ]),
  );
  const byCode = new Map(shapes.map((shape) => [shape.id, shape]));
  const outline = once((code) => {
    const shape = byCode.get(code);
    return shape ? mainOutline(shape) : [];
  });
  const mainLand = once((code) => {
    const shape = byCode.get(code);
    return shape ? mainRings(shape).map((ring) => coarse(ring)) : [];
  });
  let allLand: MultiPolygon | undefined;
  const land = () => (allLand ??= decodeGround(tiers.globe, borders, 'globe').land);
  return { shapes, countries, gazetteer: entries, outline, mainLand, land };
}

/** Made for each code when it is first asked for. */
function once<T>(make: (code: string) => T): (code: string) => T {
  const made = new Map<string, T>();
  return (code) => {
    const known = made.get(code) ?? make(code);
    made.set(code, known);
    return known;
  };
}

/** Where a reference names nothing and a geo file is empty, it is the file that is told. */
function withEmptyFiles(problems: Problem[], { unread, empty, fileOf }: ReadGeo, references: References): Problem[] {
  if (!problems.some(({ rule }) => rule === 'unknown-reference')) return problems;
  const files = empty.map((name) =>
    problemAt(fileOf(`geo/${name}`), ['features'], {
      rule: 'empty',
      message: 'must not be empty: the story names features that there are not',
      remedy: 'Write the features of which the stories tell, or take the file off their "geo".',
    }),
  );
  return [...files, ...knowable(problems, [...unread, ...empty], references)];
}

/**
 * While a geo file is missing or could not be read, a reference may name what stands in it: only what looks like a
 * misspelling of something that is there is told.
 */
function knowable(problems: Problem[], unread: string[], { names }: References): Problem[] {
  if (unread.length === 0) return problems;
  return problems.filter(
    ({ rule, value }) =>
      rule !== 'unknown-reference' || nearest(String(JSON.parse(value ?? '""')), names) !== undefined,
  );
}
