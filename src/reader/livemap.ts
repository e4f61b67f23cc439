import type { Exploring, Stage } from '../stage/index.ts';
import type { MapState } from '../timeline/index.ts';
import { nextTask, whenIdle } from './idle.ts';
import type { Reading } from './reading.svelte.ts';
import { onScheme } from './scheme.ts';
import type { StoryFiles } from './site.ts';

interface Callbacks {
  /** The canvas has just been painted: paint the drawing now, in the same frame. */
  onPaint(): void;
  onTrust(trust: Trust): void;
  /** There will be no live map. */
  onFail(): void;
}

/**
 * How far the canvas can be trusted. `none`: it shows nothing. `stopgap`: it has leapt, and lacks some of what the
 * present view needs. `whole`: it shows all of it.
 */
export type Trust = 'none' | 'stopgap' | 'whole';

/** How far, in scenes, the position may leap between two frames before the still covers the canvas. */
const leap = 0.9;

/**
 * Brings up the live ground when the page is idle or first scrolled, and tells how far its canvas can be trusted: the
 * still serves before it has painted, after a leap, and for good where the map fails.
 */
export class LiveMap {
  /** Whether the stage paints, so that the drawing follows its frames. */
  painting = false;
  #stage: Stage | undefined;
  #last = NaN;
  #waiting = 0;
  #exploring = false;
  #destroyed = false;
  #undo: (() => void)[] = [];
  readonly #container: HTMLElement;
  readonly #reading: Reading;
  readonly #files: StoryFiles;
  readonly #callbacks: Callbacks;

  constructor(container: HTMLElement, reading: Reading, files: StoryFiles, callbacks: Callbacks) {
    this.#container = container;
    this.#reading = reading;
    this.#files = files;
    this.#callbacks = callbacks;
    if (savesData()) this.#fail();
    else this.#whenSeen(() => this.#whenWanted(() => void this.#start()));
  }

  show(state: MapState): void {
    // The reader has the map.
    if (this.#exploring) return;
    if (this.painting && Math.abs(state.position - this.#last) > leap) this.#await('stopgap');
    this.#last = state.position;
    this.#stage?.show(state);
    // Where the map rests the still shows the same, and all of it.
    if (this.painting && state.from === state.to && this.#stage?.lacking()) this.#await('stopgap');
  }

  /** Hands the map to the reader. The undo takes it back; what is shown next covers it until it is painted whole. */
  explore(exploring: Exploring): () => void {
    const undo = this.#stage?.free(exploring);
    if (!undo) return () => {};
    this.#exploring = true;
    return () => {
      this.#exploring = false;
      undo();
      if (this.painting) this.#await('stopgap');
    };
  }

  zoomBy(levels: number): void {
    this.#stage?.zoomBy(levels);
  }

  resize(): void {
    this.#stage?.resize();
  }

  destroy(): void {
    this.#destroyed = true;
    clearInterval(this.#waiting);
    for (const undo of this.#undo) undo();
    this.#stage?.destroy();
    this.#stage = undefined;
    this.painting = false;
  }

  /** A frame far down somebody else's page needs no map, nor any of the few contexts that a browser has for one. */
  #whenSeen(start: () => void): void {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      start();
    });
    observer.observe(this.#container);
    this.#undo.push(() => observer.disconnect());
  }

  #whenWanted(start: () => void): void {
    let started = false;
    const once = () => {
      if (started) return;
      started = true;
      for (const undo of this.#undo.splice(0)) undo();
      start();
    };
    addEventListener('scroll', once, { passive: true, once: true });
    this.#undo.push(() => removeEventListener('scroll', once));
    this.#undo.push(whenIdle(once));
  }

  async #start(): Promise<void> {
    const { story } = this.#reading;
    try {
      if (!hasWebGL2()) throw new Error('This browser has no WebGL2.');
      // A browser takes its time to answer that.
      await nextTask();
      const [{ createStage, groundAround, ownBasemaps }, ground] = await Promise.all([
        import('../stage/index.ts'),
        loadGround(this.#files),
      ]);
      const { basemap } = story;
      const folder = new URL(this.#files.geojson, document.baseURI);
      const underlay = basemap && (await (await ownBasemaps()).loadUnderlay(basemap, folder));
      if (this.#destroyed) return;
      this.#stage = createStage(this.#container, {
        ground,
        plan: story.ground,
        projection: story.timeline.projection,
        underlay,
        theme: groundAround(this.#container),
        onRender: () => this.#callbacks.onPaint(),
        onReady: () => this.#await('none'),
        onLoss: () => {
          this.painting = false;
          this.#await('none');
        },
        onFail: (error) => this.#fail(error),
      });
      this.#undo.push(onScheme(() => this.#stage?.recolour(groundAround(this.#container))));
      this.show(this.#reading.map);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Trusts the canvas only so far until it has all it needs for the present view. */
  #await(trust: Trust): void {
    this.#callbacks.onTrust(trust);
    clearInterval(this.#waiting);
    this.#waiting = window.setInterval(() => {
      if (!this.#stage?.settled()) return;
      clearInterval(this.#waiting);
      this.painting = true;
      this.#callbacks.onTrust('whole');
      this.#callbacks.onPaint();
    }, 30);
  }

  /** The map cannot be had: the stills serve, scene by scene. Logged once, and never fatal. */
  #fail(error?: unknown): void {
    clearInterval(this.#waiting);
    this.#stage?.destroy();
    this.#stage = undefined;
    this.painting = false;
    this.#callbacks.onTrust('none');
    this.#callbacks.onFail();
    if (error && !this.#destroyed)
      console.warn('Meetlint: the live map is not available, still maps serve instead.', error);
  }
}

async function loadGround(files: StoryFiles) {
  const load = async (url: string | null) => {
    if (!url) return null;
    const response = await fetch(new URL(url, document.baseURI));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response.json();
  };
  const [globe, region, close] = await Promise.all([
    load(files.ground.globe),
    load(files.ground.region),
    load(files.ground.close),
  ]);
  return { globe, region, close };
}

function savesData(): boolean {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  return connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
}

/** Asked before anything of the map is downloaded; but not sooner, for a context takes its time. */
function hasWebGL2(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
