import { nearest } from '../../format/nearest.ts';
import type { Gazetteer } from '../../compile/gazetteer.ts';

/** A place with which a story begins. */
export interface Place {
  /** One for all languages, or one for each that the gazetteer has. */
  name: string | Record<string, string>;
  at: [longitude: number, latitude: number];
  isCapital: boolean;
  /** Whether the gazetteer knows where it is, or the person said so. */
  isKnown: boolean;
}

/**
 * Reads "Kyiv, Minsk" or "Kyiv, our office@4.9041,52.3676": cities of the gazetteer, or names with longitude and latitude.
 * Of several cities of a name the most important counts.
 */
export function readPlaces(
  written: string,
  { cities }: Pick<Gazetteer, 'cities'>,
): { places: Place[]; faults: string[] } {
  const places: Place[] = [];
  const faults: string[] = [];
  for (const [, name = '', x, y] of written.matchAll(entry)) {
    if (name.trim() === '') continue;
    if (x !== undefined && y !== undefined) {
      const [longitude, latitude] = [Number(x), Number(y)];
      if (longitude >= -180 && longitude <= 360 && Math.abs(latitude) <= 90) {
        places.push({ name: name.trim(), at: [longitude, latitude], isCapital: false, isKnown: false });
      } else {
        const swapped = Math.abs(longitude) <= 90 && latitude >= -180 && latitude <= 360;
        const remedy = swapped
          ? `The longitude comes first: "${name.trim()}@${y},${x}".`
          : 'Write name@longitude,latitude in degrees, such as "Kyiv@30.52,50.45".';
        faults.push(`--places: "${name.trim()}@${x},${y}" lies beyond the map. ${remedy}`);
      }
      continue;
    }
    const city = cities
      .filter((each) => [each.id, ...Object.values(each.name)].some((known) => folded(known) === folded(name)))
      .sort((a, b) => a.rank - b.rank)[0];
    if (city) {
      const [longitude = 0, latitude = 0] = city.at;
      places.push({ name: city.name, at: [longitude, latitude], isCapital: city.capital, isKnown: true });
      continue;
    }
    const guess = nearest(
      name.trim(),
      cities.flatMap((each) => Object.values(each.name)),
    );
    const meant = guess === undefined ? '' : `Did you mean ${guess}? Else say`;
    const remedy = `${meant || 'Say'} where it is: "${name.trim()}@longitude,latitude".`;
    faults.push(`--places: "${name.trim()}" is not in geo/gazetteer.json. ${remedy}`);
  }
  return { places, faults };
}

const entry = /([^,;@]+)(?:@\s*(-?[\d.]+)\s*,\s*(-?[\d.]+))?\s*(?:[,;]|$)/g;

function folded(name: string): string {
  return name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('-', ' ');
}
