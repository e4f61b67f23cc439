import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build as viteBuild, type InlineConfig, type Manifest, type ManifestChunk } from 'vite';
import type { Block, CompiledStory, Inline } from '../compile/compiled.ts';
import { distinctProblems, type Problem, type Theme } from '../format/index.ts';
import { bundleClassic, guardFile } from './classic.ts';
import { contentSecurityPolicy, policyFile, withInline, type Assets } from './document.ts';
import { dressed } from './dressed.ts';
import { subsetFonts, type Characters, type Fonts } from './fonts.ts';
import { readHouse } from './house.ts';
import { indexDocument } from './indexPage.ts';
import { storyListing } from './listing.ts';
import { meetlint } from './plugin.ts';
import { listStories, readTheme, readWords } from './read.ts';
import { sitemap } from './sitemap.ts';
import { siteUrl } from './siteUrl.ts';
import { storySite, type PageAssets, type Renderer, type SiteTools, type StorySite } from './site.ts';

export interface BuildOptions {
  root: string;
  /** Where the site goes; `dist` below the root. */
  out?: string;
  /** Only these stories; all of them when absent. */
  slugs?: string[];
  /** Other folders whose stories belong to the site, each with a `story/` and a `geo/` as the root has them. */
  also?: string[];
  /** Where the site will stand, for links that must be absolute; what SITE_URL says when absent. */
  address?: string | undefined;
  /** Told what is being done, a line at a time. */
  log: (line: string) => void;
}

export interface BuildResult {
  problems: Problem[];
  /** Text of each file that a problem may stand in. */
  texts: Record<string, string>;
  /** Slugs of the stories built; none where a problem of severity error stopped the build, or there are none. */
  slugs: string[];
}

/**
 * Builds the site: every story is compiled first, and a single error leaves what was built before as it is. The new site
 * is made beside the old one and takes its place when it is complete.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { root, out = join(root, 'dist'), slugs, also = [], log } = options;
  const address = siteUrl(options.address);
  // The pages are rendered by a bundle that is only made once every story has compiled.
  const made: { tools?: SiteTools } = {};
  const sites: StorySite[] = [];
  const own = (slugs ?? (await listStories(root))).map((slug) => ({ home: root, slug }));
  const others = also.map(async (home) => (await listStories(home)).map((slug) => ({ home, slug })));
  for (const { home, slug } of [...own, ...(await Promise.all(others)).flat()]) {
    log(`compiling ${slug}`);
    sites.push(
      await storySite(home, slug, async () => {
        if (!made.tools) throw new Error('A page was rendered before its renderer was built');
        return made.tools;
      }),
    );
  }
  if (sites.length === 0) return { problems: [], texts: {}, slugs: [] };
  const { house } = await readHouse(root);
  // What is wrong with the site's own file is told by each of its stories.
  const problems = distinctProblems(sites.flatMap((site) => site.problems));
  const texts = Object.assign({}, ...sites.map((site) => site.texts)) as Record<string, string>;
  if (problems.some(({ severity }) => severity === 'error')) return { problems, texts, slugs: [] };

  // Two builds at once, a developer's and a test's, must not tread on each other.
  const work = join(root, '.cache', `build-${process.pid}`);
  const next = join(work, 'site');
  await rm(work, { recursive: true, force: true });

  // Svelte and Vite build for development where this says anything else, as in tests.
  process.env['NODE_ENV'] = 'production';
  log('bundling the page renderer');
  await viteBuild(rendererConfig(root, join(work, 'renderer')));
  const renderer = (await import(pathToFileURL(join(work, 'renderer', 'render.js')).href)) as Renderer;
  log('cutting the fonts to the stories’ languages');
  const fonts = await subsetFonts(charactersOf(sites), join(work, 'fonts'));
  log('bundling the reader');
  await viteBuild(readerConfig(root, next, fonts));
  log('bundling what runs in host pages');
  await bundleClassic(root, next);
  const theme = await readTheme(root);
  const themes = new Map([theme, ...sites.flatMap((site) => site.theme ?? [])].map((each) => [each.name, each]));
  const assets = await dressed(next, await assetsOf(next, fonts), [...themes.values()]);
  const assetsIn = (of: Theme): PageAssets => {
    const found = assets.get(of.name);
    if (!found) throw new Error(`The theme “${of.name}” was not built`);
    return found;
  };
  const tools: SiteTools = { renderer, assets: assetsIn, address };
  made.tools = tools;

  for (const site of sites) {
    log(`writing ${site.slug}: ${site.files.size} files`);
    for (const [path, make] of site.files) await write(join(next, path), await make());
  }
  const listing = storyListing(sites);
  const { story } = assetsIn(theme);
  const indexAssets = { ...story, styles: [...story.styles, await indexStyle(next)] };
  await write(
    join(next, 'index.html'),
    indexDocument(listing, { assets: indexAssets, theme, words: await readWords(root), house, address }),
  );
  const inline = [...assets.values()].flatMap(({ story, embed }) => [story.inline, embed.inline]);
  await write(join(next, policyFile), `${withInline(contentSecurityPolicy, inline)}\n`);
  if (address) await write(join(next, 'sitemap.xml'), sitemap(listing, address));
  else log('no sitemap and no canonical links: tell the site’s address by --site or SITE_URL');
  for (const schema of ['story.schema.json', 'theme.schema.json', 'site.schema.json']) {
    await cp(join(root, 'story', schema), join(next, schema));
  }
  await rm(join(next, '.vite'), { recursive: true, force: true });
  await replace(out, next);
  await rm(work, { recursive: true, force: true });
  return { problems, texts, slugs: sites.map(({ slug }) => slug) };
}

/** All that the pages may have to print: the stories' texts, the page's own words, and what numbers and dates are made of. */
function charactersOf(sites: StorySite[]): Characters {
  const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
  const normal = new Set([...printable, ...'\u00a0«»‘’‚“”„–—…·×°²−→']);
  const italic = new Set(' .,\u00a00123456789kmi');
  for (const { stories, places, words, house } of sites) {
    for (const story of stories) {
      const { name, imprint } = house;
      const said = [story, places[story.locale], words[story.locale], name, imprint];
      const texts = said.map((each) => JSON.stringify(each));
      for (const text of texts) for (const each of text) normal.add(each);
      for (const text of italics(story)) for (const each of text) italic.add(each);
    }
  }
  return { normal, italic };
}

