import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * A folder with a story for tests that is told in French and German, and in Italian, for which the folder brings some
 * words of its own: by rail from Paris to Berlin. Basemap, names and themes are the project's.
 */
export async function writeNeighbours(folder: string): Promise<void> {
  for (const each of ['story/night-train', 'story/words', 'geo']) await mkdir(join(folder, each), { recursive: true });
  for (const each of ['basemap', 'gazetteer.json', 'memberships.json']) {
    await symlink(resolve('geo', each), join(folder, 'geo', each));
  }
  const write = (path: string, contents: object) => writeFile(join(folder, path), JSON.stringify(contents, null, 2));
  await write('geo/railway.geojson', { type: 'FeatureCollection', features });
  await write('story/night-train/story.json', nightTrain);
  await write('story/words/it.json', italian);
}

/** The words that the folder brings for its Italian readers; the others are not there. */
export const italian = { page: { previous: 'Indietro', next: 'Avanti', embargoed: 'Embargo fino al {until}' } };

const place = (id: string, name: string | object, coordinates: [number, number], kind = 'place') => ({
  type: 'Feature',
  id,
  properties: { kind, name },
  geometry: { type: 'Point', coordinates },
});

const features = [
  place('paris', { fr: 'Paris', de: 'Paris', it: 'Parigi' }, [2.3522, 48.8566], 'capital'),
  place('berlin', { fr: 'Berlin', de: 'Berlin', it: 'Berlino' }, [13.405, 52.52], 'capital'),
  place('strasbourg', { fr: 'Strasbourg', de: 'Straßburg', it: 'Strasburgo' }, [7.7521, 48.5734]),
  place('karlsruhe', 'Karlsruhe', [8.4037, 49.0069]),
  place('frankfurt', { fr: 'Francfort', de: 'Frankfurt', it: 'Francoforte' }, [8.6821, 50.1109]),
  {
    type: 'Feature',
    id: 'line',
    properties: {
      kind: 'route',
      certainty: 'approximate',
      name: { fr: 'Train de nuit', de: 'Nachtzug', it: 'Treno notturno' },
    },
    geometry: {
      type: 'LineString',
      coordinates: [
        [2.3522, 48.8566],
        [7.7521, 48.5734],
        [8.6821, 50.1109],
        [13.405, 52.52],
      ],
    },
  },
];

const nightTrain = {
  title: { fr: 'Le train de nuit pour Berlin', de: 'Der Nachtzug nach Berlin', it: 'Il treno notturno per Berlino' },
  locales: ['fr', 'de', 'it'],
  status: { embargoed: '2099-03-01T06:00:00+01:00' },
  byline: [{ name: 'Meetlint' }],
  published: '2026-11-23',
  updated: '2026-11-24',
  geo: ['railway.geojson'],
  sources: {
    timetable: {
      title: { fr: 'Indicateur des chemins de fer', de: 'Kursbuch', it: 'Orario ferroviario' },
      date: '2024',
    },
  },
  measures: {
    'paris-berlin': {
      distance: ['paris', 'berlin'],
      round: 10,
      claim: { km: 1050, within: '5%', source: 'timetable', disputed: true },
    },
    line: { length: 'line', round: 10, claim: { km: 1100, within: '10%', source: 'timetable' } },
    germany: { distance: ['paris', 'DE'], round: 10 },
  },
  scenes: [
    {
      id: 'departure',
      date: '2024-02-29',
      heading: { fr: 'De Paris à Berlin', de: 'Von Paris nach Berlin', it: 'Da Parigi a Berlino' },
      text: {
        fr: 'Le train part le soir. À vol d’oiseau, il y a {paris-berlin} jusqu’à Berlin, et {germany} jusqu’à la frontière.',
        de: 'Der Zug fährt am Abend. In Luftlinie sind es {paris-berlin} bis Berlin, und {germany} bis an die Grenze.',
        it: 'Il treno parte la sera. In linea d’aria sono {paris-berlin} fino a Berlino, e {germany} fino al confine.',
      },
      map: {
        fit: ['paris', 'berlin'],
        show: ['DE', 'paris', 'berlin', 'strasbourg'],
        label: ['FR', 'PL'],
        shade: ['EU'],
        tape: ['paris-berlin'],
      },
      alt: { fr: 'Un ruban de Paris à Berlin.', de: 'Ein Maßband von Paris nach Berlin.', it: 'Un nastro.' },
      sources: ['timetable'],
    },
    {
      id: 'border',
      date: '2024-03-01',
      heading: { fr: 'La frontière', de: 'Die Grenze', it: 'Il confine' },
      text: {
        fr: 'Par les rails, le chemin est plus long : {line} en passant par Strasbourg et Francfort, la nuit durant.',
        de: 'Auf den Gleisen ist der Weg länger: {line} über Straßburg und Frankfurt, die ganze Nacht hindurch.',
        it: 'Sui binari la strada è più lunga: {line} per Strasburgo e Francoforte, tutta la notte.',
      },
      map: {
        fit: ['line'],
        show: ['line', 'paris', 'strasbourg', 'karlsruhe', 'frankfurt', 'berlin'],
        ring: [{ around: 'strasbourg', km: 120 }],
      },
      bars: ['paris-berlin', 'line'],
      alt: { fr: 'La ligne.', de: 'Die Strecke.', it: 'La linea.' },
      sources: ['timetable'],
    },
  ],
};
