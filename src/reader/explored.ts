import type { Exploring } from '../stage/index.ts';
import {
  breakpointNames,
  frameCamera,
  viewCamera,
  type Camera,
  type ProjectionName,
  type Viewport,
} from '../projection/index.ts';
import type { MapState, Timeline } from '../timeline/index.ts';

/** What the story shows, `told`, as it looks with a camera of the reader's: the drawing keeps to the ground. */
export function exploredState(
  projection: ProjectionName,
  told: MapState,
  camera: Camera,
  viewport: Viewport,
): MapState {
  const frame = frameCamera(camera, told.breakpoint, viewport);
  return { ...told, frame, camera: viewCamera(projection, frame, told.breakpoint, viewport) };
}

/** How much closer than the story's closest view the reader may look, in levels of zoom. */
const closer = 2;

/** Within what the reader may move the map. */
export function explorable(
  { opening, stops }: Timeline,
  told: MapState,
  viewport: Viewport,
): Pick<Exploring, 'zooms' | 'cameras'> {
  const all = opening ? [opening, ...stops] : stops;
  const zooms = all.map(({ cameras }) => cameras[told.breakpoint].zoom);
  const toView = told.camera.zoom - frameCamera(told.camera, told.breakpoint, viewport).zoom;
  return {
    zooms: [Math.min(told.frame.zoom, ...zooms) + toView, Math.max(...zooms) + toView + closer],
    cameras: all.flatMap(({ cameras }) => breakpointNames.map((name) => [cameras[name], name] as const)),
  };
}
