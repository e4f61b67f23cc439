import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { meetlint } from './src/build/plugin.ts';
import { chromiumLaunch } from './tests/support/chromium.ts';

export default defineConfig({
  plugins: [svelte(), meetlint({ root: import.meta.dirname })],
  test: {
    // Also where there are only two cores: much of it is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        // Time limits are for tests that hang, not for slow machines. One project after the other, for two cores.
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          environment: 'node',
          // What the files of a worker import is read once.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          retry: 1,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/site/**/*.site.ts'],
          globalSetup: ['tests/support/globalSite.ts'],
          setupFiles: ['tests/support/untilBuilt.ts'],
          environment: 'node',
          isolate: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          retry: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
