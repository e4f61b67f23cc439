import { render } from 'svelte/server';
import type { BreakpointName } from '../projection/index.ts';
import type { PageStory } from './site.ts';
import Story from './Story.svelte';

/**
 * The page's body, as HTML for the prerendered file.
 *
 * @param firstPictures the opening's picture per breakpoint as SVG markup, shown until hydration has taken over
 * @param photographs what stands in the figure of each scene that has a photograph, as HTML
 */
export function renderStory(
  page: PageStory,
  firstPictures: Record<BreakpointName, string>,
  photographs: Record<string, string>,
): string {
  const { body } = render(Story, { props: page });
  return body
    .replace(
      /(<div[^>]*data-first="(\w+)"[^>]*>)(?=<\/div>)/g,
      (open, _, name: BreakpointName) => open + firstPictures[name],
    )
    .replace(
      /(<figure[^>]*data-photograph="([\w-]+)"[^>]*>)(?=<\/figure>)/g,
      (open, _, scene: string) => open + (photographs[scene] ?? ''),
    );
}
