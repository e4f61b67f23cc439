import { geometryIssues } from '../../format/geometry.ts';
import { formatValue, type ToldProblem } from '../../format/problem.ts';
import { valueAt } from '../../format/schema-walk.ts';
import type { GeoGeometry } from '../../format/index.ts';

/** A feature of a file that somebody else's program wrote, with what is understood of it. */
export interface Found {
  /** Where it stands in the file, from 1. */
  place: Place;
  /** `[longitude, latitude]` in degrees, heights left out; outer rings anticlockwise, as RFC 7946 has them. */
  geometry: GeoGeometry;
  /** All empty where the file does not say. */
  name: string;
  group: string;
  /** As a story writes dates. */
  date: string;
  /** Markdown. */
  text: string;
}

export interface Place {
  line: number;
  column: number;
}

/** What was read of a file. With any problem nothing of it is to be used. */
export interface FoundFile {
  /** What the file calls itself; absent where it does not say. */
  title?: string;
  features: Found[];
  problems: ToldProblem[];
  /** What was not understood and does no harm, for the person to know. */
  notes: string[];
}

/** Names under which programs keep what a story needs of a feature; the first that is there counts. */
export const keysOf = {
  lat: ['lat', 'latitude', 'y', 'breedtegraad', 'latitud'],
  lon: ['lon', 'lng', 'long', 'longitude', 'x', 'lengtegraad', 'longitud'],
  name: ['name', 'title', 'naam', 'titel', 'label', 'nombre'],
  group: ['group', 'category', 'groep', 'categorie', 'type', 'grupo'],
  date: ['date', 'time', 'timestamp', 'datum', 'when', 'fecha'],
  text: ['text', 'description', 'desc', 'tekst', 'beschrijving', 'body', 'texto'],
} as const;
export type Key = keyof typeof keysOf;

/** Keys that the person who calls a command names in place of the usual ones. */
export type NamedKeys = Partial<Record<Key, string>>;

/** The key among `keys` that holds what is asked for: the named one, or the first usual one in any case. */
export function keyFor(key: Key, keys: readonly string[], named: NamedKeys): string | undefined {
  const wanted = named[key];
  if (wanted !== undefined) return keys.find((each) => each === wanted) ?? keys.find((each) => same(each, wanted));
  for (const usual of keysOf[key]) {
    const found = keys.find((each) => same(each, usual));
    if (found !== undefined) return found;
  }
  // "Y coord", "Station name".
  for (const usual of keysOf[key]) {
    const found = keys.find((each) =>
      each
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .includes(usual),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** What is wrong with a geometry, told at the place where its feature stands. */
export function geometryProblems(
  geometry: unknown,
  file: string,
  placeOf: (path: (string | number)[]) => Place,
): ToldProblem[] {
  return geometryIssues({ geometry }, []).map(({ rule, path, at, message, remedy }) => {
    const seen = at === 'parent' ? undefined : valueAt({ geometry }, path);
    return {
      severity: 'error',
      rule,
      file,
      ...placeOf(path),
      path: '',
      message: path.includes('coordinates') ? `the coordinates ${message}` : `the geometry ${message}`,
      ...(seen === undefined ? {} : { value: formatValue(seen) }),
      remedy,
    };
  });
}

/** A sound geometry without heights, its rings run round as RFC 7946 has it. */
export function tidied(geometry: GeoGeometry): GeoGeometry {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: flat(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(flat) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map((line) => line.map(flat)) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: wound(geometry.coordinates) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(wound) };
  }
}

type Position = number[];

/** To a millionth of a degree, which is a decimetre: more is noise of the program that wrote it. */
function flat([longitude = 0, latitude = 0]: Position): Position {
  return [longitude, latitude].map((degrees) => Number(degrees.toFixed(6)));
}

function wound(rings: Position[][]): Position[][] {
  return rings.map((ring, index) => {
    const positions = ring.map(flat);
    return isClockwise(positions) === index > 0 ? positions : positions.reverse();
  });
}

/** By the shoelace formula. */
function isClockwise(ring: Position[]): boolean {
  let twice = 0;
  ring.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  });
  return twice < 0;
}

/** What is wrong with a file in which there is no place at all. */
export function noPlace(file: string, remedy: string): ToldProblem {
  const message = 'must have a place';
  return { severity: 'error', rule: 'empty', file, line: 1, column: 1, path: '', message, remedy };
}
