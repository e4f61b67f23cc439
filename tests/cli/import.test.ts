import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/cli/checkCommand.ts';
import { markdownFrom, wordsFrom } from '../../src/cli/from/html.ts';
import { importStory } from '../../src/cli/importCommand.ts';
import { parseCaption } from '../../src/compile/caption.ts';
import { project, ran } from './project.ts';

const fixtures = fileURLToPath(new URL('fixtures/import', import.meta.url));
const root = project();

const run = (...args: string[]) => ran(importStory, args, { root, here: fixtures });

async function checked(slug: string) {
  const nothing = () => {};
  return check([slug], { root, print: nothing, printError: nothing });
}

const story = (slug: string) => JSON.parse(readFileSync(join(root, 'story', slug, 'story.json'), 'utf8'));
const geo = (slug: string) => JSON.parse(readFileSync(join(root, 'geo', `${slug}.geojson`), 'utf8'));
const reportOf = (slug: string) => readFileSync(join(root, 'story', slug, 'import-report.md'), 'utf8');

describe('npm run import', () => {
  test('makes a story of a Mapbox config that passes the check', async () => {
    const { code, out } = await run('config.js');
    expect(code).toBe(0);
    const slug = 'the-canals-of-amsterdam';
    expect(out).toContain(`Wrote story/${slug}/story.json\nWrote geo/${slug}.geojson\n`);
    expect(await checked(slug)).toBe(0);
    expect(story(slug)).toMatchObject({
      title: 'The canals of Amsterdam',
      description: 'How a ring was dug & filled with houses',
      byline: [{ name: 'A. Digger' }],
      sources: { original: { note: 'Source: the archive of the city.' } },
      scenes: [
        {
          id: 'first-canal',
          heading: 'The first canal',
          map: { center: [4.8838, 52.3745], zoom: 13.5, pitch: 60, bearing: 316.8, show: ['place-1'] },
          image: { file: 'images/canal.png' },
        },
        {
          id: 'second-canal',
          heading: 'The second canal',
          text: '- deeper\n- wider',
          map: { center: [4.8884, 52.3717], zoom: 18 },
        },
      ],
    });
    expect(story(slug).scenes[0].text).toBe(
      'In **1613** the digging began, \\{west\\} of the dam. The ring covers about 2 km²: [a map of it](https://example.org/ring), an older one.\n\nIt was to take fifty years.',
    );
    expect(existsSync(join(root, 'story', slug, 'images/canal.png'))).toBe(true);
  });

  test('tells all of a Mapbox config that could not be carried over, and writes it beside the story', async () => {
    const { out } = await run('config.js', '--as', 'told');
    const report = reportOf('told');
    expect(out).toContain(report);
    for (const left of [
      'style ("mapbox://styles/mapbox/streets-v11"): the map is Meetlint’s own',
      'accessToken: none is needed.',
      'markerColor ("#3FB1CE")',
      'alignment ("left", "right")',
      'speed (2)',
      'rotateAnimation (true)',
      'The chapter "first-canal": pitch 72 became 60.',
      'The chapter "second-canal": zoom 22 became 18.',
      'The chapter "between" is hidden',
      'Scene "The first canal": the link to /old leads to no web page; its words are kept.',
      'Scene "The first canal": script',
      'Scene "The second canal": img https://example.org/second.jpg: not at hand',
      'Scene "The second canal": iframe https://example.org/film',
      'callback: `startRain` would have to be run',
      'Layer "wells" (opacity in first-canal 1, second-canal 1): its data are not in the file',
      'Layer "ramparts" (opacity in first-canal 0.25)',
    ]) {
      expect(report).toContain(left);
    }
    expect(report).not.toContain('pk.not-a-token');
  });

  test('shows a layer whose data are given, where the original shows it and as far as it is in the picture', async () => {
    const { code, out } = await run('config.js', '--as', 'layered', '--layer', 'wells=wells.geojson');
    expect(code).toBe(0);
    expect(await checked('layered')).toBe(0);
    expect(story('layered').scenes[0].map.show).toEqual(['old-well', 'place-1']);
    expect(out).toContain('Scene first-canal: far-well lies outside of the picture, and is not shown.');
    expect(out).not.toContain('Layer "wells"');
  });

  test('runs nothing of a config, and follows its constants and joined strings', async () => {
    expect((await run('module.config.js')).code).toBe(0);
    expect(globalThis).not.toHaveProperty('hasRun');
    expect(existsSync('/tmp/has-run')).toBe(false);
    expect(await checked('ships')).toBe(0);
    expect(story('ships')).toMatchObject({
      projection: 'globe',
      scenes: [
        { heading: 'Ships', text: 'They came from the north.', map: { center: [4.9041, 52.3791], zoom: 11 } },
        { heading: 'Nowhere', text: 'Nowhere' },
        { heading: 'Dated', text: 'Line by line.' },
      ],
    });
    expect(reportOf('ships')).toContain('`harbour[0]` would have to be run to be known.');
    expect(reportOf('ships')).toContain('The chapter "no-place" has no place on the map');
  });

  test('makes a story of a StoryMapJS that passes the check', async () => {
    const { code } = await run('storymap.json', '--as', 'forten');
    expect(code).toBe(0);
    expect(await checked('forten')).toBe(0);
    expect(story('forten')).toMatchObject({
      title: 'Langs de forten een tocht',
      locales: ['nl'],
      sources: { original: { note: 'Kaart: de stad' } },
      scenes: [
        {
          date: '1602/1799',
          text: 'Vier forten, van zee naar land.\n\n**_Dit is de overzichtskaart._**',
          map: { fit: ['fort-kijkduin', 'fort-erfprins'], show: ['line'] },
        },
        {
          id: 'het-eerste-fort',
          date: '1811',
          // Leaflet's zoom is by tiles half as wide.
          map: { center: [4.72083, 52.95278], zoom: 9, show: ['fort-kijkduin'] },
          image: { file: 'images/canal.png', caption: 'De gracht van het fort', credit: 'Archief' },
        },
        { text: 'Lager, en verder van zee.\n\n[Een film van het fort](https://www.youtube.com/watch?v=abc)' },
        { heading: 'Tot slot', text: 'Tot slot' },
      ],
    });
    expect(geo('forten').features.map(({ id }: GeoJSON.Feature) => id)).toEqual([
      'fort-kijkduin',
      'fort-erfprins',
      'line',
    ]);
    for (const left of [
      'font_css ("stock:opensans-gentiumbook")',
      'storymap.map_type ("stamen:toner-lines")',
      'storymap.slides[1].location.icon',
      'storymap.slides[2].background',
      'The date "kort daarna" is none that a scene can have.',
      'The slide "Tot slot" has no place: it keeps the map of the scene before.',
      'Scene "Tot slot" had no text',
      'media https://www.youtube.com/watch?v=abc (Een film van het fort) became a link below the text.',
    ]) {
      expect(reportOf('forten')).toContain(left);
    }
  });

  test.each([
    ['a story on a picture', 'gigapixel.json', 1, 'gigapixel.json:3:21 error not-a-map'],
    ['a broken config', 'broken.js', 1, 'broken.js:3:5 error not-javascript\n  must be JavaScript: Unexpected token'],
    [
      'a script without chapters',
      'empty.js',
      1,
      'empty.js:1:1 error missing-key\n  must hold an object with "chapters"',
    ],
    ['chapters that are none', 'none.js', 1, 'none.js:2:13 error empty\n  chapters must be a list of chapters'],
    ['broken JSON', 'broken.json', 1, 'broken.json:2:15 error not-json'],
    ['a file of another kind', 'notes.md', 2, 'notes.md is neither a config.js of the Mapbox storytelling template'],
    ['a file that is not there', 'nothing.js', 2, 'There is no file nothing.js'],
  ])('refuses %s, and writes nothing', async (_, file, code, told) => {
    const texts: Record<string, string> = {
      'notes.md': '# Notes\n',
      'broken.js': 'var config = {\n  chapters: [\n    }\n',
      'empty.js': 'var config = { title: "x" };',
      'none.js': 'var config = {\n  chapters: [] };',
      'broken.json': '{"storymap": {\n  "slides": [{] } }',
    };
    const before = readdirSync(join(root, 'story')).length;
    let path = file;
    if (texts[file] !== undefined) writeFileSync((path = join(root, file)), texts[file]);
    const result = await run(path);
    expect(result.code).toBe(code);
    expect(result.complaint).toContain(told);
    expect(readdirSync(join(root, 'story'))).toHaveLength(before);
  });

  test('writes over nothing', async () => {
    await run('storymap.json', '--as', 'kept');
    const before = readFileSync(join(root, 'story/kept/story.json'), 'utf8');
    expect((await run('config.js', '--as', 'kept')).complaint).toMatch(/^story\/kept is there already/);
    expect(readFileSync(join(root, 'story/kept/story.json'), 'utf8')).toBe(before);
  });

  test('says which layers there are', async () => {
    expect((await run('config.js', '--as', 'none', '--layer', 'well=wells.geojson')).complaint).toContain(
      '(wells, ramparts)',
    );
  });
});

