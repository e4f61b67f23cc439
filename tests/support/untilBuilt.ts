import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';

/** Before the tests of a file that look at the site: waits until it is built. */
const said = inject('said');
while (said !== undefined) {
  const problems = await readFile(said, 'utf8').catch(() => undefined);
  if (problems) throw new Error(`The site does not build:\n${problems}`);
  if (problems === '') break;
  await setTimeout(200);
}
