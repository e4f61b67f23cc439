import { LngLat, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { GroundPlan } from '../compile/compiled.ts';
import { type Basemap, type GroundTheme, type Tier, availableTier, tierAt, tiers, widths } from '../ground/index.ts';
import type { ProjectionName } from '../projection/index.ts';
import type { MapState } from '../timeline/index.ts';
import { handOver, seenLayer, type Exploring } from './explore.ts';
import { hatchImage } from './hatch.ts';
import type { Underlay } from './own.ts';
import { hatchId, layerColours, seaLayer, stageStyle } from './style.ts';

export interface StageOptions {
  /** The story's part of the basemap; a tier that is null is never shown. */
  ground: Record<Tier, Basemap | null>;
  plan: GroundPlan;
  projection: ProjectionName;
  /** A basemap of the story's own, in place of the built-in one. */
  underlay?: Underlay | undefined;
  /** What it is painted with; `recolour` changes it. */
  theme: GroundTheme;
  /** Called in the very frame in which the canvas was painted, with the state painted. */
  onRender(state: MapState): void;
  /** Called once, when the first state has been painted with all its tiles. */
  onReady(): void;
  /** Called when what was painted is gone, for now: the browser took the WebGL context away. */
  onLoss(): void;
  /** Called at most once; the stage is of no use afterwards, and has to be destroyed. */
  onFail(error: Error): void;
}

/** The live ground. It has no will of its own: it paints the state that it is given, and nothing moves it. */
export interface Stage {
  /** Paints a state in the coming frame, and at once where the canvas has just been emptied by a resize. */
  show(state: MapState): void;
  /** To be called when the container has changed in size, before `show`. */
  resize(): void;
  /** Paints all in other colours, from the next frame on. */
  recolour(theme: GroundTheme): void;
  /** Whether the state shown is painted with all its tiles. */
  settled(): boolean;
  /** Whether land alone stands in for what is not there yet. */
  lacking(): boolean;
  /** Hands the map to the reader, whose cameras are painted until the undo, which is returned. */
  free(exploring: Exploring): () => void;
  /** While the reader has the map: closer or, below 0, wider by so many levels of zoom. */
  zoomBy(levels: number): void;
  destroy(): void;
}

/** How long a lost WebGL context may stay away, and how long the first picture may take, in milliseconds. */
const patience = { context: 4000, start: 20_000 };

/** Puts the live ground into a container. What fails, at once or later, is told to `onFail`; nothing is thrown. */
export function createStage(container: HTMLElement, options: StageOptions): Stage {
  let map: MapLibre;
  let { theme } = options;
  /** Between which levels of zoom the reader may move the map, while he has it. */
  let zooms: Exploring['zooms'] | undefined;
  const built = stageStyle(options.ground, options.plan, options.projection, theme);
  const { style, layers } = options.underlay ? options.underlay(built) : built;
  try {
    setWorkerUrl(workerUrl);
    map = new MapLibre({
      container,
      style,
      // The page's scroll is never trapped, and credits are on the page.
      interactive: false,
      attributionControl: false,
      trackResize: false,
      fadeDuration: 0,
      // By default centres are moved, silently, to where the world fills the picture.
      transformConstrain: (center, zoom) =>
        zooms
          ? {
              center: new LngLat(center.lng, Math.max(-80, Math.min(80, center.lat))),
              zoom: Math.max(zooms[0], Math.min(zooms[1], zoom)),
            }
          : { center, zoom },
      minZoom: -4,
      maxZoom: 20,
      maxPitch: 60,
      pixelRatio: pixelRatio(),
      renderWorldCopies: true,
      cancelPendingTileRequestsWhileZooming: false,
      validateStyle: import.meta.env.DEV,
    });
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error));
    queueMicrotask(() => options.onFail(reason));
    return {
      show() {},
      resize() {},
      recolour() {},
      settled: () => false,
      lacking: () => false,
      free: () => () => {},
      zoomBy() {},
      destroy() {},
    };
  }

  const canvas = map.getCanvas();
  // What the map shows is said in the text; a picture without features has nothing to say to assistive technology.
  canvas.setAttribute('aria-hidden', 'true');
  // All that this map needs of MapLibre's stylesheet; the rest of its 8 kB dresses controls that are not here.
  Object.assign(canvas.style, { position: 'absolute', top: '0', left: '0' });
  for (const name of ['role', 'tabindex', 'aria-label']) canvas.removeAttribute(name);

  let shown: MapState | undefined;
  let ready = false;
  let settled = false;
  let failed = false;
  let styled = false;
  let resized = false;
  let applied = nothingApplied();
  /** After a leap the widest tier's land, always at hand, stands in for tiles that are not there yet. */
  let standIn = false;
  /** The context is away: nothing may be asked of the map. */
  let lost = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const fail = (error: Error): void => {
    if (failed) return;
    failed = true;
    clearTimeout(timer);
    options.onFail(error);
  };
  const within = (milliseconds: number, message: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A hidden page paints nothing: that is no failure.
      if (document.hidden) within(milliseconds, message);
      else fail(new Error(message));
    }, milliseconds);
  };

  const widest = availableTier(options.ground, 'globe');
  const wanted = (state: MapState): Tier => availableTier(options.ground, tierAt(state.frame.zoom));

  /** Sets what has changed; every property is a constant, so nothing is laid out again. */
  const set = (layer: string, property: keyof Applied, value: number): void => {
    if (applied[property].get(layer) === value) return;
    applied[property].set(layer, value);
    map.setPaintProperty(layer, property, value, { validate: false });
  };
  const paint = (state: MapState): void => {
    const tier = wanted(state);
    const scale = 2 ** (state.camera.zoom - state.frame.zoom);
    for (const layer of layers) {
      const on =
        layer.tier === tier ||
        (standIn && layer.id === `${widest}:land`) ||
        (zooms !== undefined && tiers.indexOf(layer.tier) < tiers.indexOf(tier));
      const amount = layer.key === undefined ? 1 : (state.ground[layer.key] ?? 0);
      set(layer.id, layer.paint, on ? layer.opacity(theme) * amount : 0);
      // Rounded, for the scale is the difference of two zooms: its last digit is another one in every other frame.
      if (layer.width && on) set(layer.id, 'line-width', thousandth(widths[layer.tier][layer.width] * scale));
    }
    for (const seen of zooms ? tiers.map(seenLayer) : []) {
      if (map.getLayer(seen.id)) set(seen.id, 'fill-opacity', tiers.indexOf(seen.tier) <= tiers.indexOf(tier) ? 1 : 0);
    }
  };
  const lacksTiles = (before: MapState | undefined, after: MapState): boolean => {
    const tier = wanted(after);
    return styled && before !== undefined && wanted(before) !== tier && !map.isSourceLoaded(tier);
  };
  const hatches = (): void => {
    for (const layer of layers) {
      const color = layer.color(theme);
      if (!layer.hatched || map.hasImage(hatchId(color))) continue;
      map.addImage(hatchId(color), hatchImage(color, 2), { pixelRatio: 2 });
    }
  };
  const colour = (): void => {
    hatches();
    map.setPaintProperty(seaLayer, 'background-color', theme.sea, { validate: false });
    for (const { id } of tiers.map(seenLayer)) {
      if (map.getLayer(id)) map.setPaintProperty(id, 'fill-color', theme.sea, { validate: false });
    }
    for (const layer of layers) {
      for (const [property, value] of layerColours(layer, theme)) {
        map.setPaintProperty(layer.id, property as 'fill-color', value, { validate: false });
      }
    }
  };

  const aim = ({ camera: { center, zoom, bearing, pitch, padding, fov } }: MapState): void => {
    if (Math.abs(map.getVerticalFieldOfView() - fov) > 1e-9) map.setVerticalFieldOfView(fov);
    map.jumpTo({ center, zoom, bearing, pitch, padding });
  };

  map.on('style.load', () => {
    styled = true;
    applied = nothingApplied();
    colour();
    if (!shown) return;
    aim(shown);
    paint(shown);
  });
  map.on('render', () => {
    if (!shown || !styled || failed) return;
    const complete = map.isStyleLoaded() === true && map.areTilesLoaded();
    settled = complete && !standIn;
    options.onRender(shown);
    if (complete && standIn) {
      standIn = false;
      paint(shown);
    }
    if (!settled || ready) return;
    ready = true;
    clearTimeout(timer);
    options.onReady();
  });
  map.on('error', ({ error }) => {
    // Before the first picture any error means that it will not come; after it, the tiles that are there serve on.
    if (!ready) fail(new Error(error.message, { cause: error }));
  });
  map.on('webglcontextlost', () => {
    lost = true;
    styled = false;
    settled = false;
    options.onLoss();
    within(patience.context, 'The WebGL context was lost and did not come back.');
  });
  map.on('webglcontextrestored', () => {
    lost = false;
    if (ready) clearTimeout(timer);
  });
  within(patience.start, 'The map did not appear in time.');

  return {
    show(state) {
      if (failed) return;
      standIn ||= leaps(shown, state) || lacksTiles(shown, state);
      shown = state;
      settled = false;
      if (lost) return;
      aim(state);
      if (!styled) return;
      paint(state);
      // One picture to a frame: the map asks for frames of its own as well, while its tiles come in.
      if (resized) map.redraw();
      else map.triggerRepaint();
      resized = false;
    },
    resize() {
      if (failed || lost) return;
      settled = false;
      if (map.getPixelRatio() !== pixelRatio()) map.setPixelRatio(pixelRatio());
      map.resize();
      resized = true;
    },
    recolour(next) {
      theme = next;
      if (failed || lost || !styled) return;
      settled = false;
      colour();
      if (shown) paint(shown);
    },
    free(exploring) {
      if (failed || lost || !styled) return () => {};
      ({ zooms } = exploring);
      // These layers are made anew each time.
      for (const { id } of tiers.map(seenLayer)) applied['fill-opacity'].delete(id);
      // In place of the built-in ground there may be one that covers the world.
      const complete = options.underlay ? [] : layers;
      const undo = handOver(
        map,
        complete,
        { ...exploring, projection: options.projection, sea: theme.sea },
        (state) => {
          shown = state;
          settled = false;
          paint(state);
        },
      );
      return () => {
        zooms = undefined;
        if (failed) return;
        standIn = true;
        undo(!lost);
      };
    },
    zoomBy(levels) {
      if (zooms) map.zoomTo(map.getZoom() + levels);
    },
    lacking: () => standIn,
    settled() {
      // A tile may come without a frame after it, and the last frame said that it was missing: look once more.
      if (!settled && styled && !failed) map.triggerRepaint();
      return settled;
    },
    destroy() {
      failed = true;
      clearTimeout(timer);
      map.remove();
    },
  };
}

/** Property → layer → the value that the map was last given. */
type Applied = Record<'fill-opacity' | 'line-opacity' | 'line-width', Map<string, number>>;

function nothingApplied(): Applied {
  return { 'fill-opacity': new Map(), 'line-opacity': new Map(), 'line-width': new Map() };
}

/** More than two device pixels to a CSS pixel cost more than they show. */
function pixelRatio(): number {
  return Math.min(window.devicePixelRatio, 2);
}

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Whether the view changes by so much that tiles are bound to be missing. */
function leaps(before: MapState | undefined, after: MapState): boolean {
  if (!before) return false;
  const zoom = Math.min(before.camera.zoom, after.camera.zoom);
  const pixels = (512 * 2 ** zoom) / 360;
  const [east, north] = [0, 1].map((axis) => (after.frame.center[axis] ?? 0) - (before.frame.center[axis] ?? 0));
  return Math.hypot(east ?? 0, north ?? 0) * pixels > 200 || Math.abs(after.camera.zoom - before.camera.zoom) > 0.5;
}
