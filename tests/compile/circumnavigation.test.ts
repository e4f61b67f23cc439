import { readdirSync, readFileSync } from 'node:fs';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, test } from 'vitest';
import { loadTextWidth } from '../../src/build/fontMetrics.ts';
import { compileStory } from '../../src/compile/index.ts';
import { paint, toSvg, type RouteItem } from '../../src/drawing/index.ts';
import {
  breakpointNames,
  breakpoints,
  frameProjector,
  nearestLongitude,
  worldSize,
  type LonLat,
} from '../../src/projection/index.ts';
import { mapStateAt } from '../../src/timeline/index.ts';
import { basemap } from './basemap.ts';

/** The story that goes around the world, on its real files: what a designer's own long route may rely on. */
const root = new URL('../../', import.meta.url);
const geo = Object.fromEntries(
  readdirSync(new URL('geo/', root))
    .filter((name) => name.endsWith('.geojson'))
    .map((name) => [name, readFileSync(new URL(`geo/${name}`, root), 'utf8')]),
);
const textWidth = await loadTextWidth();
const text = readFileSync(new URL('story/magellan-elcano/story.json', root), 'utf8');
const compile = (written: string) =>
  compileStory({
    slug: 'magellan-elcano',
    file: 'story/magellan-elcano/story.json',
    text: written,
    geo,
    basemap,
    textWidth,
    withContext: false,
  });
const compiled = compile(text);
const story = compiled.stories[0]!;
const routes = story.drawing.items.filter((item): item is RouteItem => item.type === 'route');

/** Kilometres on the WGS84 ellipsoid, by Karney's algorithm. */
function ellipsoidal(line: LonLat[]): number {
  return line.slice(1).reduce((sum, [lon, lat], i) => {
    const [lon0, lat0] = line[i] ?? [0, 0];
    return sum + (geodesic.Geodesic.WGS84.Inverse(lat0, lon0, lat, lon).s12 ?? NaN) / 1000;
  }, 0);
}

/** Length of a path of straight lines, in its own units. */
function span(d = ''): number {
  return d.split('M').reduce((sum, run) => {
    const points = run.split('L').map((point) => point.split(' ').map(Number));
    return points.slice(1).reduce((total, [x = 0, y = 0], i) => {
      const [x0 = 0, y0 = 0] = points[i] ?? [];
      return total + Math.hypot(x - x0, y - y0);
    }, sum);
  }, 0);
}

const legs = (
  JSON.parse(geo['circumnavigation-route.geojson'] ?? '') as {
    features: { id: string; geometry: { coordinates: LonLat[] } }[];
  }
).features.map(({ id, geometry }) => ({ id, line: geometry.coordinates, km: ellipsoidal(geometry.coordinates) }));

