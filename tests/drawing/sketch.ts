import { circle, densify, greatCircle } from '../../src/compile/greatcircle.ts';
import type { Certainty, Drawing, Item, LabelItem, Labels, PlaceItem } from '../../src/drawing/index.ts';
import {
  breakpointNames,
  viewCamera,
  type BreakpointName,
  type Camera,
  type LonLat,
} from '../../src/projection/index.ts';
import type { MapState } from '../../src/timeline/index.ts';

/** Drawings made by hand, as small as a test needs them. */

export function place(
  id: string,
  at: LonLat,
  kind: PlaceItem['kind'] = 'place',
  certainty: Certainty = 'exact',
  km = 0,
): Item {
  return { id, name: id, type: 'place', kind, at, certainty, circle: km ? circle(at, km) : [] };
}

export function position(id: string, at: LonLat, km: number, certainty: Certainty = 'approximate'): Item {
  return { id, name: id, type: 'position', at, certainty, circle: circle(at, km) };
}

export function ring(id: string, at: LonLat, radius: number): Item {
  return { id, name: id, type: 'ring', at, radius, circle: circle(at, radius) };
}

export function tape(id: string, from: LonLat, to: LonLat, round = 1, dashed = false): Item {
  return { id: `tape:${id}`, name: '', type: 'tape', measure: id, dashed, round, ...greatCircle(from, to) };
}

export function route(id: string, line: LonLat[], certainty: Certainty = 'exact'): Item {
  return { id, name: id, type: 'route', certainty, ...densify(line) };
}

export function label(id: string, at: LonLat, kind: LabelItem['kind']): Item {
  return { id, name: id, type: 'label', kind, at, rank: 1 };
}

export function drawingOf(items: Item[], ...stops: Labels[]): Drawing {
  const labels = Object.fromEntries(breakpointNames.map((name) => [name, { stops }]));
  return { items, labels: labels as Drawing['labels'] };
}

/** A state at rest in the first stop that shows all items in full, unless told otherwise. */
export function stateOf(drawing: Drawing, camera: Partial<Camera>, changes: Partial<MapState> = {}): MapState {
  const breakpoint: BreakpointName = changes.breakpoint ?? 'wide';
  const frame: Camera = { center: [0, 0], zoom: 4, bearing: 0, pitch: 0, ...camera };
  return {
    position: 0.5,
    index: 0,
    breakpoint,
    frame,
    camera: viewCamera('mercator', frame, breakpoint, { width: 1440, height: 900 }),
    from: 0,
    to: 0,
    progress: 0,
    opacity: Object.fromEntries(drawing.items.flatMap(({ id, type }) => (type === 'label' ? [] : [[id, 1]]))),
    drawn: Object.fromEntries(drawing.items.flatMap((item) => ('km' in item ? [[item.id, item.km.at(-1) ?? 0]] : []))),
    ground: {},
    ...changes,
  };
}
