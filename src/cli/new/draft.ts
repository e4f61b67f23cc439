import type { Feature } from 'geojson';
import { geoArea, geoDistance, geoLength } from 'd3-geo';
import type { MeasureSpec, SceneSpec, StorySpec } from '../../format/spec.ts';
import type { GeoGeometry } from '../../format/index.ts';
import { countWords } from '../../compile/lint/texts.ts';
import { slugOf, unique } from '../name.ts';
import { wordsIn, type Words } from './words.ts';

/** Something with which a story begins: a place, or a feature of a file. */
export interface Item {
  /** One for all languages, or one for each of some. */
  name: string | Record<string, string>;
  geometry: GeoGeometry;
  isCapital: boolean;
  /** What the file says that it belongs to; empty where it belongs to nothing. */
  group: string;
  /** As a story writes dates; empty where it is not known. */
  date: string;
  /** Markdown in the first language, or empty. */
  text: string;
  source: SourceKey;
}
type SourceKey = 'gazetteer' | 'own' | 'file';

export interface Beginning {
  slug: string;
  locales: string[];
  /** Titles by locale; one is made where there is none. */
  titles: Record<string, string>;
  /** Of scenes whose own date is not known. */
  date: string;
  items: Item[];
  /** `pair`: from one to the next, with the distance. `feature`, `group`: of each a scene. `all`: one scene for all. */
  scenePer: 'pair' | 'feature' | 'group' | 'all';
  /** Title of the source of what comes from a file. */
  fileTitle: string;
}

export interface Draft {
  spec: StorySpec;
  /** Of `geo/<slug>.geojson`. */
  features: Feature[];
  /** What could not be taken over. */
  notes: string[];
}

type PerLocale = Record<string, string>;

/** Earth's mean radius in kilometres, and the longest caption in words. */
const radius = 6371.0088;
const mostWords = 90;
const leastWords = 15;
const longestHeading = 60;
/** More names than this are no title. */
const mostInTitle = 5;
/** Names for which a phone's map has room. */
const mostNames = 12;

