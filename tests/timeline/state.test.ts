import { geoDistance } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakpointNames,
  breakpoints,
  fitCamera,
  frameProjector,
  maxLatitude,
  nearestLongitude,
  viewCamera,
  type BreakpointName,
  type Camera,
  type LonLat,
  type ProjectionName,
} from '../../src/projection/index.ts';
import {
  mapStateAt,
  pictureAt,
  restOf,
  sceneAt,
  type MapState,
  type Motion,
  type Stop,
  type Timeline,
} from '../../src/timeline/index.ts';

const phone = { width: 390, height: 844 };
/** Evenly spread: fast-check's own doubles nearly all lie next to 0. */
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1e9 }).map((share) => min + ((max - min) * share) / 1e9);

const anywhere = fc.tuple(
  fc.oneof(between(-180, 180), between(179, 181), fc.constantFrom(-180, 0, 180, 190)),
  fc.oneof(between(-80, 80), fc.constantFrom(-85, -80, 0, 52, 80, 85)),
);
const camera: fc.Arbitrary<Camera> = fc.record({
  center: anywhere,
  zoom: between(0.5, 10.5),
  bearing: fc.oneof(fc.constant(0), between(-180, 180)),
  pitch: fc.oneof(fc.constant(0), between(0, 60)),
});
/** A camera, and one that is the same, almost the same, opposite, across the antimeridian, or anywhere. */
const pair: fc.Arbitrary<[Camera, Camera]> = fc
  .tuple(camera, camera, fc.constantFrom('same', 'near', 'nearby zoom', 'antipode', 'wrapped', 'any'), between(-12, -3))
  .map(([from, to, kind, power]) => {
    const [longitude, latitude] = from.center;
    const small = 10 ** power;
    if (kind === 'same') return [from, structuredClone(from)];
    if (kind === 'near') return [from, { ...to, center: [longitude + small, latitude - small * Math.sign(latitude)] }];
    if (kind === 'nearby zoom')
      return [from, { ...from, center: [longitude + small, latitude], zoom: from.zoom + small }];
    if (kind === 'antipode') return [from, { ...to, center: [longitude + 180 + small, -latitude] }];
    if (kind === 'wrapped')
      return [from, { ...to, center: [longitude > 0 ? longitude - 360 : longitude + 360, latitude] }];
    return [from, to];
  });
const names = fc.uniqueArray(fc.constantFrom('kyiv', 'minsk', 'route', 'tape', 'ring'), { maxLength: 5 });
const stop = (camera: Camera): fc.Arbitrary<Stop> =>
  fc
    .tuple(names, names, fc.dictionary(fc.constantFrom('route', 'tape'), between(1, 900)))
    .map(([shows, ground, unrolls]) => ({
      cameras: everywhere(camera),
      shows: [...new Set([...shows, ...Object.keys(unrolls)])],
      unrolls,
      ground: ground.map((name) => `area:${name}`),
    }));
const projection = fc.constantFrom<ProjectionName>('globe', 'mercator');
const timeline: fc.Arbitrary<Timeline> = fc
  .tuple(projection, pair, pair, fc.boolean())
  .chain(([projection, [a, b], [c, d], opens]) =>
    fc.tuple(stop(a), stop(b), stop(c), stop(d)).map(([first, ...rest]) => {
      return opens ? { projection, opening: first, stops: rest } : { projection, stops: [first, ...rest] };
    }),
  );