/** What a story has in italics: quotations, emphasis, and the names of waters. */
function italics(story: CompiledStory): string[] {
  const inline = (part: Inline): string[] => {
    if (part.type === 'emphasis') return [JSON.stringify(part.children)];
    return 'children' in part ? part.children.flatMap(inline) : [];
  };
  const block = (part: Block): string[] =>
    part.type === 'paragraph' ? part.children.flatMap(inline) : part.items.flat().flatMap(block);
  const waters = story.drawing.items.filter(
    (item) => item.type === 'label' && (item.kind === 'sea' || item.kind === 'river'),
  );
  return [
    ...story.scenes.flatMap(({ text, chronology, quote }) => [
      ...[...text, ...chronology.flatMap((entry) => entry.text)].flatMap(block),
      quote?.text ?? '',
    ]),
    ...waters.map(({ name }) => name),
  ];
}

function rendererConfig(root: string, outDir: string): InlineConfig {
  return {
    root,
    configFile: false,
    plugins: [svelte(), meetlint({ root })],
    logLevel: 'warn',
    build: {
      ssr: 'src/reader/render.ts',
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'render.js' } },
    },
    ssr: { noExternal: true },
  };
}

function readerConfig(root: string, outDir: string, fonts: Fonts): InlineConfig {
  return {
    root,
    configFile: false,
    plugins: [svelte(), meetlint({ root, fonts: fonts.css })],
    base: './',
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      // Fonts and images stay files of their own: the page's policy allows no data: fonts.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: ['story.ts', 'embed.ts', 'share.ts', 'index.css'].map((file) => `src/pages/${file}`),
        output: {
          codeSplitting: {
            groups: [
              // Apart, so that browsers keep it when the project's own code changes.
              { name: 'maplibre-gl', test: /node_modules.maplibre-gl/ },
              { name: 'fonts', test: /fonts\.css$/, priority: 1 },
              // In one, whoever else imports a part of it: a page asks for each file while it is about to paint.
              { name: 'reader', test: isReader },
            ],
          },
        },
      },
    },
  };
}

/** What every story's page needs to wake; the map, and what is at hand beside it, come later. */
function isReader(id: string): boolean {
  return /node_modules.(svelte|clsx|esm-env)|preload-helper|src.(drawing|pages.start|projection|timeline)|src.reader.(?!hand.)/.test(
    id,
  );
}

/** Scripts, styles and preloads of each kind of page, from Vite's manifest. */
async function assetsOf(site: string, fonts: Fonts): Promise<PageAssets> {
  const manifest = JSON.parse(await readFile(join(site, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  const page = (name: string, classic: string[] = []): Assets => {
    const entry = manifest[`src/pages/${name}.ts`];
    if (!entry) throw new Error(`The built page “${name}” has no entry in the manifest`);
    const imported = [...chunksOf(entry, manifest)];
    const chunks = [...imported, entry];
    return {
      scripts: [entry.file],
      classic,
      styles: chunks.flatMap((chunk) => chunk.css ?? []),
      inline: '',
      // What follows the scroll is wanted as soon as the page is awake; the map is not.
      preloads: [...imported, ...chunks.flatMap((chunk) => followers(chunk, manifest))].map((chunk) => chunk.file),
      fonts: chunks
        .flatMap((chunk) => chunk.assets ?? [])
        .filter((file) => fonts.preload.some((name) => sameFont(file, name))),
      strict: true,
    };
  };
  return { story: page('story'), embed: page('embed', [guardFile]), share: page('share') };
}

/** The stylesheet of the list of stories. */
async function indexStyle(site: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(site, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  const entry = manifest['src/pages/index.css'];
  if (!entry) throw new Error('The built list of stories has no stylesheet in the manifest');
  return entry.file;
}

function followers(chunk: ManifestChunk, manifest: Manifest): ManifestChunk[] {
  return (chunk.dynamicImports ?? []).flatMap((key) => {
    const found = manifest[key];
    return found && key === 'src/scroll/index.ts' ? [found] : [];
  });
}

/** All that a chunk imports at once, itself left out, the deepest first. */
function chunksOf(chunk: ManifestChunk, manifest: Manifest, found = new Set<ManifestChunk>()): Set<ManifestChunk> {
  for (const key of chunk.imports ?? []) {
    const imported = manifest[key];
    if (!imported || found.has(imported)) continue;
    chunksOf(imported, manifest, found);
    found.add(imported);
  }
  return found;
}

/** Whether a built file is a font of this name: Vite puts a hash between the name and its ending. */
function sameFont(file: string, name: string): boolean {
  return basename(file).startsWith(`${name.slice(0, -'.woff2'.length)}-`) && file.endsWith('.woff2');
}

async function write(path: string, contents: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

/** Puts a complete folder in place of another, so that there is never a half-written one. */
async function replace(old: string, fresh: string): Promise<void> {
  const aside = `${old}.old`;
  await rm(aside, { recursive: true, force: true });
  await rename(old, aside).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(fresh, old);
  await rm(aside, { recursive: true, force: true });
}
