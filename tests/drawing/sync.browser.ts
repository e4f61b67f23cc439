import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { pagePalette, paint, patch, type Palette } from '../../src/drawing/index.ts';
import {
  safeBox,
  viewCamera,
  type BreakpointName,
  type Camera,
  type LonLat,
  type ProjectionName,
  type Viewport,
} from '../../src/projection/index.ts';
import { drawingOf, place, stateOf } from './sketch.ts';

setWorkerUrl(workerUrl);

/** Far enough apart that no two are taken for one in a picture. */
const spots: LonLat[] = [
  [20, 57],
  [27, 53],
  [32, 48.5],
  [24, 47],
  [34, 57],
];
const drawing = drawingOf(spots.map((at, index) => place(`spot-${index}`, at, 'base')));
/** Diamonds of pure blue over MapLibre's rings of pure red, on white: each is found by its colour. */
const palette: Palette = { ...pagePalette, ink: '#0000ff', halo: 'none' };

/** Where the scripted scroll has taken the camera, 0 … 1. */
function cameraAt(t: number): Camera {
  return {
    center: [26 + 6 * t, 54 - 4 * Math.sin(2 * t)],
    zoom: 3.2 + 0.7 * t,
    bearing: -20 * t,
    pitch: 0,
  };
}

describe.each<[ProjectionName, BreakpointName, Viewport]>([
  ['mercator', 'phone', { width: 390, height: 780 }],
  ['globe', 'phone', { width: 390, height: 780 }],
])('the drawing over a %s canvas on a %s', (projection, breakpoint, viewport) => {
  let scene: Scene | undefined;
  afterEach(() => scene?.destroy());

  it('stands within half a pixel of where MapLibre has it, whenever the canvas is painted', async () => {
    scene = await setUp(projection, breakpoint, viewport);
    let worst = 0;
    let frames = 0;
    scene.onPaint = () => {
      frames++;
      worst = Math.max(worst, scene?.offset() ?? NaN);
    };
    await scene.scroll(40, async () => {});
    expect(frames).toBeGreaterThan(20);
    expect(worst).toBeLessThan(0.1);
  });

  it('is seen within half a pixel of the canvas in pictures taken while the page scrolls', async () => {
    scene = await setUp(projection, breakpoint, viewport);
    const offsets: number[] = [];
    const places = new Set<number>();
    const { stage } = scene;
    await scene.scroll(Infinity, async (stop) => {
      for (let shot = 0; shot < 8; shot++) {
        const base64 = await page.screenshot({ element: stage, save: false });
        const { offset, x } = await compare(base64);
        offsets.push(offset);
        places.add(Math.round(x));
      }
      stop();
    });
    // the pictures are of different moments of the journey
    expect(places.size).toBeGreaterThan(3);
    expect(Math.max(...offsets)).toBeLessThan(0.5);
  });
});

interface Scene {
  stage: HTMLElement;
  onPaint: () => void;
  /** The largest distance, now, between a mark and where MapLibre projects its place, CSS pixels. */
  offset(): number;
  /** Scrolls the page to and fro, a step at every animation frame, until `frames` have passed or `during` stops it. */
  scroll(frames: number, during: (stop: () => void) => Promise<void>): Promise<void>;
  destroy(): void;
}

