import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { ViteDevServer, WebSocketClient } from 'vite';
import type { Theme } from '../format/index.ts';
import type { Look } from '../reader/told.ts';
import type { Ask } from '../studio/asks.ts';
import { Desk, isGood, type Changed } from './desk.ts';
import type { Assets } from './document.ts';
import { Edits } from './edits.ts';
import { readHouse } from './house.ts';
import { indexDocument } from './indexPage.ts';
import { storyListing } from './listing.ts';
import { listStories, readTheme, readWords } from './read.ts';
import { contentTypeOf } from './serve.ts';
import type { PageAssets, Renderer } from './site.ts';
import { themeCss } from './themeCss.ts';

const pageAssets = (name: string, theme: Theme): Assets => ({
  scripts: ['/@vite/client', '/src/pages/live.svelte.ts', `/src/pages/${name}.ts`],
  classic: [],
  styles: [`/themes/${theme.name}.css`, '/src/reader/story.css'],
  inline: '',
  preloads: [],
  fonts: [],
  strict: false,
});
type WebSocket = WebSocketClient['socket'];

const assets = (theme: Theme): PageAssets => ({
  story: pageAssets('story', theme),
  embed: pageAssets('embed', theme),
  share: pageAssets('share', theme),
});

const indexAssets = (theme: Theme): Assets => {
  const { story } = assets(theme);
  return { ...story, styles: [...story.styles, '/src/pages/index.css'] };
};

/** After so many milliseconds without a further event, what was saved is read: editors write in several steps. */
const calm = 8;

/**
 * Answers for the stories in development. What is saved goes to the open pages at once, which take it over without a
 * reload; mistakes go to them instead, and what is asked for meanwhile is the last good state.
 */
export function serveStories(server: ViteDevServer, root: string): void {
  const desk = new Desk(root, async () => ({
    renderer: (await server.ssrLoadModule('/src/reader/render.ts')) as Renderer,
    assets,
  }));
  /** Style sheets of themes as they were when they last had no mistakes. */
  const dresses = new Map<string, string>();
  const dress = async (name: string): Promise<string> => {
    const read = await readTheme(root, name).catch((error: unknown) => {
      if (!dresses.has(name)) throw error;
    });
    if (read) dresses.set(name, themeCss(read));
    return dresses.get(name) ?? '';
  };
  /** What the open pages show, by their sockets. */
  const looks = new Map<WebSocket, Look>();
  watch(server, root, desk, looks);
  server.ws.on('meetlint:look', (look: Look, { socket }) => {
    if (!looks.has(socket)) socket.once('close', () => looks.delete(socket));
    looks.set(socket, look);
  });
  server.ws.on('meetlint:ask', (slug: string, client) => {
    const answer = async () => {
      if ((await listStories(root)).includes(slug)) client.send('meetlint:told', await desk.problems(slug));
    };
    answer().catch(report(server));
  });
  const edits = new Map<string, Edits>();
  server.ws.on('meetlint:studio', ({ id, slug, ask }: { id: number; slug: string; ask: Ask }, client) => {
    const answer = async () => {
      if (!(await listStories(root)).includes(slug)) throw new Error(`There is no story “${slug}”`);
      const own = edits.get(slug) ?? new Edits(root, slug);
      edits.set(slug, own);
      return own.answer(ask);
    };
    answer()
      .catch((error: unknown) => {
        report(server)(error);
        return { fault: 'That went wrong, and nothing was written: the terminal says more.' };
      })
      .then((said) => client.send('meetlint:answer', { id, said }));
  });

  server.middlewares.use((request, response, next) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).slice(1);
    const send = (body: string | Uint8Array, type: string) => {
      response.setHeader('Content-Type', type);
      response.end(body);
    };
    const answer = async () => {
      const slugs = await listStories(root);
      if (path === '') {
        const all = await Promise.all(slugs.map((slug) => desk.site(slug)));
        const theme = await readTheme(root);
        const { house } = await readHouse(root);
        return send(
          indexDocument(storyListing(all), { assets: indexAssets(theme), theme, words: await readWords(root), house }),
          contentTypeOf('index.html'),
        );
      }
      const themed = /^themes\/([a-z0-9-]+)\.css$/.exec(path)?.[1];
      if (themed) return send(await dress(themed), contentTypeOf('theme.css'));
      const emblem = path.startsWith('assets/') && (await readHouse(root)).files.get(path);
      if (emblem) return send(await emblem(), contentTypeOf(path));
      const slug = path.split('/')[0] ?? '';
      if (!slugs.includes(slug)) return next();
      if (!/\.\w+$/.test(path) && !path.endsWith('/')) {
        response.statusCode = 302;
        response.setHeader('Location', `/${path}/`);
        return response.end();
      }
      const site = await desk.site(slug);
      if (!isGood(site)) {
        response.statusCode = 500;
        return send(problemPage, contentTypeOf('index.html'));
      }
      const file = path.endsWith('/') ? `${path}index.html` : path;
      const make = site.files.get(file);
      if (!make) return next();
      const body = await make();
      const page =
        typeof body === 'string' && file.endsWith('.html') ? await server.transformIndexHtml(url.pathname, body) : body;
      return send(page, contentTypeOf(file));
    };
    answer().catch(next);
  });
}

