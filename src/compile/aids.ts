import { geoOrthographic, geoStream } from 'd3-geo';
import type { MultiPolygon } from 'geojson';
import {
  aidSizes,
  enlarged,
  globeUnit,
  kmPerMile,
  roundBelow,
  type Aids,
  type Box,
  type Locator,
  type ScaleBar,
} from '../drawing/index.ts';
import {
  breakpoints,
  frameUnprojector,
  nearestLongitude,
  type BreakpointName,
  type Camera,
  type LonLat,
  type Point,
  type ProjectionName,
  type Unprojector,
} from '../projection/index.ts';
import { distance } from './distance.ts';

/** What helps to read a map: a scale bar, and a globe that shows where one is; both in corners that are free. */

export interface AidsInput {
  projection: ProjectionName;
  camera: Camera;
  breakpoint: BreakpointName;
  /** Whether what the scene draws leaves a part of the frame free. */
  isFree: (box: Box) => boolean;
}

type Corner = readonly ['left' | 'right', 'top' | 'bottom'];

/** Frame pixels from the frame's edges. */
const margin = 5;
/** Corners in the order in which they are tried: on phones and tablets a long caption reaches up to the lower ones. */
const corners: Record<BreakpointName, Record<'scale' | 'locator', Corner[]>> = (() => {
  const [topLeft, topRight, bottomLeft, bottomRight] = [
    ['left', 'top'],
    ['right', 'top'],
    ['left', 'bottom'],
    ['right', 'bottom'],
  ] as const;
  const upright = { locator: [topRight, topLeft], scale: [topLeft, topRight, bottomRight, bottomLeft] };
  const across = {
    locator: [topRight, bottomRight, topLeft, bottomLeft],
    scale: [bottomRight, bottomLeft, topRight, topLeft],
  };
  return { phone: upright, tablet: upright, wide: across, low: across };
})();

/** Frame pixels that a scale bar is long, at least and at most. */
const barLength: Record<BreakpointName, [number, number]> = {
  phone: [30, 75],
  low: [30, 75],
  tablet: [45, 112],
  wide: [48, 120],
};
/** By what factor the scale may differ within a frame; where it differs more, one bar would mislead. */
const evenness = 1.2;
/** Kilometres from corner to corner of a frame, from which on a reader knows where he is by the shapes of the land. */
const knownFrom: Record<BreakpointName, number> = { phone: 700, low: 700, tablet: 2200, wide: 2200 };

/** The aids of one frame, and what they take up of it. */
export function aidsIn(input: AidsInput): { aids: Aids; boxes: Partial<Record<keyof Aids, Box>> } {
  const { projection, camera, breakpoint, isFree } = input;
  const unproject = frameUnprojector(projection, camera, breakpoint);
  const boxes: Partial<Record<keyof Aids, Box>> = {};
  const aids: Aids = {};
  const place = (aid: keyof Aids, width: number, height: number): [Corner, Box] | undefined => {
    const corner = corners[breakpoint][aid].find((each) => {
      const box = boxAt(each, width, height, breakpoint);
      return isFree(box) && Object.values(boxes).every((other) => isApart(box, other));
    });
    return corner && [corner, boxAt(corner, width, height, breakpoint)];
  };

  const factor = enlarged[breakpoint];
  if (spanOf(unproject, breakpoint) < knownFrom[breakpoint]) {
    const size = 2 * aidSizes.globe * factor + 2;
    const placed = place('locator', size, size);
    if (placed) {
      const box = (boxes.locator = placed[1]);
      const at: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      aids.locator = locatorAt(at, camera, unproject, breakpoint);
    }
  }
  const height = (aidSizes.gap + aidSizes.text) * factor;
  const [, longest] = barLength[breakpoint];
  const placed = isEven(unproject, breakpoint) ? place('scale', longest, height) : undefined;
  if (placed) {
    const [[side], box] = placed;
    const scale = scaleAt(box, side, unproject, breakpoint);
    if (scale) {
      const width = Math.max(scale.km[0], scale.mi[0]);
      boxes.scale = side === 'left' ? { ...box, right: box.left + width } : { ...box, left: box.right - width };
      aids.scale = scale;
    }
  }
  return { aids, boxes };
}

function boxAt([side, end]: Corner, width: number, height: number, breakpoint: BreakpointName): Box {
  const { frame } = breakpoints[breakpoint];
  const left = side === 'left' ? margin : frame.width - margin - width;
  const top = end === 'top' ? margin : frame.height - margin - height;
  return { left, right: left + width, top, bottom: top + height };
}

function isApart(a: Box, b: Box): boolean {
  return Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom) > margin;
}

/** Kilometres from corner to corner; infinite where a corner is beside the globe. */
function spanOf(unproject: Unprojector, breakpoint: BreakpointName): number {
  const { width, height } = breakpoints[breakpoint].frame;
  const [a, b] = [unproject([0, height]), unproject([width, 0])];
  return a && b ? distance(a, b) : Infinity;
}

