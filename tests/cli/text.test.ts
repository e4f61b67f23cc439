import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTexts } from '../../src/cli/text/merge.ts';
import { readSheet, writeSheet } from '../../src/cli/text/sheet.ts';
import { localesOf, unitsOf, type StoryTexts } from '../../src/cli/text/unit.ts';
import { readXliff, writeXliff } from '../../src/cli/text/xliff.ts';
import { exchangeText } from '../../src/cli/textCommand.ts';
import { parseStory } from '../../src/format/index.ts';
import { project, ran, source } from './project.ts';

const root = project();
const slug = 'union-state';
const storyFile = `story/${slug}/story.json`;
const original = readFileSync(join(source, storyFile), 'utf8');
const geoNames: string[] = JSON.parse(original).geo;

/** The first story, as it is, and no exchange files. */
function fresh() {
  mkdirSync(join(root, 'story', slug), { recursive: true });
  for (const name of [storyFile, ...geoNames.map((each) => `geo/${each}`)])
    copyFileSync(join(source, name), join(root, name));
  for (const name of ['a.xlf', 'a.csv']) rmSync(join(root, name), { force: true });
}
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const edit = (name: string, from: string | RegExp, to: string) => {
  const before = read(name);
  expect(before).toMatch(from);
  writeFileSync(join(root, name), before.replace(from, to));
};

const run = (...args: string[]) => ran(exchangeText, args, { root });

