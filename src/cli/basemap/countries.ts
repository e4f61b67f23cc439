import { feature, merge } from 'topojson-client';
import type {
  GeometryCollection,
  MultiPolygon as ArcPolygons,
  Polygon as ArcPolygon,
  Topology,
} from 'topojson-specification';
import { clipToBox, cutAtAntimeridian } from './cut.ts';
import { boundsOf, contains, type Polygon } from './shape.ts';

/** Who owns a piece of land in each view of the world's borders; `un` is the default of every story. */
export interface Views {
  un: string;
  'natural-earth': string;
}

/** A country, or a piece of land whose country depends on the view. */
export interface Territory {
  /** ISO 3166-1 alpha-2 (XK: Kosovo, ZZ: no country's); of a piece, that of its country and a suffix: "UA-43". */
  id: string;
  views?: Views;
  polygons: Polygon[];
}

/** Countries that Natural Earth draws but ISO 3166-1 has no number for, by the name they bear there. */
const unnumbered: Record<string, Omit<Territory, 'polygons'>> = {
  Kosovo: { id: 'XK' },
  // Not a state to the General Assembly nor the Security Council (resolutions 541 and 550); XC is free for users in ISO.
  'N. Cyprus': { id: 'CY-NORTH', views: { un: 'CY', 'natural-earth': 'XC' } },
  Somaliland: { id: 'SO-NORTH', views: { un: 'SO', 'natural-earth': 'XS' } },
  'Siachen Glacier': { id: 'ZZ' },
  // At 1:10m only: leased land is its owner's, the British bases are the United Kingdom's by the treaty of 1960.
  Akrotiri: { id: 'GB' },
  Dhekelia: { id: 'GB' },
  'Cyprus U.N. Buffer Zone': { id: 'CY' },
  Baikonur: { id: 'KZ' },
  'USNB Guantanamo Bay': { id: 'CU' },
  'Clipperton I.': { id: 'FR' },
  'Coral Sea Is.': { id: 'AU' },
};

/** Reefs and islets that several countries claim, too small to be seen in any tier. */
const leftOut = new Set(['Spratly Is.', 'Scarborough Reef', 'Serranilla Bank', 'Bajo Nuevo Bank']);

const simferopol = [34.1024, 44.9521] as const;
/** 27°40′ N: the boundary between Morocco and Western Sahara. */
const saharaNorth = 27 + 2 / 3;

/**
 * Natural Earth's countries with ISO codes, cut at the antimeridian and the poles, each disputed piece on its own.
 * Neighbours share exactly the positions they shared in the source.
 */
export function territoriesOf(atlas: Topology, alpha2: ReadonlyMap<string, string>): Territory[] {
  const territories = new Map<string, Territory>();
  const add = ({ id, views }: Omit<Territory, 'polygons'>, whole: Polygon[], of = (_: Polygon) => true) => {
    const polygons = cutAtAntimeridian(whole).filter(of);
    if (polygons.length > 0) territories.set(id, { id, ...(views && { views }), polygons });
  };

  for (const [name, { territory, shapes }] of shapesOf(atlas, alpha2)) {
    // What a country has in several shapes that touch, as Kazakhstan and Baikonur, becomes one without an inner line.
    const [only] = shapes.length === 1 ? shapes : [];
    const whole = only ? polygonsOf(atlas, only) : merge(atlas, shapes).coordinates;
    if (name === 'Indian Ocean Ter.') {
      // Two Australian territories in one: Christmas Island lies east of 100°, the Cocos Islands west.
      add({ id: 'CX' }, whole, (polygon) => boundsOf(polygon[0] ?? [])[0] > 100);
      add({ id: 'CC' }, whole, (polygon) => boundsOf(polygon[0] ?? [])[0] <= 100);
    } else if (territory) add(territory, whole);
    else throw new Error(`"${name}" has no ISO code: name it in ${import.meta.filename}`);
  }

  giveBackCrimea(territories);
  divideWesternSahara(territories);
  return [...territories.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Shape = ArcPolygon<{ name: string }> | ArcPolygons<{ name: string }>;

/** The atlas's shapes by the code of what they are part of, or by name where they have none. */
function shapesOf(atlas: Topology, alpha2: ReadonlyMap<string, string>) {
  const groups = new Map<string, { territory: Omit<Territory, 'polygons'> | undefined; shapes: Shape[] }>();
  for (const shape of (atlas.objects.countries as GeometryCollection<{ name: string }>).geometries) {
    if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') continue;
    const name = shape.properties?.name ?? '';
    if (leftOut.has(name)) continue;
    const code = typeof shape.id === 'string' ? alpha2.get(shape.id) : undefined;
    const territory = code ? { id: code } : unnumbered[name];
    const key = territory?.id ?? name;
    const group = groups.get(key) ?? { territory, shapes: [] };
    groups.set(key, group);
    group.shapes.push(shape);
  }
  return groups;
}

function polygonsOf(atlas: Topology, shape: Shape): Polygon[] {
  const collection: GeometryCollection = { type: 'GeometryCollection', geometries: [shape] };
  return feature(atlas, collection).features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates];
    return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  });
}

/**
 * General Assembly resolution 68/262: Crimea is Ukraine. Natural Earth gives the peninsula to Russia, as a polygon of
 * its own that shares its northern line with Ukraine.
 */
function giveBackCrimea(territories: Map<string, Territory>): void {
  const russia = territories.get('RU');
  if (!russia) return;
  const isCrimea = (polygon: Polygon) => contains(polygon, [...simferopol]);
  const polygons = russia.polygons.filter(isCrimea);
  const [, , east = 0] = boundsOf(polygons[0]?.[0] ?? []);
  if (polygons.length !== 1 || east > 37) throw new Error('Crimea is no polygon of its own in Russia any more');
  russia.polygons = russia.polygons.filter((polygon) => !isCrimea(polygon));
  territories.set('UA-43', { id: 'UA-43', views: { un: 'UA', 'natural-earth': 'RU' }, polygons });
}

/** Natural Earth gives what lies west of the berm to Morocco; to the UN, Western Sahara is a territory of its own. */
function divideWesternSahara(territories: Map<string, Territory>): void {
  const morocco = territories.get('MA');
  if (!morocco) return;
  // The boundary ends where Morocco, Western Sahara and Algeria meet, and must end at that very position.
  const algeria = new Set(territories.get('DZ')?.polygons.flat(2).map(String));
  const [corner] = morocco.polygons
    .flat(2)
    .filter((position) => algeria.has(String(position)))
    .sort(([, a = 0], [, b = 0]) => Math.abs(a - saharaNorth) - Math.abs(b - saharaNorth));
  const latitude = corner?.[1] ?? saharaNorth;
  const south = clipToBox(morocco.polygons, [-180, -90, 180, latitude]);
  morocco.polygons = clipToBox(morocco.polygons, [-180, latitude, 180, 90]);
  territories.set('EH-WEST', { id: 'EH-WEST', views: { un: 'EH', 'natural-earth': 'MA' }, polygons: south });
}
