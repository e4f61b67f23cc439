import { mount, unmount } from 'svelte';
import type { Line } from './asks.ts';
import StudioPanel from './Studio.svelte';
import { Studio } from './studio.svelte.ts';

/**
 * Opens the studio over the page of a story, in development only: its maps are changed by hand, and the files of the
 * story with them. Returns its closing.
 *
 * @param locale the page's language
 * @param onClose the designer has closed it
 */
export function openStudio(line: Line, locale: string, onClose: () => void): () => void {
  const host = document.createElement('meetlint-studio');
  // Apart from the page, whose styles are readers'.
  const target = host.attachShadow({ mode: 'open' });
  document.body.append(host);
  // What lies over the page keeps clear of it.
  const { style } = document.documentElement;
  style.setProperty('--studio', '1');
  const studio = new Studio(line, locale);
  const panel = mount(StudioPanel, { target, props: { studio, onClose } });
  const unfollow = studio.follow();
  return () => {
    unfollow();
    void unmount(panel);
    host.remove();
    style.removeProperty('--studio');
  };
}
