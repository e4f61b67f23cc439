import closeJson from '../../geo/basemap/close.json';
import globeJson from '../../geo/basemap/globe.json';
import regionJson from '../../geo/basemap/region.json';
import type { GroundPlan } from '../../src/compile/compiled.ts';
import { type Basemap, groundView, storyGround } from '../../src/ground/index.ts';
import {
  type Camera,
  type LonLat,
  type ProjectionName,
  type Viewport,
  breakpointNames,
  breakpointOf,
  viewCamera,
} from '../../src/projection/index.ts';
import { type Stage, type StageOptions, createStage } from '../../src/stage/index.ts';
import type { MapState } from '../../src/timeline/index.ts';
import { paper } from '../support/theme.ts';

/** Where tests look. */
export const looks = {
  europe: above([22, 54], 3.2),
  baltic: above([24, 55], 4.6),
  belarus: above([26, 54.5], 4),
  minsk: above([27.5, 53.9], 8),
  america: above([-100, 40], 3.5),
  malacca: above([103.2, 1.6], 7),
  africa: above([20, 20], 0.5),
};

/** The basemap, as a story has it that looks there. */
export const basemaps = storyGround(
  {
    globe: globeJson as unknown as Basemap,
    region: regionJson as unknown as Basemap,
    close: closeJson as unknown as Basemap,
  },
  Object.values(looks).flatMap((camera) => breakpointNames.map((name) => groundView('globe', camera, name))),
);

export const plan: GroundPlan = {
  borders: 'un',
  lit: ['BY'],
  shades: { EU: ['DE', 'LT', 'LV', 'PL'], NATO: ['DE', 'LT', 'LV', 'PL', 'NO'] },
  areas: [
    {
      id: 'donbas',
      certainty: 'disputed',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [37.5, 47.2],
            [39.5, 47.8],
            [39.8, 49],
            [38, 48.8],
            [37.5, 47.2],
          ],
        ],
      },
    },
  ],
};

/** A camera at rest, north up. */
export function above(center: LonLat, zoom: number): Camera {
  return { center, zoom, bearing: 0, pitch: 0 };
}

/** The state of a map at rest over a camera. */
export function stateOf(
  projection: ProjectionName,
  camera: Camera,
  viewport: Viewport,
  ground: Record<string, number> = {},
): MapState {
  const breakpoint = breakpointOf(viewport);
  return {
    position: 0,
    index: 0,
    breakpoint,
    frame: camera,
    camera: viewCamera(projection, camera, breakpoint, viewport),
    from: 0,
    to: 0,
    progress: 0,
    opacity: {},
    drawn: {},
    ground,
  };
}

/** A stage in the page, and what it has painted. */
export class Theatre {
  readonly container: HTMLElement;
  readonly stage: Stage;
  readonly projection: ProjectionName;
  failure: Error | undefined;
  ready = 0;
  #viewport: Viewport;
  #picture: ImageData | undefined;

  constructor(projection: ProjectionName, viewport: Viewport, options: Partial<StageOptions> = {}) {
    this.projection = projection;
    this.#viewport = viewport;
    this.container = document.createElement('div');
    document.body.append(this.container);
    this.#size();
    this.stage = createStage(this.container, {
      ground: basemaps,
      plan,
      projection,
      theme: paper.light.ground,
      // A WebGL canvas can be read in the frame in which it was painted, and then no more.
      onRender: () => (this.#picture = this.#read()),
      onReady: () => this.ready++,
      onLoss: () => {},
      onFail: (error) => (this.failure = error),
      ...options,
    });
  }

  /** Shows a camera, and resolves with the picture once all its tiles are painted. */
  async picture(camera: Camera, ground: Record<string, number> = {}): Promise<ImageData> {
    this.#picture = undefined;
    this.stage.show(stateOf(this.projection, camera, this.#viewport, ground));
    await until(() => this.stage.settled() || this.failure !== undefined);
    if (this.failure) throw this.failure;
    if (!this.#picture) throw new Error('nothing was painted');
    return this.#picture;
  }

  resize(viewport: Viewport): void {
    this.#viewport = viewport;
    this.#size();
    this.stage.resize();
  }

  close(): void {
    this.stage.destroy();
    this.container.remove();
  }

  #size(): void {
    const { width, height } = this.#viewport;
    this.container.style.cssText = `position: absolute; top: 0; left: 0; width: ${width}px; height: ${height}px`;
  }

  #read(): ImageData | undefined {
    const canvas = this.container.querySelector('canvas');
    if (!canvas) return undefined;
    const { width, height } = this.#viewport;
    return rasterised(width, height, (context) => context.drawImage(canvas, 0, 0, width, height));
  }
}

export function rasterised(
  width: number,
  height: number,
  paint: (context: CanvasRenderingContext2D) => void,
): ImageData {
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', {
    willReadFrequently: true,
  });
  if (!context) throw new Error('no canvas');
  paint(context);
  return context.getImageData(0, 0, width, height);
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** `#rrggbb` of a pixel; empty where it is transparent. */
export function colorAt(picture: ImageData, x: number, y: number): string {
  const at = (Math.round(y) * picture.width + Math.round(x)) * 4;
  const [red = 0, green = 0, blue = 0, alpha = 0] = picture.data.slice(at, at + 4);
  if (alpha === 0) return '';
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
