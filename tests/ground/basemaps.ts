import { readFileSync } from 'node:fs';
import type { Basemap, Basemaps, Tier } from '../../src/ground/index.ts';

/** The basemap itself, from disk. */
export function readBasemaps(): Basemaps {
  const read = (tier: Tier): Basemap =>
    JSON.parse(readFileSync(new URL(`../../geo/basemap/${tier}.json`, import.meta.url), 'utf8')) as Basemap;
  return { globe: read('globe'), region: read('region'), close: read('close') };
}
