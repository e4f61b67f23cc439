import type { GeoFeature, JsonPath, Problem, SceneMap, Story } from '../format/index.ts';
import type { LonLat } from '../projection/index.ts';
import { distance } from './distance.ts';
import type { GazetteerEntry } from './gazetteer.ts';
import { problemAt, type SourceFile } from './sourceFile.ts';

/** Kilometres from the middle of a story's other places at which one is out of the way. */
const far = 2000;
/** Fewer other places than this say nothing of where the story plays. */
const enough = 3;
/** Degrees from the middle of the other points of its file at which a point is out of the way … */
const farInFile = 12;
/** … kilometres from the middle of the story's other places, where it lies at sea and exchanged on land … */
const farAtSea = 500;
/** … and the shares of that at which it would lie with its coordinates exchanged. */
const muchNearer = 1 / 4;
const nearerOnLand = 1 / 3;
/** Kilometres from the middle of a story's places within which most of them lie, where it plays in one region. */
const region = 1500;
/** Kilometres between a place and what the gazetteer has of its name, where the two are the same. */
const near = 100;

export interface SwappedPlaces {
  problems: Problem[];
  /** Features whose coordinates look swapped, with the two exchanged. */
  exchanged: Map<GeoFeature, LonLat>;
}

/**
 * Places, lines, areas and camera centres whose longitude and latitude look swapped, though both orders are possible.
 * Where the gazetteer has a city of a place's name, it decides; else the story's other places do, those of the same file
 * first of all, and where these lie all over the world, or the place might as well be right, it is a warning.
 */
export function swappedPlaces(
  story: Story,
  features: GeoFeature[],
  gazetteer: readonly GazetteerEntry[],
  storyFile: SourceFile,
  fileOf: (file: string) => SourceFile,
  isLand: (at: LonLat) => boolean = () => true,
): SwappedPlaces {
  const places = features.flatMap((feature): Place[] => {
    const { geometry } = feature;
    return geometry.type === 'Point' ? [{ feature, at: geometry.coordinates as LonLat }] : [];
  });
  const exchanged = new Map<GeoFeature, LonLat>();
  const problems: Problem[] = [];
  const tell = (file: SourceFile, path: JsonPath, at: LonLat, { right, isSure, why = lonelyPlace }: Swap) =>
    problems.push(
      problemAt(file, path, {
        rule: 'swapped-coordinates',
        severity: isSure ? 'error' : 'warning',
        message: `must be [longitude, latitude]: ${why}`,
        value: at,
        remedy: `Write [${right.join(', ')}]${isSure ? '' : ' if they are swapped'}.`,
      }),
    );
  const tellLine = (feature: GeoFeature, { why = lonelyPlace }: Swap) => {
    const path = ['features', feature.index, 'geometry', 'coordinates'];
    const [longitude, latitude] = positionsOf(feature)[0] ?? [0, 0];
    problems.push(
      problemAt(fileOf(feature.file), path, {
        rule: 'swapped-coordinates',
        severity: 'warning',
        message: `must be positions [longitude, latitude]: ${why}`,
        value: [longitude, latitude],
        remedy: `Write each the other way round, the first as [${latitude}, ${longitude}], if they are swapped.`,
      }),
    );
  };
  const cities = citiesOf(gazetteer);
  const othersOf = (feature: GeoFeature) =>
    places.filter((other) => other.feature !== feature).map((other) => other.at);
  const swapAmong = (feature: GeoFeature, at: LonLat) => {
    // Most places have a neighbour: to look at all the others for each would take seconds in a long story.
    if (places.some((other) => other.feature !== feature && distance(at, other.at) <= far / 2)) return undefined;
    return swapped(at, othersOf(feature));
  };
  const middle = middleOf(places.map(({ at }) => at));
  const swapAtSea = (feature: GeoFeature, at: LonLat) =>
    isDoubtful(at, middle) ? swappedAtSea(at, othersOf(feature), isLand) : undefined;
  const swapInFile = swapsByFile(places);
  for (const feature of features) {
    const at = middleOfLine(feature);
    const swap = at && (swapAmong(feature, at) ?? swapAtSea(feature, at));
    if (swap) tellLine(feature, swap);
  }
  for (const { feature, at } of places) {
    const known = swapKnown(at, cities(feature.name));
    const swap = known ?? swapAmong(feature, at) ?? swapInFile.get(feature) ?? swapAtSea(feature, at);
    if (!swap) continue;
    if (swap.isSure) exchanged.set(feature, swap.right);
    tell(fileOf(feature.file), ['features', feature.index, 'geometry', 'coordinates'], at, swap);
  }
  const right = places.map(({ feature, at }) => exchanged.get(feature) ?? at);
  for (const { map, path } of mapsOf(story)) {
    if (!('center' in map.camera)) continue;
    const center: LonLat = [map.camera.center[0], map.camera.center[1]];
    const better = swapped(center, right);
    if (better) tell(storyFile, [...path, 'center'], center, better);
  }
  return { problems, exchanged };
}

/** The features as they are meant: a mistake in one place is not told again as a distance that does not hold. */
export function mended(features: GeoFeature[], exchanged: Map<GeoFeature, LonLat>): GeoFeature[] {
  return features.map((feature) => {
    const coordinates = exchanged.get(feature);
    return coordinates ? { ...feature, geometry: { type: 'Point', coordinates } } : feature;
  });
}

/** Coordinates that look exchanged. */
interface Swap {
  /** As they are meant. */
  right: LonLat;
  /** Whether nothing else can be meant. */
  isSure: boolean;
  why?: string;
}

const lonelyPlace = 'it lies far from the story’s other places, and would not if swapped';
const lonelyInFile = 'it lies far from the file’s other points, and would not if swapped';
const atSea = 'it lies at sea, and if swapped on land, near the story’s other places';

