import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildSite } from '../../src/build/build.ts';

let root: string;

/** A project with one story that is full of mistakes, on the real basemap. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'meetlint-project-'));
  const mistakes = resolve('tests/cases/compile/ten-mistakes');
  await mkdir(join(root, 'story', 'broken'), { recursive: true });
  await cp(join(mistakes, 'story.json'), join(root, 'story', 'broken', 'story.json'));
  await cp(join(mistakes, 'geo'), join(root, 'geo'), { recursive: true });
  for (const each of ['basemap', 'gazetteer.json', 'memberships.json']) {
    await symlink(resolve('geo', each), join(root, 'geo', each));
  }
});

afterEach(() => rm(root, { recursive: true, force: true }));

describe('buildSite', () => {
  test('leaves what was built before as it is when a story has an error', async () => {
    await mkdir(join(root, 'dist'));
    await writeFile(join(root, 'dist', 'index.html'), 'the last good state');
    const { slugs, problems } = await buildSite({ root, log: () => {} });
    expect(slugs).toEqual([]);
    expect(problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(10);
    expect(await readFile(join(root, 'dist', 'index.html'), 'utf8')).toBe('the last good state');
  });

  test('writes nothing where there is no story', async () => {
    await rm(join(root, 'story', 'broken'), { recursive: true });
    expect(await buildSite({ root, log: () => {} })).toEqual({ problems: [], texts: {}, slugs: [] });
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test('hands on the text of every file that a problem stands in, to quote its line', async () => {
    const { problems, texts } = await buildSite({ root, log: () => {} });
    for (const { file, line } of problems) expect(texts[file]?.split('\n').length, file).toBeGreaterThanOrEqual(line);
  });

  test('tells every problem with a line and a remedy', async () => {
    const { problems } = await buildSite({ root, log: () => {} });
    for (const problem of problems) {
      expect(problem.line).toBeGreaterThan(0);
      expect(problem.remedy).not.toBe('');
    }
  });
});
