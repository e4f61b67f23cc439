import type { Camera } from './camera.ts';

/**
 * The safe box of each breakpoint. A scene's camera is fitted into a frame of fixed size, in CSS pixels; on a real
 * viewport the frame is scaled, as SVG's `preserveAspectRatio="xMidYMid meet"` does, into what the insets leave free.
 * The caption card keeps to the insets, so a frame is never under a card. The same table is written into the
 * stylesheet by the build. Pages from right to left have left and right exchanged.
 */
export const breakpoints = {
  phone: {
    media: '(max-width: 599.98px) and (max-aspect-ratio: 1/1)',
    frame: { width: 340, height: 350 },
    insets: { top: 0.07, right: 0.03, bottom: 0.46, left: 0.03 },
    /** Where the caption card stands by the frame. */
    card: 'below',
  },
  tablet: {
    media: '(min-width: 600px) and (max-aspect-ratio: 1/1)',
    frame: { width: 700, height: 620 },
    insets: { top: 0.06, right: 0.03, bottom: 0.36, left: 0.03 },
    card: 'below',
  },
  wide: {
    media: '(min-height: 500px) and (min-aspect-ratio: 10001/10000)',
    frame: { width: 800, height: 700 },
    insets: { top: 0.07, right: 0.03, bottom: 0.07, left: 0.38 },
    card: 'beside',
  },
  low: {
    media: '(max-height: 499.98px) and (min-aspect-ratio: 10001/10000)',
    frame: { width: 420, height: 300 },
    insets: { top: 0.09, right: 0.03, bottom: 0.06, left: 0.46 },
    card: 'beside',
  },
} as const;

/** CSS pixels that the page’s bar takes of the top: on low screens more than a frame’s inset is. */
export const barHeight = 44;

export type BreakpointName = keyof typeof breakpoints;
export const breakpointNames = Object.keys(breakpoints) as BreakpointName[];

/** Which way a page is written. */
export type Direction = 'ltr' | 'rtl';

/** What is visible of the page's picture, in CSS pixels. */
export interface Viewport {
  width: number;
  /** The height that is always visible, `100svh`: the frame is fitted into it. */
  height: number;
  /** The height of the stage, `100lvh`; equal to `height` when absent. */
  stageHeight?: number;
  /** Which way the page is written; from left to right when absent. From right to left, card and frame change sides. */
  direction?: Direction;
  /** The breakpoint that the stylesheet keeps to; what follows from width and height when absent. */
  breakpoint?: BreakpointName;
}

/** A distance from each edge of the stage, in CSS pixels; MapLibre's `padding`. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** A camera for one viewport: what is handed to MapLibre. */
export interface ViewCamera extends Camera {
  padding: Insets;
  /** Vertical field of view in degrees; keeps the perspective of the frame at every viewport. */
  fov: number;
}
