import type { RouteItem } from './drawing.ts';
import { cut, pathOf, pixelsPerKm, ramp, spotAt, spotsEvery, type Bounds, type Run, type Spot } from './line.ts';
import { coarse, fine, type Mark } from './mark.ts';
import type { Palette } from './palette.ts';

/**
 * Arrows nearer than this many pixels to each other are not drawn; from the second number on they are in full. Few maps
 * stand still in between.
 */
const arrowSpacing = [47, 52] as const;
const arrowHead = 'M-4.5-3.6L3.5 0L-4.5 3.6';

/** A line with a direction, up to `drawn` kilometres from its start. `runs` are those of the entire line. */
export function paintRoute(
  item: RouteItem,
  runs: Run[],
  drawn: number,
  palette: Palette,
  lit: boolean,
  within: Bounds,
): Mark {
  const parts = cut(runs, 0, drawn);
  const d = pathOf(parts);
  const dashes = item.certainty === 'exact' ? {} : { 'stroke-dasharray': '7 4' };
  const children: Mark[] = [
    {
      key: 'halo',
      tag: 'path',
      attributes: { class: 'route-halo', d, fill: 'none', stroke: palette.halo, 'stroke-width': 4.5 },
    },
    {
      key: 'line',
      tag: 'path',
      attributes: {
        class: 'route-line',
        d,
        fill: 'none',
        stroke: palette.route,
        'stroke-width': lit ? 3 : 2,
        ...dashes,
      },
    },
  ];
  const end = Math.min(drawn, item.km[item.km.length - 1] ?? 0);
  const density = pixelsPerKm(runs);
  const levels = arrowLevels(density);
  const finest = levels[0]?.step ?? Infinity;
  for (const spot of spotsEvery(parts, finest, within)) {
    // The head has its own arrow.
    if ((end - spot.km) * density <= 18) continue;
    const multiple = Math.round(spot.km / finest);
    // An even multiple belongs to a coarser level: how often two goes into it.
    const level = levels[31 - Math.clz32(multiple & -multiple)];
    if (level) children.push(arrow(`arrow:${spot.km}`, spot, level.opacity, palette));
  }
  const head = end > 0 ? spotAt(parts, end) : undefined;
  if (head) children.push(arrow('head', head, 1, palette));
  return { key: `route:${item.id}`, tag: 'g', attributes: { class: lit ? 'route lit' : 'route' }, children };
}

/** Arrows at every power of two of kilometres that leaves them room; the densest of them fade in. */
function arrowLevels(density: number): { step: number; opacity: number }[] {
  if (density <= 0) return [];
  const levels: { step: number; opacity: number }[] = [];
  for (let power = Math.ceil(Math.log2(arrowSpacing[0] / density)); power < 15; power++) {
    const step = 2 ** power;
    levels.push({ step, opacity: ramp(step * density, ...arrowSpacing) });
  }
  return levels.filter(({ opacity }) => opacity > 0);
}

function arrow(key: string, { x, y, angle }: Spot, opacity: number, palette: Palette): Mark {
  return {
    key,
    tag: 'path',
    attributes: {
      class: 'route-arrow',
      d: arrowHead,
      transform: `translate(${fine(x)} ${fine(y)})rotate(${coarse((angle * 180) / Math.PI)})`,
      fill: 'none',
      stroke: palette.route,
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      ...(opacity < 1 ? { 'stroke-opacity': fine(opacity) } : {}),
    },
  };
}
