import { render } from 'svelte/server';
import type { BreakpointName } from '../projection/index.ts';
import type { PageStory } from './site.ts';
import Story from './Story.svelte';

/**
 * The page's body, as HTML for the prerendered file.
 *
 * @param firstPictures the opening's picture per breakpoint as SVG markup, shown until hydration has taken over
 */
export function renderStory(page: PageStory, firstPictures: Record<BreakpointName, string>): string {
  const { body } = render(Story, { props: page });
  return body.replace(
    /(<div[^>]*data-first="(\w+)"[^>]*>)(?=<\/div>)/g,
    (open, _, name: BreakpointName) => open + firstPictures[name],
  );
}
