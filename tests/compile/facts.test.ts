import { describe, expect, it } from 'vitest';
import { compassPoint } from '../../src/compile/compass.ts';
import type { GazetteerEntry } from '../../src/compile/gazetteer.ts';
import { mapFacts, type FactsContext } from '../../src/compile/facts.ts';
import { measure } from '../../src/compile/measure.ts';
import { resolver } from '../../src/compile/reference.ts';
import { planStop } from '../../src/compile/scene.ts';
import type { GeoFeature, SceneMap } from '../../src/format/index.ts';
import { feature, point, square } from '../support/features.ts';

const kyiv = feature('kyiv', point(30.52, 50.45), { kind: 'capital' });
const minsk = feature('minsk', point(27.56, 53.9), { kind: 'capital' });
const brahin = feature('brahin', point(30.269, 51.787), { kind: 'position', certainty: 'approximate', radius: 10 });
const mazyr = feature('mazyr', point(29.25, 52.05), { kind: 'position', certainty: 'approximate', radius: 10 });

const country = (id: string, name: string, at: [number, number]): GazetteerEntry => ({
  id,
  kind: 'country',
  name: { en: name },
  at,
  rank: 2,
});
const gazetteer = [country('BY', 'Belarus', [28, 53.5]), country('PL', 'Poland', [19.3, 52.1])];

/** What a map of some features tells, with tapes between pairs of them. */
function factsOf(features: GeoFeature[], map: Partial<SceneMap>, more: Partial<FactsContext> = {}) {
  const references = resolver(features, new Map(), {});
  const measurements = Object.fromEntries(
    (map.tape ?? []).map(({ measure: name }) => {
      const [from = '', to = ''] = name.split('-');
      const spec = { kind: 'distance', of: [from, to], round: 10 } as unknown as Parameters<typeof measure>[1];
      return [name, measure(name, spec, references).measurement!];
    }),
  );
  const whole: SceneMap = {
    camera: { fit: ['kyiv'] },
    bearing: 0,
    pitch: 0,
    show: features.map(({ id }) => id),
    label: [],
    shade: [],
    tape: [],
    ring: [],
    ...map,
  };
  const plan = planStop(whole, {
    resolve: references.resolve,
    measurements,
    outline: () => [],
    hasName: (id) => gazetteer.some((entry) => entry.id === id),
  });
  return mapFacts(plan, { measurements, gazetteer, locale: 'en', alt: '', ...more });
}
const tape = (measure: string) => ({ measure, dashed: false });

describe('compassPoint', () => {
  it('is that of the chart, clockwise from north', () => {
    const around = [
      [0, 10],
      [10, 10],
      [10, 0],
      [10, -10],
      [0, -10],
      [-10, -10],
      [-10, 0],
      [-10, 10],
    ] as [number, number][];
    expect(around.map((at) => compassPoint([0, 0], at))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    // The great circle sets out to the north-east.
    expect(compassPoint([30.52, 50.45], [76.95, 43.24])).toBe(2);
  });

  it('takes the short way across the antimeridian, and longitudes that run on', () => {
    expect(compassPoint([170, 0], [-170, 0])).toBe(2);
    expect(compassPoint([190, 0], [-175, 0])).toBe(6);
    expect(compassPoint([-170, 0], [170, 0])).toBe(6);
  });

  it('says diagonals only as widely as it is told', () => {
    expect(compassPoint([0, 0], [10, 18])).toBe(1);
    expect(compassPoint([0, 0], [10, 18], 12)).toBe(0);
  });
});

describe('mapFacts', () => {
  it('tells a tape with the direction of its other end, seen from the map’s centre', () => {
    expect(factsOf([brahin, kyiv], { tape: [tape('brahin-kyiv')] })).toEqual([
      { type: 'tape', measure: 'brahin-kyiv', what: 'Brahin', from: 'Kyiv', toward: 0 },
    ]);
    expect(factsOf([minsk, kyiv, brahin], { tape: [tape('minsk-kyiv'), tape('minsk-brahin')] })).toMatchObject([
      { what: 'Kyiv', from: 'Minsk', toward: 3 },
      { what: 'Brahin', from: 'Minsk', toward: 3 },
    ]);
  });

  it('tells of a border its nearest point, seen from the place', () => {
    const border = feature(
      'border',
      {
        type: 'LineString',
        coordinates: [
          [28, 51.5],
          [32, 51.5],
        ],
      },
      { kind: 'border' },
    );
    expect(factsOf([kyiv, border], { tape: [tape('kyiv-border')] })).toEqual([
      { type: 'tape', measure: 'kyiv-border', what: 'Border', from: 'Kyiv', toward: 0, nearest: true },
    ]);
  });

  it('tells where all else lies, the nearest first, rounded no finer than it is known', () => {
    const facts = factsOf([brahin, mazyr, kyiv, minsk], { tape: [tape('brahin-kyiv')] });
    expect(facts[1]).toEqual({
      type: 'around',
      name: 'Kyiv',
      places: [
        { name: 'Mazyr', km: expect.closeTo(199, 0) as number, round: 10, toward: 7 },
        { name: 'Minsk', km: expect.closeTo(433, 0) as number, round: 10, toward: 7 },
      ],
    });
  });

  it('tells how far an area lies by the point of it that is nearest', () => {
    const area = feature('field', square(31.52, 50, 33.52, 51), { kind: 'area' });
    const [fact] = factsOf([kyiv, area], {});
    // A degree along the parallel of Kyiv, and not two, as its middle is.
    expect(fact).toMatchObject({ type: 'around', places: [{ name: 'Field', km: expect.closeTo(71, 0) as number }] });
  });

  it('tells a route with its length, the places on its way in order, and where it leads', () => {
    const route = feature(
      'crossing',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [10, 0],
          [20, 0],
        ],
      },
      { kind: 'route' },
    );
    const ports = [feature('east', point(20, 0)), feature('middle', point(10, 0.1)), feature('west', point(0, 0))];
    expect(factsOf([route, ...ports], {})).toEqual([
      { type: 'route', name: 'Crossing', km: 2223.9, round: 50, toward: 2, by: ['West', 'Middle', 'East'] },
    ]);
  });

  it('tells no direction of a route that comes back', () => {
    const round = feature(
      'round',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 0.5],
        ],
      },
      { kind: 'route' },
    );
    expect(factsOf([round], {})[0]).not.toHaveProperty('toward');
  });

  it('tells what a ring encloses', () => {
    const ring = { around: 'kyiv', km: 160, label: {} };
    const rings = (km: number) =>
      factsOf([brahin, mazyr, kyiv], { ring: [{ ...ring, km }] }).filter(({ type }) => type === 'ring');
    expect(rings(160)).toEqual([{ type: 'ring', name: 'Kyiv', km: 160, inside: ['Brahin'] }]);
    expect(rings(140)).toEqual([{ type: 'ring', name: 'Kyiv', km: 140, inside: [] }]);
  });

  it('places the countries that are named, unless the story’s own description does', () => {
    const plan = {
      features: [],
      lit: ['BY'],
      names: ['label:BY', 'label:PL'],
      shades: [],
      tapes: [],
      rings: [],
      frame: { points: [], bearing: 0, pitch: 0 },
    };
    const context = { measurements: {}, gazetteer, locale: 'en', alt: '' };
    expect(mapFacts(plan, context)).toEqual([
      { type: 'around', name: 'Belarus', places: [{ name: 'Poland', toward: 6 }] },
    ]);
    expect(mapFacts(plan, { ...context, alt: 'Belarus and Poland.' })).toEqual([]);
  });
});
