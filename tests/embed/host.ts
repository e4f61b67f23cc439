import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright';
import sirv from 'sirv';
import { afterAll, beforeAll } from 'vitest';
import { closeBrowser } from '../support/page.ts';

const require = createRequire(import.meta.url);
const vendors: Record<string, string> = {
  '/pym.js': require.resolve('pym.js/dist/pym.v1.js'),
  '/iframeResizer.js': require.resolve('iframe-resizer/js/iframeResizer.js'),
};

interface Host {
  /** Puts a page on the host's origin and returns its address. */
  page(body: string, options?: { head?: string; policy?: string }): string;
  close(): void;
}

/** The host of a file's tests: it is there while they run, and goes with their browser. */
export function hostOfTests(): Pick<Host, 'page'> {
  let host: Host;
  beforeAll(async () => {
    host = await openHost();
  });
  afterAll(async () => {
    host.close();
    await closeBrowser();
  });
  return { page: (...page) => host.page(...page) };
}

/** Somebody else's site, on an origin of its own, with the resizers that newsrooms use. */
async function openHost(): Promise<Host> {
  const pages = new Map<string, { html: string; policy: string }>();
  const { origin, close } = await listen((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const vendor = vendors[path];
    const page = pages.get(path);
    if (vendor) {
      void readFile(vendor).then((script) => response.setHeader('Content-Type', 'text/javascript').end(script));
    } else if (page) {
      if (page.policy) response.setHeader('Content-Security-Policy', page.policy);
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page.html);
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  return {
    close,
    page(body, { head = '', policy = '' } = {}) {
      const path = `/page-${pages.size}`;
      pages.set(path, { html: hostPage(body, head), policy });
      return origin + path;
    },
  };
}

/** The built site, with the headers that a server may or may not send; what `late` tells of comes half a second late. */
export async function serveWith(
  dist: string,
  headers: Record<string, string>,
  late?: RegExp,
): Promise<{ site: string; close(): void }> {
  const files = sirv(dist, { dev: true });
  const { origin, close } = await listen((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const answer = () => files(request, response, () => void response.writeHead(404).end());
    if (late?.test(request.url ?? '')) setTimeout(answer, 500);
    else answer();
  });
  return { site: `${origin}/`, close };
}

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ origin: string; close(): void }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function hostPage(body: string, head: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body { margin: 0; font: 18px/1.5 Georgia, serif } .filler { display: flow-root; height: 900px; background: #f4f4f4 }</style>
${head}</head><body>${body}</body></html>`;
}

/** Keeps the live map away, which takes seconds of a slow machine: what is tried is who scrolls. */
export const light = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })";

/** Text of the host's own, so that a story has something before and after it. */
export const filler = '<div class="filler"><p>Text of the host’s own.</p></div>';

/** The frame that shows the story. */
export async function storyFrame(page: Page, nth = 0): Promise<Frame> {
  for (let tries = 0; tries < 300; tries++) {
    const frames = page.frames().filter((frame) => /\/(embed|index)\.html/.test(frame.url()));
    const frame = frames[nth];
    if (frame) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error(`There is no frame ${nth} with a story on the page`);
}

/** A frame that is out of view has no animation frames: whoever waits in it asks by the clock, every so many ms. */
const polling = 50;

/** Waits until the frame has taken one of its modes. */
export async function untilMode(frame: Frame, mode: string, timeout = 30_000): Promise<void> {
  await frame.waitForFunction((mode) => document.documentElement.dataset['mode'] === mode, mode, { polling, timeout });
}

/** Waits until the story in the frame follows its reader. */
export async function untilAwake(frame: Frame): Promise<void> {
  await frame.waitForFunction(() => document.querySelector('[data-camera]'), undefined, { polling });
}

/** Waits until the reader is in a scene. */
export async function untilScene(frame: Frame, scene: string, timeout = 20_000): Promise<void> {
  await frame.waitForFunction((scene) => document.documentElement.dataset['scene'] === scene, scene, {
    polling,
    timeout,
  });
}

export function sceneOf(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.documentElement.dataset['scene'] ?? '');
}

/** Ids of the story's scenes, in order. */
export function scenesOf(frame: Frame): Promise<string[]> {
  return frame.$$eval('[data-scene-id]', (all) => all.map(({ id }) => id));
}
