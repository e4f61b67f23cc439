import type { CompiledStory } from '../compile/index.ts';
import { paint, toSvg, type Palette } from '../drawing/index.ts';
import { frameExtent, type GroundTheme } from '../ground/index.ts';
import { breakpointNames, breakpoints, type BreakpointName } from '../projection/index.ts';
import { mapStateAt, type Stop } from '../timeline/index.ts';
import { outlined } from './outlined.ts';
import { typicalViewport, type GroundStill } from './site.ts';
import type { Typeface } from './typeface.ts';

/** Pixels of the picture. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a map is painted with: a theme's colours, or references to what a stylesheet says. */
export interface MapColours {
  ground: GroundTheme<number | string>;
  drawing: Palette;
  /** `space` is what is around the globe. */
  page: { space: string };
}

export interface Panel {
  story: CompiledStory;
  ground: GroundStill;
  colours: MapColours;
  /** Of the labels. */
  typeface: Typeface;
  stop: Stop;
  /** Where on the timeline the map rests. */
  position: number;
  /** What the map fills. */
  area: Box;
  /** Where in it the frame stands, which holds all that matters. */
  frame: Box;
  /** Picture pixels to a frame pixel at which labels read best. */
  scale: number;
}

/** A stop's ground and drawing, in the breakpoint's frame that fits best, as SVG cut to an area. */
export function mapPanel(panel: Panel): string {
  const { story, ground, colours, stop, position, area } = panel;
  const { breakpoint, x, y, scale } = placed(panel);
  const state = mapStateAt(story.timeline, position, typicalViewport[breakpoint]);
  const { projection } = story.timeline;
  const { locale, units } = story;
  const marks = paint(story.drawing, state, { projection, locale, units, palette: colours.drawing });
  const box = `x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}"`;
  return (
    `<svg ${box} viewBox="${area.x} ${area.y} ${area.width} ${area.height}" overflow="hidden">` +
    `<rect ${box} fill="${colours.page.space}"/>` +
    `<g transform="translate(${short(x)} ${short(y)}) scale(${short(scale)})">` +
    `${ground(stop, breakpoint, { theme: colours.ground })}${toSvg(outlined(marks, panel.typeface))}</g></svg>`
  );
}

interface Placed {
  breakpoint: BreakpointName;
  /** Of the frame's top left corner. */
  x: number;
  y: number;
  scale: number;
}

/** Of the frames that are drawn to every edge of the area, the one that comes nearest to the scale. */
function placed({ area, frame, scale }: Panel): Placed {
  const all = breakpointNames.map((breakpoint) => ({ breakpoint, ...fitted(breakpoint, frame) }));
  const covering = all.filter((each) => covers(each, area));
  const off = (each: Placed) => Math.abs(Math.log(each.scale / scale));
  const [best] = (covering.length ? covering : all).sort((a, b) => off(a) - off(b));
  if (!best) throw new Error('there is a breakpoint');
  return best;
}

function fitted(breakpoint: BreakpointName, box: Box): Omit<Placed, 'breakpoint'> {
  const { width, height } = breakpoints[breakpoint].frame;
  const scale = Math.min(box.width / width, box.height / height);
  return {
    x: box.x + (box.width - width * scale) / 2,
    y: box.y + (box.height - height * scale) / 2,
    scale,
  };
}

function covers({ breakpoint, x, y, scale }: Placed, area: Box): boolean {
  const [[left, top], [right, bottom]] = frameExtent(breakpoint);
  return (
    x + left * scale <= area.x &&
    y + top * scale <= area.y &&
    x + right * scale >= area.x + area.width &&
    y + bottom * scale >= area.y + area.height
  );
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000;
}
