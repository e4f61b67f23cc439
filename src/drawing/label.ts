import type { BreakpointName, Point } from '../projection/index.ts';
import type { MapState } from '../timeline/index.ts';
import { isCursive, isRightToLeft } from './direction.ts';
import type { Drawing, Item, LabelPlace, Labels } from './drawing.ts';
import { formatFigure } from './figure.ts';
import {
  labelStyleAt,
  labelStyleOf,
  lineHeight,
  platePadding,
  type LabelStyle,
  type LabelStyleName,
} from './labelStyle.ts';
import { cut, mix, ramp, spotAt, type Projector, type Run } from './line.ts';
import { fine, type Mark } from './mark.ts';
import type { Palette } from './palette.ts';

export interface LabelOptions {
  locale: string;
  units: 'km' | 'mi';
  palette: Palette;
  breakpoint: BreakpointName;
  lit: boolean;
}

/** A label as it stands at one position: its anchor in frame pixels. */
export interface StandingLabel {
  /** Distinguishes the two of a label that changes place. */
  key: string;
  place: LabelPlace;
  x: number;
  y: number;
  /** 0 … 1 */
  opacity: number;
  /** Degrees clockwise, about its anchor. */
  tilt: number;
}

/** The labels of the stops between which the map stands. */
export interface Between {
  from: Labels;
  to: Labels;
  progress: number;
  /** A name of the basemap → the story's own place of that name: one of them takes over from the other. */
  twins: ReadonlyMap<string, string>;
}

export function labelsOf(drawing: Drawing, state: MapState): Between {
  const of = (stop: number) => labelsAt(drawing, state.breakpoint, stop);
  const progress = state.from === state.to ? 0 : state.progress;
  return { from: of(state.from), to: of(state.to), progress, twins: twinsOf(drawing) };
}

/** Of a stop, −1 being the opening. */
export function labelsAt({ labels }: Pick<Drawing, 'labels'>, breakpoint: BreakpointName, stop: number): Labels {
  const { opening, stops } = labels[breakpoint];
  return (stop < 0 ? (opening ?? stops[0]) : stops[stop]) ?? {};
}

const twins = new WeakMap<Item[], ReadonlyMap<string, string>>();
function twinsOf({ items }: Drawing): ReadonlyMap<string, string> {
  let found = twins.get(items);
  if (!found) {
    const places = new Map(items.flatMap(({ id, name, type }) => (type === 'place' ? [[name, id]] : [])));
    const pairs = items.flatMap(({ id, name, type }) => {
      const place = type === 'label' ? places.get(name) : undefined;
      return place === undefined ? [] : [[id, place] as const];
    });
    twins.set(items, (found = new Map(pairs)));
  }
  return found;
}

/**
 * Where an item's label stands between two stops: it slides where it reads alike in both, else it changes over halfway.
 * What is in one of them only goes before the halfway mark or comes after it, so that what was placed not to overlap in
 * either stop does not overlap in between. A name of the basemap that takes over from the story's own place, or hands
 * over to it, is there while that fades: the town has a name throughout.
 * @param anchor frame pixels of what the label hangs on when its place does not say; null where that is out of sight
 * @param lean its tilt, degrees
 */
export function standingLabels(
  id: string,
  labels: Between,
  anchor: () => Point | null,
  project: Projector,
  lean: (place: LabelPlace) => number,
): StandingLabel[] {
  const { progress } = labels;
  const from = labels.from[id];
  const to = labels.to[id];
  const stand = (place: LabelPlace | undefined, opacity: number): StandingLabel[] => {
    const point = place && opacity > 0 ? (place.at ? project(place.at) : anchor()) : null;
    if (!place || !point) return [];
    return [{ key: 'label', place, x: point[0] + place.dx, y: point[1] + place.dy, opacity, tilt: lean(place) }];
  };
  const isMoved = from && to && !alike(from, to);
  const twin = labels.twins.get(id) ?? '';
  const going: Span = twin in labels.to ? [0.75, 1] : [0, 0.4];
  const coming: Span = twin in labels.from ? [0, 0.25] : [0.6, 1];
  const [a] = stand(from, 1 - (to ? (isMoved ? ramp(progress, ...changeover) : 0) : ramp(progress, ...going)));
  const [b] = stand(to, from ? (isMoved ? ramp(progress, ...changeover) : 1) : ramp(progress, ...coming));
  if (from && to && alike(from, to)) {
    if (!a || !b) return progress < 0.5 ? (a ? [a] : []) : b ? [b] : [];
    const { size, spacing } = b.place;
    // A country's name grows with it.
    const place =
      size === undefined || (size === a.place.size && spacing === a.place.spacing)
        ? a.place
        : {
            ...a.place,
            size: tenth(mix(a.place.size ?? size, size, progress)),
            spacing: tenth(mix(a.place.spacing ?? 0, spacing ?? 0, progress)),
          };
    const tilt = tenth(mix(a.tilt, b.tilt, progress));
    return [{ ...a, place, x: mix(a.x, b.x, progress), y: mix(a.y, b.y, progress), tilt }];
  }
  if (a && b) return [a, { ...b, key: 'label-to' }];
  return a ? [a] : b ? [b] : [];
}

