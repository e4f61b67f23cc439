import { describe, expect, it } from 'vitest';
import { tiltOf, type LabelItem } from '../../src/drawing/index.ts';
import { frameProjector, type Camera, type ProjectionName } from '../../src/projection/index.ts';

const country: LabelItem = { id: 'label:X', name: 'X', type: 'label', kind: 'country', at: [0, 0], rank: 1 };

function tilt(longitude: number, item = country, projection: ProjectionName = 'globe', bearing = 0): number {
  const camera: Camera = { center: [30, 50], zoom: 2.5, bearing, pitch: 0 };
  return tiltOf(item, [longitude, 50], { projection, bearing, project: frameProjector(projection, camera, 'wide') });
}

describe('a name on a globe', () => {
  it('follows its parallel: on the northern half it falls west of the middle, and rises east of it', () => {
    expect(tilt(30)).toBe(0);
    expect(tilt(5)).toBeGreaterThan(5);
    expect(tilt(55)).toBeCloseTo(-tilt(5), 5);
  });

  it('is level near the middle, and leans more and more from there, never so much that it is hard to read', () => {
    const tilts = Array.from({ length: 50 }, (_, index) => Math.abs(tilt(30 + index)));
    expect(tilts[5]).toBe(0);
    tilts.slice(1).forEach((each, index) => {
      expect(each - tilts[index]!).toBeGreaterThanOrEqual(0);
      expect(each - tilts[index]!).toBeLessThan(2);
    });
    expect(Math.max(...tilts)).toBe(14);
  });

  it('leans as much when the map is turned', () => {
    expect(tilt(5, country, 'globe', 30)).toBeCloseTo(tilt(5), 0);
  });

  it('is level where it is not a country’s or a sea’s, and on a flat map', () => {
    expect(tilt(5, { ...country, kind: 'city' })).toBe(0);
    expect(tilt(5, country, 'mercator')).toBe(0);
    expect(tilt(5, { ...country, kind: 'sea' })).toBe(tilt(5));
  });
});
