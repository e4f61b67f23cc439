import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { ensureBrowser } from '../support/browser.ts';
import { chromiumLaunch } from '../support/chromium.ts';
import budgets from './budgets.json' with { type: 'json' };
import { scrollThrough, typical, withoutPainting, type Frame } from './frames.ts';
import { serveCompressed } from './server.ts';
import { warnWhereBusy } from './busy.ts';
import { median, quantile } from './statistics.ts';
import { ofLiveMap, openPhone, visit, type Visit } from './visit.ts';

/** `npm run bench [dist] [visits]`: opens the built story on a slow phone, and holds what it takes to the budgets. */
const [dist = 'dist', visits = '5'] = process.argv.slice(2);
const story = 'union-state/nl/';
const output = join('.cache', 'bench.json');

interface Line {
  name: string;
  value: number;
  unit: 'B' | 'ms' | '';
  /** Of the blank page. */
  blank?: number;
  budget?: number;
  /** What makes it up, the largest first. */
  parts: string[];
}

if (!existsSync(join(dist, story, 'index.html'))) {
  console.error(`There is no ${join(dist, story)}: run npm run build first.`);
  process.exit(1);
}
ensureBrowser();
warnWhereBusy('bytes and layout shift hold, times do not');
const bench = await serveCompressed(dist);
const browser = await chromium.launch(chromiumLaunch({ whole: true }));

const blanks: Visit[] = [];
const stories: Visit[] = [];
for (let turn = 1; turn <= Number(visits); turn++) {
  for (const [path, list] of [
    ['blank.html', blanks],
    [story, stories],
  ] as const) {
    const { page, close } = await openPhone(browser);
    const seen = await visit(page, bench, path, path === story);
    list.push(seen);
    const live = Number.isNaN(seen.live) ? '' : `, live after ${Math.round(seen.live)} ms`;
    console.log(`visit ${turn} of ${visits}, ${path}: first paint after ${Math.round(seen.firstPaint)} ms${live}`);
    await close();
  }
}

/** Of each time that the story was scrolled through by a page which had just been opened. */
const scrolls: Frame[][] = [];
let sentInAll: typeof bench.sent = [];
for (let turn = 1; turn <= Math.min(5, Number(visits)); turn++) {
  console.log(`scrolling through the story, time ${turn}`);
  const { page, session, close } = await openPhone(browser);
  await page.addInitScript(withoutPainting);
  await visit(page, bench, story, true);
  scrolls.push(await scrollThrough(page, session));
  sentInAll = [...bench.sent];
  await close();
}
await browser.close();
bench.server.close();
bench.server.closeAllConnections();

const lines = measured();
console.table(
  Object.fromEntries(
    lines.map(({ name, value, unit, blank, budget }) => [
      name,
      {
        value: written(value, unit),
        blank: blank === undefined ? '' : written(blank, unit),
        ratio: blank === undefined ? '' : (value / blank).toFixed(2),
        budget: budget === undefined ? '' : written(budget, unit),
      },
    ]),
  ),
);
await mkdir(dirname(output), { recursive: true });
await writeFile(output, JSON.stringify({ lines, blanks, stories }, null, 2));
console.log(`written to ${output}`);

const exceeded = lines.filter(({ value, budget }) => budget !== undefined && !(value <= budget));
for (const { name, value, unit, budget = 0, parts } of exceeded) {
  console.error(`${name}: ${written(value, unit)}, over the budget of ${written(budget, unit)}`);
  for (const part of parts.slice(0, 8)) console.error(`  ${part}`);
}
process.exit(exceeded.length ? 1 : 0);