/** While the map travels fastest, a name that changes sides is on both: gone for a moment, it would flicker. */
const changeover: Span = [0.44, 0.56];

/** A part of a travel. */
type Span = [begin: number, end: number];

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function alike(a: LabelPlace, b: LabelPlace): boolean {
  if (a === b) return true;
  if (a.anchor !== b.anchor || a.lines.length !== b.lines.length) return false;
  return a.lines.every((line, index) => line === b.lines[index]);
}

/** The text of a label at its place, with a halo; a tape's figure on a plate. */
export function paintLabel(
  item: Item,
  label: StandingLabel,
  lines: string[],
  opacity: number,
  options: LabelOptions,
): Mark {
  return {
    key: `${label.key}:${item.id}`,
    tag: 'g',
    attributes: {
      class: `label ${labelStyleOf(item)}${options.lit ? ' lit' : ''}`,
      ...(opacity < 1 ? { opacity: fine(opacity) } : {}),
      // The letters stand about their anchor: as a label moves, this is all that changes.
      transform: `translate(${fine(label.x)} ${fine(label.y)})${label.tilt ? `rotate(${label.tilt})` : ''}`,
      ...(item.type === 'tape' ? { 'data-measure': item.measure } : {}),
    },
    children: lettering(item, label.place, lines, options),
  };
}

/** What has been lettered as its place says, for as long as that stands: nearly all of what a frame shows. */
const lettered = new WeakMap<LabelPlace, { of: unknown[]; marks: Mark[] }>();

function lettering(item: Item, place: LabelPlace, lines: string[], options: LabelOptions): Mark[] {
  const of = [item, options.lit, options.palette, options.breakpoint, options.locale];
  const known = lines === place.lines ? lettered.get(place) : undefined;
  if (known?.of.every((each, index) => each === of[index])) return known.marks;
  const name = labelStyleOf(item);
  const style = labelStyleAt(item, options.breakpoint, place);
  const written = style.uppercase ? lines.map((line) => line.toLocaleUpperCase(options.locale)) : lines;
  const text = textMark(name, style, place, written, options);
  const behind = name === 'figure' ? [plate(style, place, written, options)] : haloOf(text, style);
  const marks = [...behind, text];
  if (lines === place.lines) lettered.set(place, { of, marks });
  return marks;
}

/** A tape's lines with the figure, always the last of them, as far as it has been counted. */
export function countedLines(lines: string[], drawn: number, round: number, options: LabelOptions): string[] {
  const figure = formatFigure(drawn, 'km', { locale: options.locale, units: options.units, round });
  return figure === lines.at(-1) ? lines : [...lines.slice(0, -1), figure];
}

/** A ring's lines with its radius, which begins the first of them, in the reader's unit. */
export function ringLines(lines: string[], radius: number, options: LabelOptions): string[] {
  const { locale, units } = options;
  const [first = '', ...rest] = lines;
  const figure = (unit: LabelOptions['units']) => formatFigure(radius, 'km', { locale, units: unit, round: 1 });
  const [shown, other] = units === 'km' ? [figure('km'), figure('mi')] : [figure('mi'), figure('km')];
  return first.startsWith(other) ? [shown + first.slice(other.length), ...rest] : lines;
}

