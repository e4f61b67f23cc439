import { handCamera } from '../compile/index.ts';
import {
  breakpoints,
  breakpointOf,
  frameCamera,
  frameProjector,
  frameUnprojector,
  nearestLongitude,
  safeBox,
  stagePoint,
  worldSize,
  type LonLat,
  type Point,
  type ProjectionName,
} from '../projection/index.ts';
import { viewportOf } from '../reader/viewport.ts';
import { viewOf, type View } from './camera.ts';

/** Where places lie on the open page: CSS pixels of the browser's viewport. */
export interface Sight {
  /** Null where the globe hides the place, and beyond the edges of the map. */
  project(at: LonLat): Point | null;
  /** Null beside the globe. */
  unproject(pixel: Point): LonLat | null;
  /** The middle of what the scene shows beside its card. */
  middle(): LonLat | null;
  /** As a scene's camera by hand. */
  view: View;
  /** What every breakpoint's frame has of it. */
  common: { x: number; y: number; width: number; height: number };
  /** At the equator. */
  degreesPerPixel: number;
}

/** What the page shows now, by what its stage tells of its camera; undefined while it has none. */
export function sightOf(projection: ProjectionName, locale: string): Sight | undefined {
  const stage = document.querySelector<HTMLElement>('[data-camera]');
  const visible = stage?.querySelector<HTMLElement>('.visible');
  const [lon, lat, zoom, bearing, pitch] = (stage?.dataset['camera'] ?? '').split(' ').map(Number);
  if (!stage || !visible || lon === undefined || lat === undefined || zoom === undefined) return undefined;
  const viewport = viewportOf(stage, visible, locale);
  const breakpoint = breakpointOf(viewport);
  const camera = { center: [lon, lat] as LonLat, zoom, bearing: bearing ?? 0, pitch: pitch ?? 0 };
  const frame = frameCamera(camera, breakpoint, viewport);
  const box = safeBox(breakpoint, viewport);
  const project = frameProjector(projection, frame, breakpoint);
  const unproject = frameUnprojector(projection, frame, breakpoint);
  const { left, top, right, bottom } = stage.getBoundingClientRect();
  const { width, height } = breakpoints[breakpoint].frame;
  const toCommon = box.scale * 2 ** (frame.zoom - handCamera(frame, breakpoint).zoom);
  const common = { width: breakpoints.wide.frame.width * toCommon, height: breakpoints.wide.frame.height * toCommon };
  return {
    middle: () => unproject([width / 2, height / 2]),
    project([longitude, latitude]) {
      const at = project([nearestLongitude(longitude, lon), latitude]);
      if (!at) return null;
      const [x, y] = stagePoint(box, at);
      const point: Point = [left + x, top + y];
      return point[0] < left || point[0] > right || point[1] < top || point[1] > bottom ? null : point;
    },
    unproject: ([x, y]) => unproject([(x - left - box.x) / box.scale, (y - top - box.y) / box.scale]),
    view: viewOf(frame, breakpoint),
    common: {
      x: left + box.x + (box.width - common.width) / 2,
      y: top + box.y + (box.height - common.height) / 2,
      ...common,
    },
    degreesPerPixel: 360 / worldSize(zoom),
  };
}
