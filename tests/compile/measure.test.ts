import geodesic from 'geographiclib-geodesic';
import { distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { densify } from '../../src/compile/greatcircle.ts';
import { localiseMeasure } from '../../src/compile/localise.ts';
import { measure, measureStory } from '../../src/compile/measure.ts';
import { resolver, type Country } from '../../src/compile/reference.ts';
import { parseStory, type GeoFeature, type Measure } from '../../src/format/index.ts';
import type { LonLat } from '../../src/projection/index.ts';
import { feature, point } from '../support/features.ts';
import { random } from '../support/random.ts';

const wgs84 = geodesic.Geodesic.WGS84;
const spec = (kind: Measure['kind'], of: string[], round = 1) => ({ kind, of, round }) as Measure;
const among = (features: GeoFeature[]) => resolver(features, new Map(), {});
function figure(kind: Measure['kind'], ...features: GeoFeature[]) {
  const { measurement } = measure(
    'm',
    spec(
      kind,
      features.map(({ id }) => id),
    ),
    among(features),
  );
  if (!measurement) throw new Error('nothing measured');
  return measurement;
}

/** Points anywhere, and every fifth pair about the poles, about the antimeridian, close together, or nearly opposite. */
function pairs(count: number): [LonLat, LonLat][] {
  const next = random(11);
  const lonLat = (): LonLat => [360 * next() - 180, (Math.asin(2 * next() - 1) * 180) / Math.PI];
  return Array.from({ length: count }, (_, i): [LonLat, LonLat] => {
    const [a, b] = [lonLat(), lonLat()];
    const near = 10 ** (-4 * next());
    switch (i % 10) {
      case 0:
        return [[a[0], 90 - near], b];
      case 2:
        return [
          [a[0], -90],
          [b[0], -90 + 5 * near],
        ];
      case 4:
        return [
          [180 - near, a[1]],
          [-180 + near, b[1]],
        ];
      case 6:
        return [a, [a[0] + near, Math.max(-90, a[1] - near)]];
      case 8:
        return [a, [a[0] + 180 - near, -a[1] + near * Math.sign(a[1])]];
      default:
        return [a, b];
    }
  });
}
const place = (id: string, [lon, lat]: LonLat) => feature(id, point(lon, lat));

const kyiv = feature('kyiv', point(30.5234, 50.4501), { name: { nl: 'Kyiv', en: 'Kyiv' }, kind: 'capital' });
const unit = (id: string, at: LonLat, radius = 10) =>
  feature(id, point(...at), { kind: 'position', groups: ['units'], certainty: 'approximate', radius });
const brahin = unit('brahin', [30.269, 51.787]);
const khoiniki = unit('khoiniki', [29.955, 51.891]);
const minsk = place('minsk', [27.5615, 53.9045]);
const almaty = place('almaty', [76.9286, 43.2567]);

describe('distance', () => {
  it('is within 0.562 % of GeographicLib’s on the ellipsoid, over 5,000 pairs, poles and antimeridian included', () => {
    for (const [a, b] of pairs(5000)) {
      const { value } = figure('distance', place('a', a), place('b', b));
      const km = (wgs84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? NaN) / 1000;
      expect(Math.abs(value - km), JSON.stringify([a, b, value, km])).toBeLessThanOrEqual(0.00562 * km + 1e-6);
    }
  }, 30_000);

  it('from the nearest of the units to Kyiv is 149.7 km, from Brahin', () => {
    const { measurement, faults } = measure(
      'units-to-kyiv',
      spec('distance', ['units', 'kyiv'], 10),
      among([khoiniki, brahin, kyiv]),
    );
    expect(measurement?.value).toBeGreaterThan(149.65);
    expect(measurement?.value).toBeLessThan(149.75);
    expect(measurement).toMatchObject({
      unit: 'km',
      rounded: 150,
      from: { id: 'brahin', at: [30.269, 51.787] },
      to: { id: 'kyiv', at: [30.5234, 50.4501] },
      uncertainty: 10,
    });
    expect(faults).toEqual([]);
  });

  it('from Minsk to Almaty is 3,734 km', () => {
    expect(figure('distance', minsk, almaty).rounded).toBe(3734);
  });

  it('is that between the endpoints that it names, whatever the geometries', () => {
    const border = feature(
      'border',
      {
        type: 'LineString',
        coordinates: [
          [175, 60],
          [-170, 66],
          [-150, 50],
        ],
      },
      { kind: 'border' },
    );
    const area = feature(
      'area',
      {
        type: 'Polygon',
        coordinates: [
          [
            [160, 20],
            [170, 20],
            [170, 30],
            [160, 20],
          ],
        ],
      },
      { kind: 'area' },
    );
    const { value, from, to } = figure('distance', border, area);
    expect(value).toBe(distance(from?.at ?? [], to?.at ?? []));
    expect(to).toMatchObject({ id: 'area', at: [170, 30] });
  });

  it('to a country is that to its nearest border', () => {
    const country: Country = {
      name: { nl: 'Wit-Rusland', en: 'Belarus' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [24, 52],
            [32, 52],
            [32, 56],
            [24, 56],
            [24, 52],
          ],
        ],
      },
    };
    const { measurement } = measure(
      'm',
      spec('distance', ['BY', 'kyiv']),
      resolver([kyiv], new Map([['BY', country]]), {}),
    );
    expect(measurement?.value).toBeCloseTo(distance([30.5234, 52], [30.5234, 50.4501]), 0);
    expect(measurement && localiseMeasure(measurement, 'en').from?.name).toBe('Belarus');
    expect(measurement && localiseMeasure(measurement, 'it').from?.name).toBe('Bielorussia');
  });

  it('is 0 inside an area', () => {
    const area = feature(
      'area',
      {
        type: 'Polygon',
        coordinates: [
          [
            [29, 50],
            [32, 50],
            [32, 51],
            [29, 50],
          ],
        ],
      },
      { kind: 'area' },
    );
    expect(figure('distance', kyiv, area)).toMatchObject({ value: 0, rounded: 0, from: { at: [30.5234, 50.4501] } });
  });

  it('between a feature and itself is a mistake', () => {
    const { measurement, faults } = measure('m', spec('distance', ['units', 'brahin']), among([brahin, khoiniki]));
    expect(measurement).toBeUndefined();
    expect(faults).toMatchObject([{ rule: 'same-place', path: ['distance'] }]);
  });

  it('to what nobody knows is not measured, and no second mistake', () => {
    expect(measure('m', spec('distance', ['kyiv', 'kiev']), among([kyiv]))).toEqual({
      measurement: undefined,
      faults: [],
    });
  });
});

