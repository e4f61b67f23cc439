import { readFileSync } from 'node:fs';
import type { BasemapInput } from '../../src/compile/index.ts';

function parse(path: string) {
  return JSON.parse(readFileSync(new URL(`../../geo/${path}`, import.meta.url), 'utf8'));
}

/** The project's own basemap. */
export const basemap: BasemapInput = {
  tiers: {
    globe: parse('basemap/globe.json'),
    region: parse('basemap/region.json'),
    close: parse('basemap/close.json'),
  },
  gazetteer: parse('gazetteer.json'),
  memberships: parse('memberships.json'),
};
