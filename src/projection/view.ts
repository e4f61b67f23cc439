import type { Camera, Point, ProjectionName } from './camera.ts';
import { frameDistance } from './distance.ts';
import { barHeight, breakpoints, type BreakpointName, type ViewCamera, type Viewport } from './frame.ts';

/** The breakpoint of a viewport, as the media queries of {@link breakpoints} have it. */
export function breakpointOf({ width, height, breakpoint }: Viewport): BreakpointName {
  if (breakpoint) return breakpoint;
  if (width <= height) return width < 600 ? 'phone' : 'tablet';
  return height < 500 ? 'low' : 'wide';
}

/** The frame's place in the stage, in CSS pixels from its top left, and CSS pixels per frame pixel. */
export interface SafeBox {
  x: number;
  y: number;
  width: number;
  height: number;
  scale: number;
}

/** Where the breakpoint's frame lies: as large as the insets let it be, and in the middle of what they leave. */
export function safeBox(breakpoint: BreakpointName, viewport: Viewport): SafeBox {
  const { frame, insets } = breakpoints[breakpoint];
  const freeWidth = viewport.width * (1 - insets.left - insets.right);
  const top = Math.max(barHeight, viewport.height * insets.top);
  const freeHeight = viewport.height * (1 - insets.bottom) - top;
  const scale = Math.min(freeWidth / frame.width, freeHeight / frame.height);
  const width = frame.width * scale;
  const height = frame.height * scale;
  const x = viewport.width * insets.left + (freeWidth - width) / 2;
  return {
    x: viewport.direction === 'rtl' ? viewport.width - x - width : x,
    y: top + (freeHeight - height) / 2,
    width,
    height,
    scale,
  };
}

/**
 * The camera that shows in the viewport what `camera` shows in the frame. What the frame has at `[x, y]` lies at
 * `[box.x + x·scale, box.y + y·scale]` of the stage, its perspective included; the stage is `stageHeight` high.
 */
export function viewCamera(
  projection: ProjectionName,
  camera: Camera,
  breakpoint: BreakpointName,
  viewport: Viewport,
): ViewCamera {
  const box = safeBox(breakpoint, viewport);
  const stageHeight = viewport.stageHeight ?? viewport.height;
  const distance = frameDistance(projection, camera, breakpoint) * box.scale;
  return {
    ...camera,
    zoom: camera.zoom + Math.log2(box.scale),
    padding: {
      top: box.y,
      right: viewport.width - box.x - box.width,
      bottom: stageHeight - box.y - box.height,
      left: box.x,
    },
    fov: (2 * Math.atan(stageHeight / (2 * distance)) * 180) / Math.PI,
  };
}

/** The camera in the frame that shows what `camera` shows in the viewport; inverse of {@link viewCamera}. */
export function frameCamera(camera: Camera, breakpoint: BreakpointName, viewport: Viewport): Camera {
  const { center, zoom, bearing, pitch } = camera;
  return { center, zoom: zoom - Math.log2(safeBox(breakpoint, viewport).scale), bearing, pitch };
}

/** Stage pixels of a frame pixel. */
export function stagePoint(box: SafeBox, [x, y]: Point): Point {
  return [box.x + x * box.scale, box.y + y * box.scale];
}
