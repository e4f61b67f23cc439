import type { Map as MapLibre } from 'maplibre-gl';
import { groundView, scaleOf, tiers, type Bounds, type Tier } from '../ground/index.ts';
import type { BreakpointName, Camera, ProjectionName } from '../projection/index.ts';
import type { MapState } from '../timeline/index.ts';
import type { StageLayer } from './style.ts';

export interface Exploring {
  /** What the map is called for assistive technology, with how it is moved. */
  label: string;
  /** The least and the greatest zoom of the viewport. */
  zooms: readonly [number, number];
  /** The cameras of the story's stops: the ground is complete where these look. */
  cameras: readonly (readonly [Camera, BreakpointName])[];
  /** The state to be painted with a camera of the reader's. */
  see(camera: Camera): MapState;
}

/**
 * Lets the reader move the map, by drag, wheel, pinch, double click and keys, and tells every state. The undo takes it
 * out of his hands; it stands where he left it until another state is shown. It is told whether there is a style still.
 *
 * @param layers of the built-in ground; none where another lies beneath
 */
export function handOver(
  map: MapLibre,
  layers: readonly StageLayer[],
  { label, cameras, see, ...look }: Exploring & { projection: ProjectionName; sea: string },
  onMove: (state: MapState) => void,
): (isStyled: boolean) => void {
  const handlers = [map.dragPan, map.scrollZoom, map.touchZoomRotate, map.doubleClickZoom, map.keyboard];
  const canvas = map.getCanvas();
  const container = map.getCanvasContainer();
  const undoSea = seaWhereSeen(map, layers, cameras, look);

  let within = false;
  const moved = () => {
    // To change the field of view is a movement, too.
    if (within) return;
    within = true;
    const { lng, lat } = map.getCenter();
    const state = see({ center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() });
    map.setVerticalFieldOfView(state.camera.fov);
    onMove(state);
    within = false;
  };

  for (const handler of handlers) handler.enable();
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.on('move', moved);
  Object.assign(container.style, { touchAction: 'none', cursor: 'grab' });
  for (const [name, value] of Object.entries({ tabindex: '0', role: 'application', 'aria-label': label })) {
    canvas.setAttribute(name, value);
  }
  canvas.removeAttribute('aria-hidden');
  moved();
  canvas.focus({ preventScroll: true });

  return (isStyled) => {
    map.stop();
    map.off('move', moved);
    for (const handler of handlers) handler.disable();
    Object.assign(container.style, { touchAction: '', cursor: '' });
    for (const name of ['tabindex', 'role', 'aria-label']) canvas.removeAttribute(name);
    canvas.setAttribute('aria-hidden', 'true');
    if (isStyled) undoSea();
  };
}

/** The layer, and its source, of the sea beneath a tier. */
export function seenLayer(tier: Tier): { id: string; tier: Tier } {
  return { id: `${tier}:seen`, tier };
}

/**
 * A story's ground holds of its closer tiers only what it looks at. There sea is laid beneath each, and around it the
 * wider tiers are to be seen, as they are all painted while the map is explored.
 */
function seaWhereSeen(
  map: MapLibre,
  layers: readonly StageLayer[],
  cameras: Exploring['cameras'],
  { projection, sea }: { projection: ProjectionName; sea: string },
): () => void {
  const views = cameras.map(([camera, breakpoint]) => groundView(projection, camera, breakpoint));
  const added = tiers.slice(1).flatMap((tier) => {
    const boxes = scaleOf(views.filter((view) => view.tier === tier)).boxes();
    const lowest = layers.find((layer) => layer.tier === tier);
    if (!lowest || boxes.length === 0) return [];
    const { id } = seenLayer(tier);
    // Left from an exploration that a lost context ended.
    if (map.getLayer(id)) return [id];
    map.addSource(id, { type: 'geojson', data: { type: 'MultiPolygon', coordinates: boxes.map(boxOf) } });
    const paint = { 'fill-color': sea, 'fill-opacity': 0, 'fill-antialias': false };
    map.addLayer({ id, type: 'fill', source: id, paint }, lowest.id);
    return [id];
  });
  return () => {
    for (const id of added) {
      map.removeLayer(id);
      map.removeSource(id);
    }
  };
}

function boxOf([west, south, east, north]: Bounds): GeoJSON.Position[][] {
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}
