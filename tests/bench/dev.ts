import { writeFile } from 'node:fs/promises';
import { ensureBrowser } from '../support/browser.ts';
import { edited, edits, startDevelopment } from '../support/development.ts';
import { closeBrowser, open } from '../support/page.ts';
import { warnWhereBusy } from './busy.ts';
import { median } from './statistics.ts';

/** `npm run bench:dev`: after how many milliseconds a page that is open shows what has been saved. */
const rounds = 7;
warnWhereBusy();
ensureBrowser();
const server = await startDevelopment();
const { path: storyFile, text: story } = server.story;
const { path: placesFile, text: places } = server.places;
// The live map is painted by software here, which no designer's machine does.
const init = `HTMLCanvasElement.prototype.getContext = () => null`;
const { page } = await open(`${server.address}union-state/en/#${edited.scene}`, { width: 390, height: 844, init });

/** Saves a file, and tells when the page had painted it: milliseconds, with the steps on the way. */
async function save(file: string, text: string): Promise<string> {
  // What was saved before has been checked at all viewports, as it has while a designer types the next word.
  await page.waitForFunction(() => document.documentElement.dataset['checked'] === 'true');
  await page.evaluate(() => delete document.documentElement.dataset['repainted']);
  await writeFile(file, text);
  const repainted = await page.waitForFunction(() => document.documentElement.dataset['repainted']);
  return String(await repainted.jsonValue());
}

const times: Record<string, string[]> = { 'a heading': [], 'a map': [], 'a place': [] };
for (let round = 0; round < rounds; round++) {
  const { fit, moved } = edits(story, places, round);
  times['a heading']!.push(await save(storyFile, story.replace(edited.heading, `The troops stayed (${round})`)));
  times['a map']!.push(await save(storyFile, fit));
  await save(storyFile, story);
  times['a place']!.push(await save(placesFile, moved));
  await save(placesFile, places);
  console.log(`round ${round + 1} of ${rounds}`);
}
await closeBrowser();
await server.close();

const painted = (steps: string) => Number(/painted (\d+)/.exec(steps)?.[1] ?? NaN);
console.table(
  Object.fromEntries(
    Object.entries(times).map(([what, all]) => [
      what,
      {
        'median, ms': median(all.map(painted)),
        'first, ms': painted(all[0] ?? ''),
        'longest, ms': Math.max(...all.map(painted)),
        'the last, by steps': all.at(-1),
      },
    ]),
  ),
);
process.exit();
