import type { Plugin, ViteDevServer } from 'vite';
import { framesCss } from './frames.ts';
import type * as Development from './development.ts';

/** Stylesheets that are generated: `virtual:meetlint/frames.css` and `virtual:meetlint/fonts.css`. */
const generated = /^virtual:meetlint\/(frames|fonts)\.css$/;

/** In development the fonts are whole. */
const wholeFonts = ['source-serif-4', 'source-sans-3']
  .flatMap((name) => ['wght.css', 'wght-italic.css'].map((file) => `@import '@fontsource-variable/${name}/${file}';`))
  .join('\n');

export interface MeetlintOptions {
  root: string;
  /** Path of the stylesheet with the stories' own fonts, in a build. */
  fonts?: string;
}

/** Gives the reader its generated stylesheet and, in development, serves the stories as they stand in their files. */
export function meetlint({ root, fonts }: MeetlintOptions): Plugin {
  return {
    name: 'meetlint',
    config: () => (process.env['VITEST'] ? {} : { optimizeDeps: { entries: ['src/pages/*.ts'] } }),
    resolveId(id) {
      const name = generated.exec(id)?.[1];
      if (name === 'fonts' && fonts) return fonts;
      return name ? `/@meetlint/${name}.css` : undefined;
    },
    load(id) {
      if (id === '/@meetlint/frames.css') return framesCss();
      return id === '/@meetlint/fonts.css' ? wholeFonts : undefined;
    },
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
