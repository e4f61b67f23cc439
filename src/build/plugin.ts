import type { Plugin, ViteDevServer } from 'vite';
import { framesCss } from './frames.ts';
import type * as Development from './development.ts';

const framesId = 'virtual:meetlint/frames.css';
const resolvedFramesId = '/@meetlint/frames.css';

/** Gives the reader its generated stylesheet and, in development, serves the stories as they stand in their files. */
export function meetlint(root: string): Plugin {
  return {
    name: 'meetlint',
    resolveId: (id) => (id === framesId ? resolvedFramesId : undefined),
    load: (id) => (id === resolvedFramesId ? framesCss() : undefined),
    async configureServer(server) {
      if (process.env['VITEST']) return;
      (await loadDevelopment(server)).serveStories(server, root);
    },
  };
}

/** Through Vite, not by import: the engine would else be bundled into the configuration of every run. */
async function loadDevelopment(server: ViteDevServer): Promise<typeof Development> {
  return (await server.ssrLoadModule('/src/build/development.ts')) as typeof Development;
}