/** Files of which stories are made, and photographs that they may show. All others below `story/` are somebody's own. */
const storyFile = /^(story\/[^/]+\/story\.json|geo\/[^/]+\.geojson|story\/[^/]+\/.+\.(jpe?g|png|webp|avif|tiff?))$/i;
/** Files with which all stories are made: themes, words, the basemap, and what the house that publishes them brings. */
const commonFile =
  /^(story\/(?:themes|words)\/[^/]+\.json|geo\/.+\.json|story\/.+\.pmtiles|story\/site\.json|story\/[^/]+\.(svg|png|webp))$/;

/** Hands on what is saved below `story/` and `geo/`. */
function watch(server: ViteDevServer, root: string, desk: Desk, looks: ReadonlyMap<WebSocket, Look>): void {
  const changed = new Map<string, Changed>();
  let timer: NodeJS.Timeout | undefined;
  let noticed = 0;
  let stories = listStories(root);
  /** Stories with mistakes whose pages have not taken over a change of theme or basemap yet. */
  let waiting = new Set<string>();

  const tell = async () => {
    const files = [...changed.values()];
    const times = { noticed };
    changed.clear();
    const before = await stories;
    const now = await (stories = listStories(root));
    for (const slug of before) if (!now.includes(slug)) desk.forget(slug);
    if (before.join() !== now.join()) server.ws.send('meetlint:stories');
    if (files.some(({ path }) => commonFile.test(path))) {
      const broken = await desk.anew(new Set([...looks.values()].map(({ slug }) => slug)));
      waiting = new Set(broken.map(({ slug }) => slug));
      for (const told of broken) {
        server.ws.send('meetlint:told', told);
        server.config.logger.error(told.errors.join('\n\n'), { timestamp: true });
      }
      server.ws.send('meetlint:anew', [...waiting]);
      return;
    }
    const written = files.map(({ path, isThere }) => (isThere ? savedAt(`${root}/${path}`) : times.noticed));
    const saved = Math.max(...(await Promise.all(written)));
    for (const slug of await desk.touched(files)) {
      const open = [...looks.values()].filter((look) => look.slug === slug);
      let isFirst = true;
      await desk.saved(slug, open, (told) => {
        const compiled = Date.now();
        server.ws.send('meetlint:told', isFirst ? { ...told, times: { ...times, saved, compiled } } : told);
        // A file may be found half written at first: it is the first good state that is timed.
        if (told.pages) isFirst = false;
        if (!told.checked) return;
        const { logger } = server.config;
        if (told.errors.length > 0) logger.error(told.errors.join('\n\n'), { timestamp: true });
        else if (waiting.delete(slug)) server.ws.send('meetlint:anew', [...waiting]);
        else logger.info(`${slug}: checked ${compiled - Math.round(saved)} ms after it was saved`, { timestamp: true });
      });
    }
  };

  server.watcher.add([`${root}/story`, `${root}/geo`]);
  server.watcher.on('all', (event, absolute) => {
    const path = relative(root, absolute).split(sep).join('/');
    if (event.endsWith('Dir') || !(storyFile.test(path) || commonFile.test(path))) return;
    if (changed.size === 0) noticed = Date.now();
    changed.set(path, { path, isThere: event !== 'unlink', isNew: event === 'add' });
    clearTimeout(timer);
    timer = setTimeout(() => void tell().catch(report(server)), calm);
  });
}

async function savedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ ctimeMs }) => ctimeMs,
    () => Date.now(),
  );
}

/** A bug of the engine, not a mistake of the designer's: it keeps its stack trace, and the server goes on. */
function report(server: ViteDevServer): (error: unknown) => void {
  return (error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    server.config.logger.error(text, { timestamp: true });
  };
}

/** Of a story that has never been without mistakes: they come by themselves, and the story once they are mended. */
const problemPage = `<!doctype html>
<html lang="en" data-unmade>
<meta charset="utf-8">
<title>Mistakes</title>
<script type="module" src="/@vite/client"></script>
<script type="module" src="/src/pages/live.svelte.ts"></script>
<body></body>
</html>`;