/** A story in two languages over any texts, with comments and an odd layout. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({
    unit: fc.constantFrom('{a-b}', '{c}', '\\{', ' ', 'x', '<', '&', '"', '\r', '\n', ';', ',', '\u0001'),
    minLength: 1,
  }),
);
const anyTexts = fc.record({ nl: anyText, en: anyText });
const written = (value: unknown) => JSON.stringify(value);
const anyStory = fc
  .array(fc.record({ heading: anyTexts, text: anyTexts }), { minLength: 1, maxLength: 4 })
  .map((scenes): StoryTexts => ({
    story: {
      file: 'story/any/story.json',
      text: `// a comment\n{"locales": [ "nl","en" ],\n\t"title": ${written({ nl: 'T', en: 'T' })}, /* here */\n"scenes":[${scenes
        .map(
          ({ heading, text }, index) =>
            `{"id":"s-${index}","heading":${written(heading)},  "text" : ${written(text)},}`,
        )
        .join(',\n')}]}\n`,
    },
    geo: [
      {
        file: 'geo/any.geojson',
        text: `{ "features": [{ "id": "p", "properties": { "name": ${written(scenes[0]?.heading)} } }, { "id": "q", "properties": {"name": "Q"} }] }`,
      },
    ],
  }));

const exchanges = {
  xliff: (texts: StoryTexts) => readXliff(writeXliff(unitsOf(texts), 'nl', 'en'), 'a.xlf').entries,
  sheet: (texts: StoryTexts) => readSheet(writeSheet(unitsOf(texts), ['nl', 'en'], localesOf(texts)), 'a.csv').entries,
};

describe('the exchange of texts', () => {
  test.each(Object.entries(exchanges))('%s: brings back every text as it was, and changes no file', (_, exchange) => {
    fc.assert(
      fc.property(anyStory, (texts) => {
        const entries = exchange(texts);
        const isOfEnglish = entries.filter(({ locale }) => locale === 'en');
        expect(isOfEnglish).toHaveLength(unitsOf(texts).length);
        expect(mergeTexts(texts, entries, 'a')).toEqual({ files: {}, count: 0, problems: [] });
      }),
    );
  });

  test.each(Object.entries(exchanges))(
    '%s: changes the one text that is changed, and not a byte besides',
    (_, exchange) => {
      fc.assert(
        fc.property(anyStory, fc.nat(), fc.string({ unit: 'grapheme', minLength: 1 }), (texts, which, added) => {
          fc.pre(!/[{}\r\\]/.test(added));
          const entries = exchange(texts).filter(
            ({ original, locale }) => original.startsWith('story') && locale === 'en',
          );
          const entry = entries[which % entries.length];
          if (!entry) throw new Error('no text');
          const before = entry.text;
          entry.text = `${before} ${added}`;
          const { files, count } = mergeTexts(texts, [entry], 'a');
          expect(count).toBe(1);
          const text = files['story/any/story.json'] ?? '';
          const at = [...text].findIndex((letter, index) => letter !== [...texts.story.text][index]);
          const undone = text.replace(written(entry.text), () => written(before));
          expect(at).toBeGreaterThan(0);
          expect(undone).toBe(texts.story.text);
        }),
      );
    },
  );
});

describe('npm run text', () => {
  test.each([
    ['a.xlf', 'xliff'],
    ['a.csv', 'csv'],
  ])('takes %s back as it was written, and leaves every file as it was', async (file, format) => {
    fresh();
    expect(await run('export', slug, '--format', format, '--to', file)).toMatchObject({ code: 0 });
    expect(await run('import', slug, file)).toMatchObject({ code: 0, out: 'Nothing is new; no file was changed.\n' });
    expect(read(storyFile)).toBe(original);
    // Nothing written over either.
    expect((await run('export', slug, '--to', file)).complaint).toMatch(/is there already, and is left as it is/);
  });

  test('writes figures as placeholders, and says what each text is for', async () => {
    fresh();
    await run('export', slug, '--to', 'a.xlf');
    const xliff = read('a.xlf');
    expect(xliff).toContain('<file original="story/union-state/story.json" source-language="nl" target-language="en"');
    // The same number in source and target, by which translation programs tell that none is lost.
    expect(xliff.split('<x id="1" ctype="x-figure" equiv-text="{belarus-border-kyiv}"/>')).toHaveLength(3);
    expect(xliff).not.toMatch(/>[^<]*\{units-to-kyiv\}[^<]*<\/(source|target)>/);
    expect(xliff).toMatch(/<note>Scene 2, union-resolve\. The scene’s heading\.<\/note>/);
    expect(xliff).toMatch(/<note>On the map: minsk\. What the map calls it\.<\/note>/);
    await run('export', slug, '--format', 'csv', '--to', 'a.csv');
    expect(read('a.csv')).toMatch(/^\ufefffile,id,context,nl,en\r\nstory\/union-state\/story\.json,title,/);
  });

  test('changes what a translator changed, and moves a figure with its sentence', async () => {
    fresh();
    await run('export', slug, '--to', 'a.xlf');
    edit(
      'a.xlf',
      /(<target state="translated">)(An exercise near the Ukrainian border)/,
      '$1<mrk mtype="term">A drill</mrk> near the border',
    );
    edit(
      'a.xlf',
      /At its nearest point the border lies (<x [^>]*equiv-text="\{belarus-border-kyiv\}"\/>) from Kyiv/,
      'It is $1 to Kyiv',
    );
    const { code, out } = await run('import', slug, 'a.xlf');
    expect({ code, out }).toEqual({ code: 0, out: `Took over 2 texts into ${storyFile}\n` });
    expect(read(storyFile)).toBe(
      original
        .replace('"An exercise near the Ukrainian border"', '"A drill near the border"')
        .replace(
          'At its nearest point the border lies {belarus-border-kyiv} from Kyiv',
          'It is {belarus-border-kyiv} to Kyiv',
        ),
    );
  });

  test('refuses a text that has lost a figure, has one too many, or one that is unknown', async () => {
    fresh();
    await run('export', slug, '--to', 'a.xlf');
    const whole = read('a.xlf');
    const target = /(At its nearest point the border lies )<x [^>]*\/>/;
    edit('a.xlf', target, '$1');
    const lost = await run('import', slug, 'a.xlf');
    expect(lost.code).toBe(1);
    expect(lost.complaint).toMatch(
      /^a\.xlf:\d+:\d+ error figure-broken\n {2}scenes\.opening\.text must keep the figures of the text: \{belarus-border-kyiv\} missing/,
    );
    expect(lost.complaint).toContain('→ Put {belarus-border-kyiv} back; its place in the sentence is free.');
    writeFileSync(join(root, 'a.xlf'), whole);
    edit('a.xlf', target, '$1<x id="1"/><x id="1"/>');
    expect((await run('import', slug, 'a.xlf')).complaint).toContain('{belarus-border-kyiv} too many');
    writeFileSync(join(root, 'a.xlf'), whole);
    edit('a.xlf', target, '$1<x id="7"/>');
    expect((await run('import', slug, 'a.xlf')).complaint).toMatch(
      /error figure-unknown\n.*must be a placeholder of the source, saw "7"/,
    );

    await run('export', slug, '--format', 'csv', '--to', 'a.csv');
    edit('a.csv', /lies \{belarus-border-kyiv\} from/, 'lies {belarus-border-kiev} from');
    expect((await run('import', slug, 'a.csv')).complaint).toContain('→ Did you mean {belarus-border-kyiv}?');
    expect(read(storyFile)).toBe(original);
  });

  test('adds a language, to the map too, and the story is sound in it', async () => {
    fresh();
    await run('export', slug, '--locale', 'fr', '--to', 'a.xlf');
    const some = read('a.xlf').replace(
      /(<source>)(.*?)(<\/source>\s*)<target state="needs-translation"\/>/gs,
      (_, open: string, words: string, close: string) => `${open}${words}${close}<target>FR ${words}</target>`,
    );
    writeFileSync(join(root, 'a.xlf'), some);
    expect((await run('import', slug, 'a.xlf')).complaint).toContain('To add a language to the story: --locale fr.');
    expect(await run('import', slug, 'a.xlf', '--locale', 'fr')).toMatchObject({ code: 0, complaint: '' });
    const { story, problems } = parseStory(read(storyFile), storyFile);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(story?.locales).toEqual(['nl', 'en', 'fr']);
    expect(story?.scenes[0]?.heading.fr).toBe('FR Tussen Rusland, Oekraïne en de EU');
    expect(read('geo/places.geojson')).toContain('"name": { "nl": "Kyiv", "en": "Kyiv", "fr": "FR Kyiv" }');
    expect(await run('import', slug, 'a.xlf', '--locale', 'fr')).toMatchObject({
      out: 'Nothing is new; no file was changed.\n',
    });
  });

  test('refuses a language of which a text is missing', async () => {
    fresh();
    await run('export', slug, '--format', 'csv', '--locale', 'fr', '--to', 'a.csv');
    const { code, complaint } = await run('import', slug, 'a.csv', '--locale', 'fr');
    expect(code).toBe(1);
    expect(complaint).toMatch(/^a\.csv:2:1 error translation-missing\n {2}title must be told in fr/);
    expect(read(storyFile)).toBe(original);
  });

  test('reads what a spreadsheet program of another country makes of the sheet', async () => {
    fresh();
    await run('export', slug, '--format', 'csv', '--to', 'a.csv');
    writeFileSync(
      join(root, 'a.csv'),
      `id;file;en\r\n"scenes.union-resolve.heading";"${storyFile}";"A drill; near the border"\r\n`,
    );
    expect(await run('import', slug, 'a.csv')).toMatchObject({ code: 0 });
    expect(read(storyFile)).toBe(
      original.replace('"An exercise near the Ukrainian border"', '"A drill; near the border"'),
    );
  });

  test('refuses a sheet whose letters were lost when it was saved', async () => {
    fresh();
    await run('export', slug, '--format', 'csv', '--to', 'a.csv');
    const sheet = read('a.csv');
    expect(sheet).toContain('“');
    writeFileSync(join(root, 'a.csv'), Buffer.from(sheet.replaceAll('“', '\x93'), 'latin1'));
    const unreadable = await run('import', slug, 'a.csv');
    expect(unreadable.complaint).toMatch(/a\.csv:\d+:\d+ error not-utf8[^]*CSV UTF-8[^]*No file was changed/);
    writeFileSync(join(root, 'a.csv'), Buffer.from(sheet, 'utf16le'));
    expect((await run('import', slug, 'a.csv')).complaint).toMatch(/a\.csv:1:1 error not-utf8\n {2}.*UTF-16/);
    writeFileSync(join(root, 'a.csv'), sheet.replace(/[^\0-~\ufeff]/g, '?'));
    const lost = await run('import', slug, 'a.csv');
    expect(lost.code).toBe(1);
    expect(lost.complaint).toMatch(/a\.csv:\d+:1 error not-utf8\n {2}.*must keep its letters/);
    expect(read(storyFile)).toBe(original);
  });

  test('warns of a translation whose source has changed since, and takes it', async () => {
    fresh();
    await run('export', slug, '--to', 'a.xlf');
    edit('a.xlf', '<target state="translated">An exercise near the Ukrainian border', '<target>A drill');
    edit(storyFile, 'Een oefening bij de grens met Oekraïne', 'Een oefening');
    const { code, out } = await run('import', slug, 'a.xlf');
    expect(code).toBe(0);
    expect(out).toMatch(/warning source-changed\n.*was translated from a text that the story no longer has/);
    expect(read(storyFile)).toContain('{ "nl": "Een oefening", "en": "A drill" }');
  });

  test.each([
    ['broken XML', '<xliff version="1.2">\n<file></xliff>', 'a.xlf', /a\.xlf:2:\d+ error not-xml/],
    [
      'another version',
      '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
      'a.xlf',
      /must be XLIFF 1\.2, saw "xliff 2\.0"/,
    ],
    ['a misspelt column', 'file,id,contextt,nl\n', 'a.csv', /"contextt" is none\n.*\n.*\n.*Did you mean context\?/],
    [
      'an unknown text',
      `file,id,nl\n${storyFile},titel,x\n`,
      'a.csv',
      /a\.csv:2:1 error unit-unknown\n.*saw "titel"\n.*\n.*\n.*Did you mean "title"\?/,
    ],
    ['an emptied text', `file,id,nl\n${storyFile},title,\n`, 'a.csv', /a\.csv:2:1 error translation-missing/],
  ])('tells the line of %s, and changes nothing', async (_, text, file, told) => {
    fresh();
    writeFileSync(join(root, file), text);
    const { code, complaint } = await run('import', slug, file);
    expect(code).toBe(1);
    expect(complaint).toMatch(told);
    expect(read(storyFile)).toBe(original);
  });

  test.each([
    [['exprt', slug], 'Did you mean export?'],
    [['export', 'union-stat'], 'Did you mean union-state?'],
    [['export', slug, '--format', 'xlif'], 'Did you mean xliff?'],
    [['import', slug], 'npm run text -- import <story> FILE'],
    [['import', slug, 'nothing.xlf'], 'There is no file nothing.xlf'],
    [['export', slug, '--locale', 'French'], '--locale must be a language tag'],
  ])('%j: says what was not understood', async (args, told) => {
    fresh();
    expect(await run(...args)).toMatchObject({ code: 2, complaint: expect.stringContaining(told) });
  });
});
