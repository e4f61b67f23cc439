import {
  type BreakpointName,
  type Camera,
  type Direction,
  type LonLat,
  type Point,
  type ProjectionName,
  breakpointNames,
  frameUnprojector,
  safeBox,
  worldSize,
} from '../projection/index.ts';
import type { Timeline } from '../timeline/index.ts';
import { ringArea } from './area.ts';
import type { Bounds } from './basemap.ts';
import type { Patch } from './scale.ts';
import { tierAt, type Tier } from './tier.ts';

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

/** What is looked at, at rest or on the way, by one camera. */
export interface View {
  tier: Tier;
  /** All that it may show, piece by piece, with how large each is. */
  patches(): Iterable<Patch>;
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
  const positions = Array.from({ length: timeline.stops.length * samples + 1 }, (_, index) => index / samples);
  return breakpointNames.flatMap((breakpoint) => {
    const extent = frameExtent(breakpoint, directions);
    const viewOf = (camera: Camera) => groundView(timeline.projection, camera, breakpoint, extent);
    const keyed = (cameras: Camera[]) => new Map(cameras.map((camera) => [JSON.stringify(camera), camera]));
    const stops = timeline.opening ? [timeline.opening, ...timeline.stops] : timeline.stops;
    const resting = keyed(stops.map(({ cameras }) => cameras[breakpoint]));
    const passing = keyed(positions.map((position) => cameraAt(position, breakpoint)));
    for (const key of resting.keys()) passing.delete(key);
    return [...[...resting.values()].map(viewOf), ...[...passing.values()].map((camera) => inPassing(viewOf(camera)))];
  });
}

/** A view that the reader scrolls through: moving, lines of half the detail look the same. */
function inPassing(view: View): View {
  return {
    tier: view.tier,
    *patches() {
      for (const { bounds, kilometres } of view.patches()) yield { bounds, kilometres: 2 * kilometres };
    },
  };
}

/** What a camera may show, at every viewport of the breakpoint: to choose a story's part of the basemap by. */
export function groundView(
  projection: ProjectionName,
  camera: Camera,
  breakpoint: BreakpointName,
  extent = frameExtent(breakpoint),
): View {
  return {
    tier: tierAt(camera.zoom),
    *patches() {
      const [[left, top], [right, bottom]] = extent;
      const at = frameUnprojector(projection, camera, breakpoint);
      const [width, height] = [(right - left) / steps, (bottom - top) / steps];
      const line = (row: number) =>
        Array.from({ length: steps + 1 }, (_, column): Corner => {
          const pixel: Point = [left + width * column, top + height * row];
          return { pixel, place: at(pixel) };
        });
      const centre = (kilometresAround * Math.cos((camera.center[1] * Math.PI) / 180)) / worldSize(camera.zoom);
      let above = line(0);
      for (let row = 1; row <= steps; row++) {
        const below = line(row);
        for (let column = 1; column <= steps; column++) {
          const corners = [above[column - 1]!, above[column]!, below[column]!, below[column - 1]!];
          const isWhole = corners.every(({ place }) => place);
          const edge = projection === 'globe' && !isWhole ? limb(corners, at) : [];
          const places = [...corners.map(({ place }) => place), ...edge].filter((place) => place !== null);
          if (places.length === 0) continue;
          const shape = places.map((place) => beside(place, camera.center[0]));
          yield isWhole
            ? {
                bounds: boundsOf(shape),
                kilometres: Math.max(centre / 2, Math.sqrt(ringArea(shape) / (width * height))),
              }
            : { bounds: boundsOf(shape, bulge), kilometres: aslant * centre };
        }
        above = below;
      }
    },
  };
}

/** Patches from one side of a view to the other. */
const steps = 16;

/** The equator's length. */
const kilometresAround = 40_075;

/** At least so many times more kilometres than at the centre lie within a pixel at the globe's edge. */
const aslant = 1.5;
/** Degrees by which the globe's edge bulges between the sides of a patch. */
const bulge = 3;

interface Corner {
  pixel: Point;
  /** Null beside the globe. */
  place: LonLat | null;
}

/** Where the globe's edge crosses the sides of a patch. */
function limb(corners: readonly Corner[], at: (pixel: Point) => LonLat | null): (LonLat | null)[] {
  return corners.flatMap((a, index) => {
    const b = corners[(index + 1) % corners.length]!;
    if (!a.place === !b.place) return [];
    let [within, beside] = a.place ? [a, b] : [b, a];
    // To a thousandth of a pixel: seen so aslant, a whole one would be degrees.
    for (let halving = 0; halving < 16; halving++) {
      const pixel: Point = [(within.pixel[0] + beside.pixel[0]) / 2, (within.pixel[1] + beside.pixel[1]) / 2];
      const middle = { pixel, place: at(pixel) };
      if (middle.place) within = middle;
      else beside = middle;
    }
    return [within.place];
  });
}

/** A place's longitude beside another, so that bounds across the antimeridian run past 180. */
function beside([longitude, latitude]: LonLat, other: number): LonLat {
  return [longitude - 360 * Math.round((longitude - other) / 360), latitude];
}

function boundsOf(places: readonly LonLat[], margin = 0): Bounds {
  const longitudes = places.map(([longitude]) => longitude);
  const latitudes = places.map(([, latitude]) => latitude);
  return [
    Math.min(...longitudes) - margin,
    Math.min(...latitudes) - margin,
    Math.max(...longitudes) + margin,
    Math.max(...latitudes) + margin,
  ];
}
