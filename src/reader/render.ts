import { render } from 'svelte/server';
import type { KnownPlace } from '../compile/compiled.ts';
import { figuresWritten } from '../drawing/index.ts';
import type { BreakpointName } from '../projection/index.ts';
import Part from './Part.svelte';
import Places from './Places.svelte';
import { Reading } from './reading.svelte.ts';
import type { PageStory } from './site.ts';
import Story from './Story.svelte';

/**
 * The page's body, as HTML for the prerendered file.
 *
 * @param firstPictures the opening's picture per breakpoint as SVG markup, shown until hydration has taken over
 * @param photographs what stands in the figure of each scene that has a photograph, as HTML
 * @param places what is known of all that the maps show
 */
export function renderStory(
  page: PageStory,
  firstPictures: Record<BreakpointName, string>,
  photographs: Record<string, string>,
  places: KnownPlace[],
): string {
  return renderTexts(page)
    .replace(/(<div[^>]*data-places[^>]*>)(?=<\/div>)/, (open) => open + renderPlaces(page, places))
    .replace(
      /(<div[^>]*data-first="(\w+)"[^>]*>)(?=<\/div>)/g,
      (open, _, name: BreakpointName) => open + firstPictures[name],
    )
    .replace(
      /(<figure[^>]*data-photograph="([\w-]+)"[^>]*>)(?=<\/figure>)/g,
      (open, _, scene: string) => open + (photographs[scene] ?? ''),
    );
}

/** Without the marks by which a part is woken: this one never is. */
function renderPlaces({ story }: PageStory, places: KnownPlace[]): string {
  return render(Places, { props: { story, places } }).body.replace(/<!--.*?-->/g, '');
}

/** All figures that the page writes before the reader has asked for anything. */
export function figuresOf(page: PageStory): Record<string, string> {
  return figuresWritten(() => renderTexts(page));
}

function renderTexts(page: PageStory): string {
  const reading = new Reading(() => page.story);
  return render(Story, { props: page }).body.replace(
    /(<div data-part="(\w+)"[^>]*>)(?=<\/div>)/g,
    (open, _, name: string) =>
      open + render(Part, { props: { reading, files: page.files, embed: page.embed, name } }).body,
  );
}
