import { hydrate } from 'svelte';
import 'virtual:meetlint/fonts.css';
import 'virtual:meetlint/frames.css';
import { nextTask } from '../reader/idle.ts';
import { unpacked, type PackedStory } from '../reader/packed.ts';
import { rebase } from '../reader/rebase.ts';
import type { PageStory } from '../reader/site.ts';
import Story from '../reader/Story.svelte';
import type { ComponentProps } from 'svelte';

type Framing = Partial<Pick<ComponentProps<typeof Story>, 'port' | 'units' | 'onPosition' | 'onFollowing'>>;

/** Wakes the prerendered page: fetches its story, and hydrates. Where that fails, the page stays readable as it is. */
export async function startStory(framing: (page: PageStory) => Framing = () => ({})): Promise<void> {
  // The story's data is a file beside the page, not a script in it: the page's policy allows no inline script.
  const link = document.querySelector<HTMLLinkElement>('link[data-story]');
  const target = document.querySelector<HTMLElement>('[data-page]');
  if (!link || !target) return;
  let page: PageStory;
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(`${link.href}: ${response.status}`);
    page = rebase(unpacked((await response.json()) as PackedStory), link.dataset['base'] ?? '');
  } catch (error) {
    console.warn('Meetlint: the story’s data did not come, the page stays still.', error);
    return;
  }
  page.embed = document.querySelector('[data-embed]') !== null;
  let props = { ...page, ...framing(page) };
  // While it is being edited the page takes over what is saved; a build leaves this line out.
  if (import.meta.hot) props = (await import('./live.svelte.ts')).alive(props);
  // To read the story takes its time too.
  await nextTask();
  hydrate(Story, { target, props });
}
