import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * A folder with a story for tests that is told from right to left, in Arabic, and in English: by caravan from Beirut to
 * Baghdad. Basemap, names and themes are the project's.
 */
export async function writeRightToLeft(folder: string): Promise<void> {
  await mkdir(join(folder, 'story', 'caravan'), { recursive: true });
  await mkdir(join(folder, 'geo'), { recursive: true });
  for (const each of ['basemap', 'gazetteer.json', 'memberships.json']) {
    await symlink(resolve('geo', each), join(folder, 'geo', each));
  }
  await symlink(resolve('story', 'themes'), join(folder, 'story', 'themes'));
  const write = (path: string, contents: object) => writeFile(join(folder, path), JSON.stringify(contents, null, 2));
  await write('geo/caravan.geojson', { type: 'FeatureCollection', features });
  await write('story/caravan/story.json', caravan);
}

const place = (id: string, ar: string, en: string, coordinates: [number, number], kind = 'place') => ({
  type: 'Feature',
  id,
  properties: { kind, name: { ar, en } },
  geometry: { type: 'Point', coordinates },
});

const features = [
  place('beirut', 'بيروت', 'Beirut', [35.5018, 33.8938], 'capital'),
  place('damascus', 'دمشق', 'Damascus', [36.2765, 33.5138], 'capital'),
  place('palmyra', 'تدمر', 'Palmyra', [38.2684, 34.5513]),
  place('baghdad', 'بغداد', 'Baghdad', [44.3661, 33.3152], 'capital'),
  {
    type: 'Feature',
    id: 'road',
    properties: { kind: 'route', certainty: 'approximate', name: { ar: 'طريق القوافل', en: 'Caravan road' } },
    geometry: {
      type: 'LineString',
      coordinates: [
        [36.2765, 33.5138],
        [38.2684, 34.5513],
        [40.9, 34.45],
        [44.3661, 33.3152],
      ],
    },
  },
];

const caravan = {
  title: { ar: 'الطريق من بيروت إلى بغداد', en: 'The road from Beirut to Baghdad' },
  description: {
    ar: 'رحلة قافلة عبر البادية، وكل مسافة فيها مقيسة على الخريطة.',
    en: 'A caravan crosses the desert, and every distance is measured on the map.',
  },
  locales: ['ar', 'en'],
  status: 'draft',
  byline: [{ name: 'Meetlint', role: { ar: 'التحرير', en: 'editors' } }],
  published: '2026-11-23',
  geo: ['caravan.geojson'],
  sources: {
    atlas: {
      title: { ar: 'أطلس قديم (Times Atlas)', en: 'An old atlas (Times Atlas)' },
      date: '1922',
    },
  },
  measures: {
    'beirut-damascus': { distance: ['beirut', 'damascus'], round: 5 },
    'damascus-baghdad': {
      distance: ['damascus', 'baghdad'],
      round: 10,
      claim: { km: 760, within: '5%', source: 'atlas' },
    },
    road: { length: 'road', round: 10 },
  },
  opening: {
    map: { fit: ['beirut', 'baghdad'], show: ['SY'] },
    alt: { ar: 'بلاد الشام والعراق.', en: 'The Levant and Iraq.' },
  },
  scenes: [
    {
      id: 'beirut',
      date: '1922-04-11',
      heading: { ar: 'من البحر إلى دمشق', en: 'From the sea to Damascus' },
      text: {
        ar: 'بدأت الرحلة في بيروت، وكان الطريق الأول منها عبر جبال لبنان قصيرًا: {beirut-damascus} حتى دمشق.',
        en: 'The journey began in Beirut, and the way across the mountains was short: {beirut-damascus} to Damascus.',
      },
      map: {
        fit: ['beirut', 'damascus'],
        show: ['SY', 'beirut', 'damascus'],
        label: ['LB', 'SY'],
        tape: ['beirut-damascus'],
        ring: [{ around: 'damascus', km: 40, label: { ar: 'يوم واحد', en: 'a day’s ride' } }],
      },
      alt: { ar: 'شريط قياس من بيروت إلى دمشق.', en: 'A tape from Beirut to Damascus.' },
      sources: ['atlas'],
    },
    {
      id: 'desert',
      date: '1922-04/1922-05',
      heading: { ar: 'عبر البادية إلى بغداد', en: 'Across the desert to Baghdad' },
      text: {
        ar: 'ومن دمشق سارت القافلة إلى تدمر ثم إلى بغداد: {road} على الطريق، و{damascus-baghdad} في خط مستقيم.',
        en: 'From Damascus the caravan went by Palmyra to Baghdad: {road} by the road, {damascus-baghdad} in a straight line.',
      },
      quote: {
        text: { ar: 'لا يُقاس الطريق إلا بالأقدام', en: 'Only feet measure a road' },
        speaker: { ar: 'مسافر', en: 'A traveller' },
        source: 'atlas',
      },
      map: {
        fit: ['road'],
        show: ['SY', 'road', 'damascus', 'palmyra', 'baghdad'],
        label: ['IQ', 'SY', 'SA'],
        tape: ['damascus-baghdad'],
      },
      alt: { ar: 'خط من دمشق إلى بغداد مرورًا بتدمر.', en: 'A line from Damascus by Palmyra to Baghdad.' },
      sources: ['atlas'],
    },
    {
      id: 'tapes',
      date: '1922-05',
      heading: { ar: 'الرحلة كلها', en: 'The whole journey' },
      text: { ar: 'وصلت القافلة بعد ثلاثة أسابيع.', en: 'The caravan arrived after three weeks.' },
      map: { fit: ['beirut', 'baghdad'], show: ['beirut', 'baghdad', 'road'], label: ['IQ', 'SY'] },
      bars: ['beirut-damascus', 'damascus-baghdad', 'road'],
      alt: { ar: 'الطريق كله على خريطة واحدة.', en: 'The whole road on one map.' },
      sources: ['atlas'],
    },
  ],
};