/** By a name as it is written in any language: where the gazetteer's cities of that name lie. */
function citiesOf(gazetteer: readonly GazetteerEntry[]): (name: GeoFeature['name']) => LonLat[] {
  const places = new Map<string, LonLat[]>();
  for (const { kind, name, at } of gazetteer) {
    if (kind !== 'city' && kind !== 'capital') continue;
    for (const each of new Set(namesIn(name))) places.set(each, [...(places.get(each) ?? []), at]);
  }
  return (name) => namesIn(name).flatMap((each) => places.get(each) ?? []);
}

function namesIn(name: GeoFeature['name']): string[] {
  return (typeof name === 'string' ? [name] : Object.values(name)).map((each) => each.toLocaleLowerCase());
}

/** By the cities of its name; false where they say that all is well, undefined where they say nothing. */
function swapKnown(at: LonLat, cities: LonLat[]): Swap | false | undefined {
  const exchanged: LonLat = [at[1], at[0]];
  if (cities.some((city) => distance(at, city) <= near)) return false;
  const isThere = Math.abs(exchanged[1]) <= 90 && cities.some((city) => distance(exchanged, city) <= near);
  return isThere
    ? { right: exchanged, isSure: true, why: 'swapped, it lies where the city of its name is' }
    : undefined;
}

/**
 * A place as it is with its coordinates exchanged, where as written it lies far from all of a story's other places, and
 * exchanged it would lie among them; undefined where it looks right.
 */
function swapped(at: LonLat, others: LonLat[]): Swap | undefined {
  const exchanged: LonLat = [at[1], at[0]];
  if (others.length < enough || Math.abs(exchanged[1]) > 90) return undefined;
  const middle = middleOf(others);
  const away = others.map((other) => distance(other, middle));
  const reach = Math.max(far / 2, 2 * median(away));
  const written = distance(at, middle);
  const would = distance(exchanged, middle);
  const lonely = others.every((other) => distance(at, other) > far / 2);
  const looksSo = written > far && lonely && would < reach && would < written / 2;
  return looksSo ? { right: exchanged, isSure: quantile(away, 0.75) <= region } : undefined;
}

/** Whether a position lies out of the way, and exchanged much nearer to a middle; in kilometres. */
function isDoubtful(at: LonLat, middle: LonLat): boolean {
  const written = distance(at, middle);
  return written >= farAtSea && distance([at[1], at[0]], middle) <= written * nearerOnLand;
}

/** A place at sea that with its coordinates exchanged would be on land: near places that lie about as far east as north. */
function swappedAtSea(at: LonLat, others: LonLat[], isLand: (at: LonLat) => boolean): Swap | undefined {
  const right: LonLat = [at[1], at[0]];
  if (others.length < enough || Math.abs(right[1]) > 90) return undefined;
  const middle = middleOf(others);
  const usual = median(others.map((other) => distance(other, middle)));
  if (!isDoubtful(at, middle) || distance(at, middle) < 2 * usual) return undefined;
  return isLand(at) || !isLand(right) ? undefined : { right, isSure: false, why: atSea };
}

interface Place {
  feature: GeoFeature;
  at: LonLat;
}

/**
 * Points that lie far from the middle of their file's other points, in degrees, and exchanged would lie at most a quarter
 * as far: also where the story's other places lie far apart, or several points of the file are wrong.
 */
function swapsByFile(places: Place[]): Map<GeoFeature, Swap> {
  const swaps = new Map<GeoFeature, Swap>();
  for (const file of new Set(places.map(({ feature }) => feature.file))) {
    const points = places.filter(({ feature }) => feature.file === file);
    if (points.length <= enough) continue;
    const sorted = ([0, 1] as const).map((axis) => points.map(({ at }) => at[axis]).sort((a, b) => a - b));
    for (const { feature, at } of points) {
      const [first, second] = at;
      const [longitude = 0, latitude = 0] = at.map((degrees, axis) => medianWithout(sorted[axis] ?? [], degrees));
      const written = Math.hypot(first - longitude, second - latitude);
      const exchanged = Math.hypot(second - longitude, first - latitude);
      if (Math.abs(first) > 90 || written < farInFile || exchanged > written * muchNearer) continue;
      swaps.set(feature, { right: [second, first], isSure: false, why: lonelyInFile });
    }
  }
  return swaps;
}

/** The median of sorted numbers with one of them left out. */
function medianWithout(sorted: number[], left: number): number {
  const gone = sorted.indexOf(left);
  const at = (index: number) => sorted[index < gone ? index : index + 1] ?? 0;
  const middle = (sorted.length - 2) / 2;
  return (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
}

/** The positions of a line or an area; none of points. */
function positionsOf({ geometry }: GeoFeature): LonLat[] {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint':
      return [];
    case 'LineString':
      return geometry.coordinates as LonLat[];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat() as LonLat[];
    case 'MultiPolygon':
      return geometry.coordinates.flat(2) as LonLat[];
  }
}

function middleOfLine(feature: GeoFeature): LonLat | undefined {
  const positions = positionsOf(feature);
  return positions.length > 0 ? middleOf(positions) : undefined;
}

function middleOf(positions: LonLat[]): LonLat {
  return [median(positions.map(([longitude]) => longitude)), median(positions.map(([, latitude]) => latitude))];
}

function mapsOf(story: Story): { map: SceneMap; path: JsonPath }[] {
  return [
    ...(story.opening ? [{ map: story.opening.map, path: ['opening', 'map'] }] : []),
    ...story.scenes.flatMap(({ map }, index) => (map ? [{ map, path: ['scenes', index, 'map'] }] : [])),
  ];
}

function median(numbers: number[]): number {
  return quantile(numbers, 0.5);
}

function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
