import { describe, expect, it } from 'vitest';
import type { GroundPlan } from '../../src/compile/compiled.ts';
import { decodeGround, frameExtent, widths } from '../../src/ground/index.ts';
import { breakpointNames, breakpoints, type BreakpointName, type Camera } from '../../src/projection/index.ts';
import { modelOf, still, toldOnce } from '../../src/still/index.ts';
import { readBasemaps } from '../ground/basemaps.ts';

const ground = decodeGround(readBasemaps().globe, 'un', 'globe');
const plan: GroundPlan = { borders: 'un', lit: [], shades: {}, areas: [] };

/** The whole globe, as large as each frame lets it be. */
const globes = camerasOf((name) => ({ center: [28, 50], zoom: Math.log2(breakpoints[name].frame.height / 272) }));

function camerasOf(of: (name: BreakpointName) => Pick<Camera, 'center' | 'zoom'>): Record<BreakpointName, Camera> {
  return Object.fromEntries(breakpointNames.map((name) => [name, { bearing: 0, pitch: 0, ...of(name) }])) as Record<
    BreakpointName,
    Camera
  >;
}

function glance(cameras: Record<BreakpointName, Camera>, breakpoint: BreakpointName): string {
  return still(ground, plan, {
    projection: 'globe',
    camera: cameras[breakpoint],
    breakpoint,
    stop: { ground: [] },
    detail: 'glance',
    model: modelOf('globe', cameras, breakpoint),
  });
}

const sharing = (plan: GroundPlan, on: string[]): string[] =>
  breakpointNames.map((breakpoint) =>
    still(ground, plan, {
      projection: 'globe',
      camera: globes[breakpoint],
      breakpoint,
      stop: { ground: on },
      model: modelOf('globe', globes, breakpoint),
    }),
  );

const numbers = (markup: string): string[] => [...markup.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d ?? '');

describe('the model of a frame', () => {
  it('tells a globe at every breakpoint in the same numbers', () => {
    for (const name of breakpointNames) {
      expect(modelOf('globe', globes, name).serves).toEqual(breakpointNames);
      expect(numbers(glance(globes, name))).toEqual(numbers(glance(globes, 'phone')));
    }
  });

  it('reaches as far as each of the frames it serves', () => {
    const { extent } = modelOf('globe', globes, 'wide');
    const [[left], [right]] = frameExtent('wide');
    // Both globes have the same middle: 400 pixels from the left of one frame, 170 of the other.
    const size = breakpoints.wide.frame.height / breakpoints.phone.frame.height;
    expect(extent[0][0]).toBeLessThanOrEqual(170 + (left - 400) / size + 1e-6);
    expect(extent[1][0]).toBeGreaterThanOrEqual(170 + (right - 400) / size - 1e-6);
  });

  it('puts everything where the frame’s own numbers would', () => {
    const alone = { ...globes, phone: { ...globes.phone, bearing: 40 }, tablet: { ...globes.tablet, bearing: 80 } };
    const own = { ...alone, low: { ...globes.low, bearing: 120 } };
    expect(modelOf('globe', own, 'wide').serves).toEqual(['wide']);
    const [shared, separate] = [globes, own].map((cameras) => discOf(glance(cameras, 'wide')));
    for (const side of [0, 1, 2, 3]) expect(Math.abs(shared![side]! - separate![side]!)).toBeLessThan(2.5);
  });

  it('is the frame’s own where each looks at something else', () => {
    const cameras = camerasOf((name) => ({ center: [breakpoints[name].frame.width / 100, 50], zoom: 3 }));
    for (const name of breakpointNames) {
      const { breakpoint, serves, extent } = modelOf('mercator', cameras, name);
      expect({ breakpoint, serves, extent }).toEqual({ breakpoint: name, serves: [name], extent: frameExtent(name) });
    }
  });
});

/** Bounds in frame pixels of what is painted first, the globe's disc: left, top, right, bottom. */
function discOf(markup: string): [number, number, number, number] {
  const [, x = '0', y = '0'] = /translate\((\S+) ([^)]*)\)/.exec(markup) ?? [];
  const scale = Number(/scale\(([^)]*)\)/.exec(markup)?.[1]);
  const steps = numbers(markup)[0]!.match(/-?\d+/g)!.map(Number);
  const pen = [0, 0];
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  steps.forEach((step, index) => {
    const axis = index % 2;
    pen[axis] = pen[axis]! + step;
    const at = Number(axis ? y : x) + scale * pen[axis]!;
    bounds[axis] = Math.min(bounds[axis]!, at);
    bounds[axis + 2] = Math.max(bounds[axis + 2]!, at);
  });
  return bounds;
}

describe('what stills of one model have in common', () => {
  it('stands in the first of them, and the others are what they were once it is put in their place', () => {
    const apart = sharing(plan, []);
    const [first = '', ...others] = toldOnce(apart, 'common');
    expect(numbers(first).length).toBeGreaterThan(2);
    expect(others.flatMap(numbers)).toEqual([]);
    const [, told = ''] = /<g id="common">(.*)<\/g><\/g>$/s.exec(first) ?? [];
    expect(first.replace(`<g id="common">${told}</g>`, told)).toBe(apart[0]);
    expect(others.map((other) => other.replace('<use href="#common"/>', told))).toEqual(apart.slice(1));
  });

  it('has lines as wide in every frame', () => {
    for (const [index, markup] of sharing(plan, []).entries()) {
      const [, scale = '', size = ''] = /scale\(([\d.]+)\)" font-size="([\d.]+)"/.exec(markup) ?? [];
      const [, ems = ''] = /class="coast"[^>]* stroke-width="([\d.]+)em"/.exec(markup) ?? [];
      expect(Number(scale) * Number(size) * Number(ems), breakpointNames[index]).toBeCloseTo(widths.globe.coast, 2);
    }
  });

  it('stays in each of them where it has a hatch, which paints nothing from within what is hidden', () => {
    const hatched = { ...plan, shades: { EU: ['DE'], NATO: ['DE', 'PL'] } };
    const apart = sharing(hatched, ['shade:EU', 'shade:NATO']);
    expect(apart.join()).toContain('<pattern');
    expect(toldOnce(apart, 'common').slice(1)).toEqual(apart.slice(1));
  });
});
