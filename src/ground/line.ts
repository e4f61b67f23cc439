import type { MultiLineString, MultiPolygon, Position } from 'geojson';

/**
 * Lines and rings cut into edges of at most `step` degrees along Mercator's straight lines, which is how MapLibre
 * draws them; d3 then draws the same, in any projection.
 */
export function denseLines(lines: MultiLineString, step: number): MultiLineString {
  return { type: 'MultiLineString', coordinates: lines.coordinates.map((line) => dense(line, step)) };
}

/**
 * As {@link denseLines}, with rings wound as d3 wants them on the sphere: outer clockwise, holes anticlockwise. Rings
 * that have been rounded to nothing are left out: wound neither way, they would turn a lake into an ocean.
 */
export function densePolygons(polygons: MultiPolygon, step: number): MultiPolygon {
  const coordinates = polygons.coordinates.flatMap(([outer, ...holes]) => {
    if (!outer || Math.abs(clockwise(outer)) < nothing) return [];
    return [
      [
        dense(clockwise(outer) > 0 ? outer : outer.toReversed(), step),
        ...holes
          .filter((hole) => Math.abs(clockwise(hole)) > nothing)
          .map((hole) => dense(clockwise(hole) < 0 ? hole : hole.toReversed(), step)),
      ],
    ];
  });
  return { type: 'MultiPolygon', coordinates };
}

/** Square degrees: some ten square metres. */
const nothing = 1e-9;

/**
 * Lines without the stretches that run along the antimeridian or a pole. They are cuts in the data, not coasts.
 */
export function withoutSeams(lines: MultiLineString): MultiLineString {
  const kept: Position[][] = [];
  for (const line of lines.coordinates) {
    let run: Position[] = [];
    line.forEach((point, index) => {
      const previous = line[index - 1];
      if (previous && isSeam(previous, point)) {
        if (run.length > 1) kept.push(run);
        run = [];
      }
      run.push(point);
    });
    if (run.length > 1) kept.push(run);
  }
  return { type: 'MultiLineString', coordinates: kept };
}

/** Degrees. */
const seam = 0.01;

/** Whether an edge runs along the antimeridian or a pole. */
export function isSeam([aLon = 0, aLat = 0]: Position, [bLon = 0, bLat = 0]: Position): boolean {
  const on = (a: number, b: number, side: number): boolean => Math.abs(a - side) < seam && Math.abs(b - side) < seam;
  return on(aLon, bLon, -180) || on(aLon, bLon, 180) || on(aLat, bLat, -90) || on(aLat, bLat, 90);
}

/** Square degrees, negative where anticlockwise. Planar: the rings of a basemap hold no pole and cross no antimeridian. */
function clockwise(ring: Position[]): number {
  const [originLon = 0, originLat = 0] = ring[0] ?? [];
  let area = 0;
  for (let index = 1; index < ring.length; index++) {
    const [aLon = 0, aLat = 0] = ring[index - 1] ?? [];
    const [bLon = 0, bLat = 0] = ring[index] ?? [];
    area += ((bLon - originLon) * (aLat - originLat) - (aLon - originLon) * (bLat - originLat)) / 2;
  }
  return area;
}

function dense(line: Position[], step: number): Position[] {
  const points: Position[] = [];
  line.forEach((point, index) => {
    const previous = line[index - 1];
    if (previous) points.push(...between(previous, point, step));
    points.push(point);
  });
  return points;
}

function between([aLon = 0, aLat = 0]: Position, [bLon = 0, bLat = 0]: Position, step: number): Position[] {
  const parts = Math.ceil(Math.max(Math.abs(bLon - aLon), Math.abs(bLat - aLat)) / step);
  // Mercator has no place for the poles; the edge of the Antarctic runs along its meridian whatever the latitude.
  const polar = Math.max(Math.abs(aLat), Math.abs(bLat)) > 89;
  const from = polar ? aLat : mercator(aLat);
  const to = polar ? bLat : mercator(bLat);
  const points: Position[] = [];
  for (let part = 1; part < parts; part++) {
    const t = part / parts;
    const y = from + (to - from) * t;
    points.push([aLon + (bLon - aLon) * t, polar ? y : latitude(y)]);
  }
  return points;
}

const radians = Math.PI / 180;
const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * radians) / 2));
const latitude = (y: number): number => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / radians;
