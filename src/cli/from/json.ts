import { feature as unfold } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import type { Feature, GeoJsonProperties, Geometry } from 'geojson';
import { dateFrom } from '../../format/date.ts';
import { parseJson, type Json } from '../../format/json.ts';
import { formatValue, type JsonPath, type ToldProblem } from '../../format/problem.ts';
import { valueAt } from '../../format/schema-walk.ts';
import type { GeoGeometry } from '../../format/index.ts';
import { geometryProblems, keyFor, tidied, type Found, type FoundFile, type NamedKeys } from './found.ts';

/** Reads GeoJSON (RFC 7946) or TopoJSON: of a topology all objects, each a group by its name if there are several. */
export function foundInJson(text: string, file: string, named: NamedKeys): FoundFile {
  const json = parseJson(text, file);
  if (json.problems.some(({ severity }) => severity === 'error')) {
    return { features: [], problems: json.problems, notes: [] };
  }
  const type = valueAt(json.value, ['type']);
  const told: ToldProblem[] = [];
  const written = type === 'Topology' ? ofTopology(json, file, told) : ofGeoJson(json.value, []);
  if (written.length === 0 && told.length === 0) told.push(nothingIn(json, file, type));

  const notes: string[] = [];
  const features = written.flatMap(({ geometry, properties, path, group }): Found[] => {
    const place = json.locate(path);
    const problems = geometryProblems(geometry, file, (inside) =>
      json.locate(path.at(-1) === 'geometry' ? [...path, ...inside.slice(1)] : [...path, ...inside]),
    );
    told.push(...problems);
    if (problems.length > 0) return [];
    const keys = Object.keys(properties ?? {});
    const read = (key: 'name' | 'group' | 'date' | 'text') => {
      const value = properties?.[keyFor(key, keys, named) ?? ''] as unknown;
      return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    };
    const date = dateFrom(read('date'));
    if (date === undefined && read('date') !== '') {
      notes.push(
        `${file}:${place.line}: the date ${formatValue(read('date'))} was not understood. Write it as 2022-01-17, 2022-01 or 2022.`,
      );
    }
    return [
      {
        place,
        geometry: tidied(geometry as GeoGeometry),
        name: read('name'),
        group: read('group') || group,
        date: date ?? '',
        text: read('text'),
      },
    ];
  });
  return { features, problems: told, notes };
}

interface Written {
  geometry: unknown;
  properties: GeoJsonProperties;
  path: JsonPath;
  group: string;
}

/** All geometries of a GeoJSON object; collections of them are taken apart. */
function ofGeoJson(value: unknown, path: JsonPath, properties: GeoJsonProperties = null): Written[] {
  const list = (key: string) => {
    const each = valueAt(value, [key]);
    return Array.isArray(each) ? (each as unknown[]) : [];
  };
  switch (valueAt(value, ['type'])) {
    case 'FeatureCollection':
      return list('features').flatMap((each, index) => ofGeoJson(each, [...path, 'features', index]));
    case 'Feature': {
      const own = valueAt(value, ['properties']) as GeoJsonProperties | undefined;
      const geometry = valueAt(value, ['geometry']);
      return geometry === null ? [] : ofGeoJson(geometry, [...path, 'geometry'], own ?? null);
    }
    case 'GeometryCollection':
      return list('geometries').flatMap((each, index) => ofGeoJson(each, [...path, 'geometries', index], properties));
    default:
      return [{ geometry: value, properties, path: path.length > 0 ? path : ['geometry'], group: '' }];
  }
}

function ofTopology(json: Json, file: string, told: ToldProblem[]): Written[] {
  const topology = json.value as Topology;
  const objects = Object.entries(topology.objects ?? {}) as [string, GeometryObject][];
  return objects.flatMap(([name, object]) => {
    const path: JsonPath = ['objects', name];
    try {
      const unfolded = unfold(topology, object);
      const features: Feature<Geometry>[] = unfolded.type === 'FeatureCollection' ? unfolded.features : [unfolded];
      return features.flatMap((each, index) =>
        ofGeoJson(each, []).map(({ geometry, properties }) => ({
          geometry,
          properties,
          path: object.type === 'GeometryCollection' ? [...path, 'geometries', index] : path,
          group: objects.length > 1 ? name : '',
        })),
      );
    } catch (error) {
      // What topojson-client meets in a broken topology: an arc that is not there, an unknown type.
      if (!(error instanceof TypeError)) throw error;
      const message = 'the arcs of the object must be there';
      const remedy = 'Write the file anew with the program that it is from.';
      told.push({ severity: 'error', rule: 'not-topojson', file, ...json.locate(path), path: '', message, remedy });
      return [];
    }
  });
}

function nothingIn(json: Json, file: string, type: unknown): ToldProblem {
  return {
    severity: 'error',
    rule: 'empty',
    file,
    ...json.locate([]),
    path: '',
    message: 'must have a feature with a geometry',
    ...(type === undefined ? {} : { value: formatValue(type) }),
    remedy: 'Give a GeoJSON FeatureCollection or a TopoJSON Topology with at least one feature.',
  };
}
