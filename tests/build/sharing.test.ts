import { describe, expect, it } from 'vitest';
import { meetlint, type SiteHouse } from '../../src/build/house.ts';
import { imprint } from '../../src/build/houseHtml.ts';
import { indexDocument } from '../../src/build/indexPage.ts';
import type { Listed } from '../../src/build/listing.ts';
import { inScript } from '../../src/build/sharing.ts';
import { sitemap } from '../../src/build/sitemap.ts';
import { siteUrl } from '../../src/build/siteUrl.ts';
import { paper } from '../support/theme.ts';
import { wordFiles } from '../support/words.ts';

const story: Listed = {
  slug: 'a-story',
  updated: '2022-02-22',
  editions: [
    { locale: 'nl', title: 'Een <verhaal>', description: '', alt: 'Een "kaart"' },
    { locale: 'en', title: 'A story', description: 'What it is about.', alt: '' },
  ],
};

describe('inScript', () => {
  it('lets no text end the script that it stands in', () => {
    const value = { headline: '</script><script>alert(1)</script><!--' };
    expect(inScript(value)).not.toContain('<');
    expect(JSON.parse(inScript(value))).toEqual(value);
  });
});

describe('sitemap', () => {
  it('lists every language of a story, each with all of them, by absolute addresses', () => {
    const xml = sitemap([story], 'https://example.org/stories/');
    expect(xml).toContain('<loc>https://example.org/stories/a-story/en/</loc><lastmod>2022-02-22</lastmod>');
    expect(xml.match(/hreflang="nl" href="https:\/\/example.org\/stories\/a-story\/nl\/"/g)).toHaveLength(2);
    expect(xml.match(/<url>/g)).toHaveLength(3);
  });
});

describe('siteUrl', () => {
  it('ends with a slash, whether it was written or not', () => {
    expect(siteUrl('https://example.org/stories')).toBe('https://example.org/stories/');
    expect(siteUrl('https://example.org')).toBe('https://example.org/');
    expect(siteUrl('')).toBeUndefined();
  });

  it('refuses what is no address of the web', () => {
    for (const wrong of ['example.org', 'file:///x', 'https://example.org/?a=1']) {
      expect(() => siteUrl(wrong)).toThrow(/must be the site's address/);
    }
  });
});

const house: SiteHouse = {
  name: 'De <Tijd>geest',
  url: 'https://example.org/',
  logo: { path: 'assets/logo-1.svg', format: 'svg', width: 120, height: 24 },
  icon: { path: 'assets/icon-1.png', format: 'png', width: 64, height: 64 },
  imprint: [
    { text: { nl: 'Colofon', en: 'Imprint' }, url: 'https://example.org/colofon?a=1&b=2' },
    { text: 'Privacy', url: 'https://example.org/privacy' },
  ],
};

describe('an imprint', () => {
  it('is in the language of its page, or else as it was written first', () => {
    expect(imprint(house, 'en')).toContain('href="https://example.org/colofon?a=1&#38;b=2">Imprint</a>');
    expect(imprint(house, 'fr')).toContain('>Colofon</a>');
    expect(imprint(house, 'fr')).toContain('>Privacy</a>');
    expect(imprint(meetlint, 'en')).toBe('');
  });
});

describe('indexDocument', () => {
  const assets = {
    scripts: [],
    classic: [],
    styles: ['assets/index.css'],
    preloads: [],
    fonts: [],
    inline: '',
    strict: true,
  };
  const html = indexDocument([story], { assets, theme: paper, words: wordFiles, house: meetlint });

  it('escapes what people wrote', () => {
    expect(html).not.toContain('<verhaal>');
    expect(html).not.toContain('"kaart"');
  });

  it('is in the language in which most stories are told, else in that in which most are told first', () => {
    const told = (...locales: string[]) => ({
      ...story,
      editions: locales.map((locale) => ({ ...story.editions[0]!, locale })),
    });
    const languageOf = (...stories: (typeof story)[]) =>
      /<html lang="([^"]*)"/.exec(
        indexDocument(stories, { assets, theme: paper, words: wordFiles, house: meetlint }),
      )?.[1];
    expect(languageOf(told('nl', 'en'), told('en', 'es'))).toBe('en');
    expect(languageOf(told('nl', 'en'))).toBe('nl');
    expect(languageOf(told('es'), told('nl'))).toBe('es');
    expect(languageOf(told('fi'))).toBe('en');
    expect(languageOf()).toBe('en');
  });

  it('has no inline style or script, which the policy would drop', () => {
    expect(html).not.toMatch(/style=|<style|<script/);
  });

  it('shows a story in the language of the page where it is told in that, and leads to its others', () => {
    const [first] = story.editions;
    const en = { slug: 'both', editions: ['en', 'nl'].map((locale) => ({ ...first!, locale })), updated: '' };
    const dutchFirst = {
      slug: 'dutch-first',
      updated: '',
      editions: [
        { ...first!, locale: 'nl', title: 'Een kaart' },
        { ...first!, locale: 'en', title: 'A map' },
      ],
    };
    const html = indexDocument([en, dutchFirst], { assets, theme: paper, words: wordFiles, house: meetlint });
    expect(html).toContain('<h2><a href="dutch-first/en/">A map</a></h2>');
    expect(html).toContain('<img src="dutch-first/en/cover.svg"');
    expect(html).toContain('<a href="dutch-first/" hreflang="nl" lang="nl" title="Een kaart">Nederlands</a>');
  });

  it('goes by the name, logo and icon of the house, and ends with its imprint', () => {
    const own = indexDocument([story], { assets, theme: paper, words: wordFiles, house });
    expect(own).toContain('<title>De &#60;Tijd&#62;geest</title>');
    expect(own).toContain('<link rel="icon" type="image/png" href="assets/icon-1.png">');
    expect(own).toContain(
      '<h1><a href="https://example.org/"><img src="assets/logo-1.svg" alt="De &#60;Tijd&#62;geest" width="120" height="24"></a></h1>',
    );
    expect(own).toContain('>Colofon</a>');
    expect(own).not.toContain('Meetlint');
    expect(html).toContain('<h1>Meetlint</h1>');
    expect(html).toContain('<link rel="icon" href="data:,">');
  });

  it('names the other languages of a story in those languages', () => {
    expect(html).toContain('hreflang="en" lang="en" title="A story">English</a>');
  });
});
