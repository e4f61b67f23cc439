import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Edits } from '../../src/build/edits.ts';
import type { Ask } from '../../src/studio/asks.ts';

const story = '{ "geo": ["a.geojson", "../b.geojson", "gone.geojson"], "title": "A" } // a comment\n';
const geo = '{ "features": [] }\n';
let root: string;
let edits: Edits;
const storyFile = 'story/way/story.json';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'meetlint-edits-'));
  await mkdir(join(root, 'story/way'), { recursive: true });
  await mkdir(join(root, 'geo'));
  await writeFile(join(root, storyFile), story);
  await writeFile(join(root, 'geo/a.geojson'), geo);
  await writeFile(join(root, 'b.geojson'), geo);
  edits = new Edits(root, 'way');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const read = (file: string) => readFile(join(root, file), 'utf8');
const title = (value: string, file = storyFile, seen = story): Ask => ({
  type: 'edit',
  edits: [{ file, seen, changes: [{ path: ['title'], value }] }],
  what: `the title to ${value}`,
});

test('the files of a story are those in the project that are there', async () => {
  expect(await edits.answer({ type: 'files' })).toEqual({
    story: { file: storyFile, text: story },
    geo: { 'geo/a.geojson': geo },
  });
});

test('an edit is written, taken back, and done again', async () => {
  const after = story.replace('"A"', '"B"');
  const done = { done: 'the title to B', texts: { [storyFile]: after }, undo: 'the title to B' };
  expect(await edits.answer(title('B'))).toEqual(done);
  expect(await read(storyFile)).toBe(after);

  const undone = { done: 'Undone: the title to B', texts: { [storyFile]: story }, redo: 'the title to B' };
  expect(await edits.answer({ type: 'undo' })).toEqual(undone);
  expect(await read(storyFile)).toBe(story);

  await edits.answer({ type: 'redo' });
  expect(await read(storyFile)).toBe(after);
  expect(await edits.answer({ type: 'redo' })).toEqual({ fault: 'Nothing is left to be done again.' });
});

test('an edit of two files is one', async () => {
  const changes = [{ path: ['features', 0], value: { id: 'x' } }];
  const both = [{ file: 'geo/a.geojson', seen: geo, changes }, ...(title('B') as Extract<Ask, { type: 'edit' }>).edits];
  await edits.answer({ type: 'edit', edits: both, what: 'both' });
  expect(await read('geo/a.geojson')).toContain('"x"');
  await edits.answer({ type: 'undo' });
  expect([await read('geo/a.geojson'), await read(storyFile)]).toEqual([geo, story]);
});

test('what has been typed since is not undone', async () => {
  await edits.answer(title('B'));
  await writeFile(join(root, storyFile), story.replace('"A"', '"C"'));
  expect(await edits.answer({ type: 'undo' })).toEqual({
    fault: 'story.json has been changed otherwise since: “the title to B” stays as it is.',
  });
  expect(await read(storyFile)).toContain('"C"');
});

test('nothing is written into a file with a mistake, into one that is gone, or into one of somebody else', async () => {
  const broken = story.replace(']', '');
  await writeFile(join(root, storyFile), broken);
  expect(await edits.answer(title('B'))).toEqual({
    fault: `${storyFile} has a mistake in its JSON: mend that first.`,
  });
  expect(await read(storyFile)).toBe(broken);
  expect(await edits.answer(title('B', 'geo/gone.geojson'))).toHaveProperty('fault');
  for (const file of ['geo/../b.geojson', 'story/other/story.json', '../b.geojson', 'geo\\..\\b.geojson']) {
    expect(await edits.answer(title('B', file))).toEqual({ fault: `${file} is no file of this story.` });
  }
  expect(await read('b.geojson')).toBe(geo);
});

test('of two files, none is written where one cannot be', async () => {
  const changes = [{ path: ['features', 0], value: 1 }];
  const good = { file: 'geo/a.geojson', seen: geo, changes };
  const outcome = await edits.answer({ type: 'edit', edits: [good, { ...good, file: 'geo/gone.geojson' }], what: 'x' });
  expect(outcome).toHaveProperty('fault');
  expect(await read('geo/a.geojson')).toBe(geo);
});

test('an edit that was meant for another text is not written', async () => {
  const typed = story.replace('"A"', '"C"');
  await writeFile(join(root, storyFile), typed);
  expect(await edits.answer(title('B'))).toEqual({
    fault: 'story.json has just been changed otherwise: look, and do it again.',
  });
  expect(await read(storyFile)).toBe(typed);
});

test('edits that come at once are made one after the other, and none is lost', async () => {
  const first = story.replace('"A"', '"B"');
  const added: Ask = {
    type: 'edit',
    edits: [{ file: storyFile, seen: first, changes: [{ path: ['units'], value: 'mi' }] }],
    what: 'the units to mi',
  };
  await Promise.all([edits.answer(title('B')), edits.answer(added)]);
  expect(await read(storyFile)).toBe(first.replace('"B"', '"B", "units": "mi"'));
});
