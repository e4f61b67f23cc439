import { measure, resolver } from '../compile/index.ts';
import { niceMultiple } from '../drawing/figure.ts';
import { readJson, type Change } from '../format/edit.ts';
import { nameFrom } from '../format/spec.ts';
import { parseGeo, parseStory, type GeoFeature, type JsonPath, type Story } from '../format/index.ts';
import type { LonLat, ProjectionName } from '../projection/index.ts';
import type { FileEdit, Files } from './asks.ts';

/** A story as it can be changed by hand: what its files say, and where. */
export interface Sheet {
  file: string;
  text: string;
  projection: ProjectionName;
  scenes: SceneSheet[];
  /** Those that could be read. */
  features: GeoFeature[];
  groups: string[];
  /** Of features, with how many there are in each. */
  files: { file: string; length: number }[];
  measures: Story['measures'];
}

export interface SceneSheet {
  id: string;
  heading: string;
  /** Of the scene's map in the story file, whether it is there or not. */
  path: JsonPath;
  /** As written; undefined where the scene holds the map of the scene before. */
  map: MapSheet | undefined;
}

/** The parts of a scene's map that are lists of references; undefined where they are not written. */
export interface MapSheet {
  fit: string[] | undefined;
  show: string[] | undefined;
  /** Names of measures. */
  tape: string[] | undefined;
}

export type ListName = keyof MapSheet;

/** What is to be written, and what it is in a few words. */
export interface Wish {
  edits: FileEdit[];
  what: string;
}

/** What the files of a story say; undefined while the story file cannot be read. `locale`: of the names. */
export function sheetOf({ story: { file, text }, geo }: Files, locale: string): Sheet | undefined {
  const { salvaged } = parseStory(text, file);
  const written = readJson(text, ['scenes']);
  if (!salvaged || !Array.isArray(written)) return undefined;
  const features = Object.entries(geo).flatMap(([path, each]) => parseGeo(each, path).features);
  const scenes = written.map((spec: unknown, index): SceneSheet => {
    const scene = record(spec);
    const id = String(scene['id'] ?? '');
    const known = salvaged.scenes.find((each) => each.id === id);
    return {
      id,
      heading: known?.heading[locale] || id,
      path: ['scenes', index, 'map'],
      map: scene['map'] === undefined ? undefined : mapOf(record(scene['map'])),
    };
  });
  return {
    file,
    text,
    projection: salvaged.projection,
    scenes,
    features,
    groups: [...new Set(features.flatMap(({ groups }) => groups))],
    files: Object.entries(geo).flatMap(([path, each]) => {
      const all = readJson(each, ['features']);
      return Array.isArray(all) ? [{ file: path, length: all.length }] : [];
    }),
    measures: salvaged.measures,
  };
}

function mapOf(spec: Record<string, unknown>): MapSheet {
  const list = (value: unknown) => (Array.isArray(value) ? value.map(nameOf) : undefined);
  return { fit: list(spec['fit']), show: list(spec['show']), tape: list(spec['tape']) };
}

/** A tape may be written as its measure's name, or as an object with it. */
function nameOf(value: unknown): string {
  return String(typeof value === 'object' ? record(value)['measure'] : value);
}

export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The map that a scene shows: its own, or the last one before it. */
export function mapShown({ scenes }: Sheet, index: number): SceneSheet | undefined {
  return scenes.slice(0, index + 1).findLast(({ map }) => map !== undefined);
}

/** A reference more in one of the lists of a scene's map, or one less. */
export function listed(sheet: Sheet, scene: SceneSheet, name: ListName, ref: string, isListed: boolean): Wish {
  const list = scene.map?.[name];
  const at = list?.indexOf(ref) ?? -1;
  const path = [...scene.path, name];
  const word = { fit: 'in view', show: 'shown', tape: 'taped' }[name];
  const what = `${ref} ${isListed ? '' : 'not '}${word} in ${scene.id}`;
  const change = (): Change[] => {
    if (isListed)
      return at >= 0 ? [] : list ? [{ path: [...path, list.length], value: ref }] : [{ path, value: [ref] }];
    if (at < 0) return [];
    // An empty list says nothing.
    return list?.length === 1 ? [{ path }] : [{ path: [...path, at] }];
  };
  return { edits: [{ file: sheet.file, changes: change() }], what };
}

