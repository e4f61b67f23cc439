import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  breakpointNames,
  breakpointOf,
  breakpoints,
  frameCamera,
  frameDistance,
  safeBox,
  viewCamera,
  type Camera,
  type Viewport,
} from '../../src/projection/index.ts';

/** Evenly spread: fast-check's own doubles nearly all lie next to 0. */
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1e9 }).map((share) => min + ((max - min) * share) / 1e9);
const camera: fc.Arbitrary<Camera> = fc.record({
  center: fc.tuple(between(-180, 180), between(-75, 75)),
  zoom: between(-1, 11),
  bearing: fc.constant(0),
  pitch: fc.constant(0),
});
const viewport: fc.Arbitrary<Viewport> = fc.record({
  width: fc.integer({ min: 300, max: 2000 }),
  height: fc.integer({ min: 300, max: 1500 }),
});

test('the frame lies within the insets, in its own proportions, in the middle of what they leave', () => {
  fc.assert(
    fc.property(viewport, fc.constantFrom(...breakpointNames), (viewport, name) => {
      const { frame, insets } = breakpoints[name];
      const box = safeBox(name, viewport);
      const [left, top] = [viewport.width * insets.left, Math.max(44, viewport.height * insets.top)];
      const [right, bottom] = [viewport.width * (1 - insets.right), viewport.height * (1 - insets.bottom)];
      expect(box.x).toBeGreaterThan(left - 1e-9);
      expect(box.y).toBeGreaterThan(top - 1e-9);
      expect(box.x + box.width).toBeLessThan(right + 1e-9);
      expect(box.y + box.height).toBeLessThan(bottom + 1e-9);
      expect(box.x - left).toBeCloseTo(right - box.x - box.width, 6);
      expect(box.y - top).toBeCloseTo(bottom - box.y - box.height, 6);
      expect(box.width / box.height).toBeCloseTo(frame.width / frame.height, 9);
      expect(box.scale).toBeCloseTo(box.width / frame.width, 9);
    }),
  );
});

test('a taller stage moves no frame', () => {
  const low = { width: 390, height: 760 };
  const tall = { ...low, stageHeight: 844 };
  expect(safeBox('phone', tall)).toEqual(safeBox('phone', low));
  const still: Camera = { center: [30, 50], zoom: 5, bearing: 0, pitch: 0 };
  const { padding } = viewCamera('globe', still, 'phone', tall);
  expect((padding.top + 844 - padding.bottom) / 2).toBeCloseTo(
    (safeBox('phone', low).y * 2 + safeBox('phone', low).height) / 2,
  );
});

test("the field of view stays clear of MapLibre's limits, so that the perspective is the frame's", () => {
  fc.assert(
    fc.property(
      camera,
      viewport,
      fc.constantFrom('globe' as const, 'mercator' as const),
      (camera, viewport, projection) => {
        const name = breakpointOf(viewport);
        const { fov } = viewCamera(projection, camera, name, viewport);
        expect(fov).toBeGreaterThan(0.1);
        expect(fov).toBeLessThan(150);
        const distance = viewport.height / 2 / Math.tan((fov * Math.PI) / 360);
        expect(distance / safeBox(name, viewport).scale / frameDistance(projection, camera, name)).toBeCloseTo(1, 6);
      },
    ),
    { numRuns: 1000 },
  );
});

test('on a page from right to left the frame lies as in a mirror, and shows what it shows', () => {
  fc.assert(
    fc.property(viewport, camera, fc.constantFrom(...breakpointNames), (viewport, camera, name) => {
      const mirrored: Viewport = { ...viewport, direction: 'rtl' };
      const [box, other] = [safeBox(name, viewport), safeBox(name, mirrored)];
      expect(other.x).toBeCloseTo(viewport.width - box.x - box.width, 6);
      expect({ ...other, x: 0 }).toEqual({ ...box, x: 0 });
      const { padding, ...rest } = viewCamera('globe', camera, name, mirrored);
      const { padding: plain, ...same } = viewCamera('globe', camera, name, viewport);
      expect(rest).toEqual(same);
      expect([padding.left, padding.right]).toEqual([
        expect.closeTo(plain.right, 6) as number,
        expect.closeTo(plain.left, 6) as number,
      ]);
    }),
  );
});

test('a viewport’s camera leads back to the frame’s', () => {
  fc.assert(
    fc.property(camera, viewport, fc.constantFrom(...breakpointNames), (camera, viewport, name) => {
      const back = frameCamera(viewCamera('globe', camera, name, viewport), name, viewport);
      expect(back).toEqual({ ...camera, zoom: expect.closeTo(camera.zoom, 9) });
    }),
  );
});
