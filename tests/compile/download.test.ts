import { booleanValid } from '@turf/turf';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { exchangeable, signedArea } from '../../src/compile/cut.ts';
import { boxOf, download } from '../../src/compile/download.ts';
import { circle, densify } from '../../src/compile/greatcircle.ts';
import type { Measurement } from '../../src/compile/measure.ts';
import type { GeoGeometry } from '../../src/format/index.ts';
import type { LonLat } from '../../src/projection/index.ts';
import { feature, point } from '../support/features.ts';

const place = fc.tuple(fc.double({ min: -180, max: 360, noNaN: true }), fc.double({ min: -89, max: 89, noNaN: true }));
const line = fc.array(place, { minLength: 2, maxLength: 12 }).map((points) => densify(points as LonLat[]).line);

const linesOf = (geometry: GeoGeometry | undefined): Position[][] => {
  if (geometry?.type === 'LineString') return [geometry.coordinates];
  if (geometry?.type === 'MultiLineString' || geometry?.type === 'Polygon') return geometry.coordinates;
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
};
const polygonsOf = (geometry: GeoGeometry | undefined): Position[][][] => {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
};
/** Degrees of longitude that a line passes, by the shorter way, and as it is written. */
const widths = (parts: Position[][]) =>
  parts.flatMap((part) => part.slice(1).map(([lon = 0], index) => Math.abs(lon - (part[index]?.[0] ?? 0))));
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

describe('exchangeable', () => {
  it('leaves no longitude beyond ±180 and no edge across the antimeridian, of any line', () => {
    fc.assert(
      fc.property(line, (coordinates) => {
        const parts = linesOf(exchangeable({ type: 'LineString', coordinates }));
        for (const [lon = NaN, lat = NaN] of parts.flat()) {
          expect(Math.abs(lon)).toBeLessThanOrEqual(180);
          expect(Math.abs(lat)).toBeLessThanOrEqual(90);
        }
        // Nothing is lost, nothing is added: what goes the long way round would be longer.
        const before = coordinates.slice(1).map(([lon], index) => {
          const gap = Math.abs(lon - (coordinates[index]?.[0] ?? 0)) % 360;
          return Math.min(gap, 360 - gap);
        });
        expect(sum(widths(parts))).toBeCloseTo(sum(before), 3);
      }),
    );
  });

  it('cuts a line from 160 to −160 at the antimeridian, at the latitude where it passes', () => {
    const shown = exchangeable({ type: 'LineString', coordinates: [[160, 0], [-160, 10]] }); // prettier-ignore
    expect(shown).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [[160, 0], [180, 5]],
        [[-180, 5], [-160, 10]],
      ], // prettier-ignore
    });
  });

  it('begins a new part where a vertex stands on the antimeridian itself', () => {
    const shown = exchangeable({ type: 'LineString', coordinates: [[179, 1], [180, 2], [181, 3]] }); // prettier-ignore
    expect(linesOf(shown)).toEqual([
      [[179, 1], [180, 2]],
      [[-180, 2], [-179, 3]],
    ]); // prettier-ignore
  });

  it('closes every circle, winds it counter-clockwise, and keeps it within the world and valid', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 1, max: 9000, noNaN: true }), (at, km) => {
        const shown = exchangeable({ type: 'Polygon', coordinates: [circle(at as LonLat, km)] });
        expect(polygonsOf(shown).length).toBeGreaterThan(0);
        for (const [outer = [], ...holes] of polygonsOf(shown)) {
          expect(outer.at(-1)).toEqual(outer[0]);
          expect(outer.length).toBeGreaterThan(3);
          expect(signedArea(outer)).toBeGreaterThan(0);
          for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
          for (const [lon = NaN] of outer) expect(Math.abs(lon)).toBeLessThanOrEqual(180);
          // An edge along a pole may be as wide as the world; no other is as wide as half of it.
          outer.slice(1).forEach(([lon = 0, lat = 0], index) => {
            if (Math.abs(lat) < 90) expect(Math.abs(lon - (outer[index]?.[0] ?? 0))).toBeLessThan(180);
          });
        }
        if (shown && km < 2000) expect(booleanValid(shown)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a ring around a pole at the antimeridian alone, however near the pole it passes', () => {
    for (const past of [0.001, 0.1, 5, 500]) {
      const shown = exchangeable({ type: 'Polygon', coordinates: [circle([10.3, -80], 1112 + past)] });
      expect(shown?.type).toBe('Polygon');
      const [outer = []] = polygonsOf(shown)[0] ?? [];
      expect(outer.filter(([lon]) => Math.abs(lon ?? 0) === 180).length).toBeGreaterThanOrEqual(4);
      expect(Math.min(...outer.map(([, lat = 0]) => lat))).toBe(-90);
    }
  });

  it('keeps a hole a hole on either side of the antimeridian', () => {
    const box = (west: number, east: number, reach: number): Position[] => [
      [west, -reach], [west, reach], [east, reach], [east, -reach], [west, -reach],
    ]; // prettier-ignore
    const polygons = polygonsOf(
      exchangeable({ type: 'Polygon', coordinates: [box(170, -170, 10), box(-178, -175, 2)] }),
    );
    expect(polygons.map((rings) => rings.length).sort()).toEqual([1, 2]);
    const east = polygons.find((rings) => rings.length === 2);
    expect(signedArea(east?.[0] ?? [])).toBeCloseTo(200);
    expect(signedArea(east?.[1] ?? [])).toBeCloseTo(-12);
  });

  it('brings points home, and rounds to six decimals', () => {
    expect(exchangeable(point(190.12345678, 1.00000049))).toEqual(point(-169.876543, 1));
  });
});