async function setUp(projection: ProjectionName, breakpoint: BreakpointName, viewport: Viewport): Promise<Scene> {
  await page.viewport(viewport.width, viewport.height);
  document.body.innerHTML = '';
  document.body.style.cssText = 'margin:0;height:6000px;background:#fff';
  const stage = document.createElement('div');
  stage.style.cssText = `position:fixed;top:0;left:0;width:${viewport.width}px;height:${viewport.height}px;overflow:hidden`;
  const container = document.createElement('div');
  container.style.cssText = 'position:absolute;inset:0';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  // As large as the stage: browsers snap an SVG's own box to whole pixels, so the frame is placed by the viewBox.
  const { x, y, scale } = safeBox(breakpoint, viewport);
  svg.setAttribute('viewBox', [-x, -y, viewport.width, viewport.height].map((pixels) => pixels / scale).join(' '));
  svg.style.cssText = 'position:absolute;left:0;top:0;width:100%;height:100%';
  stage.append(container, svg);
  document.body.append(stage);

  const map = new MapLibre({
    container,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    transformConstrain: (center, zoom) => ({ center, zoom }),
    minZoom: -4,
    style: {
      version: 8,
      projection: { type: projection === 'globe' ? 'vertical-perspective' : 'mercator' },
      sources: {
        spots: {
          type: 'geojson',
          data: {
            type: 'FeatureCollection',
            features: spots.map((coordinates) => ({
              type: 'Feature',
              properties: {},
              geometry: { type: 'Point', coordinates },
            })),
          },
        },
      },
      layers: [
        { id: 'paper', type: 'background', paint: { 'background-color': '#ffffff' } },
        {
          id: 'spots',
          type: 'circle',
          source: 'spots',
          paint: {
            'circle-radius': 11,
            'circle-opacity': 0,
            'circle-stroke-color': '#ff0000',
            'circle-stroke-width': 4,
            'circle-pitch-alignment': 'viewport',
          },
        },
      ],
    },
  });

  let camera = cameraAt(0);
  const show = (): void => {
    const view = viewCamera(projection, camera, breakpoint, viewport);
    map.setVerticalFieldOfView(view.fov);
    map.jumpTo({
      center: view.center,
      zoom: view.zoom,
      bearing: view.bearing,
      pitch: view.pitch,
      padding: view.padding,
    });
  };
  const scene: Scene = {
    stage,
    onPaint: () => {},
    offset: () => {
      const origin = stage.getBoundingClientRect();
      return Math.max(
        ...[...svg.querySelectorAll('.place')].map((mark, index) => {
          const box = mark.getBoundingClientRect();
          const expected = map.project(spots[index] ?? [0, 0]);
          const dx = box.x + box.width / 2 - origin.x - expected.x;
          const dy = box.y + box.height / 2 - origin.y - expected.y;
          return Math.hypot(dx, dy);
        }),
      );
    },
    scroll: (frames, during) =>
      new Promise((resolve, reject) => {
        let frame = 0;
        let stopped = false;
        const step = (): void => {
          frame++;
          scrollTo(0, 2500 - 2500 * Math.cos(frame / 25));
          if (stopped || frame >= frames) resolve();
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
        during(() => (stopped = true)).catch(reject);
      }),
    destroy: () => {
      removeEventListener('scroll', scrolled);
      map.remove();
      stage.remove();
    },
  };
  const scrolled = (): void => {
    camera = cameraAt(scrollY / 5000);
    show();
  };
  map.on('render', () => {
    patch(
      svg,
      paint(drawing, stateOf(drawing, camera, { breakpoint }), { projection, locale: 'en', units: 'km', palette }),
    );
    scene.onPaint();
  });
  await map.once('load');
  show();
  await map.once('idle');
  addEventListener('scroll', scrolled);
  return scene;
}

/** How far the blue marks are from the red rings in a picture, CSS pixels, and where the first of them is. */
async function compare(base64: string): Promise<{ offset: number; x: number }> {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('a picture cannot be read here');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const rings = blobs(data, picture.width, ([r, , b]) => Math.max(0, r - b));
  const marks = blobs(data, picture.width, ([r, , b]) => Math.max(0, b - r));
  // a ring that lacks a part, at the picture's edge or at that of a tile still to come, has its centre elsewhere
  const heaviest = Math.max(...rings.map(({ weight }) => weight));
  const offsets = marks.flatMap((mark) => {
    const around = rings.find((ring) => Math.hypot(mark.x - ring.x, mark.y - ring.y) < 34);
    return around && around.weight > 0.97 * heaviest ? [Math.hypot(mark.x - around.x, mark.y - around.y)] : [];
  });
  if (!offsets.length) throw new Error('no whole ring with a mark is in the picture');
  return { offset: Math.max(...offsets), x: marks[0]?.x ?? NaN };
}

/** Centres of gravity of what has a colour, pixels that lie around the same centre taken together. */
function blobs(
  data: Uint8ClampedArray,
  width: number,
  weigh: (rgb: [number, number, number]) => number,
): { weight: number; x: number; y: number }[] {
  const found: { weight: number; x: number; y: number }[] = [];
  const height = data.length / 4 / width;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = (y * width + x) * 4;
      const weight = weigh([data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0]);
      if (weight < 24) continue;
      let blob = found.find((each) => Math.hypot(each.x / each.weight - x, each.y / each.weight - y) < 34);
      if (!blob) found.push((blob = { weight: 0, x: 0, y: 0 }));
      blob.weight += weight;
      blob.x += x * weight;
      blob.y += y * weight;
    }
  }
  return found.map(({ weight, x, y }) => ({ weight, x: x / weight, y: y / weight }));
}
