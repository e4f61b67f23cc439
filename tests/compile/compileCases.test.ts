import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileStory } from '../../src/compile/index.ts';
import type { Problem } from '../../src/format/index.ts';
import { basemap } from './basemap.ts';

/**
 * Every folder of `tests/cases/compile` holds a `story.json` and the files of its `geo/`, and the problems that compiling
 * it yields in `expected.json`. To write those anew, by hand and with a look at the difference:
 * `WRITE_EXPECTED=1 npx vitest run --project unit tests/compile/compileCases.test.ts`
 */
const folder = new URL('../cases/compile/', import.meta.url);

describe('the problems of', () => {
  for (const name of readdirSync(folder)) {
    test(name, () => {
      const { problems } = compile(name);
      const expected = new URL(`${name}/expected.json`, folder);
      if (process.env['WRITE_EXPECTED']) writeFileSync(expected, `${JSON.stringify(problems, null, 2)}\n`);
      expect(problems).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
    });
  }
});

describe('a story with ten mistakes', () => {
  const { stories, problems } = compile('ten-mistakes');

  test('has ten problems, one for each, at their lines, and gives no story', () => {
    expect(stories).toEqual([]);
    expect(problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'geo/places.geojson:20 swapped-coordinates',
      'geo/places.geojson:30 duplicate-id',
      'story.json:2 translation-missing',
      'story.json:4 geo-missing',
      'story.json:5 unknown-key',
      'story.json:8 not-json',
      'story.json:13 claim-failed',
      'story.json:18 unknown-reference',
      'story.json:25 unknown-measure',
      'story.json:29 empty-scenes',
    ]);
  });

  test('tells for each of them what to write instead', () => {
    const remedy = (rule: string, file = 'story.json') =>
      problems.find((problem) => problem.rule === rule && problem.file === file)?.remedy;
    for (const problem of problems) expect(problem.remedy).not.toBe('');
    expect(remedy('swapped-coordinates', 'geo/places.geojson')).toContain('[25.2797, 54.6872]');
    expect(remedy('unknown-reference')).toContain('"kyiv"');
    expect(remedy('unknown-measure')).toContain('"minsk-vilnius"');
    expect(remedy('geo-missing')).toContain('"routes.geojson"');
  });
});

function compile(name: string): { stories: unknown[]; problems: Problem[] } {
  const read = (path: string) => readFileSync(new URL(`${name}/${path}`, folder), 'utf8');
  const files = existsSync(new URL(`${name}/geo`, folder)) ? readdirSync(new URL(`${name}/geo`, folder)) : [];
  const geo = Object.fromEntries(files.map((file) => [file, read(`geo/${file}`)]));
  return compileStory({
    slug: name,
    file: 'story.json',
    text: read('story.json'),
    geo,
    geoNames: [...files, 'routes.geojson'],
    basemap,
    textWidth: (text, style) => text.length * style.size * 0.5,
  });
}
