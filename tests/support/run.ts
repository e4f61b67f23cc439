import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser.ts';
import { engines } from './engines.ts';

/** `npm test`: finds or installs a browser, then runs every check. Arguments are handed on to Vitest. */
ensureBrowser();
for (const { name, missing } of engines) {
  if (missing.length) console.log(`Without ${missing.join(' and ')} nothing is tried in ${name} (tests/README.md).`);
}
const result = spawnSync('npx', ['vitest', 'run', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(result.status ?? 1);