describe('the circumnavigation', () => {
  test('compiles without a problem in English and Spanish', () => {
    expect(compiled.problems).toEqual([]);
    expect(compiled.stories.map(({ locale }) => locale)).toEqual(['en', 'es']);
  });

  test.each(legs)('measures $id within 0.6 % of the ellipsoid', ({ id, km }) => {
    const measured = story.measures[id.replace('leg-', '')]?.value ?? NaN;
    expect(Math.abs(measured / km - 1)).toBeLessThan(0.006);
  });

  test('measures the voyage as the sum of its legs, within 0.6 % of the ellipsoid', () => {
    const parts = legs.map(({ id }) => story.measures[id.replace('leg-', '')]?.value ?? NaN);
    const sum = parts.reduce((total, part) => total + part, 0);
    const whole = legs.reduce((total, { km }) => total + km, 0);
    const voyage = story.measures['voyage']?.value ?? NaN;
    expect(voyage).toBeCloseTo(sum, 6);
    expect(Math.abs(voyage / whole - 1)).toBeLessThan(0.006);
    expect(voyage).toBeGreaterThan(60_000);
  });

  test('measures its distances within 0.6 % of the ellipsoid', () => {
    for (const { kind, value, from, to } of Object.values(story.measures)) {
      if (kind !== 'distance' || !from || !to) continue;
      expect(Math.abs(value / ellipsoidal([from.at, to.at]) - 1), `${from.name} to ${to.name}`).toBeLessThan(0.006);
    }
  });

  test('has legs that each begin where the one before ends, westward once around the world', () => {
    legs.forEach(({ line }, i) => {
      const before = legs.at(i - 1)?.line.at(-1) ?? [NaN, NaN];
      const [lon, lat] = line[0] ?? [NaN, NaN];
      expect(nearestLongitude(lon, before[0]) - before[0]).toBeCloseTo(0, 6);
      expect(lat).toBeCloseTo(before[1], 6);
    });
    const turned = routes.reduce((sum, { line }) => sum + (line.at(-1)?.[0] ?? NaN) - (line[0]?.[0] ?? NaN), 0);
    expect(turned).toBeCloseTo(-360, 3);
  });

  test('draws every leg in steps of 25 km and less, so that no longitude leaps at the antimeridian', () => {
    expect(routes.map(({ id }) => id)).toEqual(expect.arrayContaining(legs.map(({ id }) => id)));
    for (const { id, line, km } of routes) {
      line.slice(1).forEach(([lon], i) => {
        const [before, lat] = line[i] ?? [NaN, NaN];
        expect(Math.abs(lon - before), `${id} at ${before}`).toBeLessThan(1 / Math.cos((lat * Math.PI) / 180));
        expect((km[i + 1] ?? NaN) - (km[i] ?? NaN)).toBeLessThan(25.1);
      });
    }
    const pacific = routes.find(({ id }) => id === 'leg-pacific')?.line ?? [];
    expect(pacific.some(([lon]) => lon > 180) && pacific.some(([lon]) => lon < 180)).toBe(true);
  });

  test('never turns more than half around between two scenes', () => {
    const { timeline } = story;
    const viewport = { width: 390, height: 844 };
    let before: number | undefined;
    for (let position = 0; position <= timeline.stops.length; position += 1 / 64) {
      const [lon] = mapStateAt(timeline, position, viewport).frame.center;
      if (before !== undefined)
        expect(Math.abs(nearestLongitude(lon, before) - before), `at ${position}`).toBeLessThan(40);
      before = lon;
    }
    timeline.stops.slice(1).forEach(({ cameras }, i) => {
      const from = timeline.stops[i]?.cameras.phone.center[0] ?? NaN;
      const ends = [i + 0.5, i + 1.5].map((at) => mapStateAt(timeline, at, viewport).frame.center[0]);
      const middle = mapStateAt(timeline, i + 1, viewport).frame.center[0];
      const way = nearestLongitude(cameras.phone.center[0], from) - from;
      const gone = nearestLongitude(middle, ends[0] ?? NaN) - (ends[0] ?? NaN);
      if (Math.abs(way) > 1) expect(Math.sign(gone), `to scene ${i + 2}`).toBe(Math.sign(way));
    });
  });

  test('says of each claim whether the map bears it out', () => {
    const verdicts = Object.entries(story.measures).flatMap(([name, { claim }]) =>
      claim ? [[name, claim.verdict]] : [],
    );
    expect(Object.fromEntries(verdicts)).toEqual({
      strait: 'consistent',
      pacific: 'disputed',
      'malacca-cape': 'consistent',
      voyage: 'disputed',
    });
  });

  test('downloads with its crossing of the antimeridian cut, as RFC 7946 asks', () => {
    const pacific = compiled.download?.().features.find(({ id }) => id === 'leg-pacific')?.geometry;
    expect(pacific?.type).toBe('MultiLineString');
    for (const line of pacific?.type === 'MultiLineString' ? pacific.coordinates : []) {
      const longitudes = line.map(([lon = NaN]) => lon);
      expect(Math.max(...longitudes) - Math.min(...longitudes)).toBeLessThan(180);
      expect(Math.max(...longitudes.map(Math.abs))).toBeLessThanOrEqual(180);
    }
  });
});

describe.each(['globe', 'mercator'] as const)('the circumnavigation on %s', (projection) => {
  const { stories, problems } = projection === 'globe' ? compiled : compile(text.replace('"globe"', '"mercator"'));
  const told = stories[0]!;

  test('shows all that it names', () => {
    expect(problems).toEqual([]);
    expect(told.timeline.projection).toBe(projection);
  });

  test.each(breakpointNames)('draws no line across the picture, at rest and on the way: %s', (breakpoint) => {
    const { timeline, drawing, locale, units } = told;
    const viewport = { ...breakpoints[breakpoint].frame, breakpoint };
    for (let position = 0; position <= timeline.stops.length; position += 0.25) {
      const state = mapStateAt(timeline, position, viewport);
      const project = frameProjector(projection, state.frame, breakpoint);
      // 25 km in pixels, at the picture's scale in its middle; perspective does not double it.
      const perKm = worldSize(state.frame.zoom) / (40_075 * Math.cos((state.frame.center[1] * Math.PI) / 180));
      let steps = 0;
      for (const { id, line } of routes) {
        line.slice(1).forEach((end, i) => {
          const [a, b] = [project(line[i] ?? end), project(end)];
          const step = a && b ? Math.hypot(b[0] - a[0], b[1] - a[1]) : 0;
          if (step > 25.1 * perKm * 2) expect.fail(`${id} leaps ${step} px at ${position}`);
          steps += step;
        });
      }
      const painted = toSvg(paint(drawing, state, { projection, locale, units }));
      const drawn = [...painted.matchAll(/class="route-line" d="([^"]*)"/g)].reduce((sum, [, d]) => sum + span(d), 0);
      expect(drawn, `at ${position}`).toBeLessThan(steps * 1.01 + 40);
      if (position % 1 === 0.5) expect(drawn, `at ${position}`).toBeGreaterThan(60);
    }
  });
});
