import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../src/build/build.ts';
import { serve } from '../../src/build/serve.ts';
import { writeFieldTrip } from './fieldTrip.ts';
import { writeRightToLeft } from './rightToLeft.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with a slash at its end. */
    site: string;
    /** Folder that holds it. */
    dist: string;
  }
}

/** Builds the real site once for all site tests, and serves it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // MEETLINT_DIST names a site that is built already, to try one test again and again.
  const built = process.env['MEETLINT_DIST'];
  const folder = await mkdtemp(join(tmpdir(), 'meetlint-site-'));
  const out = built ?? join(folder, 'dist');
  const fieldTrip = join(folder, 'field-trip');
  const rightToLeft = join(folder, 'right-to-left');
  if (!built) await Promise.all([writeFieldTrip(fieldTrip), writeRightToLeft(rightToLeft)]);
  const { slugs, problems } = built
    ? { slugs: [built], problems: [] }
    : await buildSite({ root: process.cwd(), also: [fieldTrip, rightToLeft], out, log: () => {} });
  if (!slugs.length) throw new Error(`The site does not build:\n${JSON.stringify(problems, null, 2)}`);
  const { server, addresses } = await serve(out, 4400);
  project.provide('site', addresses[0]!);
  project.provide('dist', out);
  return async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  };
}
