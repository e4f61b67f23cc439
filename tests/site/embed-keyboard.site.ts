import type { Frame, Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { filler, light, hostOfTests, scenesOf, storyFrame, untilAwake, untilMode } from '../embed/host.ts';
import { resizers } from '../embed/resizers.ts';
import { open } from '../support/page.ts';

const site = inject('site');
const slow = { timeout: 20_000 };
const host = hostOfTests();

const embed = `${site}union-state/en/embed.html`;
const places: Record<string, string> = {
  driven: `<meetlint-story src="${site}union-state/en/"></meetlint-story><script async src="${site}embed.js"></script>`,
  measured: resizers['Datawrapper']!(embed),
  plain: `<iframe title="Story" src="${embed}" width="800" height="700"></iframe>`,
};

/** What has the focus in the frame, and whether all of it is in the reader's window and nothing covers it. */
async function focused(page: Page, frame: Frame): Promise<{ id: string; seen: boolean }> {
  const { id, top, bottom, open } = await frame.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const open = [left + 2, right - 2].every((x) =>
      [top + 2, bottom - 2].every((y) => element.contains(document.elementFromPoint(x, y))),
    );
    return { id: element.id, top, bottom, open };
  });
  const [offset, height] = await page.evaluate(
    () => [document.querySelector('iframe')!.getBoundingClientRect().top, innerHeight] as const,
  );
  return { id, seen: open && offset + top >= 0 && offset + bottom <= height };
}

describe.each(Object.entries(places))('a frame that is %s', (mode, framed) => {
  test('is entered by Tab, read from start to end by the arrow keys, and left by Tab', async () => {
    const body = `<a id="before" href="#x">before</a>${framed}<p><a id="after" href="#y">after</a></p>${filler}`;
    const options = { width: 900, height: 800, init: light, reducedMotion: 'reduce' } as const;
    const { page, complaints, close } = await open(host.page(body), options);
    const frame = await storyFrame(page);
    await untilMode(frame, mode);
    await untilAwake(frame);
    await page.focus('#before');
    await page.keyboard.press('Tab');
    await frame.waitForFunction(() => document.activeElement !== document.body, undefined, slow);
    await frame.waitForSelector('[data-walk]', { state: 'attached' });
    for (const id of await scenesOf(frame)) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => focused(page, frame), slow).toEqual({ id: `${id}-heading`, seen: true });
      await frame.waitForFunction((id) => document.documentElement.dataset['scene'] === id, id);
    }
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(page, frame), slow).toMatchObject({ id: 'measures', seen: true });
    for (let tabs = 0; tabs < 80; tabs++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.id === 'after')) break;
    }
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('after');
    expect(complaints).toEqual([]);
    await close();
  });
});
