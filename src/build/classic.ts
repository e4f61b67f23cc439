import { build as viteBuild } from 'vite';

/** The loader for host pages: its name never changes, for it stands in pages that nobody edits again. */
export const loaderFile = 'embed.js';
/** Stands in where a frame may load no modules. */
export const guardFile = 'assets/guard.js';

/** Bundles the classic scripts, each complete in itself and for browsers of 2017 and later. */
export async function bundleClassic(root: string, outDir: string): Promise<void> {
  for (const [entry, file] of [
    ['src/embed/loader.ts', loaderFile],
    ['src/embed/guard.ts', guardFile],
  ] as const) {
    await viteBuild({
      root,
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      build: {
        outDir,
        emptyOutDir: false,
        target: 'es2017',
        lib: { entry, formats: ['iife'], name: 'meetlint', fileName: () => file },
      },
    });
  }
}
