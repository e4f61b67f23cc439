import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkHouse, houseFile, type Emblem, type Emblems } from '../compile/index.ts';
import { defaultHouse, parseHouse, type House, type Problem } from '../format/index.ts';
import { pictureIn } from './media.ts';
import type { SiteFiles } from './site.ts';

/** Whose site it is, as its pages say it. */
export interface SiteHouse extends Omit<House, 'logo' | 'icon'> {
  logo: SiteEmblem | undefined;
  icon: SiteEmblem | undefined;
}

/** A picture of the house: its path below the site's root, and its size in pixels. */
export interface SiteEmblem extends Emblem {
  path: string;
}

/** Of a site that names no house. */
export const meetlint: SiteHouse = { ...defaultHouse, logo: undefined, icon: undefined };

export interface ReadHouse {
  house: SiteHouse;
  problems: Problem[];
  /** Text of `site.json`, by its path, where it is there. */
  texts: Record<string, string>;
  /** Logo and icon. */
  files: SiteFiles;
}

/** Reads `story/site.json` and what it names. Without the file the site is Meetlint's own. */
export async function readHouse(root: string): Promise<ReadHouse> {
  const path = join(root, houseFile);
  if (!existsSync(path)) return { house: meetlint, problems: [], texts: {}, files: new Map() };
  const text = await readFile(path, 'utf8');
  const folder = join(root, 'story');
  const emblems = await readEmblems(folder, text);
  const { house, problems } = checkHouse(text, houseFile, emblems);
  const files: SiteFiles = new Map();
  const placed = async (key: 'logo' | 'icon'): Promise<SiteEmblem | undefined> => {
    const emblem = house[key] ? emblems.known[house[key]] : undefined;
    if (!emblem) return undefined;
    const contents = await readFile(join(folder, house[key]));
    const hash = createHash('sha256').update(contents).digest('base64url').slice(0, 8);
    const path = `assets/${key}-${hash}.${emblem.format}`;
    files.set(path, () => contents);
    return { ...emblem, path };
  };
  const [logo, icon] = [await placed('logo'), await placed('icon')];
  return { house: { ...house, logo, icon }, problems, texts: { [houseFile]: text }, files };
}

/** Looks at the pictures in a folder, and closely at those that the text of its `site.json` names. */
export async function readEmblems(folder: string, text: string): Promise<Emblems> {
  const { house } = parseHouse(text, houseFile);
  const named = [house?.logo, house?.icon].filter((name): name is string => Boolean(name));
  const beside = (await readdir(folder)).filter((name) => /\.(svg|png|webp)$/i.test(name)).sort();
  const files = [...new Set([...beside, ...named.filter((name) => existsSync(join(folder, name)))])];
  const known: Record<string, Emblem | null> = {};
  for (const name of named) if (files.includes(name)) known[name] = await emblemOf(join(folder, name));
  return { files, known };
}

async function emblemOf(file: string): Promise<Emblem | null> {
  const picture = await pictureIn(file);
  if (!picture) return null;
  const { format, width, height } = picture;
  return format === 'svg' || format === 'png' || format === 'webp' ? { format, width, height } : null;
}
