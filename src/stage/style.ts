import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { GroundPlan } from '../compile/compiled.ts';
import {
  type Basemap,
  type GroundTheme,
  type LineWidths,
  type Tier,
  areaOf,
  decodeGround,
  disputedDash,
  isHatched,
  shadeOf,
  tiers,
} from '../ground/index.ts';
import type { ProjectionName } from '../projection/index.ts';

/** A layer whose opacity, and line width, follow the map's state. */
export interface StageLayer {
  id: string;
  tier: Tier;
  /** Key of `MapState.ground`; absent: always on. */
  key?: string;
  /** Opacity when fully on. */
  opacity: (theme: GroundTheme) => number;
  paint: 'fill-opacity' | 'line-opacity';
  color: (theme: GroundTheme) => string;
  /** Fills: painted as lines in that colour. */
  hatched?: boolean;
  /** Lines: which of the tier's widths. */
  width?: keyof LineWidths;
}

export interface StageStyle {
  style: StyleSpecification;
  layers: StageLayer[];
}

/** The layer beneath all others, which is on at every position. */
export const seaLayer = 'sea';

/** Id of the image with which a colour hatches. */
export const hatchId = (color: string): string => `hatch:${color}`;

/** What of a layer's paint a theme decides. The layer that is hatched needs its image. */
export function layerColours(layer: StageLayer, theme: GroundTheme): [property: string, value: string][] {
  const color = layer.color(theme);
  if (layer.paint === 'line-opacity') return [['line-color', color]];
  return [['fill-color', color], ...(layer.hatched ? [['fill-pattern', hatchId(color)] as [string, string]] : [])];
}

/**
 * Tiles are made of GeoJSON up to `maxzoom` and magnified beyond it: few tiles, so that hardly any is ever missing. A
 * tile's grid has 16 steps to a pixel at its own zoom, so each level of magnification halves the precision: what is
 * left at a tier's closest (3, 6.3 and about 11, and one more for large screens) is a third of a pixel.
 */
const maxzoom: Record<Tier, number> = { globe: 2, region: 5, close: 9 };

/**
 * From which zoom of the viewport a tier is loaded: about a level before the smallest viewport shows it, so that it is
 * there when it is wanted, and not at all where the whole world is in view.
 */
const minzoom: Record<Tier, number> = { globe: 0, region: 1.5, close: 4.8 };

/**
 * The style of a story's ground: one source per tier, all of them kept loaded, with opacities to choose between them.
 * No glyphs, no sprites, no addresses: nothing is fetched. A tier's layers stand together, because MapLibre draws the
 * masks of all its tiles anew, twice a frame, wherever the next layer has another source.
 */
