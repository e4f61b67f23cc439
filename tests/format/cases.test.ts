import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseGeo, parseStory, sortProblems, type Problem } from '../../src/format/index.ts';

/**
 * Every folder of `tests/cases/format` holds a `story.json` or a `features.geojson`, and the problems that reading it
 * yields in `expected.json`. To write those anew, by hand and with a look at the difference:
 * `WRITE_EXPECTED=1 npx vitest run --project unit tests/format/cases.test.ts`
 */
const folder = new URL('../cases/format/', import.meta.url);

describe('the problems of', () => {
  for (const name of readdirSync(folder)) {
    test(name, () => {
      const problems = problemsOf(name);
      const expected = new URL(`${name}/expected.json`, folder);
      if (process.env['WRITE_EXPECTED']) writeFileSync(expected, `${JSON.stringify(problems, null, 2)}\n`);
      expect(problems).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
    });
  }
});

function problemsOf(name: string): Problem[] {
  const story = new URL(`${name}/story.json`, folder);
  if (existsSync(story)) return sortProblems(parseStory(readFileSync(story, 'utf8'), 'story.json').problems);
  const geo = readFileSync(new URL(`${name}/features.geojson`, folder), 'utf8');
  return sortProblems(parseGeo(geo, 'features.geojson', ['nl', 'en']).problems);
}
