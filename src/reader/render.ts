import { render } from 'svelte/server';
import type { BreakpointName } from '../projection/index.ts';
import type { PageStory } from './site.ts';
import Story from './Story.svelte';

/** The page's body, as HTML for the prerendered file. */
export function renderStory(page: PageStory, firstPictures: Record<BreakpointName, string>): string {
  return render(Story, { props: { ...page, firstPictures } }).body;
}
