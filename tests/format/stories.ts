/** A story that uses every part of the format, in two languages. */
export const fullStory = {
  title: { nl: 'Een verhaal', en: 'A story' },
  description: { nl: 'Kort.', en: 'Short.' },
  locales: ['nl', 'en'],
  projection: 'globe',
  borders: 'natural-earth',
  units: 'mi',
  status: { embargoed: '2022-02-24T06:00:00+01:00' },
  byline: [{ name: 'A. Writer', role: { nl: 'tekst', en: 'text' } }],
  editor: [{ name: 'B. Editor' }],
  published: '2022-02-23',
  updated: '2022-03',
  corrections: [{ date: '2022-03-01', text: { nl: 'Hersteld.', en: 'Mended.' } }],
  geo: ['places.geojson'],
  sources: {
    report: {
      author: 'A. Writer',
      title: 'The report',
      publisher: 'A paper',
      date: '2022-02',
      url: 'https://example.org/report',
      note: { nl: 'In het Engels.', en: 'In English.' },
    },
  },
  countryGroups: {
    alps: {
      name: { nl: 'Alpenlanden', en: 'Alpine countries' },
      countries: ['AT', 'CH'],
      date: '2022',
      source: 'report',
    },
  },
  measures: {
    'units-to-kyiv': {
      distance: ['units', 'kyiv'],
      round: 10,
      claim: { km: 140, within: '15 km', source: 'report', disputed: { nl: 'Daarom.', en: 'Because.' } },
    },
    road: { length: 'road', claim: { km: 90, source: 'report' } },
    size: { area: 'BY', round: 100, claim: { km2: 207600, within: '1 %', source: 'report', disputed: true } },
    way: { bearing: ['minsk', 'moscow'], claim: { degrees: 70, within: '5°', source: 'report' } },
    sites: { count: 'units', claim: { count: 7, within: '1', source: 'report' } },
  },
  opening: { map: { center: [28, 53.5], zoom: 5, bearing: 10, pitch: 30 }, alt: { nl: 'Kaart.', en: 'A map.' } },
  scenes: [
    {
      id: 'border',
      date: '2022-01-17',
      heading: { nl: 'De grens', en: 'The border' },
      text: { nl: 'Op {units-to-kyiv} van Kyiv.', en: 'At {units-to-kyiv} from Kyiv.' },
      map: {
        fit: ['units', 'kyiv'],
        show: ['units', 'kyiv', 'BY'],
        label: ['PL'],
        shade: ['EU', 'alps'],
        tape: ['units-to-kyiv', { measure: 'road', dashed: true }],
        ring: [{ around: 'kyiv', km: 140, label: { nl: 'gemeld', en: 'reported' } }],
      },
      alt: { nl: 'Kaart.', en: 'A map.' },
      sources: ['report'],
    },
    {
      id: 'held',
      heading: { nl: 'Vast', en: 'Held' },
      text: { nl: 'Zonder kaart.', en: 'Without a map.' },
      quote: { text: { nl: 'Ja.', en: 'Yes.' }, speaker: 'C. Speaker', source: 'report' },
      chronology: [{ date: '2020-08/2021-06', text: { nl: 'Toen.', en: 'Then.' } }],
      bars: ['units-to-kyiv', 'road'],
    },
  ],
};

/** The least that a story can be. */
export const leastStory = {
  title: 'A story',
  locales: ['en'],
  geo: ['places.geojson'],
  scenes: [{ id: 'one', heading: 'One', text: 'Only.', map: { fit: ['kyiv'] } }],
};