describe('at rest', () => {
  test('the state is exactly what the stop says, over the middle half of the scene', () => {
    fc.assert(
      fc.property(timeline, between(0.25, 0.75), (timeline, part) => {
        timeline.stops.forEach((stop, i) => {
          const state = mapStateAt(timeline, i + part, phone);
          expect(state).toEqual({
            ...mapStateAt(timeline, restOf(i), phone),
            position: i + part,
          });
          expect(state).toMatchObject({ index: i, from: i, to: i, progress: 1, breakpoint: 'phone' });
          expect(state.frame).toEqual(stop.cameras.phone);
          expect(state.camera).toEqual(viewCamera(timeline.projection, stop.cameras.phone, 'phone', phone));
          expect(state.opacity).toEqual(Object.fromEntries(stop.shows.map((id) => [id, 1])));
          expect(state.ground).toEqual(Object.fromEntries(stop.ground.map((id) => [id, 1])));
          expect(state.drawn).toEqual(stop.unrolls);
        });
      }),
    );
  });

  test('position 0 is the opening, or else the first stop', () => {
    const [kyiv, minsk] = [stopAt([30.52, 50.45]), stopAt([27.56, 53.9])];
    const opened: Timeline = { projection: 'globe', opening: kyiv, stops: [minsk] };
    expect(mapStateAt(opened, 0, phone)).toMatchObject({ from: -1, to: -1, index: 0, frame: kyiv.cameras.phone });
    expect(mapStateAt(opened, 0.1, phone)).toMatchObject({ from: -1, to: 0 });
    expect(mapStateAt({ projection: 'globe', stops: [minsk, kyiv] }, 0, phone)).toMatchObject({ from: 0, to: 0 });
  });

  test('beyond the story is its end, before it its beginning, and NaN is its beginning', () => {
    const story: Timeline = { projection: 'globe', stops: [stopAt([30, 50]), stopAt([27, 53])] };
    expect(mapStateAt(story, 99, phone)).toEqual(mapStateAt(story, 2, phone));
    expect(mapStateAt(story, 2, phone)).toMatchObject({ position: 2, index: 1, from: 1, to: 1 });
    expect(mapStateAt(story, -3, phone)).toEqual(mapStateAt(story, 0, phone));
    expect(mapStateAt(story, NaN, phone)).toEqual(mapStateAt(story, 0, phone));
    expect(mapStateAt(story, Infinity, phone)).toEqual(mapStateAt(story, 2, phone));
  });

  test('a timeline without stops is refused', () => {
    expect(() => mapStateAt({ projection: 'globe', stops: [] }, 0, phone)).toThrow('at least one stop');
  });
});

