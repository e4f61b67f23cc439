import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright';
import { findChromium } from './chromium.ts';

const advice = `
The browser tests need Chromium or Chrome, and none was found.
  Debian, Ubuntu:  sudo apt-get install chromium
  Fedora:          sudo dnf install chromium
  macOS:           brew install --cask google-chrome
  anywhere:        npx playwright install chromium
Or set CHROMIUM_PATH to one that is installed elsewhere.
`;

/** Finds a browser for the tests, or installs one where that can be done without asking; else says what to do. */
export function ensureBrowser(): void {
  if (findChromium() || playwrightHasOne()) return;
  console.log('No Chromium or Chrome found: installing one for the tests.');
  if (installFromDebian() || installFromPlaywright()) return;
  console.error(advice);
  process.exit(1);
}

function playwrightHasOne(): boolean {
  try {
    execFileSync(chromium.executablePath(), ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function installFromDebian(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const chromium of ['chromium-headless-shell', 'chromium']) {
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
      execFileSync('apt-get', ['install', '-y', '-qq', chromium, 'fonts-liberation'], { stdio: 'inherit', env });
    } catch {
      continue;
    }
    if (findChromium()) return true;
  }
  return false;
}

function installFromPlaywright(): boolean {
  try {
    execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  } catch {
    return false;
  }
  return playwrightHasOne();
}
