import { niceMultiple, toMultiple } from '../drawing/figure.ts';
import { textIn, type GeoFeature } from '../format/index.ts';
import type { LonLat } from '../projection/index.ts';
import { compassPoint } from './compass.ts';
import type { Lying, MapFact } from './compiled.ts';
import { distance } from './distance.ts';
import type { GazetteerEntry } from './gazetteer.ts';
import { densify } from './greatcircle.ts';
import { labelId, middleOf, nameIn } from './items.ts';
import { calledIn } from './localise.ts';
import type { MeasuredEnd, Measurement } from './measure.ts';
import { nearestPoints } from './nearestPoints.ts';
import type { PlannedRing, StopPlan } from './scene.ts';

/** What is known of a map beside its plan. */
export interface FactsContext {
  measurements: Readonly<Record<string, Measurement>>;
  gazetteer: readonly GazetteerEntry[];
  locale: string;
  /** How the story itself describes the map: countries that it names are not placed again. */
  alt: string;
}

/**
 * What the geometry of a map tells: tapes with their directions, routes with the places on their way, where all else
 * lies, seen from one place, and what a ring encloses. In no words yet: `reader/inWords.ts` has those.
 */
export function mapFacts(plan: StopPlan, context: FactsContext): MapFact[] {
  const places = plan.features.flatMap((feature) => placed(feature, context.locale));
  const measured = plan.tapes.flatMap(({ measure }) => {
    const { kind, from, to } = context.measurements[measure] ?? {};
    return kind === 'distance' && from && to ? [{ measure, from, to }] : [];
  });
  const routes = plan.features.flatMap((feature) => routeFact(feature, places, context) ?? []);
  const taped = measured.flatMap(({ from, to }) => [from.id, to.id]);
  const centre = centreOf(places, taped);
  const told = new Set([...taped, ...routes.flatMap(({ by }) => by.map(({ id }) => id))]);
  const around = centre
    ? lyingAround(
        centre,
        places.filter(({ id }) => id !== centre.id && !told.has(id)),
      )
    : [];
  return [
    ...measured.map((tape) => tapeFact(tape, { places, centre, locale: context.locale })),
    ...routes.map(({ fact }) => fact),
    ...(centre && around.length > 0 ? [{ type: 'around' as const, name: centre.name, places: around }] : []),
    ...plan.rings.flatMap((ring) => ringFact(ring, places) ?? []),
    ...countriesAround(plan, context),
  ];
}

/** Something of the story that lies at one point, or, an area, around it. */
interface Placed {
  id: string;
  name: string;
  at: LonLat;
  geometry: GeoFeature['geometry'];
  isCapital: boolean;
  /** Kilometres by which its place may be off. */
  radius: number;
}

function placed({ id, geometry, radius, kind, name: written }: GeoFeature, locale: string): Placed[] {
  const name = textIn([locale], written)[locale] ?? '';
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : [];
  if (geometry.type === 'MultiPolygon') polygons.push(...geometry.coordinates);
  const at = geometry.type === 'Point' ? (geometry.coordinates as LonLat) : polygons.length && middleOf(polygons);
  return name && at ? [{ id, name, at, geometry, isCapital: kind === 'capital', radius }] : [];
}

/** From where the rest is seen: the place of most tapes, a capital before others. */
function centreOf(places: Placed[], taped: string[]): Placed | undefined {
  const weight = ({ id, isCapital }: Placed) => 2 * taped.filter((each) => each === id).length + (isCapital ? 1 : 0);
  return places.reduce<Placed | undefined>(
    (best, place) => (best && weight(best) >= weight(place) ? best : place),
    undefined,
  );
}

/** Where one end of a tape lies, seen from the other: from the map's centre, and never from what is no point. */
function tapeFact(
  { measure, from, to }: { measure: string; from: MeasuredEnd; to: MeasuredEnd },
  { places, centre, locale }: { places: Placed[]; centre: Placed | undefined; locale: string },
): MapFact {
  const isPoint = ({ id }: MeasuredEnd) => places.some((place) => place.id === id);
  const isTurned = isPoint(from) && (!isPoint(to) || from.id === centre?.id);
  const [what, other] = isTurned ? [to, from] : [from, to];
  return {
    type: 'tape',
    measure,
    what: calledIn(what, locale),
    from: calledIn(other, locale),
    toward: compassPoint(other.at, what.at),
    ...(!isPoint(what) && { nearest: true }),
  };
}

