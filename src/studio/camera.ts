import { handCamera } from '../compile/index.ts';
import { readJson, type Change } from '../format/edit.ts';
import { worldSize, wrapLongitude, type BreakpointName, type Camera, type LonLat } from '../projection/index.ts';
import { record, rounded, type SceneSheet, type Sheet, type Wish } from './sheet.ts';

/** The camera of a map by hand, as a story's file has it. */
export interface View {
  center: LonLat;
  /** Of the `wide` frame, whatever the page is seen in. */
  zoom: number;
  bearing: number;
  pitch: number;
}

/**
 * What a breakpoint's frame shows, as it is written: the centre to half a pixel, and the rest so that nothing in the
 * frame lies more than some two pixels beside where it was seen.
 */
export function viewOf(camera: Camera, breakpoint: BreakpointName): View {
  const { center, zoom } = handCamera(camera, breakpoint);
  const [longitude, latitude] = center;
  const degreesPerPixel = (360 / worldSize(camera.zoom)) * Math.cos((latitude * Math.PI) / 180);
  return {
    center: rounded([wrapLongitude(longitude), latitude], degreesPerPixel),
    zoom: Number(zoom.toFixed(2)),
    bearing: Number(camera.bearing.toFixed(1)),
    pitch: Number(camera.pitch.toFixed(1)),
  };
}

/** A view as a scene's camera, by hand from now on: in place of what the camera was fitted to. */
export function taken(sheet: Sheet, scene: SceneSheet, { center, zoom, bearing, pitch }: View): Wish {
  const now = record(readJson(sheet.text, scene.path));
  const turned = Object.entries({ bearing, pitch }).filter(([key, degrees]) => degrees !== (now[key] ?? 0));
  const camera = Object.entries({ center, zoom, ...Object.fromEntries(turned) });
  const isThere = ([key]: [string, unknown]) => now[key] !== undefined;
  const anew = camera.filter((each) => !isThere(each));
  const at = (key: string) => [...scene.path, key];
  const changes: Change[] = [
    ...camera
      .filter(([key, value]) => isThere([key, value]) && JSON.stringify(value) !== JSON.stringify(now[key]))
      .map(([key, value]) => ({ path: at(key), value })),
    ...(now['fit'] !== undefined
      ? [{ path: at('fit'), by: Object.fromEntries(anew) }]
      : anew.map(([key, value]) => ({ path: at(key), value }))),
  ];
  const what = `${scene.id} seen from ${center.join(', ')} at zoom ${zoom}`;
  return { edits: [{ file: sheet.file, changes }], what };
}

/** A scene's camera fitted to all that the scene shows: in place of one by hand. */
export function fitted(sheet: Sheet, scene: SceneSheet): Wish | undefined {
  const fit = scene.map?.show ?? [];
  if (fit.length === 0) return undefined;
  const now = record(readJson(sheet.text, scene.path));
  const [first, ...others] = ['fit', 'center', 'zoom'].filter((key) => now[key] !== undefined);
  const at = (key: string) => [...scene.path, key];
  const changes: Change[] = [
    first === undefined ? { path: at('fit'), value: fit } : { path: at(first), by: { fit } },
    ...others.map((key) => ({ path: at(key) })),
  ];
  return { edits: [{ file: sheet.file, changes }], what: `${scene.id} fitted to what it shows` };
}
