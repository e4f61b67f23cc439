import { hydrate, unmount } from 'svelte';
import Part from './Part.svelte';
import type { Reading } from './reading.svelte.ts';
import type { StoryFiles } from './site.ts';

/**
 * Wakes the parts of the page that stand apart from it, in the order in which they are read and each in a task of its
 * own, so that a slow phone answers in between. Until then they are as complete as they are without script.
 * @returns its undoing
 */
export function wakeParts(reading: Reading, files: () => StoryFiles): () => void {
  const elements = [...document.querySelectorAll<HTMLElement>('[data-part]')];
  const awake: Record<string, unknown>[] = [];
  let stopped = false;
  const next = () => {
    const target = elements.shift();
    if (stopped || !target) return;
    const props = {
      reading,
      name: target.dataset['part']!,
      get files() {
        return files();
      },
    };
    awake.push(hydrate(Part, { target, props }));
    setTimeout(next);
  };
  setTimeout(next);
  return () => {
    stopped = true;
    for (const part of awake) void unmount(part);
  };
}