/** A place belongs to a route that passes it within this share of the route's length. */
const besideRoute = 0.015;
/** A route that ends so near its beginning, as a share of its length, leads nowhere. */
const closedRoute = 0.1;

function routeFact(
  { id, kind, geometry, name }: GeoFeature,
  places: Placed[],
  { measurements, locale }: FactsContext,
): { fact: MapFact; by: Placed[] } | undefined {
  if (kind !== 'route' || geometry.type !== 'LineString') return undefined;
  const { line, km } = densify(geometry.coordinates as LonLat[]);
  const length = km.at(-1) ?? 0;
  const [start, end] = [line[0], line.at(-1)];
  if (!start || !end) return undefined;
  const by = places
    .map((place) => ({ place, ...nearestVertex(line, place.at) }))
    .filter(({ place, away }) => away <= Math.max(place.radius, besideRoute * length))
    .sort((a, b) => a.index - b.index)
    .map(({ place }) => place);
  const measure = Object.values(measurements).find((each) => each.kind === 'length' && each.of?.id === id);
  const fact: MapFact = {
    type: 'route',
    name: textIn([locale], name)[locale] ?? '',
    km: toMultiple(length, 0.1),
    round: measure?.round ?? roundFor(length),
    ...(distance(start, end) > closedRoute * length && { toward: compassPoint(start, end) }),
    by: by.map((place) => place.name),
  };
  return { fact, by };
}

function nearestVertex(line: LonLat[], at: LonLat): { index: number; away: number } {
  const away = line.map((vertex) => distance(vertex, at));
  const nearest = Math.min(...away);
  return { index: away.indexOf(nearest), away: nearest };
}

/** Other places, the nearest first, as far as they are known; of an area the point that is nearest. */
function lyingAround(centre: Placed, places: Placed[]): Lying[] {
  return places
    .map(({ name, geometry, at, radius }) => {
      const between = nearestPoints([centre.geometry], [geometry]);
      const km = between ? distance(between.from.at, between.to.at) : distance(centre.at, at);
      return { name, km, at, radius: radius + centre.radius };
    })
    .filter(({ km, radius }) => km > radius)
    .sort((a, b) => a.km - b.km)
    .map(({ name, km, at, radius }) => ({
      name,
      km: toMultiple(km, 0.1),
      round: roundFor(km, radius),
      toward: compassPoint(centre.at, at),
    }));
}

/** Two figures of a distance, and none that the places do not bear. */
function roundFor(km: number, uncertainty = 0): number {
  return Math.max(1, niceMultiple(km / 50), uncertainty > 0 ? niceMultiple(uncertainty) : 0);
}

function ringFact({ at, km }: PlannedRing, places: Placed[]): MapFact | undefined {
  const centre = places.find((place) => distance(place.at, at) < 1e-6);
  const others = places.filter((place) => place !== centre);
  if (!centre || others.length === 0) return undefined;
  const inside = others.filter((place) => distance(place.at, at) <= km).map(({ name }) => name);
  return { type: 'ring', name: centre.name, km, inside };
}

/** A country sprawls: that it lies to the north-east, and not to the north, is said within so many degrees only. */
const sprawl = 12;

/** Where the countries lie that the map names, seen from the one that it sets apart. */
function countriesAround({ lit, names }: StopPlan, { gazetteer, locale, alt }: FactsContext): MapFact[] {
  const [first] = lit;
  const centre = gazetteer.find(({ id }) => id === first);
  if (!centre) return [];
  const isAround = ({ id, kind }: GazetteerEntry) =>
    kind === 'country' && !lit.includes(id) && names.includes(labelId(id));
  const places = gazetteer
    .filter(isAround)
    .map((entry) => ({ name: nameIn(entry, locale), toward: compassPoint(centre.at, entry.at, sprawl) }))
    .filter(({ name }) => !alt.includes(name));
  return places.length > 0 ? [{ type: 'around', name: nameIn(centre, locale), places }] : [];
}
