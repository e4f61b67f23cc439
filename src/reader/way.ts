import type { Following } from '../scroll/index.ts';
import type { Reading } from './reading.svelte.ts';

/** A place of the page: a scene by its index, −1 for the title, the number of scenes for what stands behind the story. */
export type Place = number;

/** Takes the reader to places of the page, and the focus with him. */
export class Way {
  readonly #reading: Reading;
  readonly #following: Following;

  constructor(reading: Reading, following: Following) {
    this.#reading = reading;
    this.#following = following;
  }

  /** Shows the rest of a card that is not seen whole; false where there is none. */
  readOn(): boolean {
    return this.#following.readOn(this.#reading.still ? 'auto' : 'smooth');
  }

  go(place: Place): void {
    const { story, still } = this.#reading;
    const behavior = still ? 'auto' : 'smooth';
    const scene = story.scenes[place];
    const heading = scene
      ? document.getElementById(`${scene.id}-heading`)
      : place < 0
        ? document.querySelector('h1')
        : document.getElementById('measures');
    if (!heading) return;
    if (scene) this.#following.scrollTo(place, behavior);
    else this.#following.reach(place < 0 ? (heading.closest('[data-opening]') ?? heading) : heading, behavior);
    heading.tabIndex = -1;
    // The page is on its way there; the browser's own scroll would only cut that short.
    heading.focus({ preventScroll: true });
  }
}
