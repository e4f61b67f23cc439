import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../../src/cli/checkCommand.ts';
import { ran } from './project.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A project with one story of each kind, taken from the rules' own cases, over the real basemap. */
const stories = { broken: 'caption-brace', warned: 'heading-full-stop', both: 'claim-failed' };
mkdirSync(join(root, 'geo'));
for (const name of ['basemap', 'gazetteer.json', 'memberships.json']) {
  symlinkSync(join(project, 'geo', name), join(root, 'geo', name));
}
for (const [slug, rule] of Object.entries(stories)) {
  const from = join(project, 'tests/cases/check', rule);
  mkdirSync(join(root, 'story', slug), { recursive: true });
  cpSync(join(from, 'story.json'), join(root, 'story', slug, 'story.json'));
  cpSync(join(from, 'geo/places.geojson'), join(root, 'geo/places.geojson'));
}
writeFileSync(join(root, 'story', 'README.md'), 'no story');

const run = (...args: string[]) => ran(check, args, { root });

describe('npm run check', { timeout: 60_000 }, () => {
  test('tells the problems of all stories with their lines and a caret, errors last, and counts them', async () => {
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out).toContain('story/warned/story.json:29:18 warning heading-full-stop');
    expect(out).toContain('  29 | "heading": "Minsk and Kyiv.",\n                  ^\n');
    expect(out.indexOf('warning heading-full-stop')).toBeLessThan(out.indexOf('error claim-failed'));
    expect(out.trimEnd()).toMatch(/\n2 errors and 1 warning in 3 stories$/);
  });

  test('ends well where there are warnings only, unless it is strict', async () => {
    expect((await run('warned')).code).toBe(0);
    const strict = await run('warned', '--strict');
    expect(strict.code).toBe(1);
    expect(strict.out).toContain('error heading-full-stop');
    expect(strict.out).toMatch(/\n1 error in warned\n$/);
  });

  test('takes a story by its folder or its file too', async () => {
    expect((await run('story/warned/')).out).toMatch(/1 warning in warned\n$/);
    expect((await run('story/warned/story.json')).out).toMatch(/1 warning in warned\n$/);
  });

  test('writes JSON that says all that is said to people', async () => {
    const { code, out } = await run('broken', '--format', 'json');
    expect(code).toBe(1);
    const told = JSON.parse(out);
    expect(told).toMatchObject({ stories: ['broken'], errors: 1, warnings: 0 });
    expect(told.problems[0]).toMatchObject({ rule: 'caption-brace', file: 'story/broken/story.json', line: 30 });
  });

  test('writes annotations in which nothing can be mistaken for a command', async () => {
    const { out } = await run('both', '--format', 'github');
    const [annotation] = out.split('\n');
    expect(annotation).toMatch(/^::error file=story\/both\/story\.json,line=24,col=15,title=claim-failed::/);
    expect(annotation).toContain('within 5%25 of what is measured');
    expect(annotation).toContain('%0ACorrect "km"');
  });

  test('helps who misspells a story, a flag or a format, with exit code 2', async () => {
    expect(await run('waned')).toMatchObject({ code: 2, out: '' });
    expect((await run('waned')).complaint).toMatch(/^There is no story waned. Did you mean warned\?/);
    expect((await run('atlas')).complaint).toContain('There are: both, broken, warned.');
    expect((await run('--strikt')).complaint).toMatch(/^There is no flag --strikt. Did you mean --strict\?/);
    expect((await run('--format', 'jsn')).complaint).toMatch(/^There is no format jsn. Did you mean json\?/);
    expect((await run('--format')).code).toBe(2);
  });

  test('writes no files', async () => {
    const before = readdirSync(root, { recursive: true }).length;
    await run();
    expect(readdirSync(root, { recursive: true })).toHaveLength(before);
  });

  test('says the same where it runs from its bundle', async () => {
    const command = [join(project, 'src/cli/bundled.js'), 'check', 'warned', '--strict'];
    const { status, stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
    const { code, out } = await run('warned', '--strict');
    expect(stdout.trimEnd()).toBe(out.trimEnd());
    expect(status).toBe(code);
  });
});
