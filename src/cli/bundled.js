import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * `node src/cli/bundled.js NAME …`: runs `src/cli/NAME.ts` from one bundle of all that it imports, made once and kept
 * until a source changes. Read module by module, through a loader for TypeScript, the check of a story would spend more
 * time on being loaded than on the story. Plain JavaScript, because nothing else is loaded before it.
 */
const [name = '', ...args] = process.argv.slice(2);
const root = join(import.meta.dirname, '..', '..');
const entry = join(import.meta.dirname, `${name}.ts`);
const cache = join(root, 'node_modules', '.cache', 'meetlint', 'bundles');
const folder = join(cache, `${name}-${stamp()}`);

if (!existsSync(folder)) await bundle();
process.argv = [process.execPath, entry, ...args];
await import(pathToFileURL(join(folder, `${name}.js`)).href);

/** By when the sources were written, how long they are, and which versions of packages they use. */
function stamp() {
  const hash = createHash('sha256').update(process.version);
  const sources = readdirSync(join(root, 'src'), { recursive: true }).filter((path) => String(path).endsWith('.ts'));
  for (const path of [...sources.map((source) => join('src', String(source))).sort(), 'package-lock.json']) {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundle() {
  const { build } = await import('vite');
  const outDir = `${folder}.${process.pid}`;
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // Files beside the sources are found from where the sources are, not from where the bundle is.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(entry).href) },
    ssr: { noExternal: true, external: ['fontverter', 'harfbuzzjs', 'sharp'] },
    build: { ssr: entry, outDir, emptyOutDir: true, target: 'node20', minify: false },
  });
  for (const old of await readdir(cache).catch(() => [])) {
    if (old.startsWith(`${name}-`) && !old.includes('.')) await rm(join(cache, old), { recursive: true, force: true });
  }
  // Whole or not at all, also where two are made at the same time.
  await rename(outDir, folder).catch(() => rm(outDir, { recursive: true, force: true }));
}
