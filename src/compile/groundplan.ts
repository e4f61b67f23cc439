import type { MultiPolygon, Polygon } from 'geojson';
import type { GeoFeature, Story } from '../format/index.ts';
import type { GroundPlan } from './compiled.ts';
import type { Membership } from './reference.ts';
import type { StopPlan } from './scene.ts';

/**
 * What the ground has to be able to show beside the basemap, for all stops together.
 * @param memberships the groups of countries that a scene may shade
 */
export function groundPlan(
  story: Story,
  stops: StopPlan[],
  memberships: Readonly<Record<string, Membership>>,
): GroundPlan {
  const areas = new Map<string, GroundPlan['areas'][number]>();
  for (const feature of stops.flatMap(({ features }) => features)) {
    if (isArea(feature))
      areas.set(feature.id, { id: feature.id, certainty: feature.certainty, geometry: feature.geometry });
  }
  const shades = distinct(stops.flatMap(({ shades: names }) => names));
  return {
    borders: story.borders,
    lit: distinct(stops.flatMap(({ lit }) => lit)),
    shades: Object.fromEntries(shades.map((name) => [name, memberships[name]?.countries ?? []])),
    areas: [...areas.values()],
  };
}

/** Keys of the ground's layers that a stop switches on. */
export function groundKeys({ lit, shades, features }: StopPlan): string[] {
  return [
    ...lit.map((code) => `lit:${code}`),
    ...shades.map((name) => `shade:${name}`),
    ...features.filter(isArea).map(({ id }) => `area:${id}`),
  ];
}

export function isArea(feature: GeoFeature): feature is GeoFeature & { geometry: Polygon | MultiPolygon } {
  return feature.kind === 'area' && (feature.geometry.type === 'Polygon' || feature.geometry.type === 'MultiPolygon');
}

function distinct(names: string[]): string[] {
  return [...new Set(names)];
}
