import type { LonLat } from '../projection/index.ts';
import type { Certainty, Item, LabelItem, PlaceItem, PositionItem, RingItem } from './drawing.ts';
import { dotRadius } from './labelStyle.ts';
import { pathOf, projectLine, slack, type Projector, type Run } from './line.ts';
import { coarse, fine, type Mark } from './mark.ts';
import type { Palette } from './palette.ts';

/** The area within which a place or a position really lies: a dashed circle, hatched where it is disputed. */
export function paintUncertainty(
  item: PlaceItem | PositionItem,
  project: Projector,
  palette: Palette,
): Mark | undefined {
  if (item.certainty === 'exact' || item.circle.length === 0) return undefined;
  const name = item.type === 'position' ? 'position' : 'place';
  const colour = item.type === 'position' ? palette.forces : palette.ink;
  const { d, runs, whole } = circlePath(item.circle, project);
  if (!d) return undefined;
  const children: Mark[] = [
    {
      key: 'disc',
      tag: 'path',
      attributes: {
        class: whole ? `${name}-disc whole` : `${name}-disc`,
        d,
        fill: whole ? colour : 'none',
        'fill-opacity': item.type === 'position' ? 0.15 : 0.07,
        stroke: colour,
        'stroke-width': 1,
        'stroke-opacity': 0.75,
        'stroke-dasharray': '3 2.5',
      },
    },
  ];
  if (item.certainty === 'disputed' && whole) {
    children.push({
      key: 'hatch',
      tag: 'path',
      attributes: {
        class: `${name}-hatch`,
        d: hatch(runs[0] ?? []),
        fill: 'none',
        stroke: colour,
        'stroke-width': 0.8,
        'stroke-opacity': 0.6,
      },
    });
  }
  return { key: `circle:${item.id}`, tag: 'g', attributes: {}, children };
}

/** A circle at a true distance: what the projection makes of it. */
export function paintRing(item: RingItem, project: Projector, palette: Palette, lit: boolean): Mark | undefined {
  const { d } = circlePath(item.circle, project);
  if (!d) return undefined;
  return {
    key: `ring:${item.id}`,
    tag: 'g',
    attributes: { class: lit ? 'ring lit' : 'ring' },
    children: [
      {
        key: 'halo',
        tag: 'path',
        attributes: {
          class: 'ring-halo',
          d,
          fill: 'none',
          stroke: palette.halo,
          'stroke-width': 3.6,
          'stroke-opacity': 0.7,
        },
      },
      {
        key: 'line',
        tag: 'path',
        attributes: { class: 'ring-line', d, fill: 'none', stroke: palette.ring, 'stroke-width': lit ? 2.4 : 1.3 },
      },
    ],
  };
}

/** The sign of a place: a dot, a ring with a dot for a capital, a diamond for a base; of a position: a dot. */
export function paintDot(
  item: PlaceItem | PositionItem | LabelItem,
  project: Projector,
  palette: Palette,
  lit: boolean,
): Mark | undefined {
  const at = project(item.at);
  if (!at) return undefined;
  const children = sign(item, palette);
  if (!children.length) return undefined;
  const [x, y] = at;
  return {
    key: `dot:${item.id}`,
    tag: 'g',
    attributes: {
      class: lit ? `${item.type} lit` : item.type,
      transform: `translate(${fine(x)} ${fine(y)})${lit ? 'scale(1.3)' : ''}`,
    },
    children,
  };
}

const signs = new WeakMap<Item, { palette: Palette; marks: Mark[] }>();

/** Made once: it moves, but does not change. */
function sign(item: PlaceItem | PositionItem | LabelItem, palette: Palette): Mark[] {
  const known = signs.get(item);
  if (known?.palette === palette) return known.marks;
  const marks = makeSign(item, palette);
  signs.set(item, { palette, marks });
  return marks;
}