describe('on the way', () => {
  test('the state is continuous in the position', () => {
    fc.assert(
      fc.property(timeline, between(0, 4), (timeline, position) => {
        const step = 1e-7;
        const here = mapStateAt(timeline, position, phone);
        const there = mapStateAt(timeline, position + step, phone);
        // At the poles' side of the globe and across its whole breadth a camera has some thousand degrees to go.
        expect(apart(here.frame, there.frame)).toBeLessThan(2e4 * step);
        expect(pixelsApart(timeline.projection, here.frame, there.frame)).toBeLessThan(1e5 * step);
        for (const key of ['opacity', 'ground'] as const) {
          for (const id of keysOf(here[key], there[key])) {
            expect(Math.abs((here[key][id] ?? 0) - (there[key][id] ?? 0))).toBeLessThan(20 * step);
          }
        }
        for (const id of keysOf(here.opacity, there.opacity)) {
          if (here.drawn[id] === undefined || there.drawn[id] === undefined) {
            // Drawn by kilometres at one of them only: whole, or unseen.
            continue;
          }
          expect(Math.abs(here.drawn[id] - there.drawn[id])).toBeLessThan(20 * 900 * step);
        }
      }),
      { numRuns: 800 },
    );
  });

  test('nothing jumps where travels begin, end and turn into fades', () => {
    fc.assert(
      fc.property(timeline, (timeline) => {
        for (let i = 0; i <= timeline.stops.length; i++) {
          for (const edge of [i, i + 0.25, i + 0.75]) {
            const before = mapStateAt(timeline, edge - 1e-9, phone);
            const after = mapStateAt(timeline, edge + 1e-9, phone);
            expect(apart(before.frame, after.frame), `around ${edge}`).toBeLessThan(1e-4);
            for (const id of keysOf(before.opacity, after.opacity)) {
              expect(Math.abs((before.opacity[id] ?? 0) - (after.opacity[id] ?? 0))).toBeLessThan(1e-6);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('equal positions give equal states, whatever came before', () => {
    fc.assert(
      fc.property(timeline, fc.array(between(0, 4), { minLength: 2 }), (timeline, positions) => {
        const forwards = positions.map((position) => mapStateAt(timeline, position, phone));
        const copy = structuredClone(timeline);
        const backwards = [...positions].reverse().map((position) => mapStateAt(copy, position, phone));
        expect(backwards.reverse()).toEqual(forwards);
      }),
    );
  });

  test('a state may be changed by who gets it, and the next is none the worse', () => {
    const story: Timeline = { projection: 'globe', stops: [stopAt([30, 50]), stopAt([27, 53])] };
    const before = structuredClone(mapStateAt(story, 0.5, phone));
    mapStateAt(story, 0.5, phone).drawn['tape'] = 5;
    mapStateAt(story, 0.5, phone).opacity['tape'] = 5;
    expect(mapStateAt(story, 0.5, phone)).toEqual(before);
  });

  test('no camera leaves the world, nor passes a number that is none', () => {
    fc.assert(
      fc.property(timeline, between(0, 4), (timeline, position) => {
        const { frame, camera, from, to } = mapStateAt(timeline, position, phone);
        for (const value of [...frame.center, frame.zoom, frame.bearing, frame.pitch, camera.zoom, camera.fov]) {
          expect(Number.isFinite(value)).toBe(true);
        }
        const ends = [from, to].map(
          (i) => (i < 0 ? timeline.opening : timeline.stops[i])?.cameras.phone.center[1] ?? 0,
        );
        expect(Math.abs(frame.center[1])).toBeLessThanOrEqual(Math.max(maxLatitude, ...ends.map(Math.abs)));
        // At most, the half of the Earth that lies between two antipodes is in the frame.
        expect(frame.zoom).toBeGreaterThan(-4);
        expect(frame.zoom).toBeLessThan(15);
      }),
      { numRuns: 800 },
    );
  });

  test('between equal cameras nothing moves at all', () => {
    fc.assert(
      fc.property(camera, projection, between(0, 2), (camera, projection, position) => {
        const timeline = { projection, stops: [bare(camera), bare(structuredClone(camera))] };
        expect(mapStateAt(timeline, position, phone).frame).toEqual(camera);
      }),
    );
  });

  test('the way back is the way there', () => {
    fc.assert(
      fc.property(projection, pair, between(0.75, 1.25), (projection, [a, b], position) => {
        const there = mapStateAt({ projection, stops: [bare(a), bare(b)] }, position, phone);
        const back = mapStateAt({ projection, stops: [bare(b), bare(a)] }, 2 - position, phone);
        // Half a turn has two shorter ways.
        fc.pre(Math.abs(Math.abs(nearestLongitude(a.bearing, b.bearing) - b.bearing) - 180) > 1e-6);
        fc.pre(Math.abs(Math.abs(nearestLongitude(a.center[0], b.center[0]) - b.center[0]) - 180) > 1e-2);
        expect(apart(there.frame, back.frame)).toBeLessThan(1e-3);
      }),
      { numRuns: 500 },
    );
  });

  test('the bearing turns by the shorter way', () => {
    const turned = (from: number, to: number): number => {
      const [a, b] = [facing(from), facing(to)];
      return mapStateAt({ projection: 'mercator', stops: [bare(a), bare(b)] }, 1, phone).frame.bearing;
    };
    expect(turned(170, -170)).toBeCloseTo(180, 9);
    expect(turned(-170, 170)).toBeCloseTo(-180, 9);
    expect(turned(350, 10)).toBeCloseTo(360, 9);
    expect(turned(0, 90)).toBeCloseTo(45, 9);
  });

  test('the antimeridian is crossed where it lies between, in both projections', () => {
    for (const projection of ['mercator', 'globe'] as const) {
      const timeline = { projection, stops: [bare(over([170, 10])), bare(over([-170, 10]))] };
      for (let position = 0.76; position < 1.25; position += 0.01) {
        const [longitude] = mapStateAt(timeline, position, phone).frame.center;
        expect(longitude).toBeGreaterThanOrEqual(170);
        expect(longitude).toBeLessThanOrEqual(190);
      }
    }
  });

  test('on the globe the camera goes along the great circle, away from the poles', () => {
    const [minsk, almaty]: [LonLat, LonLat] = [
      [27.56, 53.9],
      [76.93, 43.24],
    ];
    const timeline: Timeline = { projection: 'globe', stops: [bare(over(minsk)), bare(over(almaty))] };
    for (let position = 0.75; position <= 1.25; position += 0.02) {
      const { center } = mapStateAt(timeline, position, phone).frame;
      expect(geoDistance(minsk, center) + geoDistance(center, almaty)).toBeCloseTo(geoDistance(minsk, almaty), 9);
    }
    const polar: Timeline = { projection: 'globe', stops: [bare(over([0, 70])), bare(over([170, 70]))] };
    expect(mapStateAt(polar, 1, phone).frame.center[1]).toBeCloseTo(70, 9);
  });

  test('a far travel zooms out until both ends are near each other, and comes in again', () => {
    for (const projection of ['mercator', 'globe'] as const) {
      const timeline: Timeline = { projection, stops: [bare(over([20, 50], 7)), bare(over([60, 45], 7))] };
      const zooms = [0.75, 0.9, 1, 1.1, 1.25].map((position) => mapStateAt(timeline, position, phone).frame.zoom);
      expect(zooms[1]).toBeLessThan(6);
      expect(zooms[2]).toBeLessThan(3.5);
      expect(zooms[2]).toBeGreaterThan(1);
      expect(zooms[3]).toBeLessThan(6);
      expect(zooms[4]).toBe(7);
    }
  });
});

describe('what is shown', () => {
  const timeline: Timeline = {
    projection: 'globe',
    stops: [
      {
        ...stopAt([30, 50]),
        shows: ['kyiv', 'minsk', 'tape', 'route'],
        unrolls: { tape: 150, route: 80 },
        ground: ['lit:BY', 'shade:EU'],
      },
      {
        ...stopAt([27, 53]),
        shows: ['kyiv', 'tape', 'ring', 'second'],
        unrolls: { tape: 150, second: 400 },
        ground: ['lit:BY', 'area:crimea'],
      },
    ],
  };
  const way = Array.from({ length: 51 }, (_, i) => mapStateAt(timeline, 0.75 + i / 100, phone));

  test('stays where both scenes show it', () => {
    for (const state of way) {
      expect(state.opacity['kyiv']).toBe(1);
      expect(state.opacity['tape']).toBe(1);
      expect(state.drawn['tape']).toBe(150);
      expect(state.ground['lit:BY']).toBe(1);
    }
  });

  test('goes before the middle of the way, and what is new comes after it', () => {
    for (const { progress, opacity, ground } of way.slice(1, -1)) {
      expect(opacity['minsk'] ?? 0).toBeCloseTo(Math.max(0, 1 - progress / 0.45), 9);
      expect(ground['shade:EU'] ?? 0).toBeCloseTo(Math.max(0, 1 - progress / 0.45), 9);
      expect(opacity['ring'] ?? 0).toBeCloseTo(Math.max(0, (progress - 0.55) / 0.45), 9);
      expect(ground['area:crimea'] ?? 0).toBeCloseTo(Math.max(0, (progress - 0.55) / 0.45), 9);
    }
  });

  test('unrolls on arrival, and goes as a whole', () => {
    for (const { progress, drawn } of way.slice(1, -1)) {
      expect(drawn['second']).toBeCloseTo(400 * Math.max(0, (progress - 0.55) / 0.45), 9);
      expect(drawn['route']).toBe(80);
    }
    expect(way.at(-1)?.drawn).toEqual({ tape: 150, second: 400 });
  });
});

describe('with reduced motion', () => {
  test('each scene is at its rest from its beginning to its end', () => {
    fc.assert(
      fc.property(timeline, between(1e-9, 4), (timeline, position) => {
        const reduced = mapStateAt(timeline, position, phone, { motion: 'reduced' });
        const count = timeline.stops.length;
        const rest = mapStateAt(timeline, restOf(sceneAt(position, count)), phone);
        expect(reduced).toEqual({ ...rest, position: Math.min(position, count) });
      }),
    );
  });

  test('the opening is shown at position 0', () => {
    const story: Timeline = { projection: 'globe', opening: stopAt([0, 0]), stops: [stopAt([30, 50])] };
    expect(mapStateAt(story, 0, phone, { motion: 'reduced' })).toMatchObject({ from: -1, to: -1 });
  });
});

test('a scene is the whole part of the position, within the story', () => {
  expect([-1, 0, 0.99, 1, 2.5, 3, 9, NaN].map((position) => sceneAt(position, 3))).toEqual([0, 0, 0, 1, 2, 2, 2, 0]);
});

test('each breakpoint has its own camera', () => {
  const points: LonLat[] = [
    [27, 53],
    [31, 50],
  ];
  const cameras = Object.fromEntries(breakpointNames.map((name) => [name, fitCamera('globe', points, name)]));
  const stop: Stop = { cameras: cameras as Record<BreakpointName, Camera>, shows: [], unrolls: {}, ground: [] };
  const story: Timeline = { projection: 'globe', stops: [stop] };
  const viewports = {
    phone,
    tablet: { width: 820, height: 1180 },
    wide: { width: 1440, height: 900 },
    low: { width: 844, height: 390 },
  };
  for (const name of breakpointNames) {
    const state = mapStateAt(story, 0.5, viewports[name]);
    expect(state.breakpoint).toBe(name);
    expect(state.frame).toEqual(stop.cameras[name]);
  }
});

/** Degrees, zoom levels and turns between two cameras, added up. */
function apart(a: MapState['frame'], b: MapState['frame']): number {
  const arc = (geoDistance(a.center, b.center) * 180) / Math.PI;
  const longitude = Math.abs(nearestLongitude(a.center[0], b.center[0]) - b.center[0]);
  const turn = Math.abs(nearestLongitude(a.bearing, b.bearing) - b.bearing);
  return arc + longitude + Math.abs(a.zoom - b.zoom) + turn + Math.abs(a.pitch - b.pitch);
}

/** Frame pixels from the middle of the one picture to where it is in the other. */
function pixelsApart(projection: ProjectionName, a: Camera, b: Camera): number {
  const at: LonLat = [nearestLongitude(a.center[0], b.center[0]), a.center[1]];
  const [x, y] = frameProjector(projection, b, 'phone')(at) ?? [NaN, NaN];
  const { width, height } = breakpoints.phone.frame;
  return Math.hypot(x - width / 2, y - height / 2);
}

function keysOf(...records: Record<string, number>[]): string[] {
  return [...new Set(records.flatMap(Object.keys))];
}

function everywhere(camera: Camera): Record<BreakpointName, Camera> {
  return { phone: camera, tablet: camera, wide: camera, low: camera };
}

function bare(camera: Camera): Stop {
  return { cameras: everywhere(camera), shows: [], unrolls: {}, ground: [] };
}

function over(center: LonLat, zoom = 5): Camera {
  return { center, zoom, bearing: 0, pitch: 0 };
}

function facing(bearing: number): Camera {
  return { ...over([30, 50]), bearing };
}

function stopAt(center: LonLat): Stop {
  return bare(over(center));
}

test('a picture has one name for as long as nothing on the map changes', () => {
  fc.assert(
    fc.property(timeline, between(0, 4), fc.constantFrom<Motion>('full', 'reduced'), (timeline, position, motion) => {
      const name = pictureAt(timeline, position, motion);
      const named = mapStateAt(timeline, name, phone, { motion });
      const { position: at, ...seen } = mapStateAt(timeline, position, phone, { motion });
      expect({ ...named, position: at }).toEqual({ position: at, ...seen });
      // From one rest to the next only the travel has names of its own.
      if (seen.from === seen.to) expect(pictureAt(timeline, name, motion)).toBe(name);
      else expect(name).toBe(at);
    }),
  );
});
