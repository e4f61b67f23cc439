import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { siteSchema, storySchema, themeSchema, wordsSchema } from '../../src/format/index.ts';

const file = new URL('../../story/story.schema.json', import.meta.url);

test('story/story.schema.json is what the format says: if not, run `npm run schema`', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(storySchema());
});

test('story/theme.schema.json is what the format says: if not, run `npm run schema`', () => {
  const themes = new URL('../../story/theme.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(themes, 'utf8'))).toEqual(themeSchema());
  expect(undescribed(themeSchema())).toEqual([]);
});

test('story/words.schema.json is what the format says: if not, run `npm run schema`', () => {
  const words = new URL('../../story/words.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(words, 'utf8'))).toEqual(wordsSchema());
  expect(undescribed(wordsSchema())).toEqual([]);
});

test('story/site.schema.json is what the format says: if not, run `npm run schema`', () => {
  const site = new URL('../../story/site.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(site, 'utf8'))).toEqual(siteSchema());
  expect(undescribed(siteSchema())).toEqual([]);
});

test('every key of the story file is described, for editors to show', () => {
  expect(undescribed(storySchema())).toEqual([]);
});

test('editors offer country codes and accept any other reference', () => {
  const { definitions } = storySchema() as { definitions: { reference: { anyOf: [{ enum: string[] }, object] } } };
  const [codes, other] = definitions.reference.anyOf;
  expect(codes.enum).toContain('BY');
  expect(other).toEqual({});
});

/** Paths of keys in `properties` whose schemas have no description. */
function undescribed(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.entries(schema.properties ?? {}) : [];
  const bare = own
    .filter(([, child]) => !(child as { description?: string }).description)
    .map(([key]) => `${path}.${key}`);
  return [...bare, ...Object.entries(schema).flatMap(([key, child]) => undescribed(child, `${path}/${key}`))];
}
