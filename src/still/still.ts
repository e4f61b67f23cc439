import type { MultiLineString, MultiPolygon } from 'geojson';
import type { GroundPlan } from '../compile/compiled.ts';
import {
  type Ground,
  type GroundTheme,
  type LineWidths,
  areaOf,
  disputedDash,
  frameExtent,
  groundView,
  hatch,
  isHatched,
  pageGround,
  scaleOf,
  shadeOf,
  widths,
} from '../ground/index.ts';
import {
  type BreakpointName,
  type Camera,
  type Direction,
  type Point,
  type ProjectionName,
  breakpoints,
  geoProjection,
} from '../projection/index.ts';
import { type Cut, cuts, withoutCuts } from './cut.ts';
import { type Model, magnification, offset } from './model.ts';
import { near } from './near.ts';
import { type Outline, outlines, pathData, simplified } from './outline.ts';

export interface StillOptions {
  projection: ProjectionName;
  camera: Camera;
  breakpoint: BreakpointName;
  /** The stop of the timeline: which of the ground's layers are on. */
  stop: { ground: readonly string[] };
  /** Draws it in the numbers of another frame, from {@link modelOf}. */
  model?: Model;
  /** The custom properties of the page's stylesheet when absent, so that one still serves by day and by night. */
  theme?: GroundTheme<number | string>;
  /** Which ways the pages are written that show it; see {@link frameExtent}. */
  directions?: readonly Direction[];
  /** `full` when absent. `glance` is for the picture inside a page, which every reader waits for. */
  detail?: 'full' | 'glance';
}

type Shape = MultiPolygon | MultiLineString;

interface Detail {
  /** Coordinates are whole multiples of this, in frame pixels. */
  unit: number;
  /** How far, in frame pixels, a line may stray to be told with fewer points. */
  tolerance: number;
  /** Smaller islands and lakes, in square frame pixels, are left out. */
  speck: number;
}

const details = {
  /** Finer than what an eye or the tests can tell from the stage. */
  full: { unit: 0.25, tolerance: 0.25, speck: 0.4 },
  /** A third of that in bytes, and nowhere two pixels astray. */
  glance: { unit: 1, tolerance: 1.2, speck: 10 },
  /** For frames that are large, and waited for by few. */
  wideGlance: { unit: 2, tolerance: 1.7, speck: 24 },
  /** For several frames at once, in the pixels of the first: what is told once may be told better. */
  sharedGlance: { unit: 0.5, tolerance: 0.7, speck: 4 },
} as const satisfies Record<string, Detail>;

/**
 * The ground of one frame as SVG markup, a `<g>` in frame pixels: layer by layer what the stage paints, drawn to
 * {@link frameExtent}, in no language and without style attributes. Pure.
 */
export function still(ground: Ground, plan: GroundPlan, options: StillOptions): string {
  const { projection, camera, breakpoint, theme = pageGround } = options;
  const model = options.model ?? {
    camera,
    breakpoint,
    extent: frameExtent(breakpoint, options.directions),
    serves: [breakpoint],
  };
  const { unit, tolerance, speck }: Detail = detailOf(options);
  const { extent } = model;
  const onto = geoProjection(projection, model.camera, model.breakpoint, extent);
  const size = magnification(projection, camera, model.camera);
  /** Frame pixels to a step of the numbers. */
  const step = unit * size;
  // What several frames are told by says how wide its lines are in ems, which each of them sets.
  const isShared = model.serves.length > 1;
  const wide: Wide = (width) => (isShared ? `${Number((width / unit / em).toFixed(5))}em` : short(width / step));
  const on = new Set(options.stop.ground);
  const hatches = new Map<string, string>();

  const view = scaleOf([groundView(projection, model.camera, model.breakpoint, extent)]);
  const drawn = (geometry: Shape): Outline[] => simplified(outlines(onto, near(geometry, view)), tolerance, speck);
  const data = (geometry: Shape): string => pathData(drawn(geometry), unit);
  const path = (name: string, paint: string, d: string): string => d && `<path class="${name}" ${paint} d="${d}"/>`;
  const fill = (name: string, color: string, geometry: Shape, opacity: number | string = 1): string =>
    path(name, `fill="${color}"${opacity === 1 ? '' : ` fill-opacity="${opacity}"`}`, data(geometry));
  const line = (name: string, color: string, width: number, geometry: Shape, dashed = false): string => {
    const dash = dashed ? ` stroke-dasharray="${disputedDash.map((part) => wide(part * width)).join(' ')}"` : '';
    return path(name, stroke(color, wide(width)) + dash, data(geometry));
  };
  // The line around an area repeats the very numbers of the area, which costs next to nothing once compressed.
  const filled = (
    name: string,
    color: string,
    geometry: MultiPolygon,
    isCut: Cut,
  ): { fill: string; edge(name: string, color: string, width: number): string } => {
    const shape = drawn(geometry);
    return {
      fill: path(name, `fill="${color}"`, pathData(shape, unit)),
      edge: (edgeName, edgeColor, width) =>
        path(edgeName, stroke(edgeColor, wide(width)), pathData(withoutCuts(shape, isCut), unit)),
    };
  };
  const hatched = (what: string, color: string): string => {
    // Of its own breakpoint: a page holds a still for each, and a pattern within one that is hidden paints nothing.
    const id = `hatch-${what}-${breakpoint}`;
    hatches.set(id, pattern(id, color, step));
    return `url(#${id})`;
  };

  const layers = (tier: Ground): string => {
    const width: LineWidths = widths[tier.tier];
    const lit = plan.lit.filter((code) => on.has(`lit:${code}`));
    const shades = Object.entries(plan.shades).map(([group, codes], index) => {
      if (!on.has(`shade:${group}`)) return '';
      const { color, opacity } = shadeOf(theme, index);
      const paint = isHatched(index) ? hatched(`shade-${index + 1}`, color) : color;
      return fill(`shade shade-${index + 1}`, paint, tier.area(codes), opacity);
    });
    const areas = plan.areas.map(({ id, certainty, geometry }) => {
      if (!on.has(`area:${id}`)) return '';
      const shown = areaOf(geometry, tier.tier);
      return certainty === 'disputed'
        ? fill('area', hatched('area', theme.areaHatch), shown, 0.7) +
            line('area-edge', theme.areaBorder, width.area, shown, true)
        : fill('area', theme.area, shown, 0.3) +
            line('area-edge', theme.areaBorder, width.area, shown, certainty === 'approximate');
    });
    const isCut = cuts(tier, { projection, ...model }, extent);
    const land = filled('land', theme.land, tier.land, isCut);
    const own = lit.map((code) => filled('lit', theme.lit, tier.area([code]), isCut));
    return [
      land.fill,
      ...shades,
      ...own.map((country) => country.fill),
      line('river', theme.waterLine, width.river, tier.rivers),
      path(
        'water',
        `fill="${theme.water}" stroke="${theme.waterLine}" stroke-width="${wide(width.water)}"`,
        data(tier.water),
      ),
      ...areas,
      line('border', theme.border, width.border, tier.borders),
      line('disputed', theme.disputed, width.disputed, tier.disputed, true),
      land.edge('coast', theme.coast, width.coast),
      ...own.map((country) => country.edge('outline', theme.litBorder, width.litBorder)),
    ].join('');
  };

  const sea =
    projection === 'globe'
      ? path('sea', `fill="${theme.sea}"`, pathData(simplified(outlines(onto, { type: 'Sphere' }), 0.1, 0), unit))
      : path('sea', `fill="${theme.sea}"`, pathData([{ points: corners(extent), closed: true }], unit));
  const body = sea + layers(ground);
  const defs = hatches.size > 0 ? `<defs>${[...hatches.values()].join('')}</defs>` : '';
  const [x, y] = offset(breakpoint, model.breakpoint, size).map(short);
  const move = x === '0' && y === '0' ? '' : `translate(${x} ${y})`;
  const ems = isShared ? ` font-size="${short(em / size)}"` : '';
  return `<g class="ground" transform="${move}scale(${Number(step.toFixed(4))})"${ems} stroke-linejoin="round">${defs}${body}</g>`;
}

