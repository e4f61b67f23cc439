import type { MultiPolygon } from 'geojson';
import {
  directionOf,
  gapBetween,
  isRightToLeft,
  type Aids,
  type Drawing,
  type Item,
  type LabelItem,
  type Labels,
  type TextWidth,
} from '../drawing/index.ts';
import type { Story } from '../format/index.ts';
import { breakpointNames, type BreakpointName, type Camera } from '../projection/index.ts';
import type { Stop, Timeline } from '../timeline/index.ts';
import { aidsIn, globeLand } from './aids.ts';
import { frameCamera, widenings } from './frame.ts';
import { fromZoom, turnOf, type GazetteerEntry } from './gazetteer.ts';
import { arc } from './greatcircle.ts';
import { groundKeys } from './groundplan.ts';
import { featureItems, labelId, labelItem, ringItem, tapeItem } from './items.ts';
import { forbidden, type PlacedLabel } from './labels.ts';
import type { FrameMemory } from './memory.ts';
import type { Measurement } from './measure.ts';
import { rasterCountries, type CountryRaster, type CountryShape } from './raster.ts';
import type { StopPlan } from './scene.ts';
import { isFreeOf, labelStop } from './stopLabels.ts';

/** What the maps of a story are made of, apart from language. */
export interface MapsInput {
  story: Story;
  opening: StopPlan | undefined;
  /** One per scene; a scene without a map of its own has the plan of the one before. */
  plans: StopPlan[];
  measurements: Record<string, Measurement>;
  shapes: CountryShape[];
  /** All land of the widest tier, for small globes. */
  land: () => MultiPolygon;
  gazetteer: GazetteerEntry[];
  textWidth: TextWidth;
  /** Whether the basemap's names are given for context too, where there is room. */
  withContext: boolean;
  /** What was framed before: a map that has not changed is not framed again. */
  memory?: FrameMemory | undefined;
  /** Breakpoints at which maps are framed; the others get the first one's cameras, and no labels. */
  seenAt: readonly BreakpointName[];
}

/** The timeline, and per locale the drawing, of a story. */
export interface CompiledMaps {
  timeline: Timeline;
  drawings: Record<string, Drawing>;
}

/**
 * Frames every map at every breakpoint, and places its labels in every language. A camera holds for all languages, so
 * a frame becomes wider until the names have room in each of them.
 */
export function compileMaps(input: MapsInput): CompiledMaps {
  const { story, opening, plans, seenAt } = input;
  const distinctPlans = [...new Set([...(opening ? [opening] : []), ...plans])];
  const items = Object.fromEntries(story.locales.map((locale) => [locale, itemsOf(input, distinctPlans, locale)]));
  const context = contextOf(input, items);
  const pictures = new Map<StopPlan, Picture>();
  const before: Record<string, Labels> = {};
  for (const plan of distinctPlans) {
    const said = input.memory && JSON.stringify(makingsOf(plan, input));
    const cameras = {} as Record<BreakpointName, Camera>;
    const labels = {} as Picture['labels'];
    const aids = {} as Picture['aids'];
    for (const breakpoint of seenAt) {
      const frame = () => framedPlan(plan, breakpoint, input, items, context, before);
      const framed =
        said === undefined || !input.memory
          ? frame()
          : input.memory.recall(said, JSON.stringify([breakpoint, keptAt(breakpoint, before)]), frame);
      cameras[breakpoint] = framed.camera;
      labels[breakpoint] = framed.labels;
      aids[breakpoint] = framed.aids;
      for (const locale of story.locales) before[`${breakpoint} ${locale}`] = framed.labels[locale] ?? {};
    }
    for (const breakpoint of breakpointNames) {
      cameras[breakpoint] ??= cameras[seenAt[0] ?? breakpoint];
      labels[breakpoint] ??= {};
    }
    pictures.set(plan, { cameras, labels, aids });
  }

  const first = items[story.locales[0] ?? ''] ?? new Map<string, Item>();
  const stopOf = (plan: StopPlan): Stop => ({
    cameras: pictures.get(plan)?.cameras ?? ({} as Record<BreakpointName, Camera>),
    shows: idsOf(plan, first),
    unrolls: unrollsOf(plan, first),
    ground: groundKeys(plan),
  });
  const timeline: Timeline = {
    projection: story.projection,
    ...(opening && { opening: stopOf(opening) }),
    stops: plans.map(stopOf),
  };
  const used = new Set([
    ...[timeline.opening, ...timeline.stops].flatMap((stop) => stop?.shows ?? []),
    ...[...pictures.values()].flatMap(({ labels }) =>
      Object.values(labels).flatMap((each) => Object.values(each).flatMap(Object.keys)),
    ),
  ]);
  const labelsOf = (plan: StopPlan, breakpoint: BreakpointName, locale: string): Labels =>
    pictures.get(plan)?.labels[breakpoint][locale] ?? {};
  const aids = perBreakpoint(opening, plans, (plan, breakpoint) => pictures.get(plan)?.aids[breakpoint] ?? {});
  const globes = globesOf(pictures, input.land);
  const drawings = Object.fromEntries(
    story.locales.map((locale): [string, Drawing] => [
      locale,
      {
        items: [...(items[locale]?.values() ?? [])].filter(({ id }) => used.has(id)),
        labels: perBreakpoint(opening, plans, (plan, breakpoint) => labelsOf(plan, breakpoint, locale)),
        aids,
        globes,
      },
    ]),
  );
  return { timeline, drawings };
}

