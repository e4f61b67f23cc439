import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('what is not there to be pictured is told at once, with what is', () => {
  const run = (...args: string[]) => {
    // As a person calls it: npm's own variables would be taken for flags that it has kept.
    const env = { ...process.env, npm_lifecycle_event: undefined };
    const command = ['--import', 'tsx', 'src/cli/pictures.ts', ...args];
    const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', env });
    return { status, stderr };
  };
  expect(run('union-state', '--scene', 'wagnr')).toEqual({
    status: 2,
    stderr: expect.stringMatching(
      /^There is no scene wagnr\. Did you mean wagner\? There are: opening, .*referendum\.$/m,
    ),
  });
  expect(run('union-state', '--locale', 'fr').stderr).toBe('There is no locale fr. There are: nl, en.\n');
});
