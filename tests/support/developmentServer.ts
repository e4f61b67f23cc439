import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import { meetlint } from '../../src/build/plugin.ts';

/** The process of `startDevelopment`: serves the stories of the project that it is told, and sends its address. */
const [project = ''] = process.argv.slice(2);
const server = await createServer({
  root: process.cwd(),
  configFile: false,
  plugins: [svelte(), meetlint({ root: project })],
  logLevel: 'error',
  server: { port: 0, host: '127.0.0.1' },
});
await server.listen();
process.send?.(server.resolvedUrls?.local[0] ?? '');
// Whatever becomes of the test, no server stays behind.
process.on('disconnect', () => process.exit());
