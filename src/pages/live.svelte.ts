import { mount, tick, unmount } from 'svelte';
import Places from '../reader/Places.svelte';
import { rebase } from '../reader/rebase.ts';
import type { PageStory } from '../reader/site.ts';
import type { DeskPage, Look, Told } from '../reader/told.ts';
import { lineTo } from '../studio/line.ts';
import { offerStudio } from '../studio/offer.ts';
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
  if (hot && !props.embed) offerStudio(lineTo(hot, slug), locale);
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
  if (told.slug === slug) void take(told);
});
hot?.on('meetlint:stories', () => {
  // The list of stories, and a story that is not there (any more), are made anew by the server.
  if (!link || !page) location.reload();
});
// What was wrong before the page was opened, or while the server was away.
hot?.send('meetlint:ask', slug);
addEventListener('load', look);
addEventListener('resize', look);
// A theme or the basemap, which everything on the page is made with; stories with mistakes stay as they were before.
hot?.on('meetlint:anew', (broken: string[]) => {
  if (!broken.includes(slug)) reload();
});
keepPlace();

/** Says what this page shows, and how large. */
function look(): void {
  const breakpoint = getComputedStyle(document.documentElement).getPropertyValue('--breakpoint').trim();
  if (link && breakpoint) hot?.send('meetlint:look', { slug, locale, breakpoint } as Look);
}

async function take({ pages, theme, errors, warnings, checked, times }: Told): Promise<void> {
  const received = Date.now();
  showProblems(errors, warnings);
  // A story that could not be shown so far was mended.
  if (errors.length === 0 && 'unmade' in document.documentElement.dataset) return location.reload();
  const isDressedAnew = theme !== undefined && dress !== undefined && theme !== dress;
  dress = theme ?? dress;
  const next = pages?.[locale];
  document.documentElement.dataset['checked'] = String(checked);
  if (!pages) return;
  if (isDressedAnew || !page || !next || skeletonOf(next) !== skeletonOf(page)) return reload();
  const { photographs, places } = next;
  const based = rebase(next, link?.dataset['base'] ?? '');
  // The live map is only made anew where its ground is another one.
  const isSameGround =
    JSON.stringify([groundOf(based), based.story.ground]) === JSON.stringify([groundOf(page), page.story.ground]);
  if (isSameGround) Object.assign(page.files, based.files);
  const back = place(based.story.scenes.map(({ id }) => id));
  page = { ...page, ...based, embed: page.embed, files: isSameGround ? page.files : based.files };
  await tick();
  showPhotographs(photographs);
  showPlaces(based, places);
  back();
  if (!times) return;
  requestAnimationFrame(() =>
    setTimeout(() => {
      const { saved, noticed, compiled } = times;
      const steps = { noticed, compiled, received, painted: Date.now() };
      const after = Object.entries(steps).map(([step, at]) => `${step} ${Math.round(at - saved)}`);
      document.documentElement.dataset['repainted'] = after.join(', ');
      console.info(`Meetlint, milliseconds after it was saved: ${after.join(', ')}`);
    }),
  );
}

/** What an open page cannot take over. */
function skeletonOf({ story }: PageStory): string {
  const { projection, opening } = story.timeline;
  return JSON.stringify([story.locales, projection, opening !== undefined]);
}

function groundOf({ files }: PageStory): unknown {
  return files.ground;
}

/** The build puts photographs into the page as HTML, and so are they put there now; those that are the same stay. */
function showPhotographs(photographs: Record<string, string>): void {
  for (const figure of document.querySelectorAll<HTMLElement>('[data-photograph]')) {
    const made = document.createElement('figure');
    made.innerHTML = photographs[figure.dataset['photograph'] ?? ''] ?? '';
    if (saysOf(made) !== saysOf(figure)) figure.replaceChildren(...made.childNodes);
  }
}

let shown: { said: string; made: Record<string, unknown> } | undefined;

/** The build writes into the page what is known of the places, and so is it written now, folded or not as it was. */
function showPlaces({ story }: PageStory, places: DeskPage['places']): void {
  const target = document.querySelector('[data-places]');
  const said = JSON.stringify([places, story.sources]);
  if (!target || said === shown?.said) return;
  const isOpen = target.querySelector('details')?.open ?? false;
  if (shown) void unmount(shown.made);
  target.replaceChildren();
  shown = { said, made: mount(Places, { target, props: { story, places } }) };
  target.querySelector('details')?.toggleAttribute('open', isOpen);
}

function saysOf(figure: HTMLElement): string {
  const img = figure.querySelector('img');
  return JSON.stringify([img?.src, img?.alt, figure.textContent]);
}

/** Remembers how far the scene that is being read stands from the top, or, if it goes, one before it; returns the way back. */
function place(ids: readonly string[]): () => void {
  if (scrollY === 0) return () => {};
  const sections = [...document.querySelectorAll<HTMLElement>('[data-scene-id]')];
  const at = sections.findIndex(({ id }) => id === document.documentElement.dataset['scene']);
  const kept = sections.slice(0, at + 1).findLast(({ id }) => ids.includes(id));
  const top = kept?.getBoundingClientRect().top ?? 0;
  return () => {
    const off = (kept?.getBoundingClientRect().top ?? top) - top;
    if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: 'instant' });
  };
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
