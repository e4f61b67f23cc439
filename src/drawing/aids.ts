import type { BreakpointName } from '../projection/index.ts';
import type { MapState } from '../timeline/index.ts';
import { isRightToLeft } from './direction.ts';
import type { Aids, Drawing, Locator, ScaleBar } from './drawing.ts';
import { formatFigure, kmPerMile } from './figure.ts';
import { enlarged } from './labelStyle.ts';
import { mix, ramp } from './line.ts';
import { fine, type Mark } from './mark.ts';
import type { Palette } from './palette.ts';

/** How a scale bar and a locator globe are set, in a phone's frame pixels; larger frames have them enlarged. */
export const aidSizes = { text: 10.5, tick: 3.5, gap: 5, globe: 30 };

/** The land of a locator's globe is told in whole multiples of this, frame pixels. */
export const globeUnit = 0.5;

interface AidOptions {
  locale: string;
  units: 'km' | 'mi';
  palette: Palette;
}

/** What helps to read a map, in its corners. A scale holds for a map at rest, and goes as soon as that travels. */
export function paintAids(drawing: Drawing, state: MapState, options: AidOptions): Mark[] {
  const [from, to] = aidsOf(drawing, state);
  const { breakpoint, progress } = state;
  const marks: Mark[] = [];
  const add = (opacity: number, mark: Mark) => {
    if (opacity > 0) marks.push({ ...mark, attributes: { ...mark.attributes, ...shown(opacity) } });
  };
  if (from === to || progress === 0) {
    if (from.scale) add(1, scaleMark('scale', from.scale, breakpoint, options));
    if (from.locator) add(1, locatorMark('locator', from.locator, drawing, breakpoint, options));
    return marks;
  }
  if (from.scale) add(1 - ramp(progress, 0, 0.06), scaleMark('scale', from.scale, breakpoint, options));
  if (to.scale) add(ramp(progress, 0.94, 1), scaleMark('scale-to', to.scale, breakpoint, options));
  const a = from.locator;
  const b = to.locator;
  if (a && b && a.globe === b.globe && a.at[0] === b.at[0] && a.at[1] === b.at[1]) {
    const box = a.box.map((value, index) => mix(value, b.box[index] ?? value, progress)) as Locator['box'];
    add(1, locatorMark('locator', { ...a, box }, drawing, breakpoint, options));
    return marks;
  }
  if (a) add(1 - ramp(progress, 0, 0.3), locatorMark('locator', a, drawing, breakpoint, options));
  if (b) add(ramp(progress, 0.7, 1), locatorMark('locator-to', b, drawing, breakpoint, options));
  return marks;
}

function aidsOf({ aids }: Drawing, { breakpoint, from, to }: MapState): [Aids, Aids] {
  const all = aids?.[breakpoint];
  const of = (index: number): Aids => (index < 0 ? (all?.opening ?? all?.stops[0]) : all?.stops[index]) ?? none;
  return [of(from), of(to)];
}

const none: Aids = {};

function shown(opacity: number): Mark['attributes'] {
  return opacity < 1 ? { opacity: fine(opacity) } : {};
}

/** A bar as long as so many kilometres are where it stands, its figure above it. */
function scaleMark(key: string, scale: ScaleBar, breakpoint: BreakpointName, options: AidOptions): Mark {
  const { units, locale, palette } = options;
  const [width, distance] = scale[units];
  const text = formatFigure(units === 'mi' ? distance * kmPerMile : distance, 'km', { locale, units, round: 1 });
  const [x, y] = scale.at;
  const tick = aidSizes.tick * enlarged[breakpoint];
  // Where it hangs on its right end, as at a frame's right edge, it grows to the left.
  const [left, right] = scale.anchor === 'end' ? [x - width, x] : [x, x + width];
  const d = `M${fine(left)} ${fine(y - tick)}V${fine(y)}H${fine(right)}V${fine(y - tick)}`;
  const line = { d, fill: 'none', 'stroke-linejoin': 'miter' };
  return {
    key,
    tag: 'g',
    attributes: { class: 'scale' },
    children: [
      {
        key: 'halo',
        tag: 'path',
        attributes: { class: 'scale-halo', ...line, stroke: palette.halo, 'stroke-width': 3.5, 'stroke-opacity': 0.8 },
      },
      {
        key: 'bar',
        tag: 'path',
        attributes: { class: 'scale-bar', ...line, stroke: palette.faint, 'stroke-width': 1.2 },
      },
      {
        key: 'text',
        tag: 'text',
        attributes: {
          class: 'scale-text',
          x: fine((left + right) / 2),
          y: fine(y - aidSizes.gap * enlarged[breakpoint]),
          'font-size': fine(aidSizes.text * enlarged[breakpoint]),
          'font-weight': 400,
          'text-anchor': 'middle',
          fill: palette.faint,
          stroke: palette.halo,
          'stroke-width': 3,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
          ...(isRightToLeft(text) && { direction: 'rtl' }),
        },
        text,
      },
    ],
  };
}

/** A small globe with a frame around the part of the world that the map shows. */
function locatorMark(
  key: string,
  { at, box: [x, y, width, height], globe }: Locator,
  { globes = {} }: Drawing,
  breakpoint: BreakpointName,
  { palette }: AidOptions,
): Mark {
  const radius = aidSizes.globe;
  const frame = { x: fine(x), y: fine(y), width: fine(width), height: fine(height), fill: 'none' };
  return {
    key,
    tag: 'g',
    attributes: { class: 'locator', transform: `translate(${at.join(' ')})scale(${enlarged[breakpoint]})` },
    children: [
      {
        key: 'sea',
        tag: 'circle',
        attributes: { class: 'locator-sea', r: radius, fill: palette.halo, stroke: palette.faint, 'stroke-width': 0.8 },
      },
      {
        key: 'land',
        tag: 'path',
        attributes: {
          class: 'locator-land',
          d: globes[globe] ?? '',
          transform: `scale(${globeUnit})`,
          fill: palette.faint,
          'fill-opacity': 0.45,
        },
      },
      {
        key: 'halo',
        tag: 'rect',
        attributes: { class: 'locator-halo', ...frame, stroke: palette.halo, 'stroke-width': 3.4 },
      },
      {
        key: 'frame',
        tag: 'rect',
        attributes: { class: 'locator-frame', ...frame, stroke: palette.ink, 'stroke-width': 1.5 },
      },
    ],
  };
}
