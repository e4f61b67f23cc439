import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { square } from './features.ts';
import { pmtiles } from './pmtiles.ts';

/** Colours of the test's own tiles, which nothing else on the page has. */
export const tileColours = { land: '#e0653a', water: '#3a4ae0' };
/** Where the style of the story `borrowed` is, as far as it is anywhere. */
export const borrowedStyle = 'https://tiles.example.org/style.json';

/**
 * A folder with two stories for tests, drafts both. `field-trip` has photographs, one of them taken with the camera on
 * its side, and tiles of its own; `borrowed` has a style from another site. Basemap and themes are the project's.
 */
export async function writeFieldTrip(folder: string): Promise<void> {
  for (const story of ['field-trip/images', 'borrowed']) await mkdir(join(folder, 'story', story), { recursive: true });
  await mkdir(join(folder, 'geo'), { recursive: true });
  for (const each of ['basemap', 'gazetteer.json', 'memberships.json']) {
    await symlink(resolve('geo', each), join(folder, 'geo', each));
  }
  await symlink(resolve('story', 'themes'), join(folder, 'story', 'themes'));
  const write = (path: string, contents: object | Uint8Array) =>
    writeFile(join(folder, path), contents instanceof Uint8Array ? contents : JSON.stringify(contents, null, 2));
  await write('geo/places.geojson', { type: 'FeatureCollection', features: places });
  await write('story/field-trip/story.json', fieldTrip);
  await write(
    'story/field-trip/tiles.pmtiles',
    pmtiles({ land: collection(square(-20, 30, 60, 70)), water: collection(square(28, 50, 32, 56)) }, 4),
  );
  await write('story/field-trip/images/bridge.jpg', await picture(1800, 1200).jpeg().toBuffer());
  const lying = picture(1200, 900)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Copyright: 'somebody' } });
  await write('story/field-trip/images/tower.jpg', await lying.jpeg().toBuffer());
  await write('story/borrowed/story.json', borrowed);
}

/** Blue on the left, red on the right. */
function picture(width: number, height: number) {
  const half = { width: width / 2, height, channels: 3, background: '#c02020' } as const;
  return sharp({ create: { ...half, width, background: '#2020c0' } }).composite([
    { input: { create: half }, left: width / 2, top: 0 },
  ]);
}

function collection(geometry: GeoJSON.Polygon): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] };
}

const place = (id: string, name: string, coordinates: [number, number]) => ({
  type: 'Feature',
  id,
  properties: { kind: 'capital', name },
  geometry: { type: 'Point', coordinates },
});
const places = [place('minsk', 'Minsk', [27.56, 53.9]), place('kyiv', 'Kyiv', [30.52, 50.45])];

const both = (text: string) => ({ en: text, nl: `${text} (nl)` });
const fieldTrip = {
  title: both('A field trip'),
  locales: ['en', 'nl'],
  basemap: {
    pmtiles: 'tiles.pmtiles',
    background: '#ffffff',
    layers: [
      { layer: 'land', fill: tileColours.land },
      { layer: 'water', fill: tileColours.water, line: '#000000', width: 2 },
    ],
    credit: 'Tiles of the test',
  },
  geo: ['places.geojson'],
  scenes: [
    {
      id: 'bridge',
      heading: both('The bridge'),
      text: both('Under this bridge the river flows south.'),
      map: { fit: ['minsk', 'kyiv'], show: ['minsk', 'kyiv', 'BY'] },
      alt: both('Minsk and Kyiv.'),
      image: {
        file: 'images/bridge.jpg',
        alt: both('A bridge, blue and red.'),
        caption: both('The bridge "of 1953" & its river.'),
        credit: 'A. Photographer',
      },
    },
    {
      id: 'tower',
      heading: both('The tower'),
      text: both('From this tower the whole town is seen.'),
      map: { fit: ['kyiv', 'minsk'], show: ['kyiv'] },
      alt: both('Kyiv.'),
      image: { file: 'images/tower.jpg', alt: both('A tower.'), credit: 'A. Photographer' },
    },
  ],
};

const borrowed = {
  title: 'A borrowed map',
  locales: ['en'],
  basemap: { style: borrowedStyle, origins: ['https://pictures.example.org'], credit: 'Example tiles' },
  geo: ['places.geojson'],
  scenes: [
    {
      id: 'capitals',
      heading: 'Two capitals',
      text: 'Minsk and Kyiv are both on the map.',
      map: { fit: ['minsk', 'kyiv'], show: ['minsk', 'kyiv'] },
      alt: 'Minsk and Kyiv.',
    },
  ],
};
