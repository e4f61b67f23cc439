import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameCamera } from '../../src/compile/frame.ts';
import { editJson } from '../../src/format/edit.ts';
import { parseStory } from '../../src/format/index.ts';
import {
  breakpointNames,
  breakpoints,
  frameProjector,
  frameUnprojector,
  type Camera,
  type Point,
} from '../../src/projection/index.ts';
import { fitted, taken, viewOf, type View } from '../../src/studio/camera.ts';
import { sheetOf, type Wish } from '../../src/studio/sheet.ts';

const story = `{
  "title": "A way",
  "locales": ["en"],
  "geo": ["places.geojson"],
  "scenes": [
    { "id": "line", "heading": "One", "text": "It is.", "map": { "fit": ["here"], "show": ["here", "BY"] } },
    { "id": "lines", "heading": "Two", "text": "It is.", "map": {
        // what matters
        "fit": [
          "here", // most of all
          "there"
        ],
        "bearing": 15,
        "show": ["there"] // last
    } },
    { "id": "hand", "heading": "Three", "text": "It is.", "map": { "center": [1, 2], /* close */ "zoom": 4, "pitch": 30, "show": ["here"] } },
    { "id": "bare", "heading": "Four", "text": "It is.", "map": { "zoom": 4, "center": [1, 2] } }
  ]
}`;
const sheet = sheetOf({ story: { file: 'story.json', text: story }, geo: {} }, 'en')!;
const scene = (id: string) => sheet.scenes.find((each) => each.id === id)!;
const after = (wish: Wish) => editJson(story, wish.edits[0]!.changes);
const view: View = { center: [30.12, 51.3], zoom: 4.35, bearing: 0, pitch: 0 };

describe('a view that is taken over', () => {
  it('stands where the fit stood, on its line or on lines of its own', () => {
    expect(after(taken(sheet, scene('line'), view))).toBe(
      story.replace('"fit": ["here"], "show": ["here"', '"center": [30.12, 51.3], "zoom": 4.35, "show": ["here"'),
    );
    expect(after(taken(sheet, scene('lines'), { ...view, bearing: 15 }))).toBe(
      story.replace(/"fit": \[\n[^\]]*\]/, '"center": [30.12, 51.3],\n        "zoom": 4.35'),
    );
  });

  it('changes of a camera by hand what is another, and brings bearing and pitch where they are', () => {
    expect(after(taken(sheet, scene('hand'), { ...view, center: [1, 2], pitch: 30 }))).toBe(
      story.replace('"zoom": 4, "pitch"', '"zoom": 4.35, "pitch"'),
    );
    expect(after(taken(sheet, scene('line'), { ...view, bearing: -20, pitch: 40 }))).toContain(
      '{ "center": [30.12, 51.3], "zoom": 4.35, "bearing": -20, "pitch": 40, "show": ["here", "BY"] }',
    );
    expect(taken(sheet, scene('hand'), { ...view, center: [1, 2], zoom: 4, pitch: 30 }).edits[0]!.changes).toEqual([]);
  });

  it('shows, in whatever frame it was seen, the same to some two pixels', () => {
    const seen = fc.record({
      lon: fc.double({ min: -179, max: 539, noNaN: true }),
      lat: fc.double({ min: -65, max: 65, noNaN: true }),
      zoom: fc.double({ min: 1, max: 12, noNaN: true }),
      bearing: fc.constantFrom(0, 0, 33.333),
      breakpoint: fc.constantFrom(...breakpointNames),
      projection: fc.constantFrom('globe' as const, 'mercator' as const),
    });
    fc.assert(
      fc.property(seen, ({ lon, lat, zoom, bearing, breakpoint, projection }) => {
        const camera: Camera = { center: [lon, lat], zoom, bearing, pitch: 0 };
        const { center, zoom: written, ...turned } = viewOf(camera, breakpoint);
        const request = { points: [], hand: { center, zoom: written }, ...turned };
        const now = frameProjector(projection, frameCamera(request, projection, breakpoint), breakpoint);
        const { width, height } = breakpoints[breakpoint].frame;
        const corners: Point[] = [
          [width / 2, height / 2],
          [0, height / 2],
          [width / 2, height],
        ];
        const unproject = frameUnprojector(projection, camera, breakpoint);
        for (const corner of corners) {
          const place = unproject(corner);
          // Beside the globe or the map, and at the limb, where a pixel is a long way.
          if (!place || Math.abs(place[1]) > 84 || Math.abs(place[1] - lat) > 40) continue;
          const near = [-360, 0, 360].map((turn) => now([place[0] + turn, place[1]]));
          const off = near.map((at) => (at ? Math.hypot(at[0] - corner[0], at[1] - corner[1]) : Infinity));
          expect(Math.min(...off)).toBeLessThan(2.2);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a camera that is fitted again', () => {
  it('stands where the one by hand stood, names all that is shown, and leaves comments and the rest', () => {
    const fits = after(fitted(sheet, scene('hand'))!);
    expect(fits).toBe(
      story.replace('"center": [1, 2], /* close */ "zoom": 4, "pitch"', '"fit": ["here"], /* close */ "pitch"'),
    );
    expect(parseStory(fits, 'story.json').problems).toEqual(parseStory(story, 'story.json').problems);
  });

  it('is none where nothing is shown', () => {
    expect(fitted(sheet, scene('bare'))).toBe(undefined);
  });

  it('is what it was, when a view had been taken over in between', () => {
    const text = after(taken(sheet, scene('line'), view));
    const between = sheetOf({ story: { file: 'story.json', text }, geo: {} }, 'en')!;
    const back = editJson(text, fitted(between, between.scenes[0]!)!.edits[0]!.changes);
    expect(back).toBe(story.replace('"fit": ["here"], "show"', '"fit": ["here", "BY"], "show"'));
  });
});
