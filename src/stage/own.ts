import { addProtocol, type LayerSpecification, type StyleSpecification } from 'maplibre-gl';
import type { OwnBasemap } from '../compile/compiled.ts';
import type { StageStyle } from './style.ts';

/** Puts a basemap of the story's own beneath what the story shows, in place of the built-in one. */
export type Underlay = (built: StageStyle) => StageStyle;

type Sources = StyleSpecification['sources'];
type Ground = Pick<StyleSpecification, 'sources' | 'layers' | 'sprite'>;

/** What the built-in basemap paints; the rest is the story's. */
const builtIn = /:(land|river|water|shore|border|disputed|coast)$/;
/** Of a country that is set apart: the map beneath is to be seen through it. */
const litOpacity = 0.35;

/**
 * Gets a basemap of the story's own ready.
 *
 * @param at an address in the story's folder, from which its files are named
 * @throws where it cannot be had: stills serve then
 */
export async function loadUnderlay(basemap: OwnBasemap, at: URL): Promise<Underlay> {
  const own = basemap.kind === 'style' ? await styleAt(basemap.style) : await tilesAt(basemap, at);
  const known = new Set(Object.keys(own.sources).map((id) => `own:${id}`));
  const sources = Object.fromEntries(Object.entries(own.sources).map(([id, source]) => [`own:${id}`, source]));
  const beneath = own.layers.flatMap((layer): LayerSpecification[] => {
    // The story's names stand on the map; a second set of them would flicker beneath.
    if (layer.type === 'symbol') return [];
    const named = { ...layer, id: `own:${layer.id}` };
    if (!('source' in named) || named.source === undefined) return [named];
    const source = `own:${named.source as string}`;
    return known.has(source) ? [{ ...named, source } as LayerSpecification] : [];
  });
  return ({ style, layers }) => {
    const [sea, ...story] = style.layers.filter(({ id }) => !builtIn.test(id));
    return {
      style: {
        ...style,
        ...(own.sprite === undefined ? {} : { sprite: own.sprite }),
        sources: { ...sources, ...style.sources },
        layers: [...(sea ? [sea] : []), ...beneath, ...story],
      },
      layers: layers
        .filter(({ id }) => !builtIn.test(id))
        .map((layer) => (/:lit:/.test(layer.id) ? { ...layer, opacity: () => litOpacity } : layer)),
    };
  };
}

/** A MapLibre style from another site, its addresses made whole. */
async function styleAt(address: string): Promise<Ground> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const { sources, layers, sprite } = (await response.json()) as StyleSpecification;
  // Braces of a tile's address must stay as they are.
  const whole = (path: string) => new URL(path, address).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
  const reach = (source: Sources[string]): Sources[string] => {
    const { url, tiles, data } = source as { url?: string; tiles?: string[]; data?: unknown };
    return {
      ...source,
      ...(url === undefined ? {} : { url: whole(url) }),
      ...(tiles === undefined ? {} : { tiles: tiles.map(whole) }),
      ...(typeof data === 'string' ? { data: whole(data) } : {}),
    } as Sources[string];
  };
  const sprites = typeof sprite === 'string' ? whole(sprite) : sprite?.map(({ id, url }) => ({ id, url: whole(url) }));
  return {
    sources: Object.fromEntries(Object.entries(sources).map(([id, source]) => [id, reach(source)])),
    layers,
    ...(sprites === undefined ? {} : { sprite: sprites }),
  };
}

let canReadPmtiles = false;

/** The layers of a PMTiles file as the story says that they are drawn; its pictures where it holds these. */
async function tilesAt(basemap: Extract<OwnBasemap, { kind: 'pmtiles' }>, at: URL): Promise<Ground> {
  const { PMTiles, Protocol } = await import('pmtiles');
  const address = new URL(basemap.pmtiles, at).href;
  const file = new PMTiles(address);
  // Asked for now, so that a missing file is told before a map is made for it.
  await file.getHeader();
  const protocol = new Protocol();
  protocol.add(file);
  if (!canReadPmtiles) addProtocol('pmtiles', protocol.tile);
  canReadPmtiles = true;

  const layers: LayerSpecification[] = [];
  if (basemap.background) {
    layers.push({ id: 'background', type: 'background', paint: { 'background-color': basemap.background } });
  }
  if (basemap.tiles === 'raster') layers.push({ id: 'pictures', type: 'raster', source: 'tiles' });
  basemap.layers.forEach(({ layer, fill, line, width }, index) => {
    const drawn = { source: 'tiles', 'source-layer': layer };
    if (fill) {
      layers.push({
        ...drawn,
        id: `${index}:fill`,
        type: 'fill',
        filter: ['in', ['geometry-type'], ['literal', ['Polygon', 'MultiPolygon']]],
        paint: { 'fill-color': fill },
      });
    }
    if (line) {
      const paint = { 'line-color': line, 'line-width': width };
      layers.push({ ...drawn, id: `${index}:line`, type: 'line', layout: { 'line-join': 'round' }, paint });
    }
  });
  return {
    sources: { tiles: { type: basemap.tiles, url: `pmtiles://${address}` } },
    layers,
  };
}