function measured(): Line[] {
  const html = readFileSync(join(dist, story, 'index.html'), 'utf8');
  const firstStills = html.match(/<div class="first [^>]*>.*?<\/svg>/gs) ?? [];
  const still = Math.max(0, ...firstStills.map((each) => brotliCompressSync(each).length));
  const one = stories[0];
  if (!one) throw new Error('there was no visit');
  const { files } = one;
  const ofStory = files.filter(({ path }) => path.endsWith('story.json'));
  const before = files.filter(({ path, end }) => !ofLiveMap.test(path) && end <= one.live);
  const across = (pick: (visit: Visit) => number) => ({
    value: median(stories.map(pick)),
    blank: median(blanks.map(pick)),
  });
  const bytes = (name: string, counted: { path: string; bytes: number }[], budget?: number): Line => ({
    name,
    value: counted.reduce((sum, file) => sum + file.bytes, 0),
    unit: 'B',
    ...(budget !== undefined && { budget }),
    parts: counted.toSorted((a, b) => b.bytes - a.bytes).map((file) => `${file.path}: ${written(file.bytes, 'B')}`),
  });
  const time = (name: string, pick: (visit: Visit) => number, budget?: number): Line => ({
    name,
    ...across(pick),
    unit: 'ms',
    ...(budget !== undefined && { budget }),
    parts: stories.map((visit, index) => `visit ${index + 1}: ${written(pick(visit), 'ms')}`),
  });
  const blank = {
    first: median(blanks.map((visit) => visit.firstPaint)),
    largest: median(blanks.map((visit) => visit.largestPaint)),
  };
  // The sampler is one more that waits for a processor: what it finds in one frame of one scroll is half chance.
  const frames = typical(scrolls);
  const own = ownOf(frames);
  const all: Line[] = [
    bytes(
      'HTML',
      files.filter(({ path }) => path.endsWith('index.html')),
      budgets.bytes.html,
    ),
    { name: 'first still', value: still, unit: 'B', budget: budgets.bytes.firstStill, parts: [`${story}index.html`] },
    bytes('story.json', ofStory, budgets.bytes.story),
    bytes(
      'before first paint',
      files.filter(({ end }) => end <= one.firstPaint),
    ),
    bytes('before the live map', before, budgets.bytes.beforeLiveMap),
    bytes('in all, scrolled through', sentInAll, budgets.bytes.inAll),
    time('first paint', (visit) => visit.firstPaint, blank.first * budgets.timesOfBlankPage.firstPaint),
    time('largest paint', (visit) => visit.largestPaint, blank.largest * budgets.timesOfBlankPage.largestPaint),
    {
      name: 'layout shift',
      value: median(stories.map((visit) => visit.layoutShift)),
      unit: '',
      budget: budgets.layoutShift,
      parts: [],
    },
    time('blocking until awake', (visit) => visit.blocking, budgets.blockingMs),
    time('blocking until live', (visit) => visit.blockingUntilLive),
    { ...time('live map', (visit) => visit.live), parts: [] },
    {
      name: 'own script per frame, 95%',
      value: quantile(own, 0.95),
      unit: 'ms',
      budget: budgets.scriptPerFrameMs,
      parts: frames
        .map(({ scene, own }, index) => ({ own, text: `frame ${index + 1} of ${frames.length}, in ${scene}` }))
        .toSorted((a, b) => b.own - a.own)
        .map(({ own, text }) => `${text}: ${written(own, 'ms')}`),
    },
    { name: 'own script per frame, median', value: median(own), unit: 'ms', parts: [] },
    {
      name: 'own script per frame of each scroll, 95%',
      value: median(scrolls.map((each) => quantile(ownOf(each), 0.95))),
      unit: 'ms',
      parts: [],
    },
    {
      name: 'MapLibre per frame, median',
      value: median(frames.map((frame) => frame.map)),
      unit: 'ms',
      parts: [],
    },
  ];
  return all.map(withoutMissing);
}

function ownOf(frames: Frame[]): number[] {
  return frames.map(({ own }) => own);
}

/** Nothing is so many times nothing. */
function withoutMissing(line: Line): Line {
  if (line.blank) return line;
  const { blank: _, ...rest } = line;
  return rest;
}

function written(value: number, unit: Line['unit']): string {
  if (unit === 'B') return `${(value / 1000).toFixed(1)} kB`;
  return unit ? `${value.toFixed(value < 20 ? 1 : 0)} ${unit}` : value.toFixed(4);
}
