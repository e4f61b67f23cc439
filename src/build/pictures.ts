import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../format/index.ts';
import { formats, loadTypefaces, picture } from './picture.ts';
import { toPng } from './raster.ts';
import { listStories } from './read.ts';
import { storySite } from './site.ts';

export interface PicturesOptions {
  root: string;
  /** Where the pictures go; `pictures` below the root. */
  out?: string;
  /** Only these; all of them when absent. */
  slugs?: string[];
  scenes?: string[];
  locales?: string[];
  formats?: string[];
  log: (line: string) => void;
}

export interface PicturesResult {
  problems: Problem[];
  texts: Record<string, string>;
  /** Paths of the pictures made. */
  files: string[];
}

/** Writes scenes as PNG and SVG into `<out>/<slug>/<locale>/<scene>-<format>.{png,svg}`. */
export async function makePictures(options: PicturesOptions): Promise<PicturesResult> {
  const { root, out = join(root, 'pictures'), log } = options;
  const typefaces = await loadTypefaces();
  const wanted = (names: string[] | undefined, name: string) => !names?.length || names.includes(name);
  const made: PicturesResult = { problems: [], texts: {}, files: [] };
  for (const slug of options.slugs?.length ? options.slugs : await listStories(root)) {
    log(`compiling ${slug}`);
    const site = await storySite(root, slug, () => Promise.reject(new Error('Pictures need no page')));
    made.problems.push(...site.problems);
    Object.assign(made.texts, site.texts);
    const { ground, theme, house } = site;
    if (!ground || !theme) continue;
    const jobs = site.stories.flatMap((story) =>
      !wanted(options.locales, story.locale)
        ? []
        : story.scenes.flatMap(({ id }, scene) =>
            formats
              .filter(({ name }) => wanted(options.scenes, id) && wanted(options.formats, name))
              .map((format) => ({ story, scene, id, format })),
          ),
    );
    for (const [index, { story, scene, id, format }] of jobs.entries()) {
      const svg = picture({ story, scene, ground, theme, format, typefaces, house: house.name });
      const folder = join(out, slug, story.locale);
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${id}-${format.name}`);
      await writeFile(`${file}.svg`, svg);
      await writeFile(`${file}.png`, toPng(svg));
      made.files.push(`${file}.svg`, `${file}.png`);
      log(`${index + 1}/${jobs.length} ${slug}/${story.locale}/${id}-${format.name}`);
    }
  }
  return made;
}
