/** What the page says of itself, in the languages it knows. A story in another language gets English around it. */
const words = {
  en: {
    skip: 'Skip to the story',
    by: 'By',
    editing: 'Editing',
    published: 'Published',
    updated: 'Updated',
    scroll: 'Scroll to begin',
    scenes: 'Scenes',
    sceneOf: (n: number, count: number) => `Scene ${n} of ${count}`,
    languages: 'Language',
    units: 'Unit of distance',
    kilometres: 'Kilometres',
    miles: 'Miles',
    measured: 'Measured on this map',
    measuredIntro:
      'Every figure in this story is computed from the positions on its map, rounded as stated, and held against what was reported.',
    figure: 'What',
    value: 'Measured',
    shown: 'Shown as',
    reported: 'Reported',
    verdict: 'Comparison',
    none: 'nothing reported',
    consistent: (within: string) => `consistent, within ${within}`,
    disputed: (by: string) => `disputed: off by ${by}`,
    distance: (from: string, to: string) => `${from} to ${to}, nearest points`,
    bearing: (from: string, to: string) => `Direction from ${from} to ${to}`,
    length: (of: string) => `Length of ${of}`,
    area: (of: string) => `Area of ${of}`,
    count: (of: string) => `Number of ${of}`,
    method: 'Great-circle distance on a sphere of 6,371 km; at most 0.6 % from the ellipsoid.',
    uncertainty: (km: string) => `The places are known to within ${km}.`,
    howMeasured: 'How this was measured',
    allFigures: 'All figures of this story',
    close: 'Close',
    sources: 'Sources',
    source: 'Source',
    corrections: 'Corrections',
    credits: 'Credits',
    download: 'Download what this map shows (GeoJSON)',
    draft: 'Draft: not for publication',
    embargoed: (until: string) => `Embargoed until ${until}`,
    back: 'Back to top',
    chronology: 'Chronology',
    scale: 'All on one scale',
    stories: 'Map stories whose figures are measured, not typed',
    stillsOnly: 'Your browser shows this story with still maps.',
  },
  nl: {
    skip: 'Naar het verhaal',
    by: 'Door',
    editing: 'Redactie',
    published: 'Gepubliceerd',
    updated: 'Bijgewerkt',
    scroll: 'Scrol om te beginnen',
    scenes: 'Scènes',
    sceneOf: (n: number, count: number) => `Scène ${n} van ${count}`,
    languages: 'Taal',
    units: 'Afstandsmaat',
    kilometres: 'Kilometers',
    miles: 'Mijlen',
    measured: 'Gemeten op deze kaart',
    measuredIntro:
      'Elk getal in dit verhaal is berekend uit de posities op de kaart, afgerond zoals vermeld en gelegd naast wat is gemeld.',
    figure: 'Wat',
    value: 'Gemeten',
    shown: 'Getoond als',
    reported: 'Gemeld',
    verdict: 'Vergelijking',
    none: 'niets gemeld',
    consistent: (within: string) => `strookt ermee, binnen ${within}`,
    disputed: (by: string) => `betwist: wijkt ${by} af`,
    distance: (from: string, to: string) => `${from} tot ${to}, dichtstbijzijnde punten`,
    bearing: (from: string, to: string) => `Richting van ${from} naar ${to}`,
    length: (of: string) => `Lengte van ${of}`,
    area: (of: string) => `Oppervlakte van ${of}`,
    count: (of: string) => `Aantal: ${of}`,
    method: 'Grootcirkelafstand op een bol van 6371 km; hoogstens 0,6 % naast de ellipsoïde.',
    uncertainty: (km: string) => `De plaatsen zijn bekend tot op ${km}.`,
    howMeasured: 'Hoe dit is gemeten',
    allFigures: 'Alle getallen van dit verhaal',
    close: 'Sluiten',
    sources: 'Bronnen',
    source: 'Bron',
    corrections: 'Correcties',
    credits: 'Verantwoording',
    download: 'Download wat deze kaart toont (GeoJSON)',
    draft: 'Concept: niet voor publicatie',
    embargoed: (until: string) => `Onder embargo tot ${until}`,
    back: 'Naar boven',
    chronology: 'Chronologie',
    scale: 'Alles op één schaal',
    stories: 'Kaartverhalen waarvan de getallen gemeten zijn, niet getypt',
    stillsOnly: 'Uw browser toont dit verhaal met stilstaande kaarten.',
  },
};

export type Words = (typeof words)['en'];

/** The words for a BCP 47 locale: its language's, or English. */
export function wordsOf(locale: string): Words {
  const language = locale.split('-')[0] ?? '';
  return language in words ? words[language as keyof typeof words] : words.en;
}

/** All characters that the words of a locale may print, as one text: the fonts are cut down to these. */
export function wordsText(locale: string): string {
  return Object.values(wordsOf(locale))
    .map((word) => (typeof word === 'string' ? word : (word as (...parts: string[]) => string)('', '')))
    .join('');
}
