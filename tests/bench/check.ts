import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { warnWhereBusy } from './busy.ts';
import { slug, writeThousandScenes } from './thousandScenes.ts';

/** `npm run bench:check`: how long the check of the first story takes, and that of a generated one of 1,000 scenes. */
const root = process.cwd();
warnWhereBusy();
const project = await mkdtemp(join(tmpdir(), 'meetlint-thousand-'));
try {
  await writeThousandScenes(root, project);
  time(root, '--help', 1);
  console.table({
    'union-state, budget 2 s': time(root, 'union-state', 3),
    '1,000 scenes, budget 10 s': time(project, slug, 1),
  });
} finally {
  await rm(project, { recursive: true, force: true });
}

/** Seconds of the quickest of some runs, from the start of Node to its end. */
function time(cwd: string, story: string, runs: number): { wall: string; said: string } {
  let wall = Infinity;
  let said = '';
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const command = [join(root, 'src', 'cli', 'bundled.js'), 'check', story];
    const { stdout } = spawnSync(process.execPath, command, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
    wall = Math.min(wall, (performance.now() - started) / 1000);
    said = stdout.trim().split('\n').at(-1) ?? '';
  }
  return { wall: `${wall.toFixed(2)} s`, said };
}
