import { afterAll, describe, expect, inject, test } from 'vitest';
import { storyFrame, untilAwake, untilMode } from '../embed/host.ts';
import { closeBrowser, open } from '../support/page.ts';

const site = inject('site');
const slow = { timeout: 20_000 };

afterAll(closeBrowser);

describe('oEmbed', () => {
  test('is found in the first kilobytes of a story’s page, and answers with a quote and a titled frame', async () => {
    const html = await (await fetch(`${site}union-state/nl/`)).text();
    const link = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)" title="([^"]+)">/.exec(
      html.slice(0, 4096),
    );
    const address = new URL(link![1]!, `${site}union-state/nl/`);
    const answer = (await (await fetch(address)).json()) as Record<string, string | number>;
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', provider_name: 'Meetlint', width: 600, height: 640 });
    expect(answer['html']).toMatch(
      /^<blockquote class="wp-embedded-content"><a [^>]+>[^<]+<\/a><\/blockquote><iframe /,
    );
    expect(answer['html']).toMatch(/ title="[^"]{5,}"/);
    const thumbnail = await fetch(new URL(String(answer['thumbnail_url']), address));
    expect(thumbnail.headers.get('content-type')).toBe('image/png');
  });
});

describe('the share page', () => {
  for (const size of [
    { width: 390, height: 844 },
    { width: 1280, height: 900 },
  ]) {
    test(`offers the story for every host at ${size.width} px, under its own policy`, async () => {
      const { page, complaints, requests, close } = await open(`${site}union-state/nl/share.html`, size);
      const snippet = (name: string) => page.locator(`[data-snippet="${name}"]`).innerText();
      expect(await snippet('driven')).toContain(`<meetlint-story src="${site}union-state/nl/" length="12"`);
      expect(await snippet('driven')).toContain(`<script src="${site}embed.js" async></script>`);
      await page.selectOption('select[name=from]', '3');
      await page.selectOption('select[name=to]', '5');
      await page.selectOption('select[name=units]', 'mi');
      expect(await snippet('frame')).toContain(`${site}union-state/nl/embed.html?scenes=3..5&#38;units=mi`);
      expect(await snippet('oembed')).toBe(`${site}union-state/nl/oembed.json`);
      expect((await fetch(await snippet('oembed'))).ok).toBe(true);

      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.click('[data-copy=link]');
      await expect.poll(() => page.locator('[data-copy=link]').innerText()).toBe('Gekopieerd');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site}union-state/nl/`);

      await page.click('[data-width="1280"]');
      expect(await page.evaluate(() => document.querySelector<HTMLElement>('[data-preview]')!.clientWidth)).toBe(1280);
      await page.locator('[data-screen]').scrollIntoViewIfNeeded();
      const frame = await storyFrame(page);
      await untilMode(frame, 'driven');
      await untilAwake(frame);
      await expect.poll(() => frame.url(), slow).toContain('scenes=3..5');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([site.slice(0, -1)]));
      expect(complaints).toEqual([]);
      await close();
    });
  }
});
