import { z } from 'zod';
import type { Localised } from './complete.ts';
import { geometryIssues, isGeometryType } from './geometry.ts';
import { schemaIssues, toProblems, type Issue } from './issues.ts';
import { parseJson } from './json.ts';
import type { Locate, Problem } from './problem.ts';
import { valueAt } from './schema-walk.ts';
import { featureProperties, marks, name, nameFrom, type FeaturePropertiesSpec } from './spec.ts';
import { translationIssues } from './translations.ts';

/** A feature that stories may name: complete, nothing optional. */
export interface GeoFeature {
  id: string;
  geometry: GeoGeometry;
  /** As written: a string holds for every locale; see `textIn`. Empty where it has no name. */
  name: Localised;
  /** What it is called where it is, and in which language. */
  local?: { language: string; name: string };
  kind: FeaturePropertiesSpec['kind'];
  /** Groups by which it can be named together with others. */
  groups: string[];
  certainty: NonNullable<FeaturePropertiesSpec['certainty']>;
  /** Kilometres around the point within which the real place lies; 0 where it is exact. */
  radius: number;
  date: string;
  /** Name of a source of the story; empty where none is given. */
  source: string;
  note: Localised;
  file: string;
  /** Index in the file's `features`, for `locate(['features', index, …])`. */
  index: number;
}

/** Coordinates are `[longitude, latitude]` in degrees; longitudes may run past 180 where a line crosses the antimeridian. */
export type GeoGeometry = Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>;

export interface ParsedGeo {
  features: GeoFeature[];
  /** Ids and groups of features left out because of their problems: that they are unknown is no second problem. */
  lost: string[];
  /** Whether all of the file was read: if not, nothing can be said of what stories name. */
  whole: boolean;
  problems: Problem[];
  locate: Locate;
}

/** What a person writes beside the geometry, which `geometry.ts` checks: a schema would say less of a wrong ring. */
const featureSpec = z.strictObject({
  type: z.literal('Feature'),
  id: name('By what stories name the feature.'),
  properties: featureProperties.describe('"properties": { "name": "…", "kind": "place" }.'),
  geometry: z.looseObject({}).describe('"geometry": { "type": "Point", "coordinates": [longitude, latitude] }.'),
  bbox: z.unknown().optional(),
});

/** A file of `geo/` as a designer writes it. GIS programs add a name, a bbox and the like to the collection: these do no harm. */
export const collectionSpec = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z
    .array(featureSpec)
    .register(marks, { remedy: 'Write a list of features: [{ "type": "Feature", "id": "…", … }].' }),
});

/**
 * Reads a file of `geo/`: a GeoJSON FeatureCollection (RFC 7946). Never throws. `locales`: those in which every name and
 * note must be told; none are checked when absent.
 */
export function parseGeo(text: string, file: string, locales: string[] = []): ParsedGeo {
  const json = parseJson(text, file);
  const written = valueAt(json.value, ['features']);
  const features: unknown[] = Array.isArray(written) ? written : [];
  const otherType = remedyFor(valueAt(json.value, ['type']));
  const breaking = [
    ...schemaIssues(collectionSpec, json.value)
      .filter(({ rule, path }) => !(otherType && rule === 'missing-key' && path.join() === 'features'))
      .map((issue) => (otherType && issue.path.join() === 'type' ? { ...issue, remedy: otherType } : issue))
      .map((issue) => adviseOnId(features, issue))
      .filter(isNoEcho(features)),
    ...featureIssues(features),
  ];
  const broken = new Set(
    breaking.flatMap(({ path }) => (path[0] === 'features' && typeof path[1] === 'number' ? [path[1]] : [])),
  );
  const untold = translationIssues(collectionSpec, json.value, locales).filter(
    ({ rule }) => rule === 'translation-missing',
  );
  const sound = features.flatMap((feature, index) =>
    broken.has(index) ? [] : [complete(feature as z.infer<typeof featureSpec>, file, index)],
  );
  return {
    features: sound,
    whole: json.isWhole && Array.isArray(written),
    lost: [...broken].flatMap((index) => namesOf(features[index])),
    problems: [...json.problems, ...toProblems([...breaking, ...untold], json, file)],
    locate: json.locate,
  };
}

