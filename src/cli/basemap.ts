import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Topology } from 'topojson-specification';
import { territoriesOf } from './basemap/countries.ts';
import { gazetteerOf, written } from './basemap/gazetteer.ts';
import { openSources } from './basemap/sources.ts';
import { tierOf, type TierSpec } from './basemap/tier.ts';
import { watersOf, type WaterSpec } from './basemap/water.ts';

/**
 * `npm run basemap`: derives geo/basemap/*.json and geo/gazetteer.json from their npm sources. The same sources give
 * the same bytes. See geo/README.md.
 */
const world = [-180, -90, 180, 90] as const;
const tiers: (TierSpec & { water: WaterSpec })[] = [
  {
    name: 'globe',
    scale: '110m',
    box: world,
    grid: 0.02,
    bend: { countries: 100, water: 400 },
    island: 1000,
    water: { resolution: '1km', lakes: 8000 },
  },
  {
    name: 'region',
    scale: '50m',
    box: world,
    grid: 0.005,
    bend: { countries: 15, water: 15 },
    island: 80,
    water: { resolution: '1km', lakes: 1500, near: { box: [15, 42, 62, 62], lakes: 80, rivers: 25 } },
  },
  {
    name: 'close',
    scale: '10m',
    box: [18, 44, 45, 60],
    grid: 0.001,
    bend: { countries: 0.4, water: 0.15 },
    island: 3,
    water: { resolution: '250m', lakes: 12, rivers: 3 },
  },
];

const log = (line: string) => process.stdout.write(`${line}\n`);
const geo = join(import.meta.dirname, '../../geo');
await mkdir(join(geo, 'basemap'), { recursive: true });

const sources = await openSources(log);
const alpha2 = await sources.alpha2();
for (const tier of tiers) {
  const territories = territoriesOf(await sources.countries(tier.scale), alpha2, tier.box);
  log(`${tier.name.padEnd(9)} ${territories.length} countries and pieces from Natural Earth 1:${tier.scale}`);
  const water = watersOf(await sources.waters(tier.water.resolution), tier.water, tier.box);
  log(`${tier.name.padEnd(9)} ${water.map(({ id, polygons }) => `${polygons.length} ${id}`).join(', ')}`);
  const topology = tierOf(tier, territories, water);
  if (tier.name === 'region') await writeGazetteer(topology);
  const text = `${JSON.stringify(topology)}\n`;
  await writeFile(join(geo, 'basemap', `${tier.name}.json`), text);
  log(`${tier.name.padEnd(9)} ${kB(text.length)}, ${kB(brotliCompressSync(text).length)} brotli`);
}

async function writeGazetteer(region: Topology): Promise<void> {
  const [nl, en, es] = await Promise.all([
    sources.territoryNames('nl'),
    sources.territoryNames('en'),
    sources.territoryNames('es'),
  ]);
  const gazetteer = gazetteerOf(region, { nl, en, es });
  await writeFile(join(geo, 'gazetteer.json'), written(gazetteer));
  const { countries, cities, waters } = gazetteer;
  log(`gazetteer ${countries.length} countries, ${cities.length} cities, ${waters.length} waters`);
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