/** A map of its own for a scene that holds the one before: the same, to begin with. */
export function ownMap(sheet: Sheet, index: number): Wish | undefined {
  const [scene, held] = [sheet.scenes[index], mapShown(sheet, index)];
  if (!scene || !held || scene === held) return undefined;
  const value = readJson(sheet.text, held.path);
  const changes = [{ path: scene.path, value }];
  return { edits: [{ file: sheet.file, changes }], what: `a map of its own for ${scene.id}` };
}

/** A point moved to another place, in degrees, rounded to what a hand can aim at. */
export function moved({ id, file, index, geometry }: GeoFeature, to: LonLat, degreesPerPixel: number): Wish {
  const value = rounded(to, degreesPerPixel);
  const what = `${id} to ${value.join(', ')}`;
  const isThere = geometry.type === 'Point' && value.every((degrees, axis) => degrees === geometry.coordinates[axis]);
  const changes = isThere ? [] : [{ path: ['features', index, 'geometry', 'coordinates'], value }];
  return { edits: [{ file, changes }], what };
}

/**
 * A place of that name, shown in a scene from now on. It stands in the file in which the scene's other features do, and
 * is known no better than a hand can aim.
 */
export function newPlace(sheet: Sheet, scene: SceneSheet, name: string, at: LonLat, degreesPerPixel: number): Wish {
  const { features, groups, files } = sheet;
  const id = unused(nameFrom(name), [...groups, ...features.map((feature) => feature.id)]);
  const shown = features.findLast((feature) => scene.map?.show?.includes(feature.id));
  const { file, length } = files.find((each) => each.file === shown?.file) ?? files[0] ?? { file: '', length: 0 };
  const kilometres = degreesPerPixel * kilometresToDegree * Math.cos((at[1] * Math.PI) / 180);
  const value = {
    type: 'Feature',
    id,
    properties: { name, kind: 'place', certainty: 'approximate', radius: niceMultiple(2 * kilometres) },
    geometry: { type: 'Point', coordinates: rounded(at, degreesPerPixel) },
  };
  const feature = { file, changes: [{ path: ['features', length], value }] };
  return { edits: [feature, ...listed(sheet, scene, 'show', id, true).edits], what: `a new place, ${id}` };
}

const kilometresToDegree = 111.195;

function unused(id: string, taken: readonly string[]): string {
  const candidates = [id, ...Array.from({ length: taken.length + 1 }, (_, index) => `${id}-${index + 2}`)];
  return candidates.find((candidate) => !taken.includes(candidate)) ?? id;
}

/** To less than half a pixel, and never further than to about a metre. */
export function rounded([longitude, latitude]: LonLat, degreesPerPixel: number): LonLat {
  const decimals = Math.max(1, Math.min(5, Math.ceil(-Math.log10(degreesPerPixel))));
  return [Number(longitude.toFixed(decimals)), Number(latitude.toFixed(decimals))];
}

/** A distance, as it would be with a feature elsewhere. */
export interface Figure {
  name: string;
  /** Kilometres. */
  km: number;
  from: LonLat;
  to: LonLat;
}

/**
 * The distances that a feature has a part in, were it there. Those to countries are left out: their borders are not in
 * the story's files.
 */
export function figuresWith({ features, measures }: Sheet, id: string, at: LonLat): Figure[] {
  const there = features.map((feature) =>
    feature.id === id ? { ...feature, geometry: { type: 'Point' as const, coordinates: at } } : feature,
  );
  const references = resolver(there, new Map(), {});
  return Object.entries(measures).flatMap(([name, spec]) => {
    const isOf = spec.of.some((ref) => references.resolve(ref)?.members.some((member) => member.id === id));
    if (spec.kind !== 'distance' || !isOf) return [];
    const { measurement } = measure(name, spec, references);
    const { from, to, value } = measurement ?? {};
    return from && to && value !== undefined ? [{ name, km: value, from: from.at, to: to.at }] : [];
  });
}