describe('HTML as Markdown', () => {
  test('keeps paragraphs, lists, emphasis and links, and the words of everything else', () => {
    const html =
      '<h2>Head</h2><blockquote>Said</blockquote><table><tr><td>1</td><td>2</td></tr></table><pre>a  b</pre>' +
      '<p>One<br>two <code>x*y</code> <a href="javascript:alert(1)">no</a></p>';
    expect(markdownFrom(html).markdown).toBe('**Head**\n\nSaid\n\n1 2\n\na  b\n\nOne\n\ntwo x\\*y no');
    expect(wordsFrom('<b>A</b><br>&amp; <style>p{}</style>b')).toBe('A & b');
  });

  test('is a caption without problems, whatever the HTML', () => {
    const tags = fc.constantFrom(
      'p',
      'b',
      'em',
      'a',
      'ul',
      'li',
      'ol',
      'h3',
      'br',
      'table',
      'tr',
      'td',
      'sup',
      'blockquote',
      'pre',
      'code',
      'hr',
      'del',
      'img',
      'dl',
      'dt',
      'div',
    );
    const piece = fc.oneof(
      tags.map((tag) => `<${tag}>`),
      tags.map((tag) => `</${tag}>`),
      fc.constant('<a href="https://example.org/a b(c)">'),
      fc.constant('<li><p>'),
      fc.string({
        unit: fc.constantFrom(
          'a',
          ' ',
          '\n',
          '{',
          '}',
          '*',
          '_',
          '#',
          '1',
          '.',
          '-',
          '+',
          '>',
          '&lt;',
          '[',
          ']',
          '(',
          '!',
          '`',
          '\\',
          '=',
          '~',
          '|',
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const { markdown } = markdownFrom(pieces.join(''));
        const file = { file: 'a', locate: () => ({ line: 1, column: 1 }) };
        expect(parseCaption(markdown, { file, path: [], measures: [] }).problems).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