describe('bearing', () => {
  it('is within 0.2° of GeographicLib’s on the ellipsoid, over 2,000 pairs up to 10,000 km apart, to 1 km of the poles', () => {
    let worst = 0;
    for (const [a, b] of pairs(5000)) {
      const { azi1 = NaN, a12 } = wgs84.Inverse(a[1], a[0], b[1], b[0]);
      if (Math.abs(a[1]) > 89.99 || (a12 ?? 0) > 90 || (a12 ?? 0) < 1e-3) continue;
      const { value } = figure('bearing', place('a', a), place('b', b));
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(360);
      worst = Math.max(worst, Math.abs(((value - azi1 + 540) % 360) - 180));
    }
    expect(worst).toBeLessThan(0.2);
  }, 30_000);

  it('is 90° along the equator across the antimeridian, and 0° to the north', () => {
    expect(figure('bearing', place('a', [170, 0]), place('b', [-170, 0])).value).toBeCloseTo(90, 9);
    expect(figure('bearing', place('a', [0, 10]), place('b', [0, 20])).value).toBe(0);
  });

  it('is as uncertain as the places are wide in the sky of each other', () => {
    const { uncertainty } = figure('bearing', kyiv, brahin);
    expect(uncertainty).toBeCloseTo((Math.asin(10 / 149.713) * 180) / Math.PI, 3);
  });

  it('between things that touch is a mistake', () => {
    const { faults } = measure('m', spec('bearing', ['a', 'b']), among([place('a', [5, 52]), place('b', [5, 52])]));
    expect(faults).toMatchObject([{ rule: 'no-bearing' }]);
  });
});

