import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileStory, FrameMemory, type StoryInput } from '../../src/compile/index.ts';
import { basemap } from './basemap.ts';

const folder = new URL('../cases/check/under-card/', import.meta.url);
const text = readFileSync(new URL('story.json', folder), 'utf8');
const places = readFileSync(new URL('geo/places.geojson', folder), 'utf8');
const input = (story: string, geo = places): StoryInput => ({
  slug: 'story',
  file: 'story.json',
  text: story,
  geo: { 'places.geojson': geo },
  basemap,
  textWidth: (line, style) => line.length * style.size * 0.5,
});

test('a story that is edited compiles to what it would be without a memory of its frames', () => {
  const memory = new FrameMemory();
  const edits: [string, string][] = [
    [text, places],
    [text.replace('Minsk and Kyiv', 'Two cities'), places],
    [text.replace('"show": [', '"label": ["PL"],\n        "show": ['), places],
    [text, places.replace('50.4501', '51.4501')],
    [text, places.replace('"Kyiv"', '"Kyiv, on the Dnieper"')],
    [text, places],
  ];
  for (const [story, geo] of edits) {
    memory.begin();
    const { stories, problems } = compileStory(input(story, geo));
    expect(compileStory({ ...input(story, geo), memory })).toMatchObject({ stories, problems });
  }
});

test('a map that has not changed is not framed again', () => {
  const memory = new FrameMemory();
  const compile = (story: string) => {
    memory.begin();
    return compileStory({ ...input(story), memory }).stories[0]?.timeline.stops[0]?.cameras.phone;
  };
  const camera = compile(text);
  expect(camera).toBeDefined();
  expect(compile(text.replace('Minsk and Kyiv', 'Two cities'))).toBe(camera);
  expect(compile(text.replace('"show": [', '"label": ["PL"],\n        "show": ['))).not.toBe(camera);
});

test('a first look at an edit is, at the breakpoint at which it is seen, what the whole will be', () => {
  const memory = new FrameMemory();
  memory.begin();
  const compile = (more: Partial<StoryInput>) => compileStory({ ...input(text), memory, ...more }).stories[0];
  const look = compile({ seenAt: ['phone'] });
  const whole = compile({});
  expect(look?.timeline.stops[0]?.cameras.phone).toBe(whole?.timeline.stops[0]?.cameras.phone);
  expect(look?.drawing.labels.phone).toEqual(whole?.drawing.labels.phone);
  expect(whole?.drawing.labels.wide).not.toEqual(look?.drawing.labels.wide);
});
