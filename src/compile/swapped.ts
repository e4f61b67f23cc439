import type { GeoFeature, JsonPath, Problem, SceneMap, Story } from '../format/index.ts';
import type { LonLat } from '../projection/index.ts';
import { distance } from './distance.ts';
import { problemAt, type SourceFile } from './sourceFile.ts';

/** Kilometres from the middle of a story's other places at which one is out of the way. */
const far = 2000;
/** Fewer other places than this say nothing of where the story plays. */
const enough = 3;

export interface SwappedPlaces {
  problems: Problem[];
  /** Features whose coordinates look swapped, with the two exchanged. */
  exchanged: Map<GeoFeature, LonLat>;
}

/** Places and camera centres whose longitude and latitude look swapped, though both orders are possible. */
export function swappedPlaces(
  story: Story,
  features: GeoFeature[],
  storyFile: SourceFile,
  fileOf: (file: string) => SourceFile,
): SwappedPlaces {
  const places = features.flatMap((feature) => {
    const { geometry } = feature;
    return geometry.type === 'Point' ? [{ feature, at: geometry.coordinates as LonLat }] : [];
  });
  const exchanged = new Map<GeoFeature, LonLat>();
  const problems: Problem[] = [];
  const tell = (file: SourceFile, path: JsonPath, at: LonLat, right: LonLat) =>
    problems.push(
      problemAt(file, path, {
        rule: 'swapped-coordinates',
        message: 'must be [longitude, latitude]: it lies far from the story’s other places, and would not if swapped',
        value: at,
        remedy: `Write [${right.join(', ')}].`,
      }),
    );
  for (const { feature, at } of places) {
    // Most places have a neighbour: to look at all the others for each would take seconds in a long story.
    if (places.some((other) => other.feature !== feature && distance(at, other.at) <= far / 2)) continue;
    const others = places.filter((other) => other.feature !== feature).map((other) => other.at);
    const right = swapped(at, others);
    if (!right) continue;
    exchanged.set(feature, right);
    tell(fileOf(feature.file), ['features', feature.index, 'geometry', 'coordinates'], at, right);
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

/**
 * A place as it is with its coordinates exchanged, where as written it lies far from all of a story's other places, and
 * exchanged it would lie among them; undefined where it looks right.
 */
export function swapped(at: LonLat, others: LonLat[]): LonLat | undefined {
  const exchanged: LonLat = [at[1], at[0]];
  if (others.length < enough || Math.abs(exchanged[1]) > 90) return undefined;
  const middle: LonLat = [
    median(others.map(([longitude]) => longitude)),
    median(others.map(([, latitude]) => latitude)),
  ];
  const reach = Math.max(far / 2, 2 * median(others.map((other) => distance(other, middle))));
  const written = distance(at, middle);
  const would = distance(exchanged, middle);
  const lonely = others.every((other) => distance(at, other) > far / 2);
  return written > far && lonely && would < reach && would < written / 2 ? exchanged : undefined;
}

function mapsOf(story: Story): { map: SceneMap; path: JsonPath }[] {
  return [
    ...(story.opening ? [{ map: story.opening.map, path: ['opening', 'map'] }] : []),
    ...story.scenes.flatMap(({ map }, index) => (map ? [{ map, path: ['scenes', index, 'map'] }] : [])),
  ];
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