/** What to do with a file that is of another kind of geography; undefined where it is none. */
function remedyFor(type: unknown): string | undefined {
  if (type === 'Feature')
    return 'Put it into a list: { "type": "FeatureCollection", "features": [{ "type": "Feature", … }] }.';
  if (type === 'Topology')
    return 'Export it as GeoJSON, or begin a story with it: npm run new NAME -- --from FILE reads TopoJSON.';
  if (typeof type !== 'string' || !isGeometryType(type)) return undefined;
  return 'Make it the "geometry" of a feature, in the "features" of a { "type": "FeatureCollection", "features": [ … ] }.';
}

function complete({ id, geometry, properties }: z.infer<typeof featureSpec>, file: string, index: number): GeoFeature {
  const { group = [], certainty = 'exact', radius = 0, date = '', source = '', note = '', kind } = properties;
  return {
    id,
    // `featureIssues` has found nothing wrong with it.
    geometry: geometry as unknown as GeoGeometry,
    name: properties.name ?? '',
    ...(properties.local && { local: properties.local }),
    kind,
    groups: Array.isArray(group) ? group : [group],
    certainty,
    radius,
    date,
    source,
    note,
    file,
    index,
  };
}

/** What the schema cannot say of the features one by one. */
function featureIssues(features: unknown[]): Issue[] {
  const first = new Map<unknown, number>();
  return features.flatMap((feature, i) => {
    const path = ['features', i];
    const id = valueAt(feature, ['id']);
    const before = first.get(id);
    const issues = [...geometryIssues(feature, path), ...certaintyIssues(feature, i)];
    if (typeof id === 'string' && before !== undefined) {
      issues.push({
        rule: 'duplicate-id',
        path: [...path, 'id'],
        at: 'value',
        message: `must not be the id of two features: features[${before}] has it too`,
        remedy: 'Give this feature an id of its own; let both name a "group" to be referred to together.',
      });
    }
    if (before === undefined) first.set(id, i);
    return issues;
  });
}

function certaintyIssues(feature: unknown, index: number): Issue[] {
  const properties = valueAt(feature, ['properties']);
  const certainty = valueAt(properties, ['certainty']);
  const radius = valueAt(properties, ['radius']);
  const type = valueAt(feature, ['geometry', 'type']);
  const path = ['features', index, 'properties'];
  if (certainty === 'approximate' && radius === undefined && (type === 'Point' || type === 'MultiPoint')) {
    const message = 'must have a radius beside it';
    const remedy = 'Add "radius": the kilometres around the point within which the real place lies.';
    return [{ rule: 'radius-missing', path: [...path, 'certainty'], at: 'value', message, remedy }];
  }
  if (radius !== undefined && (certainty === undefined || certainty === 'exact')) {
    const message = 'must not be given for an exact place';
    const remedy = 'Add "certainty": "approximate", or remove the radius.';
    return [{ rule: 'radius-exact', path: [...path, 'radius'], at: 'key', message, remedy }];
  }
  return [];
}

/** Many programs write a feature's id among its properties; where there is none, its name suggests one. */
function adviseOnId(features: unknown[], issue: Issue): Issue {
  const [, index, ...path] = issue.path;
  if (issue.rule === 'unknown-key' && path.join() === 'properties,id') {
    return {
      ...issue,
      message: 'must stand beside "type", not among the properties',
      remedy: 'Move "id" out of "properties".',
    };
  }
  if (issue.rule !== 'missing-key' || path.join() !== 'id') return issue;
  const named = valueAt(features, [Number(index), 'properties', 'name']);
  const id = nameFrom(typeof named === 'string' ? named : (valueAt(named, ['en']) ?? Object.values(named ?? {})[0]));
  return { ...issue, remedy: `Add "id": ${JSON.stringify(id)}, beside "type". By it stories name the feature.` };
}

/** An id among the properties is told once, not as a missing one too. */
const isNoEcho = (features: unknown[]) => (issue: Issue) =>
  !(
    issue.rule === 'missing-key' &&
    issue.path.length === 3 &&
    issue.path[2] === 'id' &&
    valueAt(features, [Number(issue.path[1]), 'properties', 'id']) !== undefined
  );

function namesOf(feature: unknown): string[] {
  const group = valueAt(feature, ['properties', 'group']);
  const names = [
    valueAt(feature, ['id']),
    valueAt(feature, ['properties', 'id']),
    ...(Array.isArray(group) ? (group as unknown[]) : [group]),
  ];
  return names.filter((id) => typeof id === 'string');
}