/** Whether a bar holds for all of a frame, about. */
function isEven(unproject: Unprojector, breakpoint: BreakpointName): boolean {
  const { width, height } = breakpoints[breakpoint].frame;
  const lengths = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => kmAcross(unproject, [x * width, y * height], 10) ?? Infinity),
  );
  return Math.max(...lengths) < evenness * Math.min(...lengths);
}

/** Kilometres from a pixel to one so many to the right of it. */
function kmAcross(unproject: Unprojector, [x, y]: Point, pixels: number): number | undefined {
  const [a, b] = [unproject([x, y]), unproject([x + pixels, y])];
  return a && b ? distance(a, b) : undefined;
}

/** A bar of a round number of kilometres, and one of miles: as long as these are at the bar's own place. */
function scaleAt(box: Box, side: Corner[0], unproject: Unprojector, breakpoint: BreakpointName): ScaleBar | undefined {
  const x = side === 'left' ? box.left : box.right;
  const y = box.bottom;
  const sign = side === 'left' ? 1 : -1;
  const bar = (kmPerUnit: number): [number, number] | undefined => {
    const [least, most] = barLength[breakpoint];
    const longest = kmAcross(unproject, [x, y], sign * most);
    if (!longest) return undefined;
    const round = Math.max(1, roundBelow(longest / kmPerUnit));
    const km = round * kmPerUnit;
    let pixels = (most * km) / longest;
    for (let step = 0; step < 3; step++) pixels *= km / (kmAcross(unproject, [x, y], sign * pixels) ?? km);
    return pixels >= least ? [Math.round(pixels * 10) / 10, round] : undefined;
  };
  const [km, mi] = [bar(1), bar(kmPerMile)];
  return km && mi && { at: [round2(x), round2(y)], anchor: side === 'left' ? 'start' : 'end', km, mi };
}

function locatorAt(at: Point, { center }: Camera, unproject: Unprojector, breakpoint: BreakpointName): Locator {
  const { width, height } = breakpoints[breakpoint].frame;
  const globe = globeOf(center);
  const project = orthographic(centerOf(globe));
  const edge = [0, 0.5, 1].flatMap((x) => [0, 0.5, 1].map((y): Point => [x * width, y * height]));
  const points = edge.flatMap((pixel) => {
    const place = unproject(pixel);
    const point = place && (project(place) as Point | null);
    return point ? [point] : [];
  });
  const bounds = (axis: 0 | 1): [number, number] => {
    const values = points.map((point) => point[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    // So large that it is seen for a frame, however small the region is.
    const size = Math.max(4.5, high - low);
    return [tenth((low + high - size) / 2), tenth(size)];
  };
  const [[x, w], [y, h]] = [bounds(0), bounds(1)];
  return { at: [round2(at[0]), round2(at[1])], globe, box: [x, y, w, h] };
}

/**
 * Name of the globe for a place: the whole multiples of 30° nearest to it, so that neighbouring scenes have one globe
 * between them.
 */
function globeOf([longitude, latitude]: LonLat): string {
  const step = (degrees: number) => Math.round(degrees / 30) * 30;
  return `${step(nearestLongitude(longitude, 0))} ${step(latitude)}`;
}

/** Path data of the land of a globe, by its name. */
export function globeLand(globe: string, land: MultiPolygon): string {
  const paths = landPaths.get(land) ?? new Map<string, string>();
  landPaths.set(land, paths);
  const known = paths.get(globe) ?? landPath(land, centerOf(globe));
  paths.set(globe, known);
  return known;
}

/** The same few globes serve all stories, and every change of one. */
const landPaths = new WeakMap<MultiPolygon, Map<string, string>>();

function centerOf(globe: string): LonLat {
  const [longitude = 0, latitude = 0] = globe.split(' ').map(Number);
  return [longitude, latitude];
}

function orthographic([longitude, latitude]: LonLat) {
  return geoOrthographic().rotate([-longitude, -latitude]).scale(aidSizes.globe).translate([0, 0]).clipAngle(90);
}

/** Pixels between the points of a coast on a locator's globe: it is as large as a coin. */
const coastStep = 1.3;

/** The land as path data, relative and in units of {@link globeUnit}, without what nobody could see. */
function landPath(land: MultiPolygon, center: LonLat): string {
  let path = '';
  let pen: Point = [0, 0];
  let ring: Point[] = [];
  const unit = (value: number) => Math.round(value / globeUnit);
  const stream = orthographic(center).stream({
    point(x, y) {
      const last = ring.at(-1);
      if (!last || Math.hypot(x - last[0], y - last[1]) >= coastStep) ring.push([x, y]);
    },
    lineStart: () => void (ring = []),
    lineEnd() {
      if (ring.length < 4) return;
      const [start] = ring;
      ring.forEach(([x, y], index) => {
        const [dx, dy] = [unit(x) - pen[0], unit(y) - pen[1]];
        if (index > 0 && dx === 0 && dy === 0) return;
        path += `${index === 0 ? 'm' : index === 1 ? 'l' : dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
        pen = [unit(x), unit(y)];
      });
      path += 'z';
      // Closing a ring takes the pen back to its start.
      if (start) pen = [unit(start[0]), unit(start[1])];
    },
    polygonStart() {},
    polygonEnd() {},
    sphere() {},
  });
  geoStream(land, stream);
  return path;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
