import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

/** A house that is not Meetlint's own. Its logo is a wordmark that knows day and night, its icon a red square. */
export const house = {
  $schema: 'site.schema.json',
  name: 'De Tijdgeest',
  url: 'https://example.org/',
  logo: 'logo.svg',
  icon: 'icon.png',
  imprint: [
    { text: { nl: 'Colofon', en: 'Imprint' }, url: 'https://example.org/colofon' },
    { text: { nl: 'Privacyverklaring', en: 'Privacy' }, url: 'https://example.org/privacy' },
  ],
};

/** Writes `site.json` with its pictures into a project's `story/`. */
export async function writeHouse(folder: string, said: object = house): Promise<void> {
  await writeFile(join(folder, house.logo), logo);
  const icon = sharp({ create: { width: 64, height: 64, channels: 3, background: '#b3202a' } });
  await writeFile(join(folder, house.icon), await icon.png().toBuffer());
  await writeFile(join(folder, 'site.json'), JSON.stringify(said, null, 2));
}

/** A folder with one story for tests, a draft, in two languages, of that house. */
export async function writeHouseCall(folder: string): Promise<void> {
  await mkdir(join(folder, 'story', 'house-call'), { recursive: true });
  await mkdir(join(folder, 'geo'), { recursive: true });
  for (const each of ['basemap', 'gazetteer.json', 'memberships.json', 'places.geojson']) {
    await symlink(resolve('geo', each), join(folder, 'geo', each));
  }
  await symlink(resolve('story', 'themes'), join(folder, 'story', 'themes'));
  await writeFile(join(folder, 'story', 'house-call', 'story.json'), JSON.stringify(story, null, 2));
  await writeHouse(join(folder, 'story'));
}

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="132" height="24" viewBox="0 0 132 24">
  <style>path, text { fill: #1f1d1a } @media (prefers-color-scheme: dark) { path, text { fill: #f4f1ea } }</style>
  <path d="M2 2h20v20H2zM5 5v14h14V5zM11 7h2v6h5v2h-7z" fill-rule="evenodd"/>
  <text x="28" y="18" font-family="serif" font-size="18" textLength="102">De Tijdgeest</text>
</svg>`;

const both = (text: string) => ({ en: text, nl: `${text} (nl)` });
const story = {
  title: both('A house call'),
  locales: ['en', 'nl'],
  geo: ['places.geojson'],
  scenes: [
    {
      id: 'capitals',
      heading: both('Two capitals'),
      text: both('Minsk and Kyiv are both on the map.'),
      map: { fit: ['minsk', 'kyiv'], show: ['minsk', 'kyiv'] },
      alt: both('Minsk and Kyiv.'),
    },
    {
      id: 'minsk',
      heading: both('One of them'),
      text: both('This is where the story ends.'),
      map: { fit: ['minsk'], show: ['minsk'] },
      alt: both('Minsk.'),
    },
  ],
};
