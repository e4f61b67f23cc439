import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

/** The browsers of other makers than Chromium's, each in a window of its own on a screen that nobody sees. */
export interface Engine {
  name: 'Firefox' | 'WebKit';
  /** What is not installed that it takes; nothing where it can be tried. */
  missing: string[];
  open(options: EngineOptions): Promise<Tab>;
}

export interface EngineOptions {
  /** Of what the page sees, CSS pixels. WebKit's window is never narrower than about 450. */
  width: number;
  height: number;
  /** false where the browser is to have no WebGL. */
  webgl?: boolean;
}

export interface Tab {
  go(url: string): Promise<void>;
  /** Runs a function of its own in the page, and gives what it returns or promises. */
  run<Given extends unknown[], Told>(script: (...given: Given) => Told, ...given: Given): Promise<Awaited<Told>>;
  /** PNG of what the page shows. */
  screenshot(): Promise<Buffer>;
  /** Errors and warnings of the console, and uncaught errors, as they came. */
  complaints(): Promise<string[]>;
  close(): Promise<void>;
}

const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const screen = '/usr/bin/Xvfb';
const webkit = '/usr/bin/WebKitWebDriver';
const architecture = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const miniBrowser = `/usr/lib/${architecture}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
const missing = (...anyOf: string[]) => (anyOf.some((path) => existsSync(path)) ? [] : [anyOf[0]!]);

export const engines: Engine[] = [
  { name: 'Firefox', missing: [...missing(...firefox), ...missing(screen)], open: openFirefox },
  { name: 'WebKit', missing: [...missing(webkit), ...missing(miniBrowser), ...missing(screen)], open: openWebKit },
];

/** Waits until a function of the page's own tells something that is so, or fails with what it told last. */
export async function until<Given extends unknown[]>(
  tab: Pick<Tab, 'run'>,
  script: (...given: Given) => unknown,
  ...given: Given
): Promise<void> {
  let told: unknown;
  for (const end = Date.now() + 120_000; Date.now() < end; await setTimeout(100)) {
    told = await tab.run(script, ...given);
    if (told) return;
  }
  throw new Error(`For two minutes it was ${String(told)}: ${String(script)} of ${JSON.stringify(given)}`);
}

/** Firefox, over WebDriver BiDi. */
async function openFirefox({ width, height, webgl = true }: EngineOptions): Promise<Tab> {
  const display = await openScreen();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox.find((path) => existsSync(path))!,
    headless: false,
    env: { ...process.env, DISPLAY: display.name },
    extraPrefsFirefox: { 'webgl.disabled': !webgl },
  });
  const [page = await browser.newPage()] = await browser.pages();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error instanceof Error ? error.message : error}`));
  await page.setViewport({ width, height });
  return {
    complaints: async () => complaints,
    go: async (url) => void (await page.goto(url)),
    run: (script, ...given) => page.evaluate(script as (...given: unknown[]) => never, ...given),
    screenshot: async () => Buffer.from(await page.screenshot()),
    async close() {
      await browser.close();
      display.close();
    },
  };
}

/** WebKitGTK, over WebDriver. The console is not in that protocol: it is heard from the page, once that is loaded. */
async function openWebKit({ width, height, webgl = true }: EngineOptions): Promise<Tab> {
  const display = await openScreen();
  const port = await freePort();
  const driver = spawn(webkit, [`--port=${port}`], { env: { ...process.env, DISPLAY: display.name }, stdio: 'ignore' });
  const call = async <Value>(method: string, path: string, body?: object): Promise<Value> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value as Value;
  };
  while (!(await call<{ ready: boolean }>('GET', '/status').catch(() => undefined))?.ready) await setTimeout(50);
  const { sessionId } = await call<{ sessionId: string }>('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        'webkitgtk:browserOptions': {
          binary: miniBrowser,
          args: ['--automation', `--enable-webgl=${webgl}`],
        },
      },
    },
  });
  const tab = <Value>(method: string, path: string, body?: object) =>
    call<Value>(method, `/session/${sessionId}${path}`, body);
  const run: Tab['run'] = (script, ...args) =>
    tab('POST', '/execute/sync', { script: `return (${String(script)})(...arguments)`, args });
  await tab('POST', '/window/rect', { width, height });
  const bars = height - (await run(() => innerHeight));
  await tab('POST', '/window/rect', { width, height: height + bars });
  return {
    run,
    complaints: () => run(() => (window as Listening).complaints),
    async go(url) {
      await tab('POST', '/url', { url });
      await run(listen);
    },
    screenshot: async () => Buffer.from(await tab<string>('GET', '/screenshot'), 'base64'),
    async close() {
      await tab('DELETE', '');
      driver.kill();
      display.close();
    },
  };
}

type Listening = Window & typeof globalThis & { complaints: string[] };

/** Runs in the page. */
function listen(): void {
  const complaints: string[] = [];
  Object.assign(window, { complaints });
  addEventListener('error', ({ message }) => complaints.push(`uncaught: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(`uncaught: ${String(reason)}`));
  for (const kind of ['error', 'warn'] as const) {
    const say = console[kind];
    console[kind] = (...said: unknown[]) => {
      complaints.push(`${kind}: ${said.map(String).join(' ')}`);
      say(...said);
    };
  }
}

/** A screen without a monitor: only in a window do these browsers have WebGL where there is no graphics card. */
async function openScreen(): Promise<{ name: string; close(): void }> {
  const server = spawn(screen, ['-displayfd', '1', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    server.once('exit', (code) => reject(new Error(`${screen} ended with code ${code}`)));
  });
  return { name: `:${number}`, close: () => server.kill() };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