type PerBreakpoint<T> = Record<BreakpointName, { opening?: T; stops: T[] }>;

/** What each stop has at each breakpoint, as a drawing holds it. */
function perBreakpoint<T>(
  opening: StopPlan | undefined,
  plans: StopPlan[],
  of: (plan: StopPlan, breakpoint: BreakpointName) => T,
): PerBreakpoint<T> {
  return Object.fromEntries(
    breakpointNames.map((breakpoint) => [
      breakpoint,
      {
        ...(opening && { opening: of(opening, breakpoint) }),
        stops: plans.map((plan) => of(plan, breakpoint)),
      },
    ]),
  ) as PerBreakpoint<T>;
}

/** The globes that locators are on, by name. */
function globesOf(pictures: Map<StopPlan, Picture>, land: () => MultiPolygon): Record<string, string> {
  const names = [...pictures.values()].flatMap(({ aids }) =>
    Object.values(aids).flatMap(({ locator }) => locator?.globe ?? []),
  );
  return Object.fromEntries([...new Set(names)].map((name) => [name, globeLand(name, land())]));
}

/** All that a plan's frames and labels follow from, but for those of the stop before. */
function makingsOf(plan: StopPlan, { story, measurements, withContext }: MapsInput): unknown {
  const measured = plan.tapes.map(({ measure }) => measurements[measure]);
  return [plan, measured, story.projection, story.locales, story.units, story.borders, withContext];
}

/** The labels of the stop before at a breakpoint, in all languages. */
function keptAt(breakpoint: BreakpointName, before: Record<string, Labels>): Labels[] {
  return Object.entries(before).flatMap(([key, labels]) => (key.startsWith(`${breakpoint} `) ? [labels] : []));
}

interface Picture {
  cameras: Record<BreakpointName, Camera>;
  labels: Record<BreakpointName, Record<string, Labels>>;
  aids: Record<BreakpointName, Aids>;
}

/** Everything that any plan draws, and every name of the basemap, by id. */
function itemsOf({ measurements, gazetteer }: MapsInput, plans: StopPlan[], locale: string): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const { features, tapes, rings } of plans) {
    for (const item of features.flatMap((feature) => featureItems(feature, locale))) items.set(item.id, item);
    for (const ring of rings) items.set(ring.id, ringItem(ring));
    for (const tape of tapes) {
      const measured = measurements[tape.measure];
      const item = measured && tapeItem(tape, measured);
      if (item) items.set(item.id, item);
    }
  }
  for (const entry of gazetteer) items.set(labelId(entry.id), labelItem(entry, locale));
  return items;
}

/** All names of the basemap, per locale. */
function contextOf({ gazetteer }: MapsInput, items: Record<string, Map<string, Item>>): Record<string, LabelItem[]> {
  const ids = gazetteer.map(({ id }) => labelId(id));
  return Object.fromEntries(
    Object.entries(items).map(([locale, all]) => [
      locale,
      ids
        .flatMap((id) => all.get(id) ?? [])
        .filter((item): item is LabelItem => item.type === 'label')
        // Names for context are in the map's script, or they are left out.
        .filter(({ name }) => isRightToLeft(name) === (directionOf(locale) === 'rtl')),
    ]),
  );
}

