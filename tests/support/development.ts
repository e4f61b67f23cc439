import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './process.ts';

export interface Development {
  /** Address of the server, with a slash at its end. */
  address: string;
  /** The project that it serves: a copy of `story/` and `geo/` that a test may edit. */
  project: string;
  /** The first story's file, and that of its places. */
  story: ProjectFile;
  places: ProjectFile;
  close(): Promise<void>;
}

export interface ProjectFile {
  path: string;
  /** What was in it at first. */
  text: string;
}

/** Runs a development server, as `npm run dev` does, on a copy of the stories: in a process of its own, as it is for designers. */
export async function startDevelopment(): Promise<Development> {
  const project = await mkdtemp(join(tmpdir(), 'meetlint-development-'));
  for (const folder of ['story', 'geo']) await cp(folder, join(project, folder), { recursive: true });
  const child = runScript('developmentServer.ts', project, 'development');
  const address = await addressOf(child);
  const file = async (...parts: string[]): Promise<ProjectFile> => {
    const path = join(project, ...parts);
    return { path, text: await readFile(path, 'utf8') };
  };
  return {
    address,
    project,
    story: await file('story', 'union-state', 'story.json'),
    places: await file('geo', 'places.geojson'),
    async close() {
      child.kill();
      await rm(project, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (address) => resolve(String(address)));
    child.once('exit', (code) => reject(new Error(`The development server ended with code ${code}`)));
  });
}

/** The scene of the first story that is edited. */
export const edited = { scene: 'no-soldier-stays', heading: 'After the exercise the troops stayed' };

/**
 * The first story with a wider map of that scene, and its places with one of them moved: a little differently each round.
 */
export function edits(story: string, places: string, round = 0): { fit: string; moved: string } {
  const fit = '"fit": ["minsk", "moscow", "donetsk", "luhansk"';
  const [, lon = '', lat = ''] = /"id": "donetsk"[\s\S]*?"coordinates": \[([\d.]+), ([\d.]+)\]/.exec(places) ?? [];
  const north = (Number(lat) + 0.2 + round / 10).toFixed(4);
  return {
    fit: story.replace(fit, `${fit}, "${round % 2 ? 'brussels' : 'almaty'}"`),
    moved: places.replace(`[${lon}, ${lat}]`, `[${lon}, ${north}]`),
  };
}