/** Of how many steps of the numbers an em is, in the model. */
const em = 100;

type Wide = (width: number) => string;

/**
 * Stills of one page with what they have in common in the first of them alone: a browser reads it before it paints
 * anything.
 *
 * @param id of what is in common
 */
export function toldOnce(stills: readonly string[], id: string): string[] {
  const told = /^<g [^>]*>(.*)<\/g>$/s.exec(stills[0] ?? '')?.[1];
  return stills.map((markup, index) => {
    if (!told || !markup.includes(told)) return markup;
    return markup.replace(told, () => (index > 0 ? `<use href="#${id}"/>` : `<g id="${id}">${told}</g>`));
  });
}

function detailOf({ detail, breakpoint, model }: StillOptions): Detail {
  if (detail !== 'glance') return details.full;
  if (model && model.serves.length > 1) return details.sharedGlance;
  return breakpoint === 'tablet' || breakpoint === 'wide' ? details.wideGlance : details.glance;
}

export interface DocumentOptions {
  /** `frame`, when absent, shows the frame alone; `extent` all that was drawn, to be laid at {@link frameExtent}'s place. */
  area?: 'frame' | 'extent';
  /** As the body was drawn. */
  directions?: readonly Direction[];
  /** Declares the custom properties that the markup refers to. */
  stylesheet: string;
}

/**
 * Markup in frame pixels as an SVG file of its own. By the fragment of its address, `#light` or `#dark`, a page asks for
 * it by day or by night; without one it follows the reader's system.
 */
export function stillDocument(
  body: string,
  breakpoint: BreakpointName,
  { area = 'frame', directions, stylesheet }: DocumentOptions,
): string {
  const { width, height } = breakpoints[breakpoint].frame;
  const [[left, top], [right, bottom]] =
    area === 'frame'
      ? [
          [0, 0],
          [width, height],
        ]
      : frameExtent(breakpoint, directions);
  const size = `width="${right - left}" height="${bottom - top}" viewBox="${left} ${top} ${right - left} ${bottom - top}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" id="light" ${size}><style>${stylesheet}</style><g id="dark">${body}</g></svg>`;
}

/** Lines that rise to the right, as `stage/` has them. */
function pattern(id: string, color: string, step: number): string {
  const size = hatch.step / step;
  const [full, half, more] = [size, size / 2, 1.5 * size].map(short);
  const d = `M0 ${full}L${full} 0M-${half} ${half}L${half}-${half}M${half} ${more}L${more} ${half}`;
  return (
    `<pattern id="${id}" width="${full}" height="${full}" patternUnits="userSpaceOnUse">` +
    `<path d="${d}" ${stroke(color, short(hatch.width / step))}/></pattern>`
  );
}

function stroke(color: string, width: string): string {
  return `fill="none" stroke="${color}" stroke-width="${width}"`;
}

function corners([[left, top], [right, bottom]]: [Point, Point]): Point[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function short(value: number): string {
  return String(Number(value.toFixed(2)));
}
