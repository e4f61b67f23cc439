import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { MultiPolygon, Position } from 'geojson';
import type { Topology } from 'topojson-specification';

/**
 * Sources too heavy for every install: fetched by npm, at these versions, into a temporary folder, when the command
 * runs. world-atlas is light and stands in package.json.
 */
const heavy = {
  '@geo-maps/earth-waterbodies-100m': '0.6.0',
  'cldr-core': '48.2.0',
  'cldr-localenames-full': '48.2.0',
};

export interface Sources {
  /** Natural Earth's countries, as world-atlas has them. */
  countries: (scale: '110m' | '10m') => Promise<Topology>;
  /** OpenStreetMap's inland waters as polygons, `[longitude, latitude]`; rivers apart from lakes. */
  waters: () => Promise<{ rivers: Position[][][]; lakes: Position[][][] }>;
  /** CLDR's names of territories in one language, by alpha-2 code, with its `-alt-…` variants. */
  territoryNames: (language: string) => Promise<Record<string, string>>;
  /** ISO 3166-1 alpha-2 code by numeric code ("112" → "BY"). */
  alpha2: () => Promise<Map<string, string>>;
}

/** Installs what is missing of the heavy sources, once per version set, and opens all of them. */
export async function openSources(log: (line: string) => void): Promise<Sources> {
  const folder = await installHeavy(log);
  const fromHeavy = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, 'node_modules', path), 'utf8'));
  const atlas = dirname(createRequire(import.meta.url).resolve('world-atlas/package.json'));

  const territoryNames: Sources['territoryNames'] = async (language) => {
    const names = (await fromHeavy(`cldr-localenames-full/main/${language}/territories.json`)) as {
      main: Record<string, { localeDisplayNames: { territories: Record<string, string> } }>;
    };
    return names.main[language]?.localeDisplayNames.territories ?? {};
  };

  return {
    countries: async (scale) => JSON.parse(await readFile(join(atlas, `countries-${scale}.json`), 'utf8')) as Topology,
    waters: async () => {
      // One collection of three: rivers, lakes, seas. The seas are what Natural Earth's land leaves free.
      const { geometries } = (await fromHeavy('@geo-maps/earth-waterbodies-100m/map.geo.json')) as {
        geometries: MultiPolygon[];
      };
      const [rivers, lakes] = geometries;
      if (!rivers || !lakes) throw new Error('earth-waterbodies-100m has not the shape of version 0.6.0');
      return { rivers: rivers.coordinates, lakes: lakes.coordinates };
    },
    territoryNames,
    alpha2: async () => {
      const codes = (await fromHeavy('cldr-core/supplemental/codeMappings.json')) as {
        supplemental: { codeMappings: Record<string, { _numeric?: string }> };
      };
      // Withdrawn codes (ZR, TP) keep their number, which is that of their successor, but have no name any more.
      const names = await territoryNames('en');
      return new Map(
        Object.entries(codes.supplemental.codeMappings)
          .filter(([code]) => /^[A-Z]{2}$/.test(code) && names[code])
          .flatMap(([code, { _numeric }]) => (_numeric ? [[_numeric, code] as const] : [])),
      );
    },
  };
}

async function installHeavy(log: (line: string) => void): Promise<string> {
  const packages = Object.entries(heavy).map(([name, version]) => `${name}@${version}`);
  const folder = join(tmpdir(), 'meetlint-basemap');
  const stamp = join(folder, 'installed.json');
  const wanted = JSON.stringify(packages);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) {
    log(`sources   in ${folder}`);
    return folder;
  }
  log(`sources   installing ${packages.join(', ')} (about 20 MB) into ${folder}`);
  await mkdir(folder, { recursive: true });
  await promisify(execFile)(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...packages],
    // On Windows npm is a batch file, which only a shell runs.
    { shell: process.platform === 'win32' },
  );
  await writeFile(stamp, wanted);
  return folder;
}
