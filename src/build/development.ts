import { relative, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { formatProblem } from '../format/index.ts';
import type { Assets } from './document.ts';
import { indexDocument } from './indexPage.ts';
import { storyListing } from './listing.ts';
import type { Theme } from '../format/index.ts';
import { listStories, readTheme } from './read.ts';
import { partOf } from './range.ts';
import { contentTypeOf } from './serve.ts';
import { storySite, type PageAssets, type RenderStory, type StorySite } from './site.ts';
import { themeCss } from './themeCss.ts';

const pageAssets = (name: string, theme: Theme): Assets => ({
  scripts: ['/@vite/client', `/src/pages/${name}.ts`],
  classic: [],
  styles: [`/themes/${theme.name}.css`, '/src/reader/story.css'],
  inline: '',
  preloads: [],
  fonts: [],
  strict: false,
});
const assets = (theme: Theme): PageAssets => ({
  story: pageAssets('story', theme),
  embed: pageAssets('embed', theme),
  share: pageAssets('share', theme),
});

const indexAssets = (theme: Theme): Assets => {
  const { story } = assets(theme);
  return { ...story, styles: [...story.styles, '/src/pages/index.css'] };
};

/** Answers for the stories in development: each is compiled when it is first asked for and after every change. */
export function serveStories(server: ViteDevServer, root: string): void {
  const sites = new Map<string, Promise<StorySite>>();
  const tools = async () => ({
    render: ((await server.ssrLoadModule('/src/reader/render.ts')) as { renderStory: RenderStory }).renderStory,
    assets,
  });
  const siteOf = (slug: string) => {
    let site = sites.get(slug);
    if (!site) sites.set(slug, (site = storySite(root, slug, tools)));
    return site;
  };

  server.watcher.add([`${root}/story`, `${root}/geo`]);
  server.watcher.on('all', (_event, path) => {
    const [folder] = relative(root, path).split(sep);
    if (folder !== 'story' && folder !== 'geo') return;
    sites.clear();
    server.ws.send({ type: 'full-reload' });
  });

  server.middlewares.use((request, response, next) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).slice(1);
    const send = (body: string | Uint8Array, type: string) => {
      response.setHeader('Content-Type', type);
      // Tiles are read in parts.
      const part = typeof body === 'string' ? undefined : partOf(body, request.headers.range);
      if (part) {
        response.statusCode = 206;
        response.setHeader('Content-Range', part.range);
      }
      response.end(part?.bytes ?? body);
    };
    const answer = async () => {
      const slugs = await listStories(root);
      if (path === '') {
        const all = await Promise.all(slugs.map(siteOf));
        const theme = await readTheme(root);
        return send(indexDocument(storyListing(all), { assets: indexAssets(theme), theme }), contentTypeOf('.html'));
      }
      const themed = /^themes\/([a-z0-9-]+)\.css$/.exec(path)?.[1];
      if (themed) return send(themeCss(await readTheme(root, themed)), contentTypeOf('.css'));
      const slug = path.split('/')[0] ?? '';
      if (!slugs.includes(slug)) return next();
      if (!/\.\w+$/.test(path) && !path.endsWith('/')) {
        response.statusCode = 302;
        response.setHeader('Location', `/${path}/`);
        return response.end();
      }
      const site = await siteOf(slug);
      const errors = site.problems.filter(({ severity }) => severity === 'error');
      if (errors.length) {
        const text = errors.map((problem) => formatProblem(problem, site.texts[problem.file])).join('\n\n');
        server.config.logger.error(text);
        response.statusCode = 500;
        return send(problemPage(text), contentTypeOf('.html'));
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

/** The problems of a story that cannot be shown; reloads by itself once a file is saved. */
function problemPage(text: string): string {
  const safe = text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!doctype html><meta charset="utf-8"><title>Problems</title><script type="module" src="/@vite/client"></script><pre>${safe}</pre>`;
}
