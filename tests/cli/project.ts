import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

/** This project's own folder. */
export const source = fileURLToPath(new URL('../../', import.meta.url));

/** A folder of a project without stories, over the real basemap; gone after the tests. */
export function project(): string {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  afterAll(() => rmSync(root, { recursive: true }));
  for (const folder of ['geo', 'story']) mkdirSync(join(root, folder));
  for (const name of ['basemap', 'gazetteer.json', 'memberships.json']) {
    symlinkSync(join(source, 'geo', name), join(root, 'geo', name));
  }
  return root;
}
