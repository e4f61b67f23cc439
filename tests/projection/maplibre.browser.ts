import { geoDistance } from 'd3-geo';
import { Map as MapLibre, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { afterAll, describe, expect, test } from 'vitest';
import {
  breakpointOf,
  frameProjector,
  frameUnprojector,
  nearestLongitude,
  safeBox,
  stagePoint,
  viewCamera,
  type Camera,
  type LonLat,
  type Point,
  type ProjectionName,
  type Viewport,
} from '../../src/projection/index.ts';

setWorkerUrl(workerUrl);

const viewports: Viewport[] = [
  { width: 390, height: 844 },
  { width: 390, height: 760, stageHeight: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
  { width: 844, height: 390 },
];

const maps: MapLibre[] = [];
afterAll(() => maps.forEach((map) => map.remove()));

describe.each(['mercator', 'globe'] as const)('on the %s', (projection) => {
  test.each(viewports)('a place lies where MapLibre puts it, to 0.1 px, at $width × $height', async (viewport) => {
    const map = await open(projection, viewport);
    const breakpoint = breakpointOf(viewport);
    const box = safeBox(breakpoint, viewport);
    let worst = 0;
    let compared = 0;
    for (const camera of cameras) {
      show(map, projection, camera, viewport);
      const project = frameProjector(projection, camera, breakpoint);
      for (const at of places(projection, camera, viewport)) {
        const ours = project(at);
        if (!ours) continue;
        const [x, y] = stagePoint(box, ours);
        if (x < -viewport.width || x > 2 * viewport.width || y < -viewport.height || y > 2 * viewport.height) continue;
        const theirs = map.project(at);
        const off = Math.hypot(x - theirs.x, y - theirs.y);
        if (!(off <= worst)) worst = off;
        compared++;
        expect(
          off,
          `${JSON.stringify({ camera, at })} ours ${x}, ${y} MapLibre's ${theirs.x}, ${theirs.y}`,
        ).toBeLessThan(0.1);
      }
    }
    console.info(
      `${projection} ${viewport.width} × ${viewport.height}: ${compared} places, off by ${worst} px at most`,
    );
    expect(compared).toBeGreaterThan(5000);
  });

  test('a place is painted where it is projected, to half a pixel', async () => {
    const viewport = { width: 844, height: 390 };
    const breakpoint = breakpointOf(viewport);
    const box = safeBox(breakpoint, viewport);
    const map = await open(projection, viewport);
    let worst = 0;
    for (const zoom of [2, 6, 10.5]) {
      const camera: Camera = { center: [29.7, 51.8], zoom, bearing: -17, pitch: 0 };
      const at = frameUnprojector(projection, camera, breakpoint)([60, 40]);
      if (!at) throw new Error('the frame must be full of the Earth at this zoom');
      show(map, projection, camera, viewport);
      const painted = await paintedAt(map, at);
      const [x, y] = stagePoint(box, [60, 40]);
      worst = Math.max(worst, Math.hypot(painted[0] - x, painted[1] - y));
    }
    console.info(`${projection}: painted off by ${worst} px at most`);
    expect(worst).toBeLessThan(0.5);
  });
});

test('the globe hides what MapLibre hides, and nothing else', async () => {
  const viewport = { width: 1440, height: 900 };
  const map = await open('globe', viewport);
  let hidden = 0;
  for (const camera of cameras.filter(({ zoom }) => zoom < 6)) {
    show(map, 'globe', camera, viewport);
    const project = frameProjector('globe', camera, breakpointOf(viewport));
    for (const at of grid) {
      // What MapLibre hides lies behind another place at the same pixel. At the horizon itself the two are one.
      const front = map.unproject(map.project(at));
      const apart = geoDistance(at, [front.lng, front.lat]);
      if (apart > 1e-6 && apart < 0.1) continue;
      expect(project(at) === null, JSON.stringify({ camera, at })).toBe(apart > 0.1);
      if (apart > 0.1) hidden++;
    }
  }
  expect(hidden).toBeGreaterThan(1000);
});

const grid: LonLat[] = [];
for (let longitude = -180; longitude < 180; longitude += 15) {
  for (let latitude = -80; latitude <= 80; latitude += 10) grid.push([longitude + 0.123, latitude + 0.321]);
}

/** A grid over the world, and one over the stage: at high zooms none of the first would be in sight. */
function places(projection: ProjectionName, camera: Camera, viewport: Viewport): LonLat[] {
  const breakpoint = breakpointOf(viewport);
  const box = safeBox(breakpoint, viewport);
  const unproject = frameUnprojector(projection, camera, breakpoint);
  const inSight: LonLat[] = [];
  for (let x = 0; x <= viewport.width; x += viewport.width / 6) {
    for (let y = 0; y <= viewport.height; y += viewport.height / 6) {
      const at = unproject([(x - box.x) / box.scale, (y - box.y) / box.scale]);
      if (at && Math.abs(at[1]) < 85) inSight.push(at);
    }
  }
  const near = grid.map<LonLat>(([longitude, latitude]) => [nearestLongitude(longitude, camera.center[0]), latitude]);
  return [...inSight, ...near];
}

const centers: LonLat[] = [
  [29.7, 51.8],
  [0, 0],
  [179.6, -16.5],
  [-179.9, 64],
  [190, 10],
  [-70, -75],
  [105, 75],
];
const stances = [
  { bearing: 0, pitch: 0 },
  { bearing: -17, pitch: 0 },
  { bearing: 135, pitch: 0 },
  { bearing: 0, pitch: 30 },
  { bearing: 250, pitch: 50 },
];
const cameras: Camera[] = centers.flatMap((center) =>
  [0.5, 1.7, 3.2, 5, 6.8, 8.6, 10.5].flatMap((zoom) => stances.map((stance) => ({ center, zoom, ...stance }))),
);

async function open(projection: ProjectionName, { width, height, stageHeight = height }: Viewport): Promise<MapLibre> {
  const container = document.createElement('div');
  container.style.cssText = `position: absolute; top: 0; left: 0; width: ${width}px; height: ${stageHeight}px`;
  document.body.append(container);
  const map = new MapLibre({
    container,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    // So that what is painted can be read.
    canvasContextAttributes: { preserveDrawingBuffer: true },
    minZoom: -2,
    maxPitch: 60,
    transformConstrain: (center, zoom) => ({ center, zoom }),
    style: {
      version: 8,
      projection: { type: projection === 'globe' ? 'vertical-perspective' : 'mercator' },
      sources: {},
      layers: [],
    },
  });
  maps.push(map);
  await map.once('load');
  return map;
}

function show(map: MapLibre, projection: ProjectionName, frame: Camera, viewport: Viewport): void {
  const { fov, ...camera } = viewCamera(projection, frame, breakpointOf(viewport), viewport);
  map.setVerticalFieldOfView(fov);
  map.jumpTo(camera);
}

/** Middle of the one disc that MapLibre paints at a place, in CSS pixels of the canvas. */
async function paintedAt(map: MapLibre, at: LonLat): Promise<Point> {
  if (!map.getSource('place')) {
    map.addSource('place', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    map.addLayer({
      id: 'place',
      type: 'circle',
      source: 'place',
      paint: { 'circle-radius': 6, 'circle-color': '#f00' },
    });
  }
  const source = map.getSource<GeoJSONSource>('place');
  await source?.setData({ type: 'Point', coordinates: at });
  await map.once('idle');
  const canvas = map.getCanvas();
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  if (!context) throw new Error('the browser gives no 2D canvas');
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < data.length / 4; i++) {
    const alpha = data[4 * i + 3] ?? 0;
    sum += alpha;
    sumX += alpha * ((i % canvas.width) + 0.5);
    sumY += alpha * (Math.floor(i / canvas.width) + 0.5);
  }
  const ratio = canvas.width / canvas.clientWidth;
  return [sumX / sum / ratio, sumY / sum / ratio];
}
