import { worldSize } from '../projection/index.ts';
import type { Stop } from '../timeline/index.ts';
import type { Drawing, Item } from './drawing.ts';

/** What a map shows and does not name: a tinted group of countries, by its place among them, or a manner of drawing. */
export type LegendEntry = { kind: 'shade'; group: string; index: number } | { kind: LegendSign };

export type LegendSign = 'position' | 'approximate' | 'course' | 'contested';

/** What a story's legends are told from. */
export interface Explained {
  drawing: Pick<Drawing, 'items'>;
  ground: { shades: Record<string, unknown>; areas: { id: string; certainty: string }[] };
}

/** What an entry says: the name of a group, or the story's own words for a sign, or else those of `signs`. */
export function legendText(
  entry: LegendEntry,
  { shadeNames, legend }: { shadeNames: Record<string, string>; legend: Partial<Record<LegendSign, string>> },
  signs: (sign: LegendSign) => string,
): string {
  if (entry.kind === 'shade') return shadeNames[entry.group] ?? entry.group;
  return legend[entry.kind] || signs(entry.kind);
}

/** What the map of a stop needs explained, and nothing that it does not show. Pure. */
export function legendOf({ drawing, ground }: Explained, stop: Stop): LegendEntry[] {
  const on = new Set(stop.ground);
  const shown = new Set(stop.shows);
  const items = drawing.items.filter(({ id }) => shown.has(id));
  const shades = Object.keys(ground.shades).flatMap((group, index): LegendEntry[] =>
    on.has(`shade:${group}`) ? [{ kind: 'shade', group, index }] : [],
  );
  const signs = {
    position: items.some(({ type }) => type === 'position'),
    approximate: items.some((item) => item.type === 'place' && isCircled(item, stop)),
    course: items.some((item) => item.type === 'route' && item.certainty !== 'exact'),
    contested: ground.areas.some(({ id, certainty }) => certainty === 'disputed' && on.has(`area:${id}`)),
  };
  const kinds = (Object.keys(signs) as (keyof typeof signs)[]).filter((kind) => signs[kind]);
  return [...shades, ...kinds.map((kind) => ({ kind }))];
}

/** A circle that is smaller than this many pixels across is hidden by its dot. */
const leastCircle = 14;

/** Whether the circle of a place's uncertainty is seen around its dot, on a phone. */
function isCircled({ at, circle }: Extract<Item, { type: 'place' }>, stop: Stop): boolean {
  const north = Math.max(...circle.map(([, latitude]) => latitude));
  const across = 2 * (north - at[1]);
  const scale = Math.cos((at[1] * Math.PI) / 180);
  return circle.length > 0 && ((across / 360) * worldSize(stop.cameras.phone.zoom)) / scale > leastCircle;
}
