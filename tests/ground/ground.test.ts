import { geoArea, geoContains } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { type Basemap, areaOf, decodeGround, tiers } from '../../src/ground/index.ts';
import { readBasemaps } from './basemaps.ts';

const basemaps = readBasemaps();
const grounds = tiers.map((tier) => [tier, decodeGround(basemaps[tier], 'un', tier)] as const);

/** Two countries side by side, and a piece that one of them holds in one view and the other in the other. */
const disputed: Basemap = {
  type: 'Topology',
  bbox: [0, 0, 30, 10],
  // A: 1 … 10, D: 10 … 20, B: 20 … 29; the two lines between them, and what is left around each.
  arcs: [
    [
      [10, 1],
      [10, 9],
    ],
    [
      [20, 1],
      [20, 9],
    ],
    [
      [10, 9],
      [1, 9],
      [1, 1],
      [10, 1],
    ],
    [
      [10, 1],
      [20, 1],
    ],
    [
      [20, 9],
      [10, 9],
    ],
    [
      [20, 1],
      [29, 1],
      [29, 9],
      [20, 9],
    ],
  ],
  objects: {
    countries: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'AA', arcs: [[0, 2]] },
        {
          type: 'Polygon',
          id: 'DD',
          arcs: [[3, 1, 4, -1]],
          properties: { views: { un: 'AA', 'natural-earth': 'BB' } },
        },
        { type: 'Polygon', id: 'BB', arcs: [[5, -2]] },
      ],
    },
    water: { type: 'GeometryCollection', geometries: [] },
  },
};

describe('decodeGround', () => {
  it.each(grounds)('%s: gives Simferopol to Ukraine by the view of the UN', (_, ground) => {
    const holders = ground.countries.filter((country) => geoContains(country, [34.1024, 44.9521])).map(({ id }) => id);
    expect(holders).toEqual(['UA']);
  });

  it('gives Simferopol to Russia by the view of Natural Earth', () => {
    const { countries } = decodeGround(basemaps.region, 'natural-earth', 'region');
    const holders = countries.filter((country) => geoContains(country, [34.1024, 44.9521])).map(({ id }) => id);
    expect(holders).toEqual(['RU']);
  });

  it('draws a border once, and dashed where the views differ, whichever is chosen', () => {
    for (const view of ['un', 'natural-earth'] as const) {
      const ground = decodeGround(disputed, view, 'globe');
      expect(ground.borders.coordinates).toEqual([]);
      const ends = ground.disputed.coordinates.map((line) => line[0]?.[0]).sort();
      expect(ends).toEqual([10, 20]);
    }
  });

  it('merges a disputed piece into the country that holds it in the view', () => {
    const width = (view: 'un' | 'natural-earth', code: string): number => {
      const longitudes = decodeGround(disputed, view, 'globe')
        .area([code])
        .coordinates.flat(2)
        .map(([longitude = NaN]) => longitude);
      return Math.max(...longitudes) - Math.min(...longitudes);
    };
    expect(width('un', 'AA')).toBe(19);
    expect(width('natural-earth', 'AA')).toBe(9);
  });

  it.each(grounds)('%s: has no edge of a border twice', (_, ground) => {
    const seen = new Set<string>();
    let twice = 0;
    for (const line of [...ground.borders.coordinates, ...ground.disputed.coordinates]) {
      line.forEach((point, index) => {
        const previous = line[index - 1];
        // A spike, out and back, is the source's own.
        if (!previous || line[index - 2]?.join() === point.join()) return;
        const edge = [previous.join(), point.join()].sort().join(' ');
        if (seen.has(edge)) twice++;
        seen.add(edge);
      });
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(twice).toBe(0);
  });

  it.each(grounds)('%s: has no coast along the antimeridian or the pole', (_, ground) => {
    const [west, south, east, north] = [-180, -90, 180, 90];
    const on = (a = 0, b = 0, side = 0): boolean => Math.abs(a - side) < 1e-3 && Math.abs(b - side) < 1e-3;
    const seams = ground.coast.coordinates.flatMap((line) =>
      line.filter((point, index) => {
        const [a = 0, b = 0] = line[index - 1] ?? [NaN, NaN];
        const [c, d] = point;
        return on(a, c, west) || on(a, c, east) || on(b, d, south) || on(b, d, north);
      }),
    );
    expect(seams).toEqual([]);
  });

  it.each(grounds)('%s: is wound for the sphere: its land is less than a third of the globe', (_, ground) => {
    const share = geoArea(ground.land) / (4 * Math.PI);
    expect(share).toBeGreaterThan(0.001);
    expect(share).toBeLessThan(0.33);
  });

  it.each(grounds)('%s: has no lake that is wound into an ocean', (_, ground) => {
    const largest = Math.max(
      ...ground.water.coordinates.map((coordinates) => geoArea({ type: 'Polygon', coordinates })),
    );
    expect(largest).toBeLessThan(0.02);
  });

  it('has edges short enough that straight on Mercator and great circle are one', () => {
    for (const [, ground] of grounds) {
      const longest = Math.max(
        ...ground.borders.coordinates.map((line) =>
          Math.max(...line.slice(1).map(([x = 0], index) => Math.abs(x - (line[index]?.[0] ?? 0)))),
        ),
      );
      expect(longest).toBeLessThanOrEqual({ globe: 2, region: 0.5, close: 0.2 }[ground.tier] + 1e-9);
    }
  });
});

describe('areaOf', () => {
  it('winds an area of the story for the sphere, whichever way it comes', () => {
    const ring = [
      [30, 50],
      [31, 50],
      [31, 51],
      [30, 51],
      [30, 50],
    ];
    for (const coordinates of [[ring], [ring.toReversed()]]) {
      expect(geoArea(areaOf({ type: 'Polygon', coordinates }, 'close'))).toBeLessThan(0.001);
    }
  });
});
