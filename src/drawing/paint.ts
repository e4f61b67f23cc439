import { breakpoints, frameProjector, type BreakpointName, type ProjectionName } from '../projection/index.ts';
import type { MapState } from '../timeline/index.ts';
import type { Drawing, Item, LabelPlace } from './drawing.ts';
import { paintAids } from './aids.ts';
import { inCopyOf } from './copy.ts';
import { kmPerMile } from './figure.ts';
import {
  countedLines,
  labelsOf,
  middleOf,
  paintLabel,
  ringLines,
  standingLabels,
  type StandingLabel,
} from './label.ts';
import { labelFamily, labelStyleAt } from './labelStyle.ts';
import { projectLine, spotAt, type Bounds, type Projector, type Run } from './line.ts';
import { fine, type Mark } from './mark.ts';
import { pagePalette, type Palette } from './palette.ts';
import { paintDot, paintRing, paintUncertainty } from './place.ts';
import { paintRoute } from './route.ts';
import { paintTape } from './tape.ts';
import { tiltOf } from './tilt.ts';

export interface PaintOptions {
  projection: ProjectionName;
  /** BCP 47 tag of the figures. */
  locale: string;
  units: 'km' | 'mi';
  /** Ids of items, and names of measures, that the reader points at. */
  lit?: readonly string[];
  /** Whether a tape's figure without a place is left out; else it stands in the middle of what is drawn of the tape. */
  placed?: boolean;
  /** What the marks are coloured with; what the page's stylesheet says when absent. */
  palette?: Palette;
}

/**
 * Everything the story says on top of the ground, at one position, in pixels of the state's frame. What is hidden,
 * by its opacity or behind the globe's horizon, is not among the marks. Pure: equal states give equal marks.
 */
export function paint(drawing: Drawing, state: MapState, options: PaintOptions): Mark[] {
  const palette = options.palette ?? pagePalette;
  const project = frameProjector(options.projection, state.frame, state.breakpoint);
  const labels = labelsOf(drawing, state);
  const within = surroundings(state);
  const layers: Layers = { aids: [], areas: [], rings: [], lines: [], dots: [], names: [], figures: [] };
  for (const item of drawing.items) {
    // a name of the basemap is there while it has a place, and its dot with it
    const places = Number(item.id in labels.from) + Number(item.id in labels.to);
    const opacity = item.type === 'label' ? Math.min(1, places) : (state.opacity[item.id] ?? 0);
    if (opacity <= 0) continue;
    const scene: Scene = {
      palette,
      project: inCopyOf(state.frame, item, options.projection, project),
      lit: options.lit?.includes(item.type === 'tape' ? item.measure : item.id) ?? false,
      within,
      unit: options.units === 'mi' ? kmPerMile : 1,
      drawn: state.drawn[item.id] ?? 0,
    };
    const runs = item.type === 'tape' || item.type === 'route' ? projectLine(item.line, item.km, scene.project) : [];
    const { bearing } = state.frame;
    const lean = ({ at }: LabelPlace) =>
      item.type === 'label'
        ? tiltOf(item, at ?? item.at, { projection: options.projection, bearing, project: scene.project })
        : 0;
    const standing = standingLabels(item.id, labels, () => hangingPoint(item, runs, scene), scene.project, lean);
    const comingOrGoing = item.type === 'label' && places === 1;
    paintBody(layers, item, runs, comingOrGoing ? (standing[0]?.opacity ?? 0) : opacity, scene);
    const fallback =
      item.type === 'tape' &&
      places === 0 &&
      !options.placed &&
      middleOf(runs, scene.drawn, labelStyleAt(item, state.breakpoint).size);
    for (const label of fallback ? [fallback] : standing) {
      paintName(layers, item, label, opacity, scene, { ...options, breakpoint: state.breakpoint });
    }
  }
  layers.aids = paintAids(drawing, state, { locale: options.locale, units: options.units, palette });
  return layerMarks(layers, palette);
}

interface Layers {
  aids: Mark[];
  areas: Mark[];
  rings: Mark[];
  lines: Mark[];
  dots: Mark[];
  names: Mark[];
  figures: Mark[];
}

/** What the parts of one item are painted with. */
interface Scene {
  palette: Palette;
  project: Projector;
  lit: boolean;
  within: Bounds;
  unit: number;
  drawn: number;
}

function paintBody(layers: Layers, item: Item, runs: Run[], opacity: number, scene: Scene): void {
  const { palette, project, lit, within, unit, drawn } = scene;
  const add = (layer: keyof Layers, mark: Mark | undefined) => {
    if (mark && opacity > 0)
      layers[layer].push(opacity < 1 ? { ...mark, attributes: { ...mark.attributes, opacity: fine(opacity) } } : mark);
  };
  switch (item.type) {
    case 'label':
      return add('dots', paintDot(item, project, palette, lit));
    case 'place':
    case 'position':
      add('areas', paintUncertainty(item, project, palette));
      return add('dots', paintDot(item, project, palette, lit));
    case 'ring':
      return add('rings', paintRing(item, project, palette, lit));
    case 'route':
      return add('lines', paintRoute(item, runs, drawn, palette, lit, within));
    case 'tape':
      return add('lines', paintTape(item, runs, drawn, { palette, unit, lit, within }));
  }
}

function paintName(
  layers: Layers,
  item: Item,
  label: StandingLabel,
  opacity: number,
  scene: Scene,
  { locale, units, breakpoint }: PaintOptions & { breakpoint: BreakpointName },
) {
  const { palette, lit, drawn } = scene;
  const labelOptions = { locale, units, palette, breakpoint, lit };
  const { lines } = label.place;
  const written =
    item.type === 'tape'
      ? countedLines(lines, drawn, item.round, labelOptions)
      : item.type === 'ring'
        ? ringLines(lines, item.radius, labelOptions)
        : lines;
  const mark = paintLabel(item, label, written, opacity * label.opacity, labelOptions);
  layers[item.type === 'tape' ? 'figures' : 'names'].push(mark);
}

/** What a label hangs on whose place does not say. */
function hangingPoint(item: Item, runs: Run[], { project, drawn }: Scene) {
  if (item.type !== 'tape' && item.type !== 'route') return project(item.at);
  const middle = spotAt(runs, (item.type === 'tape' ? (item.km.at(-1) ?? 0) : drawn) / 2);
  return middle ? ([middle.x, middle.y] as [number, number]) : null;
}

/** The layers from the bottom up, each with what its marks have in common. */
function layerMarks(layers: Layers, palette: Palette): Mark[] {
  const lettering = { 'font-family': labelFamily, 'text-rendering': 'geometricPrecision' };
  const halo = { stroke: palette.halo, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  const attributes: Record<keyof Layers, Mark['attributes']> = {
    aids: lettering,
    areas: {},
    rings: {},
    lines: {},
    dots: {},
    names: { ...lettering, ...halo },
    figures: lettering,
  };
  return (Object.keys(attributes) as (keyof Layers)[])
    .filter((layer) => layers[layer].length > 0)
    .map((layer) => ({
      key: layer,
      tag: 'g',
      attributes: { class: `drawing-${layer}`, ...attributes[layer] },
      children: layers[layer],
    }));
}

/** What the largest screen can show around the frame, in frame pixels. */
function surroundings(state: MapState): Bounds {
  const { width, height } = breakpoints[state.breakpoint].frame;
  return [-2 * width, -2 * height, 3 * width, 3 * height];
}
