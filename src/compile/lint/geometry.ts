import { booleanClockwise, distance, kinks, lineString } from '../turf.ts';
import type { Position } from 'geojson';
import type { GeoFeature, JsonPath, Problem, Story } from '../../format/index.ts';
import { breakpointNames, worldSize, type Camera } from '../../projection/index.ts';
import { frameCamera } from '../frame.ts';
import type { StopPlan } from '../scene.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';

type FileOf = (file: string) => SourceFile;

/** Rings that cross themselves, and rings that run the wrong way round: of each feature the first. */
export function ringProblems(features: readonly GeoFeature[], fileOf: FileOf): Problem[] {
  return features.flatMap((feature) => {
    const rings = ringsOf(feature);
    const crossing = rings.find(({ ring }) => crossingOf(ring) !== undefined);
    if (crossing) return [crossed(feature, crossing, fileOf)];
    const wrong = rings.find(({ ring, isHole }) => booleanClockwise(ring) !== isHole);
    return wrong ? [wound(feature, wrong, fileOf)] : [];
  });
}

interface Ring {
  ring: Position[];
  isHole: boolean;
  path: JsonPath;
}

function ringsOf({ geometry, index }: GeoFeature): Ring[] {
  const path: JsonPath = ['features', index, 'geometry', 'coordinates'];
  const ofPolygon = (rings: Position[][], at: JsonPath): Ring[] =>
    rings.map((ring, i) => ({ ring, isHole: i > 0, path: [...at, i] }));
  if (geometry.type === 'Polygon') return ofPolygon(geometry.coordinates, path);
  return geometry.type === 'MultiPolygon'
    ? geometry.coordinates.flatMap((rings, i) => ofPolygon(rings, [...path, i]))
    : [];
}

/** Where a ring crosses or touches itself. A position written twice running is no crossing. */
function crossingOf(ring: Position[]): Position | undefined {
  const distinct = ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1]);
  if (distinct.length < 4) return undefined;
  return kinks(lineString(distinct)).features[0]?.geometry.coordinates;
}

function crossed({ id, file }: GeoFeature, { ring, path }: Ring, fileOf: FileOf): Problem {
  const at = (crossingOf(ring) ?? []).map((degrees) => Number(degrees.toFixed(4)));
  return problemAt(fileOf(file), path, {
    rule: 'ring-crossing',
    message: `must not cross itself: the ring of ${JSON.stringify(id)} does near [${at.join(', ')}]`,
    remedy: 'Put its positions into the order in which they follow each other along the edge.',
  });
}

function wound({ id, file }: GeoFeature, { isHole, path }: Ring, fileOf: FileOf): Problem {
  const [what, way] = isHole ? ['hole', 'clockwise'] : ['outer ring', 'anticlockwise'];
  return problemAt(fileOf(file), path, {
    rule: 'ring-winding',
    severity: 'warning',
    message: `must run ${way}, as RFC 7946 has it: this ${what} of ${JSON.stringify(id)} runs the other way`,
    remedy: 'Write its positions in the opposite order.',
  });
}

/** Frame pixels between vertices below which nobody sees them: a fifth of a device pixel on a dense screen. */
const finest = 0.1;
/** Lines of fewer vertices are not worth a word. */
const few = 100;
/** Kilometres around the equator of Web Mercator's sphere. */
const equator = 40075.017;

/** Lines and areas of which most vertices lie nearer together than any scene of the story shows. */
export function fineGeometry(story: Story, plans: readonly StopPlan[], fileOf: FileOf): Problem[] {
  const closest = new Map<GeoFeature, number>();
  for (const plan of new Set(plans)) {
    const detailed = plan.features.filter((feature) => linesOf(feature).some((line) => line.length >= few));
    if (detailed.length === 0) continue;
    const scale = Math.max(
      ...breakpointNames.map((breakpoint) => pixelsPerKilometre(frameCamera(plan.frame, story.projection, breakpoint))),
    );
    for (const feature of detailed) closest.set(feature, Math.max(scale, closest.get(feature) ?? 0));
  }
  return [...closest].flatMap(([feature, scale]) => {
    const pixels = linesOf(feature)
      .flatMap((line) => line.slice(1).map((to, i) => distance(line[i] ?? to, to) * scale))
      .sort((a, b) => a - b);
    const median = pixels[Math.floor(pixels.length / 2)] ?? Infinity;
    if (median >= finest) return [];
    const factor = median > 0 ? Number((finest / median).toPrecision(2)) : Infinity;
    return [
      problemAt(fileOf(feature.file), ['features', feature.index, 'geometry'], {
        rule: 'geometry-too-fine',
        severity: 'warning',
        message:
          `must not be finer than the closest scene can show: most of the ${pixels.length} sides of ` +
          `${JSON.stringify(feature.id)} are shorter than ${finest} pixel there, ` +
          `${factor < Infinity ? `by a factor of ${factor} or more` : 'or of no length'}`,
        remedy: `Simplify it to a tolerance of ${metres(finest / scale)}.`,
      }),
    ];
  });
}

function linesOf({ geometry }: GeoFeature): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'Point':
    case 'MultiPoint':
      return [];
  }
}

/** In the middle of the frame; the globe's zoom means the same there. */
function pixelsPerKilometre({ center, zoom }: Camera): number {
  return worldSize(zoom) / (equator * Math.cos((center[1] * Math.PI) / 180));
}

function metres(km: number): string {
  return km >= 1 ? `${Number(km.toPrecision(2))} km` : `${Number((km * 1000).toPrecision(2))} m`;
}
