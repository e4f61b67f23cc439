import { textIn, type GeoFeature, type GeoGeometry } from '../format/index.ts';
import type { Item, LabelItem } from '../drawing/index.ts';
import type { LonLat } from '../projection/index.ts';
import { countryName } from './localise.ts';
import { circle, densify, greatCircle, type MeasuredLine } from './greatcircle.ts';
import type { GazetteerEntry } from './gazetteer.ts';
import type { Measurement } from './measure.ts';
import type { PlannedRing, PlannedTape } from './scene.ts';

/** What the story draws, in one language. Ids: the feature's; `tape:<measure>`; `ring:<around>:<km>`; `label:<name>`. */

/**
 * A feature of the story as it is drawn: one item, or one for each of its parts, of which the first bears the feature's
 * id and name. An area is its name only, for the ground paints it.
 */
export function featureItems(feature: GeoFeature, locale: string): Item[] {
  const { id, kind, certainty, radius } = feature;
  const name = textIn([locale], feature.name)[locale] ?? '';
  if (kind === 'area') {
    const { geometry } = feature;
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    return [{ id, type: 'label', kind: 'area', name, at: short(middleOf(polygons)), rank: 1 }];
  }
  const part = (index: number) => (index === 0 ? { id, name } : { id: `${id}#${index + 1}`, name: '' });
  const lines = linesOf(feature.geometry).map((line, index): Item => ({
    ...part(index),
    type: 'route',
    certainty,
    ...slim(densify(line)),
  }));
  const points = pointsOf(feature.geometry).map((at, index): Item => {
    const place = { ...part(index), at, certainty, circle: radius > 0 ? drawnCircle(at, radius) : [] };
    if (kind === 'position') return { ...place, type: 'position' };
    return { ...place, type: 'place', kind: kind === 'capital' || kind === 'base' ? kind : 'place' };
  });
  return [...points, ...lines];
}

function pointsOf(geometry: GeoGeometry): LonLat[] {
  if (geometry.type === 'Point') return [geometry.coordinates as LonLat];
  return geometry.type === 'MultiPoint' ? (geometry.coordinates as LonLat[]) : [];
}

/** A route's lines, or a border's, which may be the edge of a polygon. */
function linesOf(geometry: GeoGeometry): LonLat[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates as LonLat[]];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates as LonLat[][];
    case 'MultiPolygon':
      return geometry.coordinates.flat() as LonLat[][];
    case 'Point':
    case 'MultiPoint':
      return [];
  }
}

export function tapeItem({ id, measure, dashed }: PlannedTape, measured: Measurement): Item | undefined {
  const { from, to, round } = measured;
  if (!from || !to) return undefined;
  return { id, type: 'tape', name: '', measure, dashed, round, ...slim(greatCircle(from.at, to.at)) };
}

export function ringItem({ id, at, km }: PlannedRing): Item {
  return { id, type: 'ring', name: '', at, circle: drawnCircle(at, km), radius: km };
}

export function labelItem(entry: GazetteerEntry, locale: string): LabelItem {
  return {
    id: labelId(entry.id),
    type: 'label',
    kind: entry.kind,
    name: nameIn(entry, locale),
    at: entry.at,
    rank: entry.rank,
  };
}

export function labelId(name: string): string {
  return `label:${name}`;
}

/**
 * A line in as many digits as can be told apart on the closest map: 0.0001°, some 11 m, and whole metres. Every page
 * downloads these.
 */
function slim({ line, km }: MeasuredLine): MeasuredLine {
  return { line: line.map(short), km: km.map((each) => Math.round(each * 1000) / 1000) };
}

/** A circle in the same digits. Of a small one every other vertex will do: its chords stray by 0.14% of the radius. */
function drawnCircle(at: LonLat, km: number): LonLat[] {
  const points = circle(at, km);
  return (km < 400 ? points.filter((_, index) => index % 2 === 0) : points).map(short);
}

function short([lon, lat]: LonLat): LonLat {
  return [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4];
}

/**
 * What a map in a locale calls it: by its name there, or in the language that it is of. Else a country has one all the
 * same, and other names are in English.
 */
export function nameIn({ id, kind, name }: GazetteerEntry, locale: string): string {
  const written = name[locale] ?? name[locale.split('-')[0] ?? locale];
  return (
    written ?? (kind === 'country' ? countryName(id, locale) : undefined) ?? name['en'] ?? Object.values(name)[0] ?? ''
  );
}

/** The middle of the largest polygon's outline. */
export function middleOf(polygons: number[][][][]): LonLat {
  let middle: LonLat = [0, 0];
  let largest = -1;
  for (const [outer = []] of polygons) {
    let [area, x, y] = [0, 0, 0];
    outer.forEach(([x1 = 0, y1 = 0], index) => {
      const [x0 = 0, y0 = 0] = outer[index - 1] ?? outer.at(-1) ?? [];
      const cross = x0 * y1 - x1 * y0;
      area += cross;
      x += (x0 + x1) * cross;
      y += (y0 + y1) * cross;
    });
    if (Math.abs(area) > largest && area !== 0) {
      largest = Math.abs(area);
      middle = [x / (3 * area), y / (3 * area)];
    }
  }
  return middle;
}
