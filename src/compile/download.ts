import type { BBox, Feature, FeatureCollection, Position } from 'geojson';
import { textIn, type GeoFeature, type GeoGeometry, type Localised, type Story } from '../format/index.ts';
import { exchangeable } from './cut.ts';
import { circle, densify, greatCircle } from './greatcircle.ts';
import { localiseMeasure } from './localise.ts';
import type { Measurement } from './measure.ts';
import type { PlannedRing, PlannedTape, StopPlan } from './scene.ts';

/** What a story shows, to download. */
export type Download = FeatureCollection<GeoGeometry> & { bbox: BBox };

/**
 * All that the story draws, once each and in its order: features, tapes as lines with what they measure, rings as polygons
 * with their radius. Valid by RFC 7946: cut at the antimeridian, wound by the right hand, rounded to 11 cm, with the box
 * around all. Texts stand in flat properties, one per locale (`name:nl`), as geographic programs read them.
 */
export function download(
  story: Pick<Story, 'locales' | 'sources'>,
  plans: readonly Pick<StopPlan, 'features' | 'tapes' | 'rings'>[],
  measurements: Readonly<Record<string, Measurement>>,
): Download {
  const { locales } = story;
  const titleOf = (name: string) => Object.values(story.sources[name]?.title ?? {}).find(Boolean) ?? '';
  const features = [
    ...once(plans.flatMap((plan) => plan.features)).flatMap((feature) => shownFeature(feature, locales, titleOf)),
    ...once(plans.flatMap((plan) => plan.tapes)).flatMap((tape) => {
      const measured = measurements[tape.measure];
      return measured ? shownTape(tape, measured, locales, titleOf) : [];
    }),
    ...once(plans.flatMap((plan) => plan.rings)).flatMap((ring) => shownRing(ring)),
  ];
  return { type: 'FeatureCollection', bbox: boxOf(features), features };
}

/** The title of a source of the story; empty where there is none. */
type TitleOf = (source: string) => string;
type Properties = Record<string, string | number | boolean>;

function shownFeature(feature: GeoFeature, locales: string[], titleOf: TitleOf): Feature<GeoGeometry>[] {
  const { id, kind, certainty, radius, date, source, name, note } = feature;
  return asFeature(id, asDrawn(feature), {
    shows: 'feature',
    ...told('name', name, locales),
    kind,
    certainty,
    ...(radius > 0 && { radius_km: radius }),
    ...(date && { date }),
    ...(source && { source: titleOf(source) || source }),
    ...told('note', note, locales),
  });
}

/** Routes and borders are drawn along great circles; areas by straight edges in longitude and latitude. */
function asDrawn({ geometry }: GeoFeature): GeoGeometry {
  const dense = (line: Position[]) => densify(line.map(([lon = NaN, lat = NaN]) => [lon, lat])).line;
  if (geometry.type === 'LineString') return { type: 'LineString', coordinates: dense(geometry.coordinates) };
  if (geometry.type !== 'MultiLineString') return geometry;
  return { type: 'MultiLineString', coordinates: geometry.coordinates.map(dense) };
}

function shownTape(
  { id, measure, dashed }: PlannedTape,
  measured: Measurement,
  locales: string[],
  titleOf: TitleOf,
): Feature<GeoGeometry>[] {
  const { from, to, value, rounded, round, uncertainty, claim } = measured;
  if (!from || !to) return [];
  const named = locales.map((locale): [string, ReturnType<typeof localiseMeasure>] => [
    locale,
    localiseMeasure(measured, locale),
  ]);
  return asFeature(
    id,
    { type: 'LineString', coordinates: greatCircle(from.at, to.at).line },
    {
      shows: 'tape',
      measure,
      km: Number(value.toFixed(3)),
      km_shown: rounded,
      rounded_to_km: round,
      ...(uncertainty > 0 && { uncertainty_km: uncertainty }),
      from: from.id,
      to: to.id,
      ...Object.fromEntries(
        named.flatMap(([locale, each]) => [
          [`from:${locale}`, each.from?.name ?? from.id],
          [`to:${locale}`, each.to?.name ?? to.id],
        ]),
      ),
      ...(dashed && { dashed }),
      ...(claim && {
        reported_km: claim.reported,
        within: claim.within,
        verdict: claim.verdict,
        source: titleOf(claim.source) || claim.source,
      }),
    },
  );
}

function shownRing({ id, at, km, words }: PlannedRing): Feature<GeoGeometry>[] {
  const labels = Object.entries(words).filter(([, label]) => label);
  return asFeature(
    id,
    { type: 'Polygon', coordinates: [circle(at, km)] },
    {
      shows: 'ring',
      km,
      ...Object.fromEntries(labels.map(([locale, label]) => [`label:${locale}`, label])),
    },
  );
}

function asFeature(id: string, geometry: GeoGeometry, properties: Properties): Feature<GeoGeometry>[] {
  const shown = exchangeable(geometry);
  return shown ? [{ type: 'Feature', id, properties, geometry: shown }] : [];
}

function told(property: string, text: Localised, locales: string[]): Properties {
  const texts = Object.entries(textIn(locales, text)).filter(([, each]) => each);
  return Object.fromEntries(texts.map(([locale, each]) => [`${property}:${locale}`, each]));
}

function once<T extends { id: string }>(all: T[]): T[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

/**
 * West, south, east, north of all features. Of all boxes around them it is the narrowest, so that one across the
 * antimeridian has its west east of its east, as RFC 7946 has it.
 */
export function boxOf(features: readonly Feature<GeoGeometry>[]): BBox {
  const spans = features.flatMap(({ geometry }) => partsOf(geometry).map(spanOf));
  const south = Math.min(...spans.map((span) => span.south));
  const north = Math.max(...spans.map((span) => span.north));
  if (!spans.length) return [-180, -90, 180, 90];
  // From west to east; the widest gap between two parts is what the box leaves out.
  const sorted = [...spans].sort((a, b) => a.west - b.west);
  let east = sorted[0]?.east ?? 180;
  let gap = { width: -Infinity, from: 0, to: 0 };
  for (const span of sorted.slice(1)) {
    if (span.west - east > gap.width) gap = { width: span.west - east, from: east, to: span.west };
    east = Math.max(east, span.east);
  }
  const west = sorted[0]?.west ?? -180;
  const around = west + 360 - east;
  return around >= gap.width ? [west, south, east, north] : [gap.to, south, gap.from, north];
}

function partsOf(geometry: GeoGeometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((at) => [at]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.slice(0, 1);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1));
  }
}

function spanOf(part: Position[]): { west: number; south: number; east: number; north: number } {
  const lons = part.map(([lon = NaN]) => lon);
  const lats = part.map(([, lat = NaN]) => lat);
  return { west: Math.min(...lons), south: Math.min(...lats), east: Math.max(...lons), north: Math.max(...lats) };
}
