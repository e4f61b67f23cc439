import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildSite } from '../../src/build/build.ts';
import { check } from '../../src/cli/checkCommand.ts';
import { newStory } from '../../src/cli/newCommand.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';
import { project, ran, source } from './project.ts';

const fixtures = fileURLToPath(new URL('fixtures/new', import.meta.url));
const root = project();

const run = (args: string[], surroundings: Partial<Surroundings> = {}) =>
  ran(newStory, args, { root, here: fixtures, ...surroundings });

async function strictly(slug: string): Promise<string> {
  let told = '';
  await check([slug, '--strict'], { root, print: (text) => (told += text), printError: (text) => (told += text) });
  return told;
}

const story = (slug: string) => JSON.parse(readFileSync(join(root, 'story', slug, 'story.json'), 'utf8'));
const geo = (slug: string) => JSON.parse(readFileSync(join(root, 'geo', `${slug}.geojson`), 'utf8'));

describe('npm run new', () => {
  test.each([
    ['plain', []],
    ['one', ['--places', 'Kyiv']],
    ['three', ['--places', 'Kyiv, Minsk, our office@4.9,52.37', '--locales', 'nl,en']],
    ['tongues', ['--places', 'Kyiv,Vilnius', '--locales', 'en,nl,es,fr,de', '--title', 'Here to there']],
    ['far', ['--places', 'Amsterdam; Auckland@174.76,-36.85; Lima@-77.04,-12.05']],
    ['geojson', ['--from', 'harbours.geojson']],
    ['geojson-groups', ['--from', 'harbours.geojson', '--scene-per', 'group', '--locales', 'en,nl']],
    ['topojson', ['--from', 'areas.topojson']],
    ['topojson-groups', ['--from', 'areas.topojson', '--scene-per', 'group', '--locales', 'es']],
    ['kml', ['--from', 'journey.kml']],
    ['kml-groups', ['--from', 'journey.kml', '--scene-per', 'group', '--locales', 'fr']],
    ['gpx', ['--from', 'walk.gpx', '--locales', 'de']],
    ['csv', ['--from', 'steden.csv', '--locales', 'nl']],
    ['csv-named', ['--from', 'stations.csv', '--lat', 'Y coord', '--group', 'Track', '--scene-per', 'group']],
  ])('%s: begins a story that passes the strict check', async (slug, flags) => {
    const { code, complaint } = await run([slug, ...flags]);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(await strictly(slug)).toBe(`No problems in ${slug}`);
  });

  test('begins a story that builds', async () => {
    const home = project();
    await run(['builds', '--from', 'journey.kml', '--locales', 'en,nl'], { root: home });
    const out = join(home, 'dist');
    const built = await buildSite({ root: source, slugs: [], also: [home], out, log: () => {} });
    expect(built).toMatchObject({ slugs: ['builds'], problems: [] });
    expect(readFileSync(join(out, 'builds/nl/index.html'), 'utf8')).toContain(
      'De lijn op deze kaart is The Southern Railway',
    );
  });

  test('measures between the places, from what the gazetteer or the flag says of where they lie', async () => {
    await run(['measured', '--places', 'kyiv,Our office@4.9041,52.3676', '--date', '2022-01-17']);
    expect(story('measured')).toMatchObject({
      title: 'From Kyiv to Our office',
      locales: ['en'],
      status: 'draft',
      measures: { 'kyiv-our-office': { distance: ['kyiv', 'our-office'], round: 100 } },
      scenes: [{ id: 'kyiv', date: '2022-01-17' }, { id: 'kyiv-our-office' }, { id: 'our-office' }],
    });
    expect(geo('measured').features.map(({ properties }: GeoJSON.Feature) => properties?.kind)).toEqual([
      'capital',
      'place',
    ]);
  });

  test('takes names, groups, dates and texts from where a file has them', async () => {
    const { out } = await run(['taken', '--from', 'journey.kml']);
    expect(out).toContain('journey.kml:7: img castle.jpg was left out.');
    expect(out).toContain('journey.kml:24: a placemark without a place was left out.');
    const [, ljubljana] = story('taken').scenes;
    expect(ljubljana).toMatchObject({ heading: 'Ljubljana', date: '1895-04-14' });
    expect(ljubljana.text).toContain('Where the **journey** begins, [below the castle](https://example.org/castle).');
    expect(geo('taken').features[0]).toMatchObject({
      id: 'ljubljana',
      properties: { name: 'Ljubljana', group: 'stops', date: '1895-04-14' },
      geometry: { coordinates: [14.5058, 46.0569] },
    });
  });

  test('takes any text for a caption: Markdown as it is, HTML and stray braces mended', async () => {
    const rows = ['A,50,4,"Keeps *its* [link](https://example.org)."', 'B,51,5,"# {odd} <i>words</i> & 1 < 2"'];
    writeFileSync(join(root, 'texts.csv'), `name,lat,lon,text\n${rows.join('\n')}\n`);
    expect(await run(['texts', '--from', join(root, 'texts.csv')])).toMatchObject({ code: 0, complaint: '' });
    expect(await strictly('texts')).toBe('No problems in texts');
    const [, a, b] = story('texts').scenes;
    expect(a.text).toMatch(/^Keeps \*its\* \[link\]\(https:\/\/example\.org\)\.\n\n/);
    expect(b.text).toMatch(/^\\# \\\{odd\\\} \*words\* & 1 < 2\n\n/);
  });

  test('takes the title from a file that has one, and calls only two places a way', async () => {
    await run(['titled', '--from', 'journey.kml', '--locales', 'en,nl']);
    expect(story('titled').title).toEqual({
      en: 'A journey',
      nl: 'Ljubljana, Trieste en The Southern Railway op de kaart',
    });
    const line = '<LineString><coordinates>36.3,33.5 39.6,24.5</coordinates></LineString>';
    const point = '<Point><coordinates>36.6,28.4</coordinates></Point>';
    const placemark = (name: string, geometry: string) => `<Placemark><name>${name}</name>${geometry}</Placemark>`;
    const kml = `<kml><Document><name>rail.kml</name>${placemark('Railway', line)}${placemark('Tabuk', point)}</Document></kml>`;
    writeFileSync(join(root, 'to-medina.kml'), kml);
    await run(['railway', '--from', 'to-medina.kml', '--locales', 'en,nl'], { here: root });
    expect(story('railway').title).toEqual({ en: 'To medina', nl: 'Railway en Tabuk op de kaart' });
    await run(['six-cities', '--locales', 'nl', '--places', 'Kyiv, Minsk, Vilnius, Riga, Warsaw, Berlin']);
    expect(story('six-cities').title).toBe('Alles op één kaart');
  });

  test('says where a sheet has no names, and how to name their column', async () => {
    writeFileSync(join(root, 'nameless.csv'), 'site,lat,lon\nAqaba,29.5,35\n');
    const { code, out } = await run(['nameless', '--from', 'nameless.csv'], { here: root });
    expect(code).toBe(0);
    expect(out).toContain('none of the columns "site", "lat", "lon" looks like one of names: --name COLUMN');
  });

  test('refuses a sheet that is not UTF-8, of which letters would be lost', async () => {
    writeFileSync(join(root, 'latin.csv'), Buffer.from('name,lat,lon\nOrléans,47.9,1.9\n', 'latin1'));
    const { code, complaint } = await run(['latin', '--from', 'latin.csv'], { here: root });
    expect(code).toBe(1);
    expect(complaint).toMatch(/latin\.csv:2:4 error not-utf8/);
    expect(existsSync(join(root, 'story/latin'))).toBe(false);
  });

  test('turns a ring that runs the wrong way round, and leaves out heights', async () => {
    await run(['turned', '--from', 'harbours.geojson']);
    const features: GeoJSON.Feature[] = geo('turned').features;
    expect(features[0]?.geometry).toEqual({ type: 'Point', coordinates: [4.4777, 51.9244] });
    expect(features[3]?.geometry).toMatchObject({
      coordinates: [
        [
          [4.9, 51.8],
          [5.8, 51.75],
          [5.9, 51.9],
          [5, 51.95],
          [4.9, 51.8],
        ],
      ],
    });
  });

  test('shows a hundred features on one map, with as many names as there is room for', async () => {
    const rows = Array.from(
      { length: 100 },
      (_, i) => `Place ${i},${50 + ((i * 37) % 100) / 50},${4 + ((i * 61) % 100) / 40}`,
    );
    writeFileSync(join(root, 'many.csv'), `name,lat,lon\n${rows.join('\n')}\n`);
    expect(await run(['many', '--from', join(root, 'many.csv')])).toMatchObject({ code: 0, complaint: '' });
    expect(geo('many').features).toHaveLength(100);
    expect(await strictly('many')).toBe('No problems in many');
    const each = await run(['each', '--from', join(root, 'many.csv'), '--scene-per', 'feature']);
    expect(each.complaint).toMatch(/^--scene-per feature: 100 features make a story that few/);
  });

  test('asks for what no flag tells', async () => {
    const asked: string[] = [];
    const answers: Record<string, string> = {
      Languages: 'nl,en',
      'Title (nl)': 'Twee steden',
      First: 'Minsk, Vilnius',
    };
    const ask = async (question: string, suggested: string) => {
      asked.push(question);
      return Object.entries(answers).find(([start]) => question.startsWith(start))?.[1] ?? suggested;
    };
    await run(['asked', '--title', 'en=Two cities'], { ask });
    expect(asked).toEqual(['Languages, the default first', 'Title (nl)', 'First places, with commas between']);
    expect(story('asked')).toMatchObject({ title: { nl: 'Twee steden', en: 'Two cities' }, locales: ['nl', 'en'] });
  });

  test('writes over nothing', async () => {
    await run(['kept', '--places', 'Kyiv']);
    const before = readFileSync(join(root, 'story/kept/story.json'), 'utf8');
    expect(await run(['kept', '--places', 'Minsk'])).toMatchObject({
      code: 2,
      complaint: 'story/kept is there already, and is left as it is. Give another name.\n',
    });
    expect(readFileSync(join(root, 'story/kept/story.json'), 'utf8')).toBe(before);
    writeFileSync(join(root, 'geo/taken-name.geojson'), '{}');
    expect((await run(['taken-name'])).complaint).toMatch(/^geo\/taken-name.geojson is there already/);
    expect(existsSync(join(root, 'story/taken-name'))).toBe(false);
  });

  test.each([
    ['a sheet', 'name,lat,lon\nA,95,4\nB,abc,5\n', ':2:1 error out-of-range', '--lat and --lon name their columns'],
    [
      'a sheet without coordinates',
      'name,north,east\nA,5,4\n',
      ':1:1 error missing-key',
      '→ Name the column that holds it: --lat COLUMN',
    ],
    ['a broken sheet', 'name,lat,lon\n"A,5,4\n', 'error not-csv', 'double quotes'],
    [
      'GeoJSON',
      '{"type":"FeatureCollection","features":[\n{"type":"Feature","geometry":{"type":"Point","coordinates":[4,152]}}]}',
      ':2:',
      'swapped',
    ],
    ['broken JSON', '{"type":"Point" "coordinates":[4,52]}', ':1:16 error not-json', '→'],
    [
      'an open ring',
      '{"type":"Polygon","coordinates":[[[4,52],[5,52],\n[5,53],[4,53]]]}',
      'error ring-not-closed',
      '→ Add [4,52]',
    ],
    [
      'a ring that crosses itself',
      '{"type":"FeatureCollection","features":[\n\n{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[4,52],[5,53],[5,52],[4,53],[4,52]]]}}]}',
      ':3:',
      'order',
    ],
    ['XML', '<gpx>\n<wpt lat="1" lon="2"></gpx>', ':2:', '→ Close every element'],
    ['GPX', '<gpx>\n<wpt lat="1" lon="200"/>\n</gpx>', ':2:1 error out-of-range', 'longitude in degrees'],
  ])('tells the line of what is wrong in %s, and writes nothing', async (what, text, place, remedy) => {
    const file = join(root, `${what.replaceAll(' ', '-')}.txt`);
    writeFileSync(file, text);
    const { code, complaint } = await run(['wrong', '--from', file]);
    expect(code).toBe(1);
    expect(complaint).toContain(place);
    expect(complaint).toContain(remedy);
    expect(readdirSync(join(root, 'story'))).not.toContain('wrong');
    expect(readdirSync(join(root, 'geo'))).not.toContain('wrong.geojson');
  });

  test.each([
    [['Bad Name'], 'Write bad-name.'],
    [['a', 'b'], 'Give the new story one name'],
    [['wrong', '--titel', 'x'], 'There is no flag --titel. Did you mean --title?'],
    [['wrong', '--places', 'Kiyv'], 'Did you mean Kyiv? Else say where it is: "Kiyv@longitude,latitude".'],
    [['wrong', '--places', 'X@52,190'], 'The longitude comes first: "X@190,52".'],
    [['wrong', '--locales', 'uk'], 'there are no first texts in "uk". Begin in one of en, nl, es, fr, de, and add uk'],
    [['wrong', '--locales', 'en,en-GB'], 'en and en-GB are one language'],
    [['wrong', '--title', 'fr=Bonjour'], 'the languages are en. See --locales.'],
    [['wrong', '--date', 'soon'], '--date must be a year, a month or a day'],
    [['wrong', '--from', 'nothing.csv'], 'there is no file nothing.csv'],
    [['wrong', '--from', 'walk.gpx', '--places', 'Kyiv'], 'Keep one of them.'],
    [['wrong', '--from', 'walk.gpx', '--scene-per', 'group'], 'Name what holds the groups: --group NAME.'],
    [['wrong', '--lat', 'y'], 'Give the file: --from FILE.'],
  ])('%j: says what was not understood', async (args, told) => {
    const { code, complaint } = await run(args);
    expect(code).toBe(2);
    expect(complaint).toContain(told);
    expect(existsSync(join(root, 'story/wrong'))).toBe(false);
  });
});