describe('length', () => {
  const route = (id: string, line: LonLat[], more = {}) =>
    feature(id, { type: 'LineString', coordinates: line }, { kind: 'route', ...more });

  it('is within 0.562 % of GeographicLib’s on the ellipsoid, over 1,000 routes of 11 points', () => {
    const points = pairs(5500).flat();
    for (let i = 0; i + 11 <= points.length; i += 11) {
      const line = points.slice(i, i + 11);
      const legs = line.slice(1).map((b, k) => {
        const a = line[k] ?? b;
        return (wgs84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? NaN) / 1000;
      });
      const km = legs.reduce((sum, leg) => sum + leg);
      expect(Math.abs(figure('length', route('r', line)).value / km - 1)).toBeLessThanOrEqual(0.00562);
    }
  }, 30_000);

  it('is that of the line as it is drawn', () => {
    const line: LonLat[] = [
      [27.5, 53.9],
      [60, 55],
      [76.9, 43.3],
    ];
    expect(figure('length', route('r', line)).value).toBeCloseTo(densify(line).km.at(-1) ?? 0, 6);
  });

  it('of a group is that of all its lines, as uncertain as their ends', () => {
    const lines = [
      route(
        'a',
        [
          [0, 0],
          [1, 0],
        ],
        { groups: ['g'], radius: 3 },
      ),
      route(
        'b',
        [
          [5, 0],
          [7, 0],
        ],
        { groups: ['g'] },
      ),
    ];
    const { measurement } = measure('m', spec('length', ['g'], 10), among(lines));
    expect(measurement).toMatchObject({ rounded: 330, uncertainty: 6, of: { id: 'g' } });
  });

  it('is rough where a course is approximate, unless it is told by how much', () => {
    const of = (more: Partial<GeoFeature>) => figure('length', route('r', [[0, 0], [1, 0]], more)).rough; // prettier-ignore
    expect(of({ certainty: 'exact' })).toBeUndefined();
    expect(of({ certainty: 'approximate' })).toBe(true);
    expect(of({ certainty: 'approximate', radius: 5 })).toBeUndefined();
  });

  it('of what is no line is a mistake', () => {
    expect(measure('m', spec('length', ['kyiv']), among([kyiv])).faults).toMatchObject([
      { rule: 'wrong-geometry', path: ['length'] },
    ]);
  });
});

describe('area', () => {
  const box = (id: string, [west, south, east, north]: [number, number, number, number], more = {}) =>
    feature(
      id,
      {
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      },
      { kind: 'area', ...more },
    );
  const exact = (degrees: number, south: number, north: number) =>
    (6371.0088 ** 2 * degrees * Math.PI * (Math.sin((north * Math.PI) / 180) - Math.sin((south * Math.PI) / 180))) /
    180;

  it('between two parallels and two meridians is R²·Δλ·Δsin φ, at the poles and across the antimeridian too', () => {
    for (const [west, east] of [
      [0, 20],
      [170, -170],
      [170, 190],
    ] as const) {
      for (const [south, north] of [
        [0, 10],
        [50, 60],
        [80, 90],
        [-90, -60],
      ] as const) {
        const { value } = figure('area', box('a', [west, south, east, north]));
        expect(value / exact(20, south, north)).toBeCloseTo(1, 5);
      }
    }
  });

  it('of a group is that of all its parts, as uncertain as its edges', () => {
    const parts = [box('a', [0, 0, 1, 1], { groups: ['g'] }), box('b', [5, 0, 6, 1], { groups: ['g'], radius: 2 })];
    const { measurement } = measure('m', spec('area', ['g'], 1000), among(parts));
    expect(measurement?.value).toBeCloseTo(exact(2, 0, 1), 0);
    expect(measurement?.uncertainty).toBeCloseTo(4 * 111.2 * 2, -2);
  });

  it('of what is no area is a mistake', () => {
    expect(measure('m', spec('area', ['kyiv']), among([kyiv])).faults).toMatchObject([
      { rule: 'wrong-geometry', path: ['area'] },
    ]);
  });
});

