import type { TapeItem } from './drawing.ts';
import { hookReach, tapeWidth } from './labelStyle.ts';
import { cut, mix, pathOf, pixelsPerKm, ramp, spotAt, spotsEvery, type Bounds, type Run, type Spot } from './line.ts';
import { coarse, fine, type Mark } from './mark.ts';
import type { Palette } from './palette.ts';

export interface TapeOptions {
  palette: Palette;
  /** Kilometres to a unit of the scale: 1, or 1.609344 where readers see miles. */
  unit: number;
  lit: boolean;
  /** What can be seen, in frame pixels: no tick is drawn outside. */
  within: Bounds;
}

/** A level of the scale: a tick at every multiple of `step`. */
export interface TickLevel {
  /** Kilometres. */
  step: number;
  /** Kilometres of the next coarser level, whose ticks stand in for this one's. */
  next: number;
  /** 0 … 1 */
  opacity: number;
  /** Length of a tick as a part of the tape's width. */
  length: number;
}

const steps = [1, 5, 10, 50, 100, 500, 1000, 5000];
/** Ticks nearer than this many pixels to each other are not drawn; from the second number on they are in full. */
const tickSpacing = [6, 9] as const;

/**
 * A surveyor's tape: a band of constant width with a hook at its first end, ticks at true kilometres, and its head
 * exactly `drawn` kilometres along the line. While it unrolls a case is at the head; when it is out, a second hook.
 * @param runs the visible runs of the entire line
 */
export function paintTape(item: TapeItem, runs: Run[], drawn: number, options: TapeOptions): Mark {
  const { palette, lit } = options;
  const total = item.km[item.km.length - 1] ?? 0;
  const out = Math.min(drawn, total);
  const parts = cut(runs, 0, out);
  const band = pathOf(parts);
  const children: Mark[] = [];
  if (lit) children.push(stroke('glow', band, 'tape-glow', palette.tape, tapeWidth + 9, { 'stroke-opacity': 0.45 }));
  if (item.dashed) children.push(...hollow(band, palette));
  else {
    children.push(
      stroke('edge', band, 'tape-edge', palette.tapeEdge, tapeWidth + (lit ? 2 : 0.8)),
      stroke('band', band, 'tape-band', palette.tape, tapeWidth - 1),
      ...ticks(parts, pixelsPerKm(runs), options),
    );
  }
  const start = spotAt(runs, 0);
  if (start) children.push(hook('start', start, -1, palette));
  const head = spotAt(runs, out);
  if (head) {
    children.push(hook('head', head, 1, palette));
    const rolled = total > 0 ? 1 - ramp(out / total, 0.9, 1) : 0;
    if (rolled > 0) children.push(tapeCase(head, rolled, palette));
  }
  return {
    key: `tape:${item.id}`,
    tag: 'g',
    attributes: { class: lit ? 'tape lit' : 'tape', 'data-measure': item.measure },
    children,
  };
}

/** The scale for a density of the map: the fewer pixels to a kilometre, the coarser. It changes without a jump. */
export function tickLevels(pixelsPerKm: number, unit: number): TickLevel[] {
  const levels: TickLevel[] = [];
  steps.forEach((count, index) => {
    const spacing = count * unit * pixelsPerKm;
    const opacity = ramp(spacing, ...tickSpacing);
    if (opacity === 0) return;
    const length = mix(0.3, 0.92, ramp(Math.log(spacing), Math.log(tickSpacing[0]), Math.log(160)));
    levels.push({ step: count * unit, next: (steps[index + 1] ?? Infinity) * unit, opacity, length });
  });
  return levels;
}