export function stageStyle(
  ground: Record<Tier, Basemap | null>,
  plan: GroundPlan,
  projection: ProjectionName,
  theme: GroundTheme,
): StageStyle {
  const sources: StyleSpecification['sources'] = {};
  const specs: LayerSpecification[] = [{ id: seaLayer, type: 'background', paint: { 'background-color': theme.sea } }];
  const layers: StageLayer[] = [];
  const used = tiers.filter((tier) => ground[tier]);

  const opaque = (): number => 1;
  const fill = (
    fresh: Omit<StageLayer, 'paint' | 'opacity'> & Partial<Pick<StageLayer, 'opacity'>>,
    source: string,
    kind: string,
  ): void => {
    const layer: StageLayer = { opacity: opaque, ...fresh, paint: 'fill-opacity' };
    layers.push(layer);
    specs.push({
      id: layer.id,
      type: 'fill',
      source,
      minzoom: minzoom[layer.tier],
      filter: ['==', ['get', 'kind'], kind],
      paint: {
        'fill-opacity': 0,
        // The lines above cover the edge; a second, blended edge would show through a tint.
        'fill-antialias': layer.opacity === opaque && !layer.hatched,
        ...Object.fromEntries(layerColours(layer, theme)),
      },
    });
  };
  const line = (
    fresh: Omit<StageLayer, 'paint' | 'opacity'>,
    source: string,
    kind: string,
    dash?: readonly [number, number],
  ): void => {
    const layer: StageLayer = { opacity: opaque, ...fresh, paint: 'line-opacity' };
    layers.push(layer);
    specs.push({
      id: layer.id,
      type: 'line',
      source,
      minzoom: minzoom[layer.tier],
      filter: ['==', ['get', 'kind'], kind],
      layout: { 'line-join': 'miter', 'line-cap': dash ? 'butt' : 'round' },
      paint: {
        ...Object.fromEntries(layerColours(layer, theme)),
        'line-opacity': 0,
        ...(dash ? { 'line-dasharray': [...dash] } : {}),
      },
    });
  };

  for (const tier of used) {
    const basemap = ground[tier];
    if (!basemap) continue;
    const features = groundFeatures(basemap, plan, tier);
    sources[tier] = {
      type: 'geojson',
      data: { type: 'FeatureCollection', features },
      maxzoom: maxzoom[tier],
      tolerance: 0.15,
      buffer: 32,
    };
  }
  for (const tier of used) {
    fill({ id: `${tier}:land`, tier, color: ({ land }) => land }, tier, 'land');
    Object.keys(plan.shades).forEach((group, index) => {
      const key = `shade:${group}`;
      const color = (each: GroundTheme) => shadeOf(each, index).color;
      const opacity = (each: GroundTheme) => shadeOf(each, index).opacity;
      fill({ id: `${tier}:${key}`, tier, key, color, opacity, hatched: isHatched(index) }, tier, key);
    });
    for (const code of plan.lit) {
      fill({ id: `${tier}:lit:${code}`, tier, key: `lit:${code}`, color: ({ lit }) => lit }, tier, `lit:${code}`);
    }
    line({ id: `${tier}:river`, tier, width: 'river', color: ({ waterLine }) => waterLine }, tier, 'river');
    fill({ id: `${tier}:water`, tier, color: ({ water }) => water }, tier, 'water');
    line({ id: `${tier}:shore`, tier, width: 'water', color: ({ waterLine }) => waterLine }, tier, 'shore');
    for (const area of plan.areas) {
      const key = `area:${area.id}`;
      const hatched = area.certainty === 'disputed';
      const color = (each: GroundTheme) => (hatched ? each.areaHatch : each.area);
      fill({ id: `${tier}:${key}`, tier, key, color, opacity: () => (hatched ? 0.7 : 0.3), hatched }, tier, key);
      const dash = area.certainty === 'exact' ? undefined : disputedDash;
      const edge = { id: `${tier}:${key}:edge`, tier, key, width: 'area' } as const;
      line({ ...edge, color: ({ areaBorder }) => areaBorder }, tier, key, dash);
    }
    line({ id: `${tier}:border`, tier, width: 'border', color: ({ border }) => border }, tier, 'border');
    const disputed = { id: `${tier}:disputed`, tier, width: 'disputed' } as const;
    line({ ...disputed, color: (each) => each.disputed }, tier, 'disputed', disputedDash);
    line({ id: `${tier}:coast`, tier, width: 'coast', color: ({ coast }) => coast }, tier, 'coast');
    for (const code of plan.lit) {
      const outline = { id: `${tier}:outline:${code}`, tier, key: `lit:${code}`, width: 'litBorder' } as const;
      line({ ...outline, color: ({ litBorder }) => litBorder }, tier, `outline:${code}`);
    }
  }

  return {
    style: {
      version: 8,
      sources,
      layers: specs,
      // "globe" turns into Mercator between zoom 11 and 12; this stays the globe that stills are drawn on.
      projection: { type: projection === 'globe' ? 'vertical-perspective' : 'mercator' },
      // By default every change of paint fades over 300 ms, and the picture would be no function of the position.
      transition: { duration: 0, delay: 0 },
    },
    layers,
  };
}

/** A tier as features, told apart by `kind`. */
function groundFeatures(basemap: Basemap, plan: GroundPlan, tier: Tier): GeoJSON.Feature[] {
  const ground = decodeGround(basemap, plan.borders, tier);
  const feature = (kind: string, geometry: GeoJSON.Geometry): GeoJSON.Feature => ({
    type: 'Feature',
    properties: { kind },
    geometry,
  });
  return [
    feature('land', ground.land),
    ...Object.entries(plan.shades).map(([group, codes]) => feature(`shade:${group}`, ground.area(codes))),
    ...plan.lit.flatMap((code) => [
      feature(`lit:${code}`, ground.area([code])),
      feature(`outline:${code}`, ground.outline([code])),
    ]),
    ...plan.areas.map(({ id, geometry }) => feature(`area:${id}`, areaOf(geometry, tier))),
    feature('water', ground.water),
    feature('shore', ground.shores),
    feature('river', ground.rivers),
    feature('border', ground.borders),
    feature('disputed', ground.disputed),
    feature('coast', ground.coast),
  ];
}