/** The first draft of a story: the map, the measures and the words that follow from what is on it. */
export function draftStory(beginning: Beginning): Draft {
  const { slug, locales, date, items, titles } = beginning;
  const taken = new Set<string>();
  const each = <T>(make: (words: Words, locale: string) => T): Record<string, T> =>
    Object.fromEntries(locales.map((locale) => [locale, make(wordsOf(locale), locale)]));
  const notes: string[] = [];

  const groups = new Map<string, string>();
  const drawn = items.map((item, index): Drawn => {
    const named = each((words, locale) => nameIn(item.name, locale) || words.nameless(index + 1));
    return { ...item, id: unique(slugOf(nameIn(item.name, 'en'), `place-${index + 1}`), taken), named };
  });
  for (const { group } of drawn) {
    if (group !== '' && !groups.has(group)) groups.set(group, unique(slugOf(group, `group-${groups.size + 1}`), taken));
  }
  const everything = drawn.length > mostNames ? unique('all', taken) : undefined;

  const measures: Record<string, MeasureSpec> = {};
  const measured = (name: string, measure: MeasureSpec): string => {
    const key = unique(name, new Set(Object.keys(measures)));
    measures[key] = measure;
    return `{${key}}`;
  };
  const ids = new Set<string>();
  const headings = Object.fromEntries(locales.map((locale) => [locale, new Set<string>()]));
  const scenes: SceneSpec[] = [];
  const addScene = (id: string, heading: PerLocale, scene: Pick<SceneSpec, 'text' | 'map' | 'alt'>, of: Drawn[]) => {
    const own = of.length === 1 ? of[0]?.date : undefined;
    scenes.push({
      id: unique(id, ids),
      date: own || date,
      heading: localised(each((_, locale) => headingOf(heading[locale] ?? '', headings[locale] ?? new Set()))),
      ...scene,
      sources: [...new Set(of.map(({ source }) => source))],
    });
  };

  const addAll = () => {
    const fit = everything ? [everything] : drawn.map(({ id }) => id);
    // Where each has a scene of its own, the first map need not name them all.
    const shown = beginning.scenePer === 'feature' ? spread(drawn, mostNames) : drawn;
    const show = shown.length < drawn.length ? shown.map(({ id }) => id) : fit;
    const names = each((_, locale) => shown.map(({ named }) => named[locale] ?? ''));
    addScene(
      'all',
      each((words) => words.all.heading),
      {
        text: localised(each((words, locale) => words.all.text(names[locale] ?? []))),
        map: { fit, show },
        alt: localised(each((words, locale) => words.alt(names[locale] ?? []))),
      },
      drawn,
    );
  };
  const addPlace = (item: Drawn) => {
    const km = circleAround(drawn);
    const told = each((words, locale) => words.place.text(item.named[locale] ?? ''));
    const map = { fit: [item.id], show: [item.id], ring: [{ around: item.id, km }] };
    const alt = localised(each((words, locale) => words.altPlace(item.named[locale] ?? '')));
    addTold(item, told, { map, alt });
  };
  /** A scene of what its file tells of it, as far as that fits on a card; the rest follows in scenes of its own. */
  const addTold = (item: Drawn, made: PerLocale, { map, alt }: Pick<SceneSpec, 'map' | 'alt'>) => {
    const [first = '', ...others] = locales;
    const texts = { ...made };
    let rest: string[] = [];
    if (item.text !== '') {
      const both = `${item.text}\n\n${made[first] ?? ''}`;
      const fits = (text: string) => countWords(text, first) <= mostWords;
      if (fits(both)) texts[first] = both;
      else if (others.length > 0) notes.push(`The text of ${item.id} is too long for one card: it stays in the file.`);
      else [texts[first] = both, ...rest] = [...cardsOf(item.text, first), made[first] ?? ''];
    }
    addScene(item.id, item.named, { text: localised(texts), map, alt }, [item]);
    rest.forEach((text, index) => {
      const heading = each((words, locale) => words.continued(item.named[locale] ?? '', index + 2));
      addScene(`${item.id}-${index + 2}`, heading, { text: localised({ [first]: text }) }, [item]);
    });
  };
  const addFeature = (item: Drawn) => {
    const { geometry, id, named } = item;
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return addPlace(item);
    const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
    const size = isArea ? geoArea(turned(geometry)) * radius ** 2 : geoLength(geometry) * radius;
    const figure = isArea
      ? measured(`${id}-area`, { area: id, round: roundingOf(size) })
      : measured(`${id}-length`, { length: id, round: roundingOf(size) });
    const made = each((words, locale) => words[isArea ? 'area' : 'route'].text(named[locale] ?? '', figure));
    const alt = localised(each((words, locale) => words.alt([named[locale] ?? ''])));
    addTold(item, made, { map: { fit: [id], show: [id] }, alt });
  };
  const addPair = (from: Drawn, to: Drawn) => {
    const km = apart(from, to);
    if (km < 0.01) return;
    const figure = measured(`${from.id}-${to.id}`, { distance: [from.id, to.id], round: roundingOf(km) });
    const names = (locale: string) => [from.named[locale] ?? '', to.named[locale] ?? ''] as const;
    addScene(
      `${from.id}-${to.id}`,
      each((words, locale) => words.pair.heading(...names(locale))),
      {
        text: localised(each((words, locale) => words.pair.text(...names(locale), figure))),
        map: { fit: [from.id, to.id], show: [from.id, to.id], tape: [figure.slice(1, -1)] },
        alt: localised(each((words, locale) => words.altPair(...names(locale)))),
      },
      [from, to],
    );
  };
  const addGroup = (group: string, id: string, members: Drawn[]) => {
    const figure = measured(`${id}-count`, { count: id });
    const names = each((_, locale) => members.map(({ named }) => named[locale] ?? ''));
    addScene(
      id,
      each(() => group),
      {
        text: localised(each((words) => words.group.text(group, figure))),
        map: { fit: [id], show: [id] },
        alt: localised(each((words, locale) => words.alt(names[locale] ?? []))),
      },
      members,
    );
  };

  const [one, two] = drawn;
  if (beginning.scenePer === 'pair' && one && two && drawn.length === 2) {
    addPlace(one);
    addPair(one, two);
    addPlace(two);
  } else {
    if (drawn.length > 1) addAll();
    if (beginning.scenePer === 'pair' && drawn.length > 1)
      drawn.slice(1).forEach((to, i) => addPair(drawn[i] ?? to, to));
    else if (beginning.scenePer === 'group') {
      for (const [group, id] of groups)
        addGroup(
          group,
          id,
          drawn.filter((item) => item.group === group),
        );
    } else if (beginning.scenePer !== 'all' || drawn.length === 1) drawn.forEach(addFeature);
  }
  if (beginning.scenePer === 'all' || beginning.scenePer === 'group') {
    const told = drawn.filter(({ text }) => text !== '').length;
    if (told > 0) notes.push(`The texts of ${told} features have no scene of their own: they stay in the file.`);
  }

  const isCrowded = drawn.length > mostNames && beginning.scenePer !== 'feature';
  const named = new Set(isCrowded ? spread(drawn, mostNames) : drawn);
  if (isCrowded)
    notes.push(`${drawn.length - named.size} names stay in the file: on one map there is room for about ${mostNames}.`);

  const used = new Set(drawn.map(({ source }) => source));
  const sources: NonNullable<StorySpec['sources']> = {};
  if (used.has('gazetteer')) sources.gazetteer = sourceOf(each, ({ gazetteer }) => gazetteer);
  if (used.has('own')) sources.own = sourceOf(each, ({ own }) => own);
  if (used.has('file')) sources.file = { title: beginning.fileTitle, note: localised(each(({ file }) => file.note)) };
  const isWay = beginning.scenePer === 'pair' && drawn.length === 2;
  const title = each((words, locale) => {
    const names = drawn.map(({ named }) => named[locale] ?? '');
    return titles[locale] ?? (names.length > mostInTitle ? words.all.heading : words.titleOf(names, isWay));
  });
  const spec: StorySpec = {
    $schema: '../story.schema.json',
    title: localised(title),
    description: localised(each((words) => words.description)),
    locales,
    projection: spanOf(drawn) > 3000 ? 'globe' : 'mercator',
    status: 'draft',
    geo: [`${slug}.geojson`],
    sources,
    ...(Object.keys(measures).length > 0 ? { measures } : {}),
    scenes,
  };
  const features = drawn.map((item): Feature => {
    const own = groups.get(item.group);
    const group = [...(own ? [own] : []), ...(everything ? [everything] : [])];
    return {
      type: 'Feature',
      id: item.id,
      properties: {
        ...(named.has(item) ? { name: localised(item.named) } : {}),
        kind: kindOf(item),
        ...(group.length > 0 ? { group: group.length === 1 ? group[0] : group } : {}),
        ...(item.date ? { date: item.date } : {}),
        source: item.source,
      },
      geometry: item.geometry,
    };
  });
  return { spec, features, notes };
}

