import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { chromiumLaunch } from './chromium.ts';

let browser: Promise<Browser> | undefined;

/** One Chromium for all tests of a file. */
export function openBrowser(): Promise<Browser> {
  browser ??= chromium.launch(chromiumLaunch());
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

export interface Opened {
  page: Page;
  context: BrowserContext;
  /** Errors and warnings of the console, and uncaught errors, as they came. */
  complaints: string[];
  /** Every address asked for. */
  requests: string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  width: number;
  height: number;
  javaScriptEnabled?: boolean;
  reducedMotion?: 'reduce' | 'no-preference';
  colorScheme?: 'light' | 'dark';
  hasTouch?: boolean;
  /** Run in the page before its own scripts. */
  init?: string;
}

/** Software rendering is slow, and says so in the console; that is no fault of the page. */
const driverNotice = /GL Driver Message|GPU stall due to ReadPixels|software WebGL|swiftshader/i;

/** Opens a page in a fresh context, and keeps what the console says and the network is asked. */
export async function open(url: string, { width, height, init, ...options }: OpenOptions): Promise<Opened> {
  const context = await (await openBrowser()).newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !driverNotice.test(message.text())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => requests.push(request.url()));
  if (init) await page.addInitScript(init);
  await page.goto(url);
  return { page, context, complaints, requests, close: () => context.close() };
}

/** Waits until the live map has been painted. */
export async function untilLive(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['map'] === 'live', undefined, { timeout: 60_000 });
}

/** Waits until two animation frames have passed without a change of scene, and the ground is what it is to be. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Where the page must be scrolled for a scene to stand in the middle of its rest. */
export async function restOf(page: Page, id: string): Promise<number> {
  return page.evaluate(restInPage, id);
}

/** The same, run in the page. */
export function restInPage(id: string): number {
  const section = document.getElementById(id)!;
  const card = section.querySelector<HTMLElement>('[data-card]')!;
  const pin = innerHeight - (parseFloat(getComputedStyle(card).bottom) || 0);
  const { top, bottom } = section.getBoundingClientRect();
  const arrival = top + Math.min(card.offsetHeight, 0.6 * innerHeight) - pin;
  return Math.round(scrollY + (arrival + bottom - pin) / 2);
}

/** What the map shows: the drawing, which is a function of camera and shown features, word by word. */
export async function drawingOf(page: Page): Promise<string> {
  return page.evaluate(drawingInPage);
}

/** The same, run in the page. */
export function drawingInPage(): string {
  return document.querySelector('svg.drawing')!.innerHTML;
}
