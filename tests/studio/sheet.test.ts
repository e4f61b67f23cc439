import { describe, expect, it } from 'vitest';
import { editJson, readJson } from '../../src/format/edit.ts';
import {
  figuresWith,
  listed,
  mapShown,
  moved,
  newPlace,
  ownMap,
  rounded,
  sheetOf,
  type Sheet,
  type Wish,
} from '../../src/studio/sheet.ts';

const story = `{
  // what is told
  "title": "A way",
  "locales": ["en"],
  "geo": ["places.geojson"],
  "measures": {
    "way": { "distance": ["here", "towns"] },
    "border": { "distance": ["here", "BY"] }
  },
  "scenes": [
    { "id": "one", "heading": "One", "text": "It is {way}.", "map": { "fit": ["here"], "show": ["here", "towns"], "tape": [{ "measure": "way", "dashed": true }] } },
    { "id": "two", "heading": "Two", "text": "Nothing." },
    { "id": "three", "heading": "Three", "text": "Nothing.", "map": { "center": [1, 2], "zoom": 4 } }
  ]
}`;
const places = `{ "type": "FeatureCollection", "features": [
  { "type": "Feature", "id": "here", "properties": { "name": "Here", "kind": "place" }, "geometry": { "type": "Point", "coordinates": [0, 0] } },
  { "type": "Feature", "id": "near", "properties": { "name": "Near", "kind": "place", "group": "towns" }, "geometry": { "type": "Point", "coordinates": [0, 1] } },
  { "type": "Feature", "id": "far", "properties": { "name": "Far", "kind": "place", "group": "towns" }, "geometry": { "type": "Point", "coordinates": [0, 9] } }
] }`;
const files = { story: { file: 'story/way/story.json', text: story }, geo: { 'geo/places.geojson': places } };
const texts: Record<string, string> = { 'story/way/story.json': story, 'geo/places.geojson': places };

const sheet = sheetOf(files, 'en')!;
const [one, two, three] = sheet.scenes as [Sheet['scenes'][0], Sheet['scenes'][0], Sheet['scenes'][0]];
const feature = (id: string) => sheet.features.find((each) => each.id === id)!;

/** What a value of a file would be after a wish. */
function after(wish: Wish, file: string, path: (string | number)[]): unknown {
  const changes = wish.edits.filter((edit) => edit.file === file).flatMap((edit) => edit.changes);
  return readJson(editJson(texts[file]!, changes), path);
}
const inStory = (wish: Wish, ...path: (string | number)[]) => after(wish, 'story/way/story.json', path);

describe('a sheet', () => {
  it('tells of each scene what is written, and of one that holds a map that nothing is', () => {
    expect(sheet.scenes.map(({ id, map }) => [id, map])).toEqual([
      ['one', { fit: ['here'], show: ['here', 'towns'], tape: ['way'] }],
      ['two', undefined],
      ['three', { fit: undefined, show: undefined, tape: undefined }],
    ]);
    expect(mapShown(sheet, 1)).toBe(one);
    expect(mapShown(sheet, 2)).toBe(three);
  });

  it('is none of a story file that cannot be read', () => {
    expect(sheetOf({ ...files, story: { ...files.story, text: story.slice(0, 200) } }, 'en')).toBe(undefined);
  });
});

describe('listed', () => {
  it('adds a reference behind the others, and takes one out', () => {
    expect(inStory(listed(sheet, one, 'show', 'far', true), 'scenes', 0, 'map', 'show')).toEqual([
      'here',
      'towns',
      'far',
    ]);
    expect(inStory(listed(sheet, one, 'show', 'here', false), 'scenes', 0, 'map', 'show')).toEqual(['towns']);
  });

  it('begins a list, and leaves no empty one', () => {
    expect(inStory(listed(sheet, three, 'show', 'far', true), 'scenes', 2, 'map', 'show')).toEqual(['far']);
    expect(inStory(listed(sheet, one, 'tape', 'way', false), 'scenes', 0, 'map')).toEqual({
      fit: ['here'],
      show: ['here', 'towns'],
    });
  });

  it('changes nothing where all is as wished', () => {
    expect(listed(sheet, one, 'show', 'here', true).edits.flatMap(({ changes }) => changes)).toEqual([]);
    expect(listed(sheet, one, 'show', 'far', false).edits.flatMap(({ changes }) => changes)).toEqual([]);
  });
});

it('a scene that holds a map gets the same as its own, and no other does', () => {
  const own = inStory(ownMap(sheet, 1)!, 'scenes', 1, 'map');
  expect(own).toEqual(readJson(story, ['scenes', 0, 'map']));
  expect(ownMap(sheet, 0)).toBe(undefined);
  expect(two.map).toBe(undefined);
});

describe('a point that is moved', () => {
  it('gets what its file says anew, and nothing else in it', () => {
    const wish = moved(feature('near'), [1.234567, 2.345678], 0.01);
    const [edit] = wish.edits;
    expect(editJson(places, edit!.changes)).toBe(places.replace('[0, 1]', '[1.23, 2.35]'));
  });

  it('is not written where it was', () => {
    expect(moved(feature('near'), [0.0001, 1.0001], 0.01).edits[0]!.changes).toEqual([]);
  });

  it('is told to half a pixel or better', () => {
    for (const pixel of [3, 0.7, 0.04, 0.002, 0.00003]) {
      const [longitude, latitude] = rounded([12.3456789, -3.4567891], pixel);
      expect(Math.abs(longitude - 12.3456789)).toBeLessThanOrEqual(pixel / 2);
      expect(Math.abs(latitude + 3.4567891)).toBeLessThanOrEqual(pixel / 2);
    }
  });

  it('changes the distances that it has a part in, by group too; to countries none is told', () => {
    const there = figuresWith(sheet, 'near', [0, 3]);
    expect(there.map(({ name, from, to }) => [name, from, to])).toEqual([['way', [0, 0], [0, 3]]]);
    expect(there[0]!.km).toBeCloseTo(3 * 111.195, 1);
    // Now the other one is nearer.
    expect(figuresWith(sheet, 'near', [0, 20])[0]!.to).toEqual([0, 9]);
  });
});

describe('a new place', () => {
  it('stands behind the features of the file, is shown, and is as exact as a hand', () => {
    const wish = newPlace(sheet, one, 'Old Mill', [10.12345, 50.6789], 0.005);
    expect(after(wish, 'geo/places.geojson', ['features', 3])).toEqual({
      type: 'Feature',
      id: 'old-mill',
      properties: { name: 'Old Mill', kind: 'place', certainty: 'approximate', radius: 1 },
      geometry: { type: 'Point', coordinates: [10.123, 50.679] },
    });
    expect(inStory(wish, 'scenes', 0, 'map', 'show')).toEqual(['here', 'towns', 'old-mill']);
    const { geo } = files;
    const changed = editJson(geo['geo/places.geojson'], wish.edits[0]!.changes);
    expect(sheetOf({ ...files, geo: { 'geo/places.geojson': changed } }, 'en')!.features).toHaveLength(4);
  });

  it('gets an id that nothing has', () => {
    const idOf = (name: string) =>
      (newPlace(sheet, one, name, [1, 2], 1).edits[0]!.changes[0]!.value as { id: string }).id;
    expect(idOf('Here')).toBe('here-2');
    expect(idOf('Towns')).toBe('towns-2');
  });
});