interface Drawn extends Item {
  id: string;
  named: PerLocale;
}

function wordsOf(locale: string): Words {
  const words = wordsIn(locale);
  if (!words) throw new Error(`no first words in ${locale}`);
  return words;
}

function nameIn(name: Item['name'], locale: string): string {
  if (typeof name === 'string') return name;
  return name[locale] ?? name[locale.split('-')[0] ?? ''] ?? name.en ?? Object.values(name)[0] ?? '';
}

/** One string where all languages say the same: as short as a person would write it. */
function localised(texts: PerLocale): string | PerLocale {
  const all = Object.values(texts);
  return all.length === 1 ? (all[0] ?? '') : texts;
}

function sourceOf(
  each: <T>(make: (words: Words, locale: string) => T) => Record<string, T>,
  pick: (words: Words) => { title: string; note: string },
) {
  return {
    title: localised(each((words) => pick(words).title)),
    note: localised(each((words) => pick(words).note)),
  };
}

/** A heading that fits, does not end like a sentence, and is that of no other scene. */
function headingOf(written: string, taken: Set<string>): string {
  const whole = written
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。]+$/, '');
  const letters = [...whole];
  const short =
    letters.length <= longestHeading
      ? whole
      : `${letters
          .slice(0, longestHeading - 6)
          .join('')
          .replace(/\s+\S*$/, '')}…`;
  let free = short;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${short} (${number})`;
  taken.add(free.toLowerCase());
  return free;
}

/** A text in pieces that each fit on a card, cut between sentences, of about the same length. */
function cardsOf(text: string, locale: string): string[] {
  const words = countWords(text, locale);
  const count = Math.ceil(words / (mostWords - leastWords));
  const sentences = text.match(/[^.!?]+[.!?]*[\s"”’)]*/g) ?? [text];
  const cards: string[] = [];
  let card = '';
  for (const sentence of sentences) {
    const isFull = countWords(card, locale) >= words / count;
    const tooLong = countWords(card + sentence, locale) > mostWords;
    if (card !== '' && (isFull || tooLong)) {
      cards.push(card.trim());
      card = '';
    }
    card += sentence;
  }
  if (card.trim() !== '') cards.push(card.trim());
  return cards;
}

function kindOf({ geometry, isCapital }: Item): string {
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return isCapital ? 'capital' : 'place';
  return geometry.type === 'LineString' || geometry.type === 'MultiLineString' ? 'route' : 'area';
}

/** So coarse a power of ten that two digits remain of the figure, or three of one that begins with 10 to 15. */
function roundingOf(figure: number): number {
  return figure > 0 ? Number((10 ** Math.floor(Math.log10(figure / 15))).toPrecision(1)) : 1;
}

function anyPosition({ coordinates }: GeoGeometry): [number, number] {
  let first: unknown = coordinates;
  while (Array.isArray(first) && Array.isArray(first[0])) first = first[0];
  const [longitude = 0, latitude = 0] = first as number[];
  return [longitude, latitude];
}

function apart(a: Item, b: Item): number {
  return geoDistance(anyPosition(a.geometry), anyPosition(b.geometry)) * radius;
}

/** Kilometres from the first item to the farthest. */
function spanOf([first, ...others]: Item[]): number {
  return first ? Math.max(0, ...others.map((other) => apart(first, other))) : 0;
}

/** Some of the items, as far apart from each other as they can be: each next one is that farthest from those chosen. */
function spread(items: Drawn[], count: number): Drawn[] {
  const [first, ...others] = items;
  if (!first || items.length <= count) return items;
  const chosen = [first];
  const distance = new Map(others.map((item) => [item, apart(item, first)]));
  while (chosen.length < count) {
    const [next] = [...distance].reduce((best, each) => (each[1] > best[1] ? each : best));
    chosen.push(next);
    distance.delete(next);
    for (const [item, km] of distance) distance.set(item, Math.min(km, apart(item, next)));
  }
  return items.filter((item) => chosen.includes(item));
}

/** The radius in kilometres of a circle that says something of places as far apart as these. */
function circleAround(items: Item[]): number {
  const wanted = items.length > 1 ? spanOf(items) / 4 : 50;
  return [1, 2, 5, 10, 20, 50].find((km) => km >= wanted) ?? 100;
}

/** d3 takes rings the other way round than RFC 7946. */
function turned(geometry: GeoGeometry): GeoGeometry {
  if (geometry.type === 'Polygon')
    return { ...geometry, coordinates: geometry.coordinates.map((ring) => [...ring].reverse()) };
  if (geometry.type !== 'MultiPolygon') return geometry;
  return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map((ring) => [...ring].reverse())) };
}
