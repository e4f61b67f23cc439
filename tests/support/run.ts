import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser.ts';

/** `npm test`: finds or installs a browser, then runs every check. Arguments are handed on to Vitest. */
ensureBrowser();
const result = spawnSync('npx', ['vitest', 'run', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(result.status ?? 1);