/** Where a tape's figure, of a font size, stands that has no place of its own: the middle of what is drawn. */
export function middleOf(runs: Run[], drawn: number, size: number): StandingLabel | undefined {
  const spot = spotAt(cut(runs, 0, drawn), drawn / 2);
  if (!spot) return undefined;
  const place: LabelPlace = { dx: 0, dy: 0, anchor: 'middle', lines: [''] };
  return { key: 'label', place, x: spot.x, y: spot.y + 0.33 * size, opacity: 1, tilt: 0 };
}

function textMark(
  name: LabelStyleName,
  style: LabelStyle,
  place: LabelPlace,
  lines: string[],
  options: LabelOptions,
): Mark {
  const { palette, lit } = options;
  const attributes: Mark['attributes'] = {
    class: `label-${name}`,
    'font-size': style.size,
    'font-weight': lit ? Math.max(style.weight, 700) : style.weight,
    fill: colourOf(name, palette),
  };
  const isTurned = isRightToLeft(lines.join());
  if (isTurned) attributes['direction'] = 'rtl';
  const anchor = isTurned ? turned[place.anchor] : place.anchor;
  if (anchor !== 'start') attributes['text-anchor'] = anchor;
  if (style.italic) attributes['font-style'] = 'italic';
  if (style.halo) attributes['stroke-width'] = style.halo;
  if (style.letterSpacing && !isCursive(lines.join())) attributes['letter-spacing'] = style.letterSpacing;
  if (name === 'figure') attributes['stroke'] = 'none';
  const [first = ''] = lines;
  if (lines.length === 1) return { key: 'text', tag: 'text', attributes, text: first };
  const children = lines.map((text, index): Mark => ({
    key: `line:${index}`,
    tag: 'tspan',
    attributes: { x: 0, y: fine(index * lineHeight * style.size) },
    text,
  }));
  return { key: 'text', tag: 'text', attributes, children };
}

/**
 * Where letters are spaced, WebKit paints each with its halo before the next, which would bite into the last: the halo
 * is then a text of its own, behind, and the text is left without one. Capitals stand further apart than it reaches.
 */
function haloOf(text: Mark, { uppercase }: LabelStyle): Mark[] {
  if (uppercase || !('letter-spacing' in text.attributes)) return [];
  const halo = { ...text, key: 'halo', attributes: { ...text.attributes, fill: 'none' } };
  text.attributes['stroke'] = 'none';
  return [halo];
}

/** A label's anchor is told by left and right; that of a text, by where it begins. */
const turned = { start: 'end', middle: 'middle', end: 'start' } as const;

function colourOf(name: LabelStyleName, palette: Palette): string {
  switch (name) {
    case 'country':
    case 'city':
    case 'capital':
      return palette.faint;
    case 'sea':
    case 'river':
      return palette.water;
    case 'route':
      return palette.route;
    case 'ring':
      return palette.ring;
    case 'figure':
      return palette.plateInk;
    case 'place':
    case 'position':
    case 'area':
      return palette.ink;
  }
}

function plate(style: LabelStyle, place: LabelPlace, lines: string[], { palette, lit }: LabelOptions): Mark {
  const width = Math.max(...lines.map(figureWidth)) * style.size + 2 * platePadding.x;
  const share = place.anchor === 'start' ? 0 : place.anchor === 'end' ? 1 : 0.5;
  const left = -platePadding.x - (width - 2 * platePadding.x) * share;
  const height = (0.93 + (lines.length - 1) * lineHeight) * style.size + 2 * platePadding.y;
  return {
    key: 'plate',
    tag: 'rect',
    attributes: {
      class: 'label-plate',
      x: fine(left),
      // the text's capitals, 0.66 em high, stand in the middle
      y: fine(-0.33 * style.size - (0.93 * style.size + 2 * platePadding.y) / 2),
      width: fine(width),
      height: fine(height),
      rx: 3.5,
      fill: palette.plate,
      stroke: lit ? palette.tape : palette.halo,
      'stroke-width': lit ? 2 : 1,
    },
  };
}

/** Advances in em of what figures are written with, in the page's sans at weight 700 with tabular digits. */
const advances: Record<string, number> = { '.': 0.3, ',': 0.3, k: 0.548, m: 0.857, i: 0.276, ' ': 0.2, '\u00a0': 0.2 };
const digitAdvance = 0.528;

function figureWidth(text: string): number {
  let width = 0;
  for (const character of text) width += advances[character] ?? digitAdvance;
  return width;
}
