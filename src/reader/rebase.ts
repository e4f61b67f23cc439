import type { PageStory } from './site.ts';

/** Addresses relative to the story's folder, made relative to a page: `base` leads from the page to that folder. */
export function rebase(page: PageStory, base: string): PageStory {
  const { files } = page;
  const { name, ...emblems } = files.house;
  const from = (path: string) => base + path;
  const each = <T>(record: Record<string, T>, change: (value: T) => T) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
  const pictures = (all: typeof files.stills) =>
    each(all, (set) => each(set as Record<string, string>, from) as typeof set);
  return {
    ...page,
    files: {
      ...files,
      ground: each<string | null>(files.ground, (path) => path && from(path)) as typeof files.ground,
      stills: pictures(files.stills),
      pictures: pictures(files.pictures),
      locales: each(files.locales, from),
      geojson: from(files.geojson),
      home: from(files.home),
      house: { name, ...each(emblems, (emblem) => ({ ...emblem, src: from(emblem.src) })) },
    },
  };
}