/** The names that a camera's zoom is fit for, in the order in which they are tried: of equal ones the nearest first. */
function contextAt({ center, zoom }: Camera, names: LabelItem[]): LabelItem[] {
  return names
    .filter((item) => zoom >= fromZoom(item))
    .map((item) => ({ item, turn: turnOf(item), away: arc(item.at, center) }))
    .sort((a, b) => a.turn - b.turn || a.away - b.away)
    .map(({ item }) => item);
}

/** What a plan shows: the parts of its features, tapes, rings, and the names that must be there. */
function idsOf({ features, tapes, rings, names }: StopPlan, items: Map<string, Item>): string[] {
  const parts = features.flatMap(({ id }) => partsOf(id, items));
  return [...parts, ...tapes.map(({ id }) => id), ...rings.map(({ id }) => id), ...names];
}

/** Ids of a feature's parts, as `featureItems` counts them. */
function partsOf(id: string, items: Map<string, Item>): string[] {
  const parts: string[] = [];
  for (let part = id; items.has(part); part = `${id}#${parts.length + 1}`) parts.push(part);
  return parts;
}

/** Tapes and routes are drawn as the reader scrolls, to their full length. */
function unrollsOf(plan: StopPlan, items: Map<string, Item>): Record<string, number> {
  return Object.fromEntries(
    idsOf(plan, items).flatMap((id) => {
      const item = items.get(id);
      return item?.type === 'tape' || item?.type === 'route' ? [[id, item.km.at(-1) ?? 0]] : [];
    }),
  );
}

/** A map's camera at one breakpoint, and its labels in every language. */
export interface Framed {
  camera: Camera;
  labels: Record<string, Labels>;
  aids: Aids;
}

/** The closest camera at which the names have room in all languages; where none gives it, the least bad. */
function framedPlan(
  plan: StopPlan,
  breakpoint: BreakpointName,
  { story, shapes, textWidth, withContext }: MapsInput,
  items: Record<string, Map<string, Item>>,
  context: Record<string, LabelItem[]>,
  before: Record<string, Labels>,
): Framed {
  let best: (Framed & { cramped: number }) | undefined;
  const drawn = itemsShown(plan, items[story.locales[0] ?? '']);
  for (const widening of plan.frame.hand ? [0] : widenings) {
    const camera = frameCamera(plan.frame, story.projection, breakpoint, widening);
    let rastered: CountryRaster | undefined;
    const raster = () => (rastered ??= rasterCountries(shapes, story.projection, camera, breakpoint));
    const labels: Record<string, Labels> = {};
    const isFree = isFreeOf(drawn, { projection: story.projection, camera, breakpoint });
    const { aids, boxes } = aidsIn({ projection: story.projection, camera, breakpoint, isFree });
    let cramped = 0;
    for (const locale of story.locales) {
      const shown = itemsShown(plan, items[locale]);
      const placed = labelStop({
        projection: story.projection,
        camera,
        breakpoint,
        locale,
        units: story.units,
        items: shown,
        ringWords: Object.fromEntries(plan.rings.map(({ id, words }) => [id, words[locale] ?? ''])),
        context: withContext
          ? contextAt(camera, context[locale] ?? []).filter(({ id }) => !plan.names.includes(id))
          : [],
        raster,
        textWidth,
        reserved: Object.values(boxes),
        before: before[`${breakpoint} ${locale}`] ?? {},
      });
      labels[locale] = Object.fromEntries(placed.map(({ id, place }) => [id, place]));
      for (const aid of ['scale', 'locator'] as const) {
        const box = boxes[aid];
        if (box && placed.some((label) => gapBetween(label.box, box) < 0)) delete aids[aid];
      }
      cramped += crampedness(placed) + namedItems(shown).filter(({ id }) => !labels[locale]?.[id]).length;
    }
    if (!best || cramped < best.cramped) best = { camera, labels, aids, cramped };
    if (cramped === 0) break;
  }
  return best ?? { camera: frameCamera(plan.frame, story.projection, breakpoint), labels: {}, aids: {} };
}

function itemsShown(plan: StopPlan, all = new Map<string, Item>()): Item[] {
  return idsOf(plan, all).flatMap((id) => all.get(id) ?? []);
}

function namedItems(items: Item[]): Item[] {
  return items.filter(({ type, name }) => type === 'tape' || type === 'ring' || name !== '');
}

/** How many labels cover something, leave the frame, or lie on each other. */
function crampedness(placed: PlacedLabel[]): number {
  return placed.filter(
    (label, index) =>
      label.cost >= forbidden || placed.some((other, at) => at > index && gapBetween(label.box, other.box) < 0),
  ).length;
}
