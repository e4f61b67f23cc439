import type { CompiledStory } from '../compile/index.ts';
import { legendOf, legendText, type LegendEntry } from '../drawing/index.ts';
import { isHatched, shadeOf } from '../ground/index.ts';
import type { ThemeMode } from '../format/index.ts';
import type { Typeface } from './typeface.ts';
import { shapeAt } from './typesetting.ts';

export interface LegendSetting {
  /** Of the column. */
  width: number;
  /** Pixels to a unit of the layout. */
  unit: number;
  sans: Typeface;
  colours: ThemeMode;
}

/** The legend of a scene's map, as many signs to a row as there is room for; undefined where nothing is to explain. */
export function pictureLegend(story: CompiledStory, scene: number, { width, unit, sans, colours }: LegendSetting) {
  const stop = story.timeline.stops[scene];
  const entries = stop ? legendOf(story, stop) : [];
  if (entries.length === 0) return undefined;
  const { words } = story;
  const setting = { size: 20 * unit, weight: 400 };
  const [swatch, gap, between, row] = [33 * unit, 10 * unit, 26 * unit, 30 * unit];
  let [x, y] = [0, 0];
  const placed = entries.map((entry) => {
    const text = legendText(entry, story, (sign) => words[sign]);
    const across = swatch + gap + sans.width(text, setting);
    if (x > 0 && x + across > width) [x, y] = [0, y + row];
    const place = { entry, text, x, y };
    x += across + between;
    return place;
  });
  return {
    height: y + row,
    at: (left: number, top: number) =>
      placed
        .map(({ entry, text, x, y }) => {
          const baseline = top + y + 21 * unit;
          return (
            sign(entry, colours, left + x, top + y + 4 * unit, swatch) +
            shapeAt({ text, typeface: sans, setting, fill: colours.page.ink }, left + x + swatch + gap, baseline)
          );
        })
        .join(''),
  };
}

/** A sign 20 units wide and 12 high. */
function sign(entry: LegendEntry, colours: ThemeMode, x: number, y: number, width: number): string {
  const at = [x, y, width, width * 0.6].map((value) => Math.round(value * 10) / 10);
  return (
    `<svg x="${at[0]}" y="${at[1]}" width="${at[2]}" height="${at[3]}" viewBox="0 0 20 12">` +
    `${inSign(entry, colours)}</svg>`
  );
}

const stripes = 'M-2 8L6 0M0 14L14 0M8 14L22 0M16 14L24 6';

function inSign(entry: LegendEntry, { drawing, ground }: ThemeMode): string {
  const land = `<rect width="20" height="12" fill="${ground.land}"/>`;
  const dot = (colour: string) =>
    `<circle cx="10" cy="6" r="5.4" fill="${colour}" fill-opacity="0.12" stroke="${colour}" stroke-width="0.8" stroke-dasharray="2 1.4"/>` +
    `<circle cx="10" cy="6" r="2.6" fill="${colour}"/>`;
  switch (entry.kind) {
    case 'shade': {
      const { color, opacity } = shadeOf(ground, entry.index);
      return isHatched(entry.index)
        ? `${land}<path d="${stripes}" fill="none" stroke="${color}" stroke-opacity="${opacity}" stroke-width="1.4"/>`
        : `${land}<rect width="20" height="12" fill="${color}" fill-opacity="${opacity}"/>`;
    }
    case 'position':
      return dot(drawing.forces);
    case 'approximate':
      return dot(drawing.ink);
    case 'course':
      return `<path d="M0 6h20" stroke="${drawing.route}" stroke-width="2" stroke-dasharray="6 3"/>`;
    case 'contested':
      return `${land}<path d="${stripes}" fill="none" stroke="${ground.areaHatch}" stroke-opacity="0.7" stroke-width="1.4"/>`;
  }
}
