import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Flags that give WebGL2 without a GPU, keep Chromium off the network, and let it run as root in CI. Debian's Chromium
 * asks for raster by the GPU, which in software takes ten times as long as by the CPU.
 */
export const chromiumArgs = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-rasterization',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Chromium without its windows and menus: it opens a page in half the time. */
const shell = '/usr/bin/chromium-headless-shell';
const candidates = [
  process.env['CHROMIUM_PATH'],
  shell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of an installed Chromium or Chrome, or undefined. The `whole` browser, as readers have it, is for measurements. */
export function findChromium({ whole = false } = {}): string | undefined {
  const preferred = whole ? [...candidates.filter((path) => path !== shell), shell] : candidates;
  const found = preferred.find((path) => path && existsSync(path));
  if (found) return found;
  for (const name of ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'chrome']) {
    try {
      const path = execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
      if (path) return path;
    } catch {
      // not on the PATH under this name
    }
  }
  return undefined;
}

/** Launch options for Playwright: the installed browser, or Playwright's own where there is none. */
export function chromiumLaunch(options?: { whole?: boolean }): { executablePath?: string; args: string[] } {
  const executablePath = findChromium(options);
  return executablePath ? { executablePath, args: chromiumArgs } : { args: chromiumArgs };
}
