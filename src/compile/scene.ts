import type { GeoFeature, SceneMap, Text } from '../format/index.ts';
import type { LonLat } from '../projection/index.ts';
import type { FrameRequest } from './frame.ts';
import { circle, greatCircle } from './greatcircle.ts';
import { labelId } from './items.ts';
import type { Measurement } from './measure.ts';
import type { Resolved } from './reference.ts';

/** Where a story's maps find what they name. */
export interface Atlas {
  resolve: (reference: string) => Resolved | undefined;
  measurements: Record<string, Measurement>;
  /** The outline of a country's main land. */
  outline: (code: string) => LonLat[];
  /** Whether the gazetteer has a name of this id. */
  hasName: (id: string) => boolean;
}

/** A map of the story with its references followed: the same for all languages and breakpoints. */
export interface StopPlan {
  features: GeoFeature[];
  /** ISO codes of countries set apart. */
  lit: string[];
  /** Ids of the basemap's names that must be there: of countries set apart, and those that the scene wants named. */
  names: string[];
  shades: string[];
  tapes: PlannedTape[];
  rings: PlannedRing[];
  frame: FrameRequest;
}

export interface PlannedTape {
  id: string;
  measure: string;
  dashed: boolean;
}

export interface PlannedRing {
  id: string;
  at: LonLat;
  km: number;
  words: Text;
}

/** Follows a map's references. What names nothing is left out, as its problem is told elsewhere. */
export function planStop(map: SceneMap, atlas: Atlas): StopPlan {
  const shown = map.show.flatMap((reference) => atlas.resolve(reference) ?? []);
  const features = distinct(shown.flatMap((resolved) => resolved.features));
  const lit = distinct(shown.flatMap((resolved) => resolved.countries));
  const tapes = map.tape.map(({ measure, dashed }) => ({ id: `tape:${measure}`, measure, dashed }));
  const rings = map.ring.flatMap(({ around, km, label }): PlannedRing[] => {
    const [at] = pointsOf(atlas.resolve(around), atlas);
    return at ? [{ id: `ring:${around}:${km}`, at, km, words: label }] : [];
  });
  const names = distinct([...lit, ...map.label].filter(atlas.hasName).map(labelId));
  const points = [...fitted(map, atlas), ...drawn(tapes, rings, atlas)];
  const { bearing, pitch, camera } = map;
  const frame = { points, bearing, pitch, ...('center' in camera && { hand: camera }) };
  return { features, lit, names, shades: map.shade, tapes, rings, frame };
}

function fitted({ camera }: SceneMap, atlas: Atlas): LonLat[] {
  return 'fit' in camera ? camera.fit.flatMap((reference) => pointsOf(atlas.resolve(reference), atlas)) : [];
}

/** Tapes and rings must be seen as much as what the scene fits. */
function drawn(tapes: PlannedTape[], rings: PlannedRing[], { measurements }: Atlas): LonLat[] {
  return [
    ...tapes.flatMap(({ measure }) => {
      const { from, to } = measurements[measure] ?? {};
      return from && to ? greatCircle(from.at, to.at).line : [];
    }),
    ...rings.flatMap(({ at, km }) => circle(at, km)),
  ];
}

/** All points that must be seen for something to be seen. */
function pointsOf(resolved: Resolved | undefined, { outline }: Atlas): LonLat[] {
  if (!resolved) return [];
  return [
    ...resolved.features.flatMap(({ geometry }) => positions(geometry.coordinates)),
    ...resolved.countries.flatMap(outline),
  ];
}

function positions(coordinates: unknown): LonLat[] {
  if (!Array.isArray(coordinates)) return [];
  const [longitude, latitude] = coordinates as unknown[];
  if (typeof longitude === 'number' && typeof latitude === 'number') return [[longitude, latitude]];
  return coordinates.flatMap(positions);
}

function distinct<T>(values: T[]): T[] {
  return [...new Set(values)];
}