function ticks(parts: Run[], density: number, { palette, unit, within }: TapeOptions): Mark[] {
  const side = hangingSide(parts);
  return tickLevels(density, unit).flatMap(({ step, next, opacity, length }) => {
    const spots = spotsEvery(parts, step, within).filter(({ km }) => !isMultiple(km, next));
    if (!spots.length) return [];
    const attributes = opacity < 1 ? { 'stroke-opacity': fine(opacity) } : {};
    const data = spots
      .map((spot) => across(spot, side * (tapeWidth / 2 - 0.5), side * tapeWidth * (0.5 - length)))
      .join('');
    const width = length > 0.6 ? 1.1 : 0.8;
    return [stroke(`ticks:${step}`, data, 'tape-ticks', palette.tapeTick, width, attributes)];
  });
}

/** Ticks hang from the band's upper edge: the side of the line, 1 or -1, on which that is. */
function hangingSide(parts: Run[]): number {
  const first = parts[0]?.[0];
  const last = parts.at(-1)?.at(-1);
  return first && last && last.x < first.x ? 1 : -1;
}

function isMultiple(km: number, of: number): boolean {
  return of < Infinity && Math.abs(km / of - Math.round(km / of)) < 1e-6;
}

/** Said, not seen: outlined segments without a scale. */
function hollow(band: string, palette: Palette): Mark[] {
  return [
    stroke('edge', band, 'tape-edge', palette.tapeEdge, tapeWidth, { 'stroke-dasharray': '14 5' }),
    stroke('band', band, 'tape-hollow', palette.tapeHollow, tapeWidth - 2.4, {
      'stroke-dasharray': '11.6 7.4',
      'stroke-dashoffset': -1.2,
    }),
  ];
}

/** A bar across the tape's end whose tips are bent over what it is held to: away from the tape, 1 is onwards, -1 back. */
function hook(key: string, { x, y, angle }: Spot, away: 1 | -1, palette: Palette): Mark {
  const reach = tapeWidth / 2 + hookReach;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (along: number, aside: number) =>
    `${coarse(x + cos * along * away - sin * aside)} ${coarse(y + sin * along * away + cos * aside)}`;
  const tip = (side: number) => `M${at(0, side * reach)}L${at(hookTip, side * reach)}`;
  const d = `M${at(0, -reach)}L${at(0, reach)}${tip(-1)}${tip(1)}`;
  return stroke(key, d, 'tape-hook', palette.tapeEdge, 2.4, { 'stroke-linecap': 'round' });
}

/** Frame pixels that a hook's tips reach beyond the tape's end. */
const hookTip = 2.6;

/** The case out of which the tape comes; its mouth is the head. */
function tapeCase(head: Spot, opacity: number, palette: Palette): Mark {
  return {
    key: 'case',
    tag: 'g',
    attributes: {
      transform: `translate(${fine(head.x)} ${fine(head.y)})rotate(${coarse((head.angle * 180) / Math.PI)})`,
      ...(opacity < 1 ? { opacity: fine(opacity) } : {}),
    },
    children: [
      {
        key: 'body',
        tag: 'rect',
        attributes: { class: 'tape-case', x: 0, y: -9.5, width: 19, height: 19, rx: 5.5, fill: palette.tapeEdge },
      },
      { key: 'reel', tag: 'circle', attributes: { class: 'tape-reel', cx: 9.5, cy: 0, r: 5, fill: palette.tape } },
      {
        key: 'axle',
        tag: 'circle',
        attributes: { class: 'tape-case', cx: 9.5, cy: 0, r: 1.6, fill: palette.tapeEdge },
      },
    ],
  };
}

/** A line across the tape, between two distances from its middle. */
function across({ x, y, angle }: Spot, from: number, to: number): string {
  const nx = -Math.sin(angle);
  const ny = Math.cos(angle);
  return `M${coarse(x + nx * from)} ${coarse(y + ny * from)}L${coarse(x + nx * to)} ${coarse(y + ny * to)}`;
}

function stroke(
  key: string,
  d: string,
  name: string,
  colour: string,
  width: number,
  more: Record<string, string | number> = {},
): Mark {
  return {
    key,
    tag: 'path',
    attributes: { class: name, d, fill: 'none', stroke: colour, 'stroke-width': width, ...more },
  };
}
