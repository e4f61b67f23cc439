import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readEmblems } from '../../src/build/house.ts';
import { readMedia } from '../../src/build/media.ts';
import { checkHouse, checkTheme, compileStory } from '../../src/compile/index.ts';
import { rules, type Problem, type RuleId } from '../../src/format/index.ts';
import { wordFiles } from '../support/words.ts';
import { basemap } from './basemap.ts';

/**
 * Every rule has a folder in `tests/cases/check` with a story that breaks it, and in `expected.json` all that is told of
 * it. To write those anew, by hand and with a look at the difference:
 * `WRITE_EXPECTED=1 npx vitest run --project unit tests/compile/ruleCases.test.ts`
 */
const folder = new URL('../cases/check/', import.meta.url);
const paper = readFileSync(new URL('../../story/themes/paper.json', import.meta.url), 'utf8');
const ids = Object.keys(rules) as RuleId[];

describe('a story that breaks the rule', () => {
  for (const id of ids) {
    test(id, async () => {
      const problems = await problemsOf(id);
      const expected = new URL(`${id}/expected.json`, folder);
      if (process.env['WRITE_EXPECTED']) writeFileSync(expected, `${JSON.stringify(problems, null, 2)}\n`);
      expect(problems).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
      expect(problems.map(({ rule }) => rule)).toContain(id);
    });
  }
});

test('every case is of a rule that there is', () => {
  expect(readdirSync(folder).sort()).toEqual([...ids].sort());
});

test('every rule is broken with the severity that it is documented with', async () => {
  for (const id of ids) {
    const { severity } = rules[id];
    for (const problem of (await problemsOf(id)).filter(({ rule }) => rule === id)) {
      if (severity !== 'either') expect([id, problem.severity]).toEqual([id, severity]);
    }
  }
});

test('every rule that the source names is documented', () => {
  const source = ['format', 'compile', 'compile/lint'].flatMap((room) => {
    const files = new URL(`../../src/${room}/`, import.meta.url);
    const names = readdirSync(files).filter((name) => name.endsWith('.ts') && name !== 'rules.ts');
    return names.map((name) => readFileSync(new URL(name, files), 'utf8'));
  });
  const text = source.join('\n');
  const named = [...text.matchAll(/\brule(?::| ===| \?)[^,;\n]*?'([a-z]+(?:-[a-z]+)*)'/g)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((id) => !ids.some((known) => known === id))).toEqual([]);
  for (const id of ids) expect(text, `nothing tells ${id}`).toContain(`'${id}'`);
});

const told = new Map<RuleId, Promise<Problem[]>>();
function problemsOf(id: RuleId): Promise<Problem[]> {
  const problems = told.get(id) ?? check(id);
  told.set(id, problems);
  return problems;
}

async function check(id: RuleId): Promise<Problem[]> {
  const read = (path: string) => readFileSync(new URL(`${id}/${path}`, folder), 'utf8');
  const has = (path: string) => existsSync(new URL(`${id}/${path}`, folder));
  if (has('theme.json')) return checkTheme(read('theme.json'), 'theme.json', 'theme').problems;
  if (has('site.json')) {
    const emblems = await readEmblems(fileURLToPath(new URL(id, folder)), read('site.json'));
    return checkHouse(read('site.json'), 'site.json', emblems).problems;
  }
  const files = readdirSync(new URL(`${id}/geo`, folder));
  const own = has('words')
    ? Object.fromEntries(
        readdirSync(new URL(`${id}/words`, folder)).map((file) => [file.replace('.json', ''), read(`words/${file}`)]),
      )
    : {};
  const media = await readMedia(fileURLToPath(new URL(id, folder)), read('story.json'));
  const { problems } = compileStory({
    slug: id,
    file: 'story.json',
    text: read('story.json'),
    geo: Object.fromEntries(files.map((file) => [file, read(`geo/${file}`)])),
    geoNames: files,
    now: new Date('2022-03-01'),
    ...(media && { media }),
    themes: { paper },
    words: { ...wordFiles, ...own },
    basemap: has('memberships.json') ? { ...basemap, memberships: JSON.parse(read('memberships.json')) } : basemap,
    textWidth: (text, style) => text.length * style.size * 0.5,
    withContext: false,
  });
  return problems;
}