function makeSign(item: PlaceItem | PositionItem | LabelItem, palette: Palette): Mark[] {
  if (item.type === 'position') {
    return [filledOrHollow('position-dot', dotRadius.position - 0.6, item.certainty, palette.forces, palette)];
  }
  if (item.type === 'label') {
    if (item.kind === 'city') return [dot('dot', 'label-dot', dotRadius.city - 0.5, palette.faint, palette.halo)];
    if (item.kind !== 'capital') return [];
    return [
      dot('rim', 'label-rim', dotRadius.cityCapital - 0.5, palette.halo, palette.faint),
      dot('dot', 'label-dot inner', 1.2, palette.faint),
    ];
  }
  if (item.kind === 'capital') {
    return [
      dot('halo', 'place-halo', dotRadius.capital, palette.halo),
      dot('rim', 'place-rim', dotRadius.capital - 1.6, palette.halo, palette.ink, 1.5),
      dot('dot', 'place-dot inner', 2.1, palette.ink),
    ];
  }
  if (item.kind === 'base') {
    const r = dotRadius.base - 0.6;
    const d = `M0${-r}L${r} 0L0 ${r}L${-r} 0Z`;
    const colours = { fill: palette.ink, stroke: palette.halo, 'stroke-width': 1.2 };
    return [{ key: 'dot', tag: 'path', attributes: { class: 'place-dot', d, ...colours } }];
  }
  return [filledOrHollow('place-dot', dotRadius.place - 0.6, item.certainty, palette.ink, palette)];
}

/** Hollow where it is disputed that the thing is there at all. */
function filledOrHollow(name: string, r: number, certainty: Certainty, colour: string, { halo }: Palette): Mark {
  return certainty === 'disputed' ? dot('dot', `${name} hollow`, r, halo, colour) : dot('dot', name, r, colour, halo);
}

function dot(key: string, name: string, r: number, fill: string, stroke = 'none', width = 1.2): Mark {
  return { key, tag: 'circle', attributes: { class: name, r: fine(r), fill, stroke, 'stroke-width': width } };
}

/** Path data of a circle; open, and with nothing to fill, where the globe's horizon cuts it. */
function circlePath(circle: LonLat[], project: Projector): { d: string; runs: Run[]; whole: boolean } {
  const points = sparse(circle, project);
  const runs = projectLine(points, [], project);
  const whole = runs.length === 1 && runs[0]?.length === points.length;
  return { d: pathOf(runs, whole), runs, whole };
}

/** As many points of a circle as can be told from all of them: of a small one, a few. */
function sparse(circle: LonLat[], project: Projector): LonLat[] {
  const [first, opposite] = [circle[0], circle[circle.length >> 1]];
  const [a, b] = [first && project(first), opposite && project(opposite)];
  if (!a || !b) return circle;
  const radius = Math.hypot(a[0] - b[0], a[1] - b[1]) / 2;
  // Between two of n points a chord falls short of the arc by radius·(1 − cos(π/n)), about radius·π²/2n².
  const enough = Math.max(12, Math.PI * Math.sqrt(radius / (2 * slack)));
  const stride = Math.floor(circle.length / enough);
  return stride > 1 ? circle.filter((_, index) => index % stride === 0) : circle;
}

/** Diagonal lines inside a convex outline, every five pixels, fixed to it and rising to the right as the ground's do. */
function hatch(outline: Run): string {
  // in these coordinates the lines are level: u runs along them, v across
  const turned = outline.map(({ x, y }) => ({ u: (x - y) * Math.SQRT1_2, v: (x + y) * Math.SQRT1_2 }));
  const vs = turned.map(({ v }) => v);
  const middle = (Math.min(...vs) + Math.max(...vs)) / 2;
  const reach = Math.max(...vs) - middle;
  let d = '';
  for (let v = middle - Math.floor(reach / 5) * 5; v <= middle + reach; v += 5) {
    const us: number[] = [];
    turned.forEach((b, index) => {
      const a = turned.at(index - 1);
      if (a && a.v < v !== b.v < v) us.push(a.u + ((b.u - a.u) * (v - a.v)) / (b.v - a.v));
    });
    if (us.length < 2) continue;
    const [from, to] = [Math.min(...us), Math.max(...us)];
    d += `M${turnedBack(from, v)}L${turnedBack(to, v)}`;
  }
  return d;
}

function turnedBack(u: number, v: number): string {
  return `${coarse((u + v) * Math.SQRT1_2)} ${coarse((v - u) * Math.SQRT1_2)}`;
}
