import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assets } from '../../src/build/document.ts';
import { storyListing } from '../../src/build/listing.ts';
import { storySite, type PageAssets, type StorySite } from '../../src/build/site.ts';
import { statusAt } from '../../src/build/status.ts';
import { parseStory } from '../../src/format/index.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const until = '2026-11-30T06:00:00+01:00';
const before = new Date('2026-11-30T04:59:59Z');
const after = new Date('2026-11-30T05:00:00Z');

/** A project with one story about Ukraine, in two languages with two views of its borders. */
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'meetlint-editions-'));
  await cp(join(project, 'geo', 'places.geojson'), join(root, 'geo', 'places.geojson'), { recursive: true });
  for (const part of ['basemap', 'gazetteer.json', 'memberships.json']) {
    await symlink(join(project, 'geo', part), join(root, 'geo', part));
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

const assets: Assets = { scripts: [], classic: [], styles: [], preloads: [], fonts: [], inline: '', strict: true };
const pageAssets: PageAssets = { story: assets, embed: assets, share: assets };

async function siteOf(status: unknown, now: Date): Promise<StorySite> {
  const story = {
    title: { nl: 'Oekraïne', en: 'Ukraine' },
    locales: ['nl', 'en'],
    borders: { nl: 'un', en: 'natural-earth' },
    status,
    geo: ['places.geojson'],
    measures: { size: { area: 'UA', round: 1000 } },
    scenes: [
      {
        id: 'size',
        heading: { nl: 'Hoe groot', en: 'How large' },
        text: { nl: 'Het land meet {size}.', en: 'The country measures {size}.' },
        map: { fit: ['UA'], show: ['UA'] },
      },
    ],
  };
  await mkdir(join(root, 'story', 'ukraine'), { recursive: true });
  await writeFile(join(root, 'story', 'ukraine', 'story.json'), JSON.stringify(story));
  const site = await storySite(
    root,
    'ukraine',
    async () => ({ render: () => '', assets: () => pageAssets, address: 'https://example.org/' }),
    now,
  );
  expect(site.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return site;
}

const fileOf = async (site: StorySite, path: string) => String(await site.files.get(path)?.());

describe('a story under embargo', () => {
  it('is a draft to everybody else until the moment that it names, and published in what is built from then on', () => {
    expect(statusAt({ state: 'embargoed', until }, before)).toEqual({ state: 'embargoed', until });
    expect(statusAt({ state: 'embargoed', until }, after)).toEqual({ state: 'published' });
    expect(statusAt({ state: 'draft' }, after)).toEqual({ state: 'draft' });
  });

  it('is built, but found by no list, search engine or oEmbed', async () => {
    for (const status of [{ embargoed: until }, 'draft']) {
      const site = await siteOf(status, before);
      const html = await fileOf(site, 'ukraine/en/index.html');
      expect(html).toContain('<meta name="robots" content="noindex">');
      expect(html).not.toContain('oembed');
      expect([...site.files.keys()].filter((path) => path.includes('oembed'))).toEqual([]);
      expect(storyListing([site])).toEqual([]);
    }
  });

  it('is found by all of them once it has ended', async () => {
    const site = await siteOf({ embargoed: until }, after);
    const html = await fileOf(site, 'ukraine/en/index.html');
    expect(html).not.toContain('noindex');
    expect(html).toContain('https://example.org/ukraine/en/oembed.json');
    expect(site.files.has('ukraine/en/oembed.json')).toBe(true);
    expect(storyListing([site]).map(({ slug }) => slug)).toEqual(['ukraine']);
  });
});

describe('an edition with another view of borders', () => {
  it('draws and measures that view, with stills of its own', async () => {
    const site = await siteOf('published', after);
    const [dutch, english] = site.stories;
    expect([dutch?.ground.borders, english?.ground.borders]).toEqual(['un', 'natural-earth']);
    // The Crimea, some 27,000 km².
    const more = (dutch?.measures['size']?.value ?? 0) - (english?.measures['size']?.value ?? 0);
    expect(more).toBeGreaterThan(25_000);
    expect(more).toBeLessThan(28_000);
    const [one, other] = ['stills', 'stills/natural-earth'].map((folder) => `ukraine/${folder}/size-phone.svg`);
    expect(await fileOf(site, one ?? '')).not.toBe(await fileOf(site, other ?? ''));
    expect(await fileOf(site, 'ukraine/en/story.json')).toContain('"stills/natural-earth/size-phone.svg"');
    expect(await fileOf(site, 'ukraine/nl/story.json')).toContain('"stills/size-phone.svg"');
  });
});

it('is told how to write by story/README.md, whose examples hold', async () => {
  const readme = await readFile(join(project, 'story', 'README.md'), 'utf8');
  const examples = [...readme.matchAll(/^```json setting\n([^]*?)^```$/gm)].map(([, text = '']) => text);
  expect(examples).toHaveLength(3);
  for (const example of examples) {
    const locales = example.includes('"nl"') ? '["nl", "en"]' : '["en"]';
    const title = example.includes('"nl"') ? '{ "nl": "Een", "en": "One" }' : '"One"';
    const scene = `{ "id": "a", "heading": ${title}, "text": ${title}, "map": { "fit": ["BY"] } }`;
    const text = `{ "title": ${title}, "locales": ${locales}, "geo": ["a.geojson"], "scenes": [${scene}], ${example} }`;
    expect(parseStory(text, 'story.json').problems).toEqual([]);
  }
});
