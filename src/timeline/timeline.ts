import type { BreakpointName, Camera, ProjectionName, ViewCamera } from '../projection/index.ts';

/**
 * What the map shows, as a function of the position alone.
 *
 * The position runs from 0 to the number of scenes. Scene `i` has the interval [i, i + 1): it rests in the middle
 * half, [i + 0.25, i + 0.75], and the map travels from i + 0.75 to i + 1.25. From 0 to 0.25 it travels from the
 * opening, where there is one, to the first scene.
 */
export interface Timeline {
  projection: ProjectionName;
  /** The picture under the title, at position 0; absent: the first stop. */
  opening?: Stop;
  /** One per scene. A scene without a map of its own repeats the stop before. */
  stops: Stop[];
}

export interface Stop {
  /** The camera that fits the scene into each breakpoint's frame, in frame pixels. */
  cameras: Record<BreakpointName, Camera>;
  /** Ids of what the drawing shows: items of `Drawing.items`. */
  shows: string[];
  /** Of those, what is unrolled on arrival: id → kilometres to be drawn when the scene rests. */
  unrolls: Record<string, number>;
  /** Keys of the ground's layers that are switched on: `lit:BY`, `shade:EU`, `area:crimea-2014`. */
  ground: string[];
}

/** The picture at one position. Equal positions give equal states, whatever came before. */
export interface MapState {
  position: number;
  /** Index of the scene that the reader is in: ⌊position⌋. */
  index: number;
  breakpoint: BreakpointName;
  /** The camera in the frame: in these pixels the drawing is painted. */
  frame: Camera;
  /** The same camera for the viewport: this goes to MapLibre. */
  camera: ViewCamera;
  /** Indices into `stops` (-1: the opening) between which the map stands, equal at rest. */
  from: number;
  to: number;
  /** How far it has travelled from `from` to `to`, 0 … 1, eased; 1 at rest. */
  progress: number;
  /** Opacity, 0 … 1, of each drawn item; what is absent is not shown. */
  opacity: Record<string, number>;
  /** Kilometres drawn of each tape and route that is shown. */
  drawn: Record<string, number>;
  /** Opacity, 0 … 1, of each of the ground's switchable layers; what is absent is 0. */
  ground: Record<string, number>;
}
