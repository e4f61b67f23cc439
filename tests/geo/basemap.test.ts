import { describe, expect, it } from 'vitest';
import { feature } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import { countryAt, edgesOf, kmToCountry, ownerOf, piecesOf, textOf, tiers, topologyOf, type View } from './atlas.ts';

const simferopol = [34.1024, 44.9521];

describe.each(tiers)('the %s tier', (tier) => {
  const topology = topologyOf(tier);
  const pieces = piecesOf(topology);

  it('holds Crimea as Ukraine, and as Russia only in the view of Natural Earth', () => {
    expect(countryAt(pieces, simferopol)).toBe('UA');
    expect(countryAt(pieces, [33.5254, 44.6054], 'un')).toBe('UA');
    expect(countryAt(pieces, simferopol, 'natural-earth')).toBe('RU');
  });

  it('joins Crimea to the rest of Ukraine by a border that both share', () => {
    const arcs = (id: string) => {
      const geometries = (topology.objects.countries as GeometryCollection).geometries;
      const found = geometries.find((geometry) => geometry.id === id);
      return found?.type === 'MultiPolygon' ? found.arcs.flat(2) : [];
    };
    const ukraine = new Set(arcs('UA').map((arc) => ~arc));
    expect(arcs('UA-43').some((arc) => ukraine.has(arc))).toBe(true);
  });

  it.each([
    ['UA', 'Kyiv', [30.5234, 50.4501]],
    ['UA', 'Donetsk', [37.8028, 48.0159]],
    ['UA', 'Luhansk', [39.3078, 48.574]],
    ['BY', 'Minsk', [27.5618, 53.9023]],
    ['BY', 'Brahin', [30.267, 51.787]],
    ['LT', 'Vilnius', [25.2797, 54.6872]],
    ['KZ', 'Almaty', [76.9286, 43.2567]],
    ['BE', 'Brussels', [4.3517, 50.8503]],
  ])('holds in %s the town of %s', (code, _, place) => {
    const [west = 0, , east = 0] = topology.bbox ?? [];
    const [x = 0] = place;
    expect(countryAt(pieces, place)).toBe(x > west && x < east ? code : undefined);
  });

  it('holds every part of land by one country at most', () => {
    const [west = 0, south = 0, east = 0, north = 0] = topology.bbox ?? [];
    const crowded = [];
    for (let i = 1; i < 60; i++) {
      for (let j = 1; j < 40; j++) {
        // Odd steps, so that no place falls on a border along a round parallel.
        const place = [west + ((east - west) * i) / 60.3, south + ((north - south) * j) / 40.7];
        const holders = pieces.filter((piece) => countryAt([piece], place));
        if (holders.length > 1) crowded.push({ place, holders: holders.map(({ id }) => id) });
      }
    }
    expect(crowded).toEqual([]);
  });

  it('names countries by ISO 3166-1 alpha-2, and pieces of them by a suffix', () => {
    const ids = pieces.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const piece of pieces) {
      expect(piece.id).toMatch(piece.views ? /^[A-Z]{2}-[A-Z0-9]+$/ : /^[A-Z]{2}$/);
      for (const view of ['un', 'natural-earth'] satisfies View[]) expect(ownerOf(piece, view)).toMatch(/^[A-Z]{2}$/);
    }
  });

  it('has no edge longer than 4 degrees, so none crosses the antimeridian', () => {
    const grid = topology.transform?.scale[0] ?? 0;
    const longest = feature(topology, topology.objects.countries as GeometryCollection)
      .features.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []))
      .flatMap(edgesOf)
      .reduce((most, [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]]) => Math.max(most, Math.abs(x1 - x0), Math.abs(y1 - y0)), 0);
    expect(longest).toBeLessThanOrEqual(4 + grid);
  });

  it('stays within its bounding box and touches it exactly', () => {
    const [west = 0, south = 0, east = 0, north = 0] = topology.bbox ?? [];
    const positions = pieces.flatMap(({ polygons }) => polygons.flat(2));
    const xs = positions.map(([x = 0]) => x);
    const ys = positions.map(([, y = 0]) => y);
    expect(xs.reduce((a, b) => Math.min(a, b))).toBeCloseTo(west, 9);
    expect(xs.reduce((a, b) => Math.max(a, b))).toBeCloseTo(east, 9);
    expect(ys.reduce((a, b) => Math.min(a, b))).toBeCloseTo(south, 9);
    expect(ys.reduce((a, b) => Math.max(a, b))).toBeLessThanOrEqual(north + 1e-9);
  });

  it('winds outer rings clockwise and closes every ring', () => {
    for (const { id, polygons } of pieces) {
      for (const [outer = []] of polygons) {
        expect(outer.length, id).toBeGreaterThanOrEqual(4);
        expect(outer[0]).toEqual(outer.at(-1));
        const turn = edgesOf(outer).reduce((sum, [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]]) => sum + x0 * y1 - x1 * y0, 0);
        expect(turn, id).toBeLessThan(0);
      }
    }
  });
});

describe('the basemap', () => {
  it('draws the Kyiv reservoir, the Dnieper and the Pripyat in the close tier', () => {
    const topology = topologyOf('close');
    const waters = feature(topology, topology.objects.water as GeometryCollection).features;
    const lakes = waters.find(({ id }) => id === 'lakes')?.geometry;
    const rivers = waters.find(({ id }) => id === 'rivers')?.geometry;
    const polygons = lakes?.type === 'MultiPolygon' ? lakes.coordinates : [];
    const positions = rivers?.type === 'MultiLineString' ? rivers.coordinates.flat() : [];
    const near = (x: number, y: number) => positions.some(([px = 0, py = 0]) => Math.hypot(px - x, py - y) < 0.1);
    expect(countryAt([{ id: 'XX', polygons }], [30.5, 50.86])).toBe('XX');
    expect(near(30.4, 52.36)).toBe(true);
    expect(near(29.27, 52.04)).toBe(true);
    expect(near(30.0, 54.2)).toBe(false);
  });

  it('draws no line around what a country leases to another, as Kazakhstan does Baikonur', () => {
    const pieces = piecesOf(topologyOf('region'));
    expect(countryAt(pieces, [63.3, 45.9])).toBe('KZ');
    const holes = pieces.find(({ id }) => id === 'KZ')?.polygons.flatMap(([, ...inner]) => inner) ?? [];
    expect(holes).toEqual([]);
    expect(kmToCountry(pieces, 'KZ', [63.3, 45.9])).toBeGreaterThan(150);
  });

  it('has no lake over the Caspian, which is sea', () => {
    const topology = topologyOf('region');
    for (const { geometry } of feature(topology, topology.objects.water as GeometryCollection).features) {
      const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
      expect(countryAt([{ id: 'XX', polygons }], [51, 42])).toBeUndefined();
    }
    expect(countryAt(piecesOf(topology), [51, 42])).toBeUndefined();
  });

  // What a reader downloads is a story's own part of it: tests/ground and tests/site hold that.
  it('is no heavier than a checkout bears, in megabytes', () => {
    const size = (tier: string) => textOf(`basemap/${tier}.json`).length / 1e6;
    expect(size('globe')).toBeLessThan(0.06);
    expect(size('region')).toBeLessThan(2);
    expect(size('close')).toBeLessThan(6);
  });
});
