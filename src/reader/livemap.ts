import type { Stage } from '../stage/index.ts';
import type { MapState } from '../timeline/index.ts';
import type { Ground, Reading } from './reading.svelte.ts';
import type { StoryFiles } from './site.ts';

interface Callbacks {
  /** The canvas has just been painted: paint the drawing now, in the same frame. */
  onPaint(): void;
  onGround(ground: Ground): void;
}

/** How far, in scenes, the position may leap between two frames before the still covers the canvas. */
const leap = 0.9;

/**
 * Brings up the live ground when the page is idle or first scrolled, and decides what is on view: the canvas once it has
 * painted all of its tiles, the still before that, after a leap, and for good where the map fails.
 */
export class LiveMap {
  /** Whether the stage paints, so that the drawing follows its frames. */
  painting = false;
  #stage: Stage | undefined;
  #last = NaN;
  #waiting = 0;
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
    if (Math.abs(state.position - this.#last) > leap) this.#cover();
    this.#last = state.position;
    this.#stage?.show(state);
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
    if ('requestIdleCallback' in window) {
      const handle = requestIdleCallback(once, { timeout: 3000 });
      this.#undo.push(() => cancelIdleCallback(handle));
    } else {
      const handle = setTimeout(once, 1200);
      this.#undo.push(() => clearTimeout(handle));
    }
  }

  async #start(): Promise<void> {
    const { story } = this.#reading;
    try {
      const [{ createStage }, ground] = await Promise.all([import('../stage/index.ts'), loadGround(this.#files)]);
      if (this.#destroyed) return;
      this.#stage = createStage(this.#container, {
        ground,
        plan: story.ground,
        projection: story.timeline.projection,
        dark: false,
        onRender: () => this.#callbacks.onPaint(),
        onReady: () => {
          this.painting = true;
          this.#cover();
        },
        onFail: (error) => this.#fail(error),
      });
      this.show(this.#reading.map);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Shows the still until the canvas has all it needs for the present view. */
  #cover(): void {
    this.#callbacks.onGround('still');
    clearInterval(this.#waiting);
    this.#waiting = window.setInterval(() => {
      if (!this.#stage?.settled()) return;
      clearInterval(this.#waiting);
      this.#callbacks.onGround('live');
      this.#callbacks.onPaint();
    }, 30);
  }

  /** The map cannot be had: the stills serve, scene by scene. Logged once, and never fatal. */
  #fail(error?: unknown): void {
    clearInterval(this.#waiting);
    this.#stage?.destroy();
    this.#stage = undefined;
    this.painting = false;
    this.#reading.still = true;
    this.#callbacks.onGround('still');
    if (error) console.warn('Meetlint: the live map is not available, still maps serve instead.', error);
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