describe('count', () => {
  it('is how many features a group has', () => {
    const { measurement } = measure('unit-sites', spec('count', ['units']), among([brahin, khoiniki, kyiv]));
    expect(measurement).toMatchObject({ value: 2, rounded: 2, unit: 'count', uncertainty: 0, of: { id: 'units' } });
  });
});

describe('rounding', () => {
  const round = (to: number) => measure('m', spec('distance', ['brahin', 'kyiv'], to), among([brahin, kyiv])).faults;

  it('to the uncertainty of the places or coarser is right', () => {
    expect([10, 20, 50].flatMap(round)).toEqual([]);
  });

  it('finer than that is warned of, and finer than half of it is an error', () => {
    expect(round(5)).toMatchObject([{ rule: 'rounding-too-fine', severity: 'warning' }]);
    expect(round(1)).toEqual([
      {
        rule: 'rounding-too-fine',
        severity: 'error',
        path: ['round'],
        value: 1,
        message: 'must not be finer than the places are known: they let the figure be off by 10 km',
        remedy: 'Write "round": 10.',
      },
    ]);
  });

  it('that leaves nothing of the figure is an error', () => {
    expect(round(500)).toMatchObject([{ rule: 'rounding-too-coarse', remedy: 'Write "round": 10.' }]);
  });
});

describe('measureStory', () => {
  const read = (measures: object) => {
    const text = JSON.stringify(
      {
        title: 'T',
        locales: ['en'],
        geo: ['places.geojson'],
        sources: { 'vijver-2022': { title: 'Article' } },
        measures,
        scenes: [{ id: 'one', heading: 'H', text: 'Text.', map: { fit: ['kyiv'] } }],
      },
      null,
      2,
    );
    const { story, problems, locate } = parseStory(text, 'story.json');
    if (!story) throw new Error(JSON.stringify(problems));
    const measured = measureStory(story, among([brahin, khoiniki, kyiv]), { file: 'story.json', locate });
    return { ...measured, seen: measured.problems.map(({ line }) => text.split('\n')[line - 1]?.trim()) };
  };
  const claim = { km: 140, within: '10%', source: 'vijver-2022' };

  it('finds the reported 140 km consistent with the measured 150', () => {
    const { measurements, problems } = read({ 'units-to-kyiv': { distance: ['units', 'kyiv'], round: 10, claim } });
    expect(problems).toEqual([]);
    expect(measurements['units-to-kyiv']).toMatchObject({
      rounded: 150,
      claim: { reported: 140, verdict: 'consistent' },
    });
  });

  it('tells a claim that fails at the reported figure', () => {
    const { problems, seen } = read({
      'units-to-kyiv': { distance: ['units', 'kyiv'], round: 10, claim: { ...claim, km: 200 } },
    });
    expect(problems).toMatchObject([
      { rule: 'claim-failed', severity: 'error', path: 'measures.units-to-kyiv.claim.km', value: '200' },
    ]);
    expect(seen).toEqual(['"km": 200,']);
  });

  it('tells a rounding that is too fine where it stands, or at the measure where it is left out', () => {
    expect(read({ a: { distance: ['units', 'kyiv'], round: 2 } }).seen).toEqual(['"round": 2']);
    expect(read({ a: { distance: ['units', 'kyiv'] } }).problems).toMatchObject([
      { rule: 'rounding-too-fine', path: 'measures.a.round' },
    ]);
  });

  it('puts names and reasons into a language', () => {
    const { measurements } = read({
      a: { distance: ['units', 'kyiv'], round: 10, claim: { ...claim, km: 300, disputed: 'By road.' } },
      b: { count: 'units' },
    });
    const { a, b } = measurements;
    expect(a && localiseMeasure(a, 'en')).toMatchObject({
      to: { id: 'kyiv', name: 'Kyiv' },
      claim: { verdict: 'disputed', reason: 'By road.' },
    });
    expect(b && localiseMeasure(b, 'en').of).toBe('Brahin, Khoiniki');
  });
});
