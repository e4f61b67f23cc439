import type { Item, TextWidth } from '../drawing/index.ts';
import { formatValue, type JsonPath, type Problem, type SceneMap, type Story } from '../format/index.ts';
import { breakpoints, type BreakpointName } from '../projection/index.ts';
import type { CompiledStory } from './compiled.ts';
import { hiddenIn, leastSize, type CountryRings, type Hidden } from './hidden.ts';
import { problemAt, type Fault, type SourceFile } from './sourceFile.ts';
import { checkedViewports } from './viewports.ts';

/**
 * What readers would not see of what a story names, as problems of its file: an error where it is not in the picture, a
 * warning where it can hardly be seen, or not its name. Told once for all viewports and languages.
 */
export function visibilityProblems(
  story: Story,
  editions: CompiledStory[],
  textWidth: TextWidth,
  countries: CountryRings,
  file: SourceFile,
  seenAt?: readonly BreakpointName[],
): Problem[] {
  const groups = new Map<string, Hidden[]>();
  for (const hidden of editions.flatMap((edition) => hiddenIn(edition, textWidth, countries, seenAt))) {
    // A card covers all that is low in the picture: that is one mistake.
    const key = hidden.what === 'card' ? `${hidden.stop} card` : keyOf(hidden, hidden.what);
    const group = groups.get(key);
    if (group) group.push(hidden);
    else groups.set(key, [hidden]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const map = first && (first.stop < 0 ? story.opening?.map : story.scenes[first.stop]?.map);
    if (!first || !map) return [];
    // Where the thing itself is out of sight, that its name is too goes without saying.
    const isOut = (['place', 'line', 'area', 'area-cut'] as const).some((what) => groups.has(keyOf(first, what)));
    if ((first.what === 'label-missing' || first.what === 'label-out') && isOut) return [];
    const isText = first.what === 'card';
    const path: JsonPath = first.stop < 0 ? ['opening', 'map'] : ['scenes', first.stop, isText ? 'text' : 'map'];
    const scene = first.stop < 0 ? 'the opening' : `the scene ${JSON.stringify(story.scenes[first.stop]?.id ?? '')}`;
    const hidden = worst(group);
    const item = editions[0]?.drawing.items.find(({ id }) => id === hidden.id);
    return [problemAt(file, path, faultOf(hidden, group, scene, map, item))];
  });
}

function keyOf({ stop, id }: Hidden, what: Hidden['what']): string {
  return `${stop} ${what} ${nameOf(id)}`;
}

function worst(group: Hidden[]): Hidden {
  return group.reduce((most, hidden) => (hidden.by > most.by ? hidden : most));
}