describe('download', () => {
  const sources = {
    report: { author: 'A. Author', title: { nl: '', en: 'Report' }, publisher: '', date: '', url: '', note: {} },
  };
  const story = { locales: ['nl', 'en'], sources };
  const units = feature('units', point(30.27, 51.79), {
    name: { nl: 'Eenheden', en: 'Units' },
    kind: 'position',
    certainty: 'approximate',
    radius: 5,
    date: '2022-01',
    source: 'report',
  });
  const measured: Measurement = {
    name: 'units-to-kyiv',
    kind: 'distance',
    value: 149.71234,
    unit: 'km',
    rounded: 150,
    round: 10,
    uncertainty: 5,
    from: { id: 'units', name: { nl: 'Eenheden', en: 'Units' }, at: [30.27, 51.79] },
    to: { id: 'kyiv', name: 'Kyiv', at: [30.52, 50.45] },
    claim: { reported: 140, within: '10%', deviation: 0.07, verdict: 'consistent', reason: {}, source: 'report' },
  };
  const plan = {
    features: [units],
    tapes: [{ id: 'tape:units-to-kyiv', measure: 'units-to-kyiv', dashed: false }],
    rings: [{ id: 'ring:kyiv:140', at: [30.52, 50.45] as LonLat, km: 140, words: { nl: 'gemeld', en: 'reported' } }],
  };
  const shown = download(story, [plan, plan], { 'units-to-kyiv': measured });

  it('has everything once, with its names, its certainty and the title of its source', () => {
    expect(shown.features.map(({ id }) => id)).toEqual(['units', 'tape:units-to-kyiv', 'ring:kyiv:140']);
    expect(shown.features[0]?.properties).toEqual({
      shows: 'feature',
      'name:nl': 'Eenheden',
      'name:en': 'Units',
      kind: 'position',
      certainty: 'approximate',
      radius_km: 5,
      date: '2022-01',
      source: 'Report',
    });
  });

  it('gives a tape as the great circle that was measured, with the figure and what was reported', () => {
    const tape = shown.features[1];
    expect(tape?.properties).toMatchObject({ km: 149.712, km_shown: 150, reported_km: 140, verdict: 'consistent' });
    expect(tape?.properties).toMatchObject({ 'from:nl': 'Eenheden', 'to:en': 'Kyiv', source: 'Report' });
    expect(linesOf(tape?.geometry)[0]?.length).toBeGreaterThan(30);
  });

  it('gives a ring as a polygon with its radius', () => {
    expect(shown.features[2]?.properties).toEqual({
      shows: 'ring',
      km: 140,
      'label:nl': 'gemeld',
      'label:en': 'reported',
    });
    expect(shown.features[2]?.geometry.type).toBe('Polygon');
  });

  it('boxes all of it', () => {
    expect(shown.bbox[0]).toBeCloseTo(28.5, 0);
    expect(shown.bbox[3]).toBeCloseTo(51.79, 1);
  });

  it('boxes what lies on both sides of the antimeridian by the narrow way', () => {
    const at = (lon: number) => ({ type: 'Feature' as const, properties: {}, geometry: point(lon, 1) });
    expect(boxOf([at(170), at(-170)])).toEqual([170, 1, -170, 1]);
    expect(boxOf([at(-20), at(30)])).toEqual([-20, 1, 30, 1]);
    expect(boxOf([at(5)])).toEqual([5, 1, 5, 1]);
  });
});
