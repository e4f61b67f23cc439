import {
  breakpoints,
  fitCamera,
  type BreakpointName,
  type Camera,
  type LonLat,
  type ProjectionName,
} from '../projection/index.ts';
import type { CountryShape } from './raster.ts';

/** What a map's camera is asked to do: to fit points, or to stand where the designer put it. */
export interface FrameRequest {
  /** All that must lie in the frame; for a camera by hand, what is checked to lie in it. */
  points: LonLat[];
  /** The designer's own camera; its zoom is that of the `wide` frame. */
  hand?: { center: LonLat; zoom: number };
  bearing: number;
  pitch: number;
}

/** Frame pixels between what must be seen and the frame's edges: room for the names. */
const padding: Record<BreakpointName, number> = { phone: 30, tablet: 44, wide: 50, low: 28 };
/** A place by itself is shown with the region that it lies in. */
const zoomOfOnePlace = 6.5;

/** How much wider than need be, in frame pixels on every side, a frame may become until its names have room. */
export const widenings = [0, 8, 16, 26, 38];

/**
 * The camera of a map in one breakpoint's frame.
 * @param widening frame pixels added to the usual distance from the edges
 */
export function frameCamera(
  { points, hand, bearing, pitch }: FrameRequest,
  projection: ProjectionName,
  breakpoint: BreakpointName,
  widening = 0,
): Camera {
  if (hand) return { center: hand.center, zoom: hand.zoom + sizeOf(breakpoint), bearing, pitch };
  const options = { padding: padding[breakpoint] + widening, bearing };
  const camera = isOnePlace(points)
    ? fitCamera(projection, points, breakpoint, { ...options, maxZoom: zoomOfOnePlace + sizeOf(breakpoint) })
    : fitCamera(projection, points, breakpoint, options);
  return { ...rounded(camera), pitch };
}

/** The designer's camera that shows in a breakpoint's frame what `camera` does. */
export function handCamera({ center, zoom }: Camera, breakpoint: BreakpointName): NonNullable<FrameRequest['hand']> {
  return { center, zoom: zoom - sizeOf(breakpoint) };
}

/** Zoom levels by which a breakpoint's frame is smaller than the `wide` one, so that both show the same extent. */
function sizeOf(breakpoint: BreakpointName): number {
  const { frame } = breakpoints[breakpoint];
  const design = breakpoints.wide.frame;
  return Math.log2(Math.min(frame.width / design.width, frame.height / design.height));
}

function isOnePlace([first, ...rest]: LonLat[]): boolean {
  return first !== undefined && rest.every(([lon, lat]) => lon === first[0] && lat === first[1]);
}

/** To about a hundredth of a pixel: shorter to write down, and the same on every machine. */
function rounded(camera: Camera): Camera {
  const digits = Math.max(4, Math.ceil(camera.zoom * 0.31) + 4);
  const cut = (value: number) => Number(value.toFixed(digits));
  return { ...camera, center: [cut(camera.center[0]), cut(camera.center[1])], zoom: Number(camera.zoom.toFixed(5)) };
}

/** A polygon is of a country's main land if it has at least this part of the largest one's area. */
const mainShare = 0.25;

/** The outlines of a country's main land: what must be seen for the country to be seen. Islands far off are left out. */
export function mainOutline(shape: CountryShape): LonLat[] {
  return mainRings(shape).flatMap(thinned);
}

/** The outer rings of a country's main land. */
export function mainRings({ polygons }: CountryShape): LonLat[][] {
  const largest = Math.max(...polygons.map(({ area }) => area));
  return polygons.filter(({ area }) => area >= largest * mainShare).map(({ rings }) => rings[0] ?? []);
}

/** At most some two hundred vertices, those farthest north, south, east and west among them. */
function thinned(ring: LonLat[]): LonLat[] {
  const step = Math.max(1, Math.floor(ring.length / 200));
  const extremes = [0, 1].flatMap((axis) => {
    const sorted = [...ring].sort((a, b) => (a[axis] ?? 0) - (b[axis] ?? 0));
    return [sorted[0], sorted.at(-1)].flatMap((vertex) => (vertex ? [vertex] : []));
  });
  return [...extremes, ...ring.filter((_, index) => index % step === 0)];
}
