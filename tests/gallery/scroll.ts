import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { serve } from '../../src/build/serve.ts';
import { ensureBrowser } from '../support/browser.ts';
import { closeBrowser, settle, untilLive } from '../support/page.ts';
import { openStory } from './frames.ts';
import { writeSheet } from './sheet.ts';

const usage = `npm run gallery:scroll -- [flags]

Scrolls through a built story on a phone and takes a picture of the map every tenth of a second of scrolling; tells where
neighbouring pictures differ most, what flashes, and which names flicker. Everything is in .cache/gallery/scroll/.

  --dist DIR       the built site; dist/ when absent
  --story SLUG     union-state when absent
  --speed PIXELS   scrolled in a second; 900 when absent
  --scheme dark    light when absent
  --from, --to     shares of the page, 0 … 1: to look at a part of it
  --up             from the end to the beginning`;

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    story: { type: 'string', default: 'union-state' },
    speed: { type: 'string', default: '900' },
    scheme: { type: 'string', default: 'light' },
    from: { type: 'string', default: '0' },
    to: { type: 'string', default: '1' },
    up: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (!existsSync(join(values.dist, values.story, 'index.html'))) {
  console.error(`There is no ${values.story} in ${values.dist}: run npm run build first.`);
  process.exit(1);
}
ensureBrowser();

const size = { width: 390, height: 844 };
/** Pictures are compared at this width: what differs less than a pixel of it is motion, and no jump. */
const comparedWidth = 130;
const out = join('.cache', 'gallery', 'scroll');

/** One moment of the scroll. */
interface Shot {
  /** Share of the page, 0 … 1. */
  at: number;
  scene: string;
  picture: Buffer;
  /** Grey levels of the picture, small. */
  levels: Buffer;
  /** Names on the map, each with its opacity. */
  names: Map<string, number>;
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const { server, addresses } = await serve(values.dist, 4800);
const shots = await record(`${addresses[0]}${values.story}/`);
await closeBrowser();
server.close();
server.closeAllConnections();
await report();

async function record(url: string): Promise<Shot[]> {
  const scheme = values.scheme === 'dark' ? 'dark' : 'light';
  const { page } = await openStory(url, { ...size, scheme, ground: 'live' });
  await page.evaluate(() => scrollTo(0, 1));
  await untilLive(page);
  // Cards move with the page; what is asked here is what the map does.
  await page.evaluate(() => {
    const over = '[data-card], [data-title], [data-opening], [data-bar], [data-peek], .notes, dialog';
    for (const each of document.querySelectorAll<HTMLElement>(over)) each.style.opacity = '0';
  });
  const length = await page.evaluate(() => document.querySelector('article')!.offsetHeight - innerHeight);
  const step = Number(values.speed) / 10;
  const [from, to] = [Number(values.from) * length, Number(values.to) * length];
  const count = Math.ceil((to - from) / step);
  const all: Shot[] = [];
  for (let index = 0; index <= count; index++) {
    const y = Math.min(to, from + step * (values.up ? count - index : index));
    await page.evaluate((y) => scrollTo(0, y), y);
    await settle(page);
    all.push(await shoot(page, y / length));
    if (index % 25 === 0) console.log(`${index} of ${count}, ${all.at(-1)?.scene}`);
  }
  return all;
}

async function shoot(page: Page, at: number): Promise<Shot> {
  const picture = await page.screenshot({ type: 'jpeg', quality: 90 });
  const { scene, names } = await page.evaluate(() => ({
    scene: document.documentElement.dataset['scene'] ?? '',
    names: [...document.querySelectorAll('svg.drawing g.label')].map((label): [string, number] => [
      label.classList.contains('figure') ? (label.getAttribute('data-measure') ?? '') : (label.textContent ?? ''),
      Number(label.getAttribute('opacity') ?? 1),
    ]),
  }));
  const levels = await sharp(picture).resize({ width: comparedWidth }).grayscale().raw().toBuffer();
  const shown = new Map<string, number>();
  // A name that changes sides is there twice.
  for (const [name, opacity] of names) if (name) shown.set(name, Math.max(opacity, shown.get(name) ?? 0));
  return { at, scene, picture, levels, names: shown };
}

/** Mean difference of two pictures in grey levels, 0 … 255. */
function difference(a: Shot, b: Shot): number {
  let sum = 0;
  for (let index = 0; index < a.levels.length; index++) sum += Math.abs(a.levels[index]! - b.levels[index]!);
  return sum / a.levels.length;
}

async function report(): Promise<void> {
  const changes = shots.slice(1).map((shot, index) => ({ index: index + 1, by: difference(shots[index]!, shot) }));
  // What is there for one picture only is unlike both its neighbours, which are like each other.
  const flashes = shots.slice(1, -1).map((shot, index) => {
    const [before, after] = [shots[index]!, shots[index + 2]!];
    const by = Math.min(difference(before, shot), difference(shot, after)) - difference(before, after);
    return { index: index + 1, by };
  });
  const worst = (list: { index: number; by: number }[]) => list.toSorted((a, b) => b.by - a.by).slice(0, 8);
  const where = (index: number) => `picture ${index} (${shots[index]!.scene}, ${(shots[index]!.at * 100).toFixed(1)} %)`;
  const sorted = changes.map(({ by }) => by).toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  console.log(`\n${shots.length} pictures. Change between neighbours, of 255 grey levels on average:`);
  console.log(`  median ${median.toFixed(2)}, largest ${(sorted.at(-1) ?? 0).toFixed(2)}`);
  for (const { index, by } of worst(changes)) console.log(`  ${by.toFixed(2)} at ${where(index)}`);
  const flashing = worst(flashes).filter(({ by }) => by > 0.1);
  console.log(flashing.length ? 'Flashes, unlike both their neighbours:' : 'Nothing flashes.');
  for (const { index, by } of flashing) console.log(`  ${by.toFixed(2)} at ${where(index)}`);
  const flickers = flickering();
  console.log(flickers.length ? 'Names that come and go within half a second:' : 'No name flickers.');
  for (const line of flickers) console.log(`  ${line}`);

  for (const [index, { picture }] of shots.entries()) {
    await writeFile(join(out, `${String(index).padStart(3, '0')}.jpg`), picture);
  }
  const pairs = worst(changes).flatMap(({ index, by }) => [
    { caption: `${index - 1} ${shots[index - 1]!.scene}`, picture: shots[index - 1]!.picture },
    { caption: `${index}: changed by ${by.toFixed(1)}`, picture: shots[index]!.picture },
  ]);
  await writeSheet(join(out, 'largest.png'), 'The largest changes between neighbours', pairs, 280);
  console.log(`\nAll pictures and the sheet largest.png are in ${out}`);
}

/** Names that are there, then not, then there again within five pictures, or the other way round. */
function flickering(): string[] {
  const names = new Set(shots.flatMap((shot) => [...shot.names.keys()]));
  const found: string[] = [];
  for (const name of names) {
    let since = 0;
    let turns: number[] = [];
    for (let index = 1; index < shots.length; index++) {
      const [was, is] = [shots[index - 1]!, shots[index]!].map((shot) => (shot.names.get(name) ?? 0) > 0.3);
      if (was === is) continue;
      turns = [...turns.filter((turn) => turn > index - 5), index];
      if (turns.length > 1 && index > since) {
        found.push(`${name} at ${shots[index]!.scene}, pictures ${turns.join(', ')}`);
        since = index;
      }
    }
  }
  return found;
}
