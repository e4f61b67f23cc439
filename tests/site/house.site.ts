import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { startDevelopment } from '../support/development.ts';
import { house, writeHouse } from '../support/house.ts';
import { closeBrowser, open } from '../support/page.ts';

/** A site that goes by the name of the newsroom whose it is. */
const site = inject('site');
const dist = inject('dist');

afterAll(closeBrowser);

/** What is in a page of the house. */
const links = [...house.imprint.map(({ text, url }) => [text.en, url])];

describe.each([
  { width: 390, height: 844, colorScheme: 'light' as const },
  { width: 320, height: 640, colorScheme: 'dark' as const },
  { width: 1440, height: 900, colorScheme: 'dark' as const },
])('a page of the house, $width pixels wide, $colorScheme', ({ width, height, colorScheme }) => {
  test('has its logo in the bar, its icon, and its imprint at the foot, under the page’s policy', async () => {
    const { page, complaints, close } = await open(`${site}house-call/en/`, { width, height, colorScheme });
    const logo = page.locator('[data-bar] .home img');
    await logo.waitFor();
    expect(await logo.getAttribute('alt')).toBe('De Tijdgeest');
    await page.waitForSelector('[data-explore]');
    const shown = await logo.evaluate((image: HTMLImageElement) => {
      const { top, width, height } = image.getBoundingClientRect();
      return { top, width, height, file: image.currentSrc.replace(/^.*\/(\w+)-.*$/, '$1') };
    });
    // On the narrowest phones there is no room for a word.
    const [file, least] = width < 360 ? ['icon', 20] : ['logo', 80];
    expect(shown.file).toBe(file);
    expect(shown.height).toBeLessThanOrEqual(20);
    expect(shown.width).toBeGreaterThanOrEqual(least);
    // Neither cut off nor pushed onto a line that is not seen.
    expect(shown.top).toBeGreaterThanOrEqual(0);
    expect(shown.top + shown.height).toBeLessThanOrEqual(44);
    const parts = [
      '.home',
      'details',
      '.steps button',
      '.steps button:last-child',
      '[data-explore]',
      '.languages a',
      '.units',
    ];
    const boxes = await page.evaluate(
      (all) =>
        all
          .map((part) => document.querySelector(`[data-bar] ${part}`)!.getBoundingClientRect())
          .filter((box) => box.width > 0)
          .map(({ left, right }) => [Math.round(left), Math.round(right)] as const),
      parts,
    );
    boxes.slice(1).forEach(([left], index) => expect(left).toBeGreaterThanOrEqual(boxes[index]![1]));
    expect(boxes.at(-1)![1]).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

    const icon = page.locator('link[rel="icon"]');
    expect(await icon.getAttribute('type')).toBe('image/png');
    const answer = await fetch(await icon.evaluate((link: HTMLLinkElement) => link.href));
    expect(answer.headers.get('content-type')).toBe('image/png');

    const nav = page.getByRole('navigation', { name: 'De Tijdgeest' });
    await nav.scrollIntoViewIfNeeded();
    expect(
      await nav
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => [link.textContent, (link as HTMLAnchorElement).href])),
    ).toEqual(links);
    for (const link of await nav.getByRole('link').all())
      expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(24);
    expect(complaints).toEqual([]);
    await close();
  });
});

test('on paper it is named at the end, and nobody else is at the foot of each sheet', async () => {
  const { page, close } = await open(`${site}house-call/en/`, { width: 900, height: 700 });
  const text = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true }))));
  const words = text.text.join(' ').replace(/\s+/g, ' ');
  expect(words).toContain('De Tijdgeest');
  expect(words).toContain('A house call');
  // But for the credits.
  expect(words.match(/Meetlint/g) ?? []).toHaveLength(1);
  expect(words).not.toContain('Imprint');
  await close();
});

describe('what a page of the house says of itself', () => {
  const read = async (path: string) => (await readFile(join(dist, path), 'utf8')).replace(/<!--.*?-->/g, '');

  test('has its name for search engines, for those who share it, and for hosts', async () => {
    const html = await read('house-call/nl/index.html');
    expect(/"og:site_name" content="(.*?)"/.exec(html)?.[1]).toBe('De Tijdgeest');
    const [, article = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(article)).toMatchObject({
      publisher: { '@type': 'Organization', name: 'De Tijdgeest', url: 'https://example.org/' },
    });
    expect(JSON.parse(await read('house-call/nl/oembed.json'))).toMatchObject({
      provider_name: 'De Tijdgeest',
      provider_url: 'https://example.org/',
    });
    expect(html.includes('>Privacyverklaring</a>')).toBe(true);
    expect(/ style=/.exec(html)).toBe(null);
  });

  test('leaves frames without chrome to their hosts, and other houses to themselves', async () => {
    const embed = await read('house-call/en/embed.html');
    expect(/class="home|logo-|>Imprint</.exec(embed)).toBe(null);
    expect(embed.includes('<link rel="icon" href="data:,">')).toBe(true);
    const other = await read('union-state/en/index.html');
    expect(/class="home[^>]*>(.*?)</.exec(other)?.[1]).toBe('Meetlint');
    expect(/later-imprint|Tijdgeest/.exec(other)).toBe(null);
  });
});

test('in development the list of stories has it, and an open page takes it over as it is saved, mistakes and all', async () => {
  const server = await startDevelopment();
  const folder = join(server.project, 'story');
  const { page, close } = await open(server.address, { width: 390, height: 844 });
  await page.getByRole('heading', { level: 1, name: 'Meetlint' }).waitFor();
  await writeHouse(folder);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).getByRole('img', { name: 'De Tijdgeest' }).waitFor();
  expect(await page.title()).toBe('De Tijdgeest');
  expect(await page.getByRole('navigation', { name: 'De Tijdgeest' }).getByRole('link').allTextContents()).toEqual([
    'Imprint',
    'Privacy',
  ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await page.goto(`${server.address}union-state/en/`);
  await page.locator('[data-bar] .home img').waitFor();
  await page.waitForFunction(() => document.documentElement.dataset['problems'] === '0');
  await writeHouse(folder, { ...house, logo: 'lgo.svg' });
  await page.getByText('Did you mean "logo.svg"?').waitFor();
  await writeHouse(folder, { name: 'Another' });
  await page.locator('[data-bar] .home', { hasText: 'Another' }).waitFor();
  await close();
  await server.close();
});
