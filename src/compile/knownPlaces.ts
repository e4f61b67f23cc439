import { textIn, type GeoFeature, type Story } from '../format/index.ts';
import type { KnownPlace } from './compiled.ts';
import { nameIn } from './items.ts';
import type { GazetteerEntry } from './gazetteer.ts';
import type { StopPlan } from './scene.ts';

/**
 * What is known of all that the story's maps show and name, in its order, in one language. What is alike in all but its
 * name is told together; of what is known no more than its name and place, nothing is. After it the story's own groups of
 * countries.
 *
 * @param plans of the maps, the scenes' before the opening's, which may show all at once
 */
export function knownPlaces(
  story: Pick<Story, 'sources' | 'countryGroups'>,
  plans: readonly Pick<StopPlan, 'features'>[],
  gazetteer: readonly GazetteerEntry[],
  locale: string,
): KnownPlace[] {
  const features = [...new Set(plans.flatMap((plan) => plan.features))];
  const sourced = (source: string) => (Object.hasOwn(story.sources, source) ? source : '');
  const places = features.map((feature): KnownPlace => {
    const { certainty, radius, date, source } = feature;
    const [name = '', note = ''] = [feature.name, feature.note].map((text) => textIn([locale], text)[locale]);
    const shape = shapeOf(feature);
    return { shape, names: [name], certainty, radius, date, source: sourced(source), note, countries: [] };
  });
  const alike = new Map<string, KnownPlace>();
  for (const { names, ...known } of places.filter((place) => place.names.every(Boolean) && !isBare(place))) {
    const key = JSON.stringify(known);
    alike.set(key, { ...known, names: [...(alike.get(key)?.names ?? []), ...names] });
  }
  return [...alike.values(), ...groupsOf(story, gazetteer, locale)];
}

function groupsOf(
  { sources, countryGroups }: Pick<Story, 'sources' | 'countryGroups'>,
  gazetteer: readonly GazetteerEntry[],
  locale: string,
): KnownPlace[] {
  const names = new Map(gazetteer.map((entry) => [entry.id, entry]));
  return Object.values(countryGroups).map(({ name, countries, date, source }) => ({
    shape: 'countries',
    names: [name[locale] ?? ''],
    certainty: 'exact',
    radius: 0,
    date,
    source: Object.hasOwn(sources, source) ? source : '',
    note: '',
    countries: countries.flatMap((code) => {
      const entry = names.get(code);
      return entry ? [nameIn(entry, locale)] : [];
    }),
  }));
}

function shapeOf({ geometry: { type } }: GeoFeature): KnownPlace['shape'] {
  if (type === 'Point' || type === 'MultiPoint') return 'point';
  return type === 'LineString' || type === 'MultiLineString' ? 'line' : 'area';
}

function isBare({ certainty, date, source, note }: KnownPlace): boolean {
  return certainty === 'exact' && !date && !source && !note;
}
