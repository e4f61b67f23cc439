import { coordinateIssue, type Issue } from './issues.ts';
import { nearest } from './nearest.ts';
import { formatValue, type JsonPath } from './problem.ts';
import { valueAt } from './schema-walk.ts';

/** How many lists deep a geometry's positions lie. */
const depths: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

export function isGeometryType(type: string): boolean {
  return Object.hasOwn(depths, type) || type === 'GeometryCollection';
}

const points = ['Point', 'MultiPoint'];
const lines = ['LineString', 'MultiLineString'];
const polygons = ['Polygon', 'MultiPolygon'];
/** The geometries as which a kind of feature can be drawn. */
const geometriesOf: Record<string, string[]> = {
  place: points,
  capital: points,
  position: points,
  base: points,
  route: lines,
  area: polygons,
  border: [...lines, ...polygons],
};

/**
 * What is wrong with a feature's geometry: at most one issue for its coordinates, since a line that is wrong is usually
 * wrong all along. `path` is the feature's.
 */
export function geometryIssues(feature: unknown, path: JsonPath): Issue[] {
  const geometry = valueAt(feature, ['geometry']);
  if (typeof geometry !== 'object' || geometry === null || Array.isArray(geometry)) return [];
  const at = [...path, 'geometry'];
  const type = valueAt(geometry, ['type']);
  if (typeof type !== 'string' || !Object.hasOwn(depths, type)) return [unknownType(type, at)];
  const fit = kindIssue(valueAt(feature, ['properties', 'kind']), type, [...path, 'properties', 'kind']);
  const coordinates = valueAt(geometry, ['coordinates']);
  if (coordinates === undefined) {
    const message = 'must be there';
    return [
      ...fit,
      { rule: 'missing-key', path: [...at, 'coordinates'], at: 'parent', message, remedy: 'Add "coordinates".' },
    ];
  }
  const issue = positionsIssue(coordinates, depths[type] ?? 0, type, [...at, 'coordinates']);
  return issue ? [...fit, issue] : fit;
}

function unknownType(type: unknown, path: JsonPath): Issue {
  const types = Object.keys(depths);
  const guess = typeof type === 'string' ? nearest(type, types) : undefined;
  return {
    rule: type === undefined ? 'missing-key' : 'unknown-value',
    path: [...path, 'type'],
    at: type === undefined ? 'parent' : 'value',
    message: `must be one of ${types.join(', ')}`,
    remedy: guess
      ? `Did you mean ${JSON.stringify(guess)}?`
      : 'Write "type": "Point", "LineString" or "Polygon", for example.',
  };
}

function kindIssue(kind: unknown, type: string, path: JsonPath): Issue[] {
  const allowed = typeof kind === 'string' && Object.hasOwn(geometriesOf, kind) ? geometriesOf[kind] : undefined;
  if (!allowed || allowed.includes(type)) return [];
  const kinds = Object.keys(geometriesOf).filter((other) => geometriesOf[other]?.includes(type));
  return [
    {
      rule: 'kind-geometry',
      path,
      at: 'value',
      message: `must fit the geometry: it needs a ${allowed.join(' or ')}, and this is a ${type}`,
      remedy: `Write ${kinds.map((other) => JSON.stringify(other)).join(' or ')}, or change the geometry.`,
    },
  ];
}

/** The first thing that is wrong in lists of positions, `depth` lists deep. */
function positionsIssue(value: unknown, depth: number, type: string, path: JsonPath): Issue | undefined {
  if (depth === 0) return positionIssue(value, path);
  if (!Array.isArray(value)) return notAList(depth, path);
  const positions = value as unknown[];
  const inside = firstOf(positions, (child, i) => positionsIssue(child, depth - 1, type, [...path, i]));
  if (inside) return inside;
  const least = depth > 1 ? 1 : polygons.includes(type) ? 4 : lines.includes(type) ? 2 : 1;
  if (positions.length < least) {
    const message = positions.length === 0 ? 'must not be empty' : `must have at least ${least} positions`;
    return {
      rule: positions.length === 0 ? 'empty' : 'too-few-positions',
      path,
      at: 'value',
      message,
      remedy: `Write at least ${least} ${depth > 1 ? 'part' : 'positions'}${least === 4 ? ', the last equal to the first' : ''}.`,
    };
  }
  return depth === 1 && polygons.includes(type) ? ringIssue(positions, path) : undefined;
}

function ringIssue(ring: unknown[], path: JsonPath): Issue | undefined {
  const [first, last] = [ring[0], ring.at(-1)].map((position) => JSON.stringify(position));
  if (first === last) return undefined;
  return {
    rule: 'ring-not-closed',
    path: [...path, ring.length - 1],
    at: 'value',
    message: 'must be the ring’s first position again',
    remedy: `Add ${formatValue(ring[0])} at the end of the ring.`,
  };
}

function positionIssue(value: unknown, path: JsonPath): Issue | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.some((number) => typeof number !== 'number')) {
    return {
      rule: 'wrong-type',
      path,
      at: 'value',
      message: 'must be a position: [longitude, latitude]',
      remedy: 'Write two numbers in degrees, such as [30.5234, 50.4501].',
    };
  }
  if (value.length > 3) return tooLong(value as number[], path);
  const [longitude, latitude] = value as [number, number];
  // JSON has no infinity, but 1e999 is read as one.
  const wrong = !(longitude >= -180 && longitude <= 360) ? 0 : !(latitude >= -90 && latitude <= 90) ? 1 : undefined;
  return wrong === undefined ? undefined : coordinateIssue(value, [...path, wrong]);
}

/** Four whole numbers are two with decimal commas, as they are written in much of Europe. */
function tooLong(numbers: number[], path: JsonPath): Issue {
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  const isCommas = numbers.length === 4 && numbers.every(Number.isInteger) && b >= 0 && d >= 0;
  return {
    rule: 'wrong-length',
    path,
    at: 'value',
    message: `must have two numbers, or three with a height: it has ${numbers.length}`,
    remedy: isCommas
      ? `Write [${a}.${b}, ${c}.${d}]: the decimal sign is a point.`
      : 'Write [longitude, latitude] in degrees, such as [30.5234, 50.4501].',
  };
}

function notAList(depth: number, path: JsonPath): Issue {
  const shape = `${'['.repeat(depth + 1)}longitude, latitude]${depth > 0 ? ', …' : ''}${']'.repeat(depth)}`;
  return { rule: 'wrong-type', path, at: 'value', message: `must be a list: ${shape}`, remedy: `Write ${shape}.` };
}

function firstOf<In, Out>(values: In[], find: (value: In, index: number) => Out | undefined): Out | undefined {
  for (const [index, value] of values.entries()) {
    const found = find(value, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
