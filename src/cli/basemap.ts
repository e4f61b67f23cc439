import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Topology } from 'topojson-specification';
import { territoriesOf } from './basemap/countries.ts';
import { gazetteerOf, written } from './basemap/gazetteer.ts';
import { languages } from './basemap/names.ts';
import { rivers } from './basemap/rivers.ts';
import { openSources } from './basemap/sources.ts';
import { tierOf, type TierSpec } from './basemap/tier.ts';
import { traceRiver, type TracedRiver } from './basemap/trace.ts';
import { watersOf, type WaterSpec } from './basemap/water.ts';

/**
 * `npm run basemap`: derives geo/basemap/*.json and geo/gazetteer.json from their npm sources. The same sources give
 * the same bytes. See geo/README.md.
 */
/** Where the first stories of this newsroom play. */
const home = [-12, 34, 90, 62] as const;
/** Where they come close, with smaller waters: from the Oder to the Don, from the Gulf of Finland to the Crimea. */
const heart = [18, 44, 45, 60] as const;
/** The surroundings of Minsk, which a story shows by themselves. */
const minsk = [26.3, 53.3, 28.9, 54.6] as const;

const tiers: (TierSpec & { water: WaterSpec })[] = [
  {
    name: 'globe',
    scale: '110m',
    grid: 0.1,
    detail: { bend: 400, waterBend: 80, island: 1000, beyond: [{ box: home, times: 5 }] },
    water: { lakes: 8000, wide: Infinity, rank: 0 },
  },
  {
    name: 'region',
    scale: '10m',
    grid: 0.01,
    detail: { bend: 1.5, waterBend: 2, island: 8 },
    water: { lakes: 1000, wide: 4000, near: [{ box: [15, 42, 62, 62], lakes: 60, wide: 60 }], rank: 3 },
  },
  {
    name: 'close',
    scale: '10m',
    grid: 0.001,
    detail: { bend: 0.02, waterBend: 0.004, island: 0.2, beyond: [{ box: minsk, times: 6 }] },
    water: {
      lakes: 50,
      wide: 120,
      near: [
        { box: minsk, lakes: 1.2, wide: 12, round: 2 },
        { box: heart, lakes: 10, wide: 12, round: 2 },
      ],
      rank: 4,
    },
  },
];

const log = (line: string) => process.stdout.write(`${line}\n`);
const geo = join(import.meta.dirname, '../../geo');
await mkdir(join(geo, 'basemap'), { recursive: true });

const sources = await openSources(log);
const alpha2 = await sources.alpha2();
const waters = await sources.waters();
const traced = rivers.map((river) => {
  const line = traceRiver(river, waters);
  log(`rivers    ${river.id}: ${line.length} positions`);
  return { ...river, line };
});
for (const tier of tiers) {
  const territories = territoriesOf(await sources.countries(tier.scale), alpha2);
  log(`${tier.name.padEnd(9)} ${territories.length} countries and pieces from Natural Earth 1:${tier.scale}`);
  const water = watersOf(waters, traced, tier.water);
  log(
    `${tier.name.padEnd(9)} ${water.lakes.length} lakes, ${water.wide.length + water.rivers.length} stretches of river`,
  );
  const topology = tierOf(tier, territories, water);
  if (tier.name === 'region') await writeGazetteer(topology, traced);
  const text = `${JSON.stringify(topology)}\n`;
  await writeFile(join(geo, 'basemap', `${tier.name}.json`), text);
  log(`${tier.name.padEnd(9)} ${kB(text.length)}, ${kB(brotliCompressSync(text).length)} brotli`);
}

async function writeGazetteer(region: Topology, traced: TracedRiver[]): Promise<void> {
  const named = await Promise.all(
    languages.map(async (language) => [language, await sources.territoryNames(language)] as const),
  );
  const gazetteer = gazetteerOf(region, traced, Object.fromEntries(named) as Parameters<typeof gazetteerOf>[2]);
  await writeFile(join(geo, 'gazetteer.json'), written(gazetteer));
  const { countries, cities, waters } = gazetteer;
  log(`gazetteer ${countries.length} countries, ${cities.length} cities, ${waters.length} waters`);
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
