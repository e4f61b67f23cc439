import { afterAll, expect, inject, test } from 'vitest';
import { light } from '../embed/host.ts';
import { closeBrowser, open, settle } from '../support/page.ts';

const site = inject('site');

afterAll(closeBrowser);

/**
 * What assistive technology is told of a story, from its title to its last scene. Made anew by `npx vitest run --project
 * site tests/site/aria.site.ts -u`, and then read aloud from the first line to the last.
 */
test.each(['union-state/nl', 'union-state/en', 'magellan-elcano/en'])('%s reads aloud', async (edition) => {
  const { page, close } = await open(`${site}${edition}/`, { width: 1440, height: 900, init: light });
  await page.waitForSelector('[data-camera]');
  await settle(page);
  const text = (await page.locator('main').ariaSnapshot()).replace(/\u00a0/g, ' ');
  await expect(`${text}\n`).toMatchFileSnapshot(`../cases/aria/${edition.replace('/', '.')}.yaml`);
  await close();
});