function faultOf(
  { id, what, other }: Hidden,
  group: Hidden[],
  scene: string,
  { camera }: SceneMap,
  item: Item | undefined,
): Fault {
  const name = JSON.stringify(nameOf(id));
  const value = nameOf(id);
  const where = wherePixels(group);
  const by = Math.max(...group.map((hidden) => hidden.by));
  const [wider, closer] =
    'fit' in camera
      ? [`Add ${name} to "fit", or take it off the scene.`, `Fit less, so that the map comes closer`]
      : [
          `Write "fit" instead of "center" and "zoom"${by < Infinity ? `, or lower "zoom" by ${zoomStep(group)}` : ''}.`,
          `Raise "zoom"`,
        ];
  const roomier = 'Fit a smaller region, show less, or give it a shorter name.';
  switch (what) {
    case 'place':
    case 'line':
    case 'area':
      return {
        rule: 'out-of-frame',
        message: `must show all that ${scene} names: ${name} lies outside${where}`,
        remedy:
          item?.type === 'ring' && 'fit' in camera ? 'Write a smaller "km", or take the ring off the scene.' : wider,
        value,
      };
    case 'area-cut':
      return {
        rule: 'area-cut',
        severity: 'warning',
        message: `must show at least half of what ${scene} sets apart: ${name} reaches out${where}`,
        remedy: wider,
        value,
      };
    case 'small':
      return {
        rule: 'too-small',
        severity: 'warning',
        message: `must show what ${scene} names large enough to see: ${name} is too small${where}`,
        remedy: `${closer}, or take it off the scene. Least are ${leastSize.line} px for lines and rings, ${leastSize.area} px for areas.`,
        value,
      };
    case 'card': {
      const others = new Set(group.map((hidden) => hidden.id)).size - 1;
      return {
        rule: 'under-card',
        severity: 'warning',
        message: `must leave the map of ${scene} free: to be seen whole the card would cover ${name}${others > 0 ? ` and ${others} more` : ''}${where}`,
        remedy: `Shorten the caption by ${linesOf(by)}, or what stands under it.`,
        value,
      };
    }
    case 'label-missing':
    case 'label-out':
      return {
        rule: 'label-missing',
        severity: 'warning',
        message: `must name all that ${scene} shows: there is no place in the picture for the name of ${name}${where}`,
        remedy: what === 'label-missing' ? 'Show less around it, or take it off the scene.' : nearer(item, name, wider),
        value,
      };
    case 'label':
      return {
        rule: 'label-cut',
        severity: 'warning',
        message: `must have room for the names of ${scene}: that of ${name} is cut off${where}`,
        remedy: roomier,
        value,
      };
    case 'label-overlap':
      return {
        rule: 'label-overlap',
        severity: 'warning',
        message: `must have room for the names of ${scene}: that of ${name} lies on that of ${JSON.stringify(nameOf(other ?? ''))}${where}`,
        remedy: roomier,
        value,
      };
  }
}

/** How a name comes into the picture; `fit` takes features and countries, and no other names of the basemap. */
function nearer(item: Item | undefined, name: string, wider: string): string {
  if (item?.type !== 'label' || item.kind === 'country' || item.kind === 'area') return wider;
  const at = formatValue(item.at.map((degrees) => Number(degrees.toFixed(1))));
  return `Take ${name} off "label", or let the map reach ${at}, where its name stands: by a feature there, in "fit", or by "center" and "zoom".`;
}

/** The worst at each viewport: " by 41 px at 390×844, 12 px at 820×1180". */
function wherePixels(group: Hidden[]): string {
  const seen = checkedViewports.flatMap(({ name }) => {
    const here = group.filter(({ viewport }) => viewport.name === name);
    return here.length > 0 ? [{ name, by: Math.max(...here.map(({ by }) => by)) }] : [];
  });
  const far = seen.filter(({ by }) => by === Infinity).map(({ name }) => name);
  const near = seen.filter(({ by }) => by < Infinity).map(({ name, by }) => `${Math.ceil(by)} px at ${name}`);
  const parts = [
    ...(near.length > 0 ? [` by ${near.join(', ')}`] : []),
    ...(far.length > 0 ? [`${near.length > 0 ? ';' : ''} at ${far.join(', ')}`] : []),
  ];
  return parts.join('');
}

/** What the story calls an item: the basemap's names go by their code, a tape by its measure. */
function nameOf(id: string): string {
  return id.replace(/^(label|tape):/, '').replace(/^ring:(.*):(.*)$/, 'ring of $2 km around $1');
}

/** The height of a line of a caption on a phone, CSS pixels. */
const captionLine = 20.7;

function linesOf(pixels: number): string {
  const lines = Math.ceil(pixels / captionLine);
  return lines === 1 ? 'a line' : `${lines} lines`;
}

/** Zoom levels, rounded up to tenths, by which the frames must be wider to take in what lies outside of them. */
function zoomStep(group: Hidden[]): number {
  const steps = group.map(({ viewport, by }) => {
    const { frame } = breakpoints[viewport.breakpoint];
    const half = (Math.min(frame.width, frame.height) * viewport.box.scale) / 2;
    return Math.log2((half + by) / half);
  });
  return Math.ceil(Math.max(...steps) * 10) / 10;
}
