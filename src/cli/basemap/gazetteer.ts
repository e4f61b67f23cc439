import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { cities, type City } from './cities.ts';
import { labelPoint } from './labelPoint.ts';
import { languages, type Language, type Names } from './names.ts';
import { largest, ringArea } from './shape.ts';
import type { TracedRiver } from './trace.ts';
import { waterNames, type WaterName } from './waterNames.ts';

/** `geo/gazetteer.json`: what the basemap can name. */
export interface Gazetteer {
  countries: {
    id: string;
    name: Names;
    at: [number, number];
    rank: 1 | 2 | 3 | 4;
  }[];
  cities: City[];
  waters: WaterName[];
}

/** Where newsrooms write otherwise than CLDR. */
const overrides: Record<Language, Record<string, string>> = {
  nl: {
    CD: 'Congo-Kinshasa',
    HK: 'Hongkong',
    MO: 'Macau',
    MM: 'Myanmar',
    PS: 'Palestina',
    SH: 'Sint-Helena',
    XK: 'Kosovo',
  },
  en: {
    CD: 'DR Congo',
    CG: 'Republic of the Congo',
    CI: 'Ivory Coast',
    HK: 'Hong Kong',
    MM: 'Myanmar',
    MO: 'Macao',
    PS: 'Palestine',
    TR: 'Turkey',
  },
  es: { CI: 'Costa de Marfil', HK: 'Hong Kong', MM: 'Myanmar', MO: 'Macao', PS: 'Palestina', TL: 'Timor Oriental' },
  fr: { HK: 'Hongkong', MM: 'Birmanie', MO: 'Macao', PS: 'Palestine', VA: 'Vatican', VN: 'Vietnam' },
  de: {
    BN: 'Brunei',
    CI: 'Elfenbeinküste',
    CV: 'Kap Verde',
    HK: 'Hongkong',
    MO: 'Macau',
    PS: 'Palästina',
    TL: 'Osttimor',
    US: 'USA',
  },
};

/** Larger than its land makes it: these are named before others of their size. */
const raised: Record<string, 1 | 2> = {
  GB: 1,
  DE: 1,
  FR: 1,
  ES: 1,
  UA: 1,
  TR: 1,
  PL: 2,
  JP: 1,
  BY: 2,
  NL: 2,
  BE: 2,
  KR: 2,
};

/**
 * Every country of the region tier with its names and a point well inside its greatest polygon, and the cities and
 * waters listed by hand.
 */
export function gazetteerOf(
  region: Topology,
  traced: TracedRiver[],
  names: Record<Language, Record<string, string>>,
): Gazetteer {
  const name = (id: string, language: Language) =>
    overrides[language][id] ?? names[language][id]?.replace(' & ', ' and ');
  const collection = feature(region, region.objects.countries as GeometryCollection);
  const countries = collection.features.flatMap(({ id, geometry }): Gazetteer['countries'] => {
    if (typeof id !== 'string' || !/^[A-Z]{2}$/.test(id) || geometry.type !== 'MultiPolygon') return [];
    const called = Object.fromEntries(languages.map((language) => [language, name(id, language)]));
    const polygon = largest(geometry.coordinates);
    // ZZ, and what only another view calls a country, have no name.
    if (id === 'ZZ' || languages.some((language) => !called[language]) || !polygon) return [];
    const area = geometry.coordinates.flat().reduce((sum, ring) => sum + ringArea(ring), 0);
    return [{ id, name: called as Names, at: labelPoint(polygon), rank: raised[id] ?? rankOf(area) }];
  });
  return { countries, cities, waters: [...waterNames, ...traced.map(riverName)] };
}

/** A river's label stands at the middle of its line. */
function riverName({ id, name, rank, line }: TracedRiver): WaterName {
  const [longitude = 0, latitude = 0] = line[Math.floor(line.length / 2)]?.at ?? [];
  return { id, kind: 'river', name, at: [longitude, latitude], rank };
}

/** @param area km² */
function rankOf(area: number): 1 | 2 | 3 | 4 {
  if (area > 1_000_000) return 1;
  if (area > 150_000) return 2;
  return area > 10_000 ? 3 : 4;
}

/** One entry a line: a change of one is a change of one line. */
export function written(gazetteer: Gazetteer): string {
  const lists = Object.entries(gazetteer).map(
    ([key, entries]) =>
      `  "${key}": [\n${(entries as unknown[]).map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`,
  );
  return `{\n${lists.join(',\n')}\n}\n`;
}
