import type { Text } from '../format/index.ts';
import type { LabelItem } from '../drawing/index.ts';
import type { LonLat } from '../projection/index.ts';

/** `geo/gazetteer.json`: what the basemap can name. */
export interface Gazetteer {
  /** Ids are ISO 3166-1 alpha-2 codes. */
  countries: Named[];
  cities: (Named & { country: string; capital: boolean })[];
  waters: (Named & { kind: 'sea' | 'river' | 'lake' })[];
}

interface Named {
  id: string;
  name: Text;
  /** `[longitude, latitude]` in degrees; as JSON has it. */
  at: number[];
  /** 1 is the most important. */
  rank: number;
}

/** A name of the basemap, ready to be labelled. */
export interface GazetteerEntry {
  /** A country's ISO 3166-1 alpha-2 code, or a name in lower-case letters. */
  id: string;
  kind: LabelItem['kind'];
  name: Text;
  at: LonLat;
  rank: number;
}

/** How much later than a country of its rank another name has its turn. */
const later: Record<LabelItem['kind'], number> = { country: 0, sea: 0.4, capital: 0.6, city: 1, river: 1.5, area: 0 };

/** All names. The first of two with one id counts. */
export function gazetteerEntries({ countries, cities, waters }: Gazetteer): GazetteerEntry[] {
  const entry = ({ id, name, at, rank }: Named, kind: LabelItem['kind']): GazetteerEntry => {
    return { id, kind, name, at: [at[0] ?? 0, at[1] ?? 0], rank };
  };
  const entries = [
    ...countries.map((country) => entry(country, 'country')),
    ...cities.map((city) => entry(city, city.capital ? 'capital' : 'city')),
    ...waters.map((water) => entry(water, water.kind === 'sea' ? 'sea' : 'river')),
  ];
  const first = new Map<string, GazetteerEntry>();
  for (const each of entries) if (!first.has(each.id)) first.set(each.id, each);
  return [...first.values()];
}

/** What people write for a country's code, and is none, or that of nobody. */
const otherCodes: Record<string, string> = { uk: 'GB', usa: 'US', uae: 'AE', el: 'GR' };

/** The id of what is called so in one of the gazetteer's languages, or for short: "Egypt" → "EG", "UK" → "GB". */
export function idCalled(name: string, entries: readonly GazetteerEntry[]): string | undefined {
  const wanted = name.toLocaleLowerCase();
  const code = Object.hasOwn(otherCodes, wanted) ? otherCodes[wanted] : undefined;
  if (entries.some(({ id }) => id === code)) return code;
  const isWanted = (name = '') => name.toLocaleLowerCase() === wanted;
  // What one language calls a city another may call a country.
  const called = entries.find(({ name }) => isWanted(name['en']));
  return (called ?? entries.find(({ name }) => Object.values(name).some(isWanted)))?.id;
}

/** Names are tried by this number, from low to high, while there is room. */
export function turnOf({ kind, rank }: Pick<GazetteerEntry, 'kind' | 'rank'>): number {
  return rank + later[kind];
}

/** The lowest zoom level at which a name is given for context. */
export function fromZoom({ kind, rank }: Pick<GazetteerEntry, 'kind' | 'rank'>): number {
  if (kind === 'country') return rank <= 2 ? 0 : rank === 3 ? 3 : 4.2;
  if (kind === 'sea') return rank === 1 ? 0 : 1 + rank;
  if (kind === 'river') return 3 + rank;
  return [2.6, 3.8, 4.7, 5.8][rank - 1] ?? 7;
}
