import type { MapSpec, MeasureSpec, SceneSpec, StorySpec } from './spec.ts';
import { defaultTheme } from './theme.ts';
import type { Measure, Scene, SceneMap, Story, StoryBasemap, StoryClaim, Text } from './story.ts';

/** A text as a designer writes it. */
export type Localised = string | Record<string, string>;

/** What is left of a spec when keys with mistakes are taken out: every value is valid, required ones may be missing. */
export type SalvagedSpec = Partial<Omit<StorySpec, 'scenes' | 'sources' | 'countryGroups'>> & {
  scenes?: Partial<SceneSpec>[];
  sources?: Record<string, Partial<NonNullable<StorySpec['sources']>[string]>>;
  countryGroups?: Record<string, Partial<NonNullable<StorySpec['countryGroups']>[string]>>;
};

/** The camera of a map whose own cannot be read: the whole world. */
const world: SceneMap['camera'] = { center: [0, 20], zoom: 0 };

/** Fills in all that a spec leaves out. */
export function complete(spec: SalvagedSpec): Story {
  const locales = spec.locales ?? ['en'];
  const text = (localised: Localised | undefined) => textIn(locales, localised);
  const dated = ({ date, text: what }: { date: string; text: Localised }) => ({ date, text: text(what) });
  const person = ({ name, role }: { name: string; role?: Localised | undefined }) => ({ name, role: text(role) });
  return {
    title: text(spec.title),
    description: text(spec.description),
    locales,
    projection: spec.projection ?? 'mercator',
    theme: spec.theme ?? defaultTheme,
    borders: spec.borders ?? 'un',
    units: spec.units ?? 'km',
    basemap: spec.basemap && completeBasemap(spec.basemap, text),
    status:
      typeof spec.status === 'object'
        ? { state: 'embargoed', until: spec.status.embargoed }
        : { state: spec.status ?? 'draft' },
    byline: (spec.byline ?? []).map(person),
    editor: (spec.editor ?? []).map(person),
    published: spec.published ?? '',
    updated: spec.updated ?? '',
    corrections: (spec.corrections ?? []).map(dated),
    legend: Object.fromEntries(Object.entries(spec.legend ?? {}).map(([sign, words]) => [sign, text(words)])),
    geo: spec.geo ?? [],
    sources: mapValues(spec.sources ?? {}, (source) => ({
      author: source.author ?? '',
      title: text(source.title),
      publisher: source.publisher ?? '',
      date: source.date ?? '',
      url: source.url ?? '',
      note: text(source.note),
    })),
    countryGroups: mapValues(spec.countryGroups ?? {}, ({ name, countries = [], date = '', source = '' }) => ({
      name: text(name),
      countries,
      date,
      source,
    })),
    measures: mapValues(spec.measures ?? {}, (measure) => completeMeasure(measure, text)),
    opening: spec.opening && { map: completeMap(spec.opening.map, text), alt: text(spec.opening.alt) },
    scenes: (spec.scenes ?? []).map((scene, index): Scene => ({
      id: scene.id ?? '',
      date: scene.date ?? '',
      heading: text(scene.heading),
      text: text(scene.text),
      // A first scene without a map is a problem of its own; the checks that follow need something to stand on.
      map: scene.map || (index === 0 && !spec.opening) ? completeMap(scene.map ?? {}, text) : undefined,
      quote: scene.quote && {
        text: text(scene.quote.text),
        speaker: text(scene.quote.speaker),
        source: scene.quote.source ?? '',
      },
      chronology: (scene.chronology ?? []).map(dated),
      bars: scene.bars ?? [],
      image: scene.image && {
        file: scene.image.file,
        alt: text(scene.image.alt),
        caption: text(scene.image.caption),
        credit: text(scene.image.credit),
      },
      alt: text(scene.alt),
      sources: scene.sources ?? [],
    })),
  };
}

/** A text in each locale: one string holds for all, and what is missing is empty. */
export function textIn(locales: readonly string[], localised: Localised | undefined): Text {
  return Object.fromEntries(
    locales.map((locale) => [locale, typeof localised === 'string' ? localised : (localised?.[locale] ?? '')]),
  );
}

function completeBasemap(
  spec: NonNullable<StorySpec['basemap']>,
  text: (localised: Localised | undefined) => Text,
): StoryBasemap {
  const credit = text(spec.credit);
  if ('style' in spec) return { kind: 'style', style: spec.style, origins: spec.origins ?? [], credit };
  const layers = (spec.layers ?? []).map(({ layer, fill = '', line = '', width = 1 }) => ({
    layer,
    fill,
    line,
    width,
  }));
  return { kind: 'pmtiles', pmtiles: spec.pmtiles, background: spec.background ?? '', layers, credit };
}

function completeMap(map: MapSpec, text: (localised: Localised | undefined) => Text): SceneMap {
  const { fit, center, zoom } = map;
  return {
    camera: fit ? { fit } : center && zoom !== undefined ? { center, zoom } : world,
    bearing: map.bearing ?? 0,
    pitch: map.pitch ?? 0,
    show: map.show ?? [],
    label: map.label ?? [],
    shade: map.shade ?? [],
    tape: (map.tape ?? []).map((tape) =>
      typeof tape === 'string'
        ? { measure: tape, dashed: false }
        : { measure: tape.measure, dashed: tape.dashed ?? false },
    ),
    ring: (map.ring ?? []).map(({ around, km, label }) => ({ around, km, label: text(label) })),
  };
}

function completeMeasure(spec: MeasureSpec, text: (localised: Localised | undefined) => Text): Measure {
  const claimed = (reported: number | undefined) => {
    const claim = spec.claim;
    return claim === undefined || reported === undefined ? {} : { claim: completeClaim(claim, reported, text) };
  };
  if ('distance' in spec)
    return { kind: 'distance', of: spec.distance, round: spec.round ?? 1, ...claimed(spec.claim?.km) };
  if ('bearing' in spec)
    return { kind: 'bearing', of: spec.bearing, round: spec.round ?? 1, ...claimed(spec.claim?.degrees) };
  if ('length' in spec)
    return { kind: 'length', of: [spec.length], round: spec.round ?? 1, ...claimed(spec.claim?.km) };
  if ('area' in spec) return { kind: 'area', of: [spec.area], round: spec.round ?? 1, ...claimed(spec.claim?.km2) };
  return { kind: 'count', of: [spec.count], round: 1, ...claimed(spec.claim?.count) };
}

function completeClaim(
  claim: NonNullable<MeasureSpec['claim']>,
  reported: number,
  text: (localised: Localised | undefined) => Text,
): StoryClaim {
  const within = claim.within ?? '10%';
  const amount = Number.parseFloat(within);
  return {
    reported,
    within,
    tolerance: within.endsWith('%') ? { percent: amount } : { absolute: amount },
    source: claim.source,
    disputed: claim.disputed !== undefined,
    reason: text(claim.disputed === true ? undefined : claim.disputed),
  };
}

function mapValues<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
