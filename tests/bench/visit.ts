import type { Browser, CDPSession, Page } from 'playwright';
import type { Bench } from './server.ts';

/** A middling phone on a slow network. */
export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const slowdown = 4;

/** What a visit took: milliseconds since navigation, and bytes of bodies as sent. */
export interface Visit {
  firstPaint: number;
  largestPaint: number;
  layoutShift: number;
  /** Beyond 50 ms of every long task from the first paint until the page is awake, the map's start left out. */
  blocking: number;
  /** The same until the map is live: MapLibre's start, and painting by software, are in it. */
  blockingUntilLive: number;
  /** When `data-map` became "live"; NaN for the blank page. */
  live: number;
  files: { path: string; bytes: number; end: number }[];
}

interface Seen {
  largest: number;
  shift: number;
  tasks: { start: number; duration: number }[];
  live: number;
}

/** Runs before the page's scripts. */
function watch(): void {
  const seen: Seen = { largest: 0, shift: 0, tasks: [], live: NaN };
  (window as unknown as { seen: Seen }).seen = seen;
  const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ startTime }) => (seen.largest = startTime));
  observe('layout-shift', (entry) => (seen.shift += (entry as PerformanceEntry & { value: number }).value));
  observe('longtask', ({ startTime, duration }) => seen.tasks.push({ start: startTime, duration }));
  const noteLive = () => {
    if (Number.isNaN(seen.live) && document.documentElement?.dataset['map'] === 'live') seen.live = performance.now();
  };
  new MutationObserver(noteLive).observe(document, { subtree: true, attributeFilter: ['data-map'] });
}

export async function openPhone(
  browser: Browser,
): Promise<{ page: Page; session: CDPSession; close(): Promise<void> }> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // What compiles this file names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (target) => target');
  await page.addInitScript(watch);
  return { page, session, close: () => context.close() };
}

/** Files of the live map, and of what is at hand beside it, which come when the story can be read already. */
export const ofLiveMap = /maplibre|\/stage-|\/hand-|\/ground\//;

/** Opens a page of the bench, and waits until all is there. */
export async function visit(page: Page, bench: Bench, path: string, isStory: boolean): Promise<Visit> {
  bench.sent.length = 0;
  // The visit before is still being cleared away, and this one's tab is coming up.
  await page.waitForTimeout(1000);
  await page.goto(bench.address + path);
  if (isStory) {
    await page.waitForFunction(() => document.documentElement.dataset['map'] === 'live', undefined, {
      timeout: 120_000,
    });
  }
  await page.waitForTimeout(500);
  const { seen, paint, resources, navigation } = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return {
      seen: (window as unknown as { seen: Seen }).seen,
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      resources: (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map((entry) => ({
        path: new URL(entry.name).pathname.slice(1),
        end: entry.responseEnd,
      })),
      navigation: navigation?.responseEnd ?? NaN,
    };
  });
  const mapScripts = resources.filter(({ path }) => ofLiveMap.test(path) && path.endsWith('.js'));
  const mapStart = Math.min(...mapScripts.map(({ end }) => end));
  const blocking = (until: number) =>
    seen.tasks
      .filter(({ start }) => start + 50 > paint && start < until)
      .reduce((sum, { start, duration }) => sum + Math.max(0, duration - 50 - Math.max(0, paint - start)), 0);
  return {
    firstPaint: paint,
    // Told late, and never before the first.
    largestPaint: Math.max(paint, seen.largest),
    layoutShift: seen.shift,
    blocking: blocking(mapStart),
    blockingUntilLive: blocking(Infinity),
    live: seen.live,
    files: bench.sent.map(({ path: file, bytes }) => ({
      path: file,
      bytes,
      end: file.endsWith('.html') ? navigation : (resources.find(({ path }) => path === file)?.end ?? Infinity),
    })),
  };
}
