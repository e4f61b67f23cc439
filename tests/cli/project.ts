import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { ExitCode, Surroundings } from '../../src/cli/surroundings.ts';

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

type Command = (args: string[], surroundings: Surroundings) => Promise<ExitCode>;

/** Runs a command, and keeps what it prints. */
export async function ran(command: Command, args: string[], surroundings: Partial<Surroundings> & { root: string }) {
  let out = '';
  let complaint = '';
  const code = await command(args, {
    here: surroundings.root,
    today: '2026-11-22',
    print: (text) => void (out += `${text}\n`),
    printError: (text) => void (complaint += `${text}\n`),
    ...surroundings,
  });
  return { code, out, complaint };
}
