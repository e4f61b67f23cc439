import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../../src/build/serve.ts';
import { runScript } from './process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with a slash at its end. */
    site: string;
    /** Folder that holds it. */
    dist: string;
    /** What the build said, once it has ended: nothing where all is well. Undefined where the site was built before. */
    said: string | undefined;
  }
}

/**
 * Serves the real site to all site tests. It is built once, in a process of its own, while other tests run:
 * `untilBuilt.ts` waits for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // MEETLINT_DIST names a site that is built already, to try one test again and again.
  const built = process.env['MEETLINT_DIST'];
  const folder = await mkdtemp(join(tmpdir(), 'meetlint-site-'));
  const build = built ? undefined : runScript('buildSite.ts', folder, 'production');
  build?.once('exit', (code) => code && void writeFile(join(folder, 'said'), `It ended with code ${code}.`));
  const dist = built ?? join(folder, 'dist');
  const { server, addresses } = await serve(dist, 4400);
  project.provide('site', addresses[0]!);
  project.provide('dist', dist);
  project.provide('said', build && join(folder, 'said'));
  return async () => {
    build?.kill();
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  };
}
