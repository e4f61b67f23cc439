import {
  type BreakpointName,
  type Camera,
  type Direction,
  type Point,
  type ProjectionName,
  breakpointNames,
  frameUnprojector,
  safeBox,
} from '../projection/index.ts';
import type { Timeline } from '../timeline/index.ts';
import type { Bounds } from './basemap.ts';
import type { View } from './story.ts';
import { tierAt } from './tier.ts';

/** The viewports for which a breakpoint's stills reach to every edge of the stage. */
interface Range {
  /** Width divided by height, from the tallest viewport to the widest. */
  aspects: [number, number];
  /** How much higher than `100svh` the stage, `100lvh`, may be. */
  stage: number;
}

/**
 * Phones from 21:9 (360 × 840) to unfolded ones; tablets; anything from a square window to an ultra-wide screen of
 * 21:9; phones on their side. Beyond, the sea runs on without land.
 */
const ranges: Record<BreakpointName, Range> = {
  phone: { aspects: [0.42, 0.9], stage: 1.14 },
  tablet: { aspects: [0.56, 1], stage: 1.05 },
  wide: { aspects: [1, 2.4], stage: 1 },
  low: { aspects: [1.3, 2.4], stage: 1.2 },
};

/**
 * All of a frame's surroundings that a viewport of the breakpoint may show: [[left, top], [right, bottom]] in frame
 * pixels. The frame itself is [[0, 0], [width, height]].
 *
 * @param directions which ways the pages are written that show it
 */
export function frameExtent(breakpoint: BreakpointName, directions: readonly Direction[] = ['ltr']): [Point, Point] {
  const { aspects, stage } = ranges[breakpoint];
  const extent: [Point, Point] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  const height = 1000;
  const steps = 20;
  for (let step = 0; step <= steps; step++) {
    const width = height * (aspects[0] + ((aspects[1] - aspects[0]) * step) / steps);
    for (const direction of directions) {
      const box = safeBox(breakpoint, { width, height, direction });
      extent[0][0] = Math.min(extent[0][0], Math.floor(-box.x / box.scale));
      extent[0][1] = Math.min(extent[0][1], Math.floor(-box.y / box.scale));
      extent[1][0] = Math.max(extent[1][0], Math.ceil((width - box.x) / box.scale));
      extent[1][1] = Math.max(extent[1][1], Math.ceil((height * stage - box.y) / box.scale));
    }
  }
  return extent;
}

/**
 * All that a story looks at: every stop, and what is passed in between, at every breakpoint.
 *
 * @param cameraAt the frame's camera at a position of the timeline, `mapStateAt(…).frame`
 */
export function viewsOf(
  timeline: Timeline,
  cameraAt: (position: number, breakpoint: BreakpointName) => Camera,
  directions?: readonly Direction[],
): View[] {
  const samples = 32;
  return breakpointNames.flatMap((breakpoint) =>
    Array.from({ length: timeline.stops.length * samples + 1 }, (_, index) =>
      groundView(timeline.projection, cameraAt(index / samples, breakpoint), breakpoint, directions),
    ),
  );
}

/** What a camera may show, at every viewport of the breakpoint: to choose a story's part of the basemap by. */
export function groundView(
  projection: ProjectionName,
  camera: Camera,
  breakpoint: BreakpointName,
  directions?: readonly Direction[],
): View {
  const [[left, top], [right, bottom]] = frameExtent(breakpoint, directions);
  const at = frameUnprojector(projection, camera, breakpoint);
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  const steps = 24;
  for (let column = 0; column <= steps; column++) {
    for (let row = 0; row <= steps; row++) {
      const place = at([left + ((right - left) * column) / steps, top + ((bottom - top) * row) / steps]);
      if (!place) continue;
      // Beside the camera, so that bounds across the antimeridian run past 180.
      const longitude = place[0] - 360 * Math.round((place[0] - camera.center[0]) / 360);
      bounds[0] = Math.min(bounds[0], longitude);
      bounds[1] = Math.min(bounds[1], place[1]);
      bounds[2] = Math.max(bounds[2], longitude);
      bounds[3] = Math.max(bounds[3], place[1]);
    }
  }
  return { tier: tierAt(camera.zoom), bounds };
}
