import { rebase } from '../reader/rebase.ts';
import type { PageStory } from '../reader/site.ts';
import type { Told } from '../reader/told.ts';
import { showProblems } from './problems.ts';

/**
 * In development only: the open page takes over what is saved, without a reload, and shows what is wrong with it. Nothing
 * of this is in a build, for only `import.meta.hot` leads here.
 */

// Written out: Vite looks for these very words.
const hot = import.meta.hot;
const link = document.querySelector<HTMLLinkElement>('link[data-story]');
const slug = location.pathname.split('/').filter(Boolean)[0] ?? '';
const locale = document.documentElement.lang;

/** Which scene was being read, and how far its card stood from the top: a reload finds it again. */
const key = `meetlint:place:${location.pathname}`;

/** The theme that the page was made in. */
let dress: string | undefined;
let page: PageStory | undefined = $state.raw();

/** A story's page with the story and its files as they were last saved. */
export function alive<P extends PageStory>(props: P): P {
  page = props;
  const now = () => page ?? props;
  return Object.defineProperties(
    { ...props },
    {
      story: { enumerable: true, get: () => now().story },
      files: { enumerable: true, get: () => now().files },
    },
  ) as P;
}

hot?.on('meetlint:told', (told: Told) => {
  if (told.slug === slug) take(told);
});
hot?.on('meetlint:stories', () => {
  // The list of stories, and a story that is not there (any more), are made anew by the server.
  if (!link || !page) location.reload();
});
// What was wrong before the page was opened, or while the server was away.
hot?.send('meetlint:ask', slug);
keepPlace();

function take({ pages, theme, errors, warnings, saved, compiling }: Told): void {
  showProblems(errors, warnings);
  // A story that could not be shown so far was mended.
  if (errors.length === 0 && 'unmade' in document.documentElement.dataset) return location.reload();
  const isDressedAnew = theme !== undefined && dress !== undefined && theme !== dress;
  dress = theme ?? dress;
  const next = pages?.[locale];
  if (errors.length > 0 || !pages) return;
  if (isDressedAnew || !page || !next || skeletonOf(next) !== skeletonOf(page)) return reload();
  const based = rebase(next, link?.dataset['base'] ?? '');
  // The live map is only made anew where its ground is another one.
  const isSameGround =
    JSON.stringify([based.files, based.story.ground]) === JSON.stringify([page.files, page.story.ground]);
  page = { ...page, ...based, embed: page.embed, files: isSameGround ? page.files : based.files };
  if (saved) {
    requestAnimationFrame(() =>
      setTimeout(() => {
        const took = Math.round(Date.now() - saved);
        document.documentElement.dataset['compiling'] = String(compiling);
        document.documentElement.dataset['repainted'] = String(took);
        console.info(`Meetlint: repainted ${took} ms after it was saved, ${compiling} ms of them compiling`);
      }),
    );
  }
}

/** What an open page cannot take over: sections are followed and photographs filled in when it is opened. */
function skeletonOf({ story }: PageStory): string {
  const { projection, opening } = story.timeline;
  const sections = story.scenes.map(({ id, image, map }) => [id, image, map]);
  return JSON.stringify([story.locales, projection, opening !== undefined, sections]);
}

function reload(): void {
  const section = document.getElementById(document.documentElement.dataset['scene'] ?? '');
  if (section && scrollY > 0) {
    sessionStorage.setItem(key, JSON.stringify({ id: section.id, top: section.getBoundingClientRect().top }));
    history.scrollRestoration = 'manual';
  }
  location.reload();
}

/** Frames in a row in which the page must have stood still: its styles come bit by bit. */
const stillness = 20;

function keepPlace(): void {
  const kept = sessionStorage.getItem(key);
  if (!kept) return;
  sessionStorage.removeItem(key);
  const { id, top } = JSON.parse(kept) as { id: string; top: number };
  let still = 0;
  const hold = () => {
    const off = (document.getElementById(id)?.getBoundingClientRect().top ?? top) - top;
    if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: 'instant' });
    still = Math.abs(off) < 1 ? still + 1 : 0;
    if (still < stillness) requestAnimationFrame(hold);
    else history.scrollRestoration = 'auto';
  };
  addEventListener('load', hold, { once: true });
}
