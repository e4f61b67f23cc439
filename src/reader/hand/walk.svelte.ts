import type { Reading } from '../reading.svelte.ts';
import type { Place, Way } from '../way.ts';

/** So long a step may take to arrive, milliseconds; after that it is counted from where the page stands. */
const patience = 4000;

/** Through the story one scene at a time, from the title to what stands behind it. */
export class Walk {
  readonly #reading: Reading;
  readonly #way: Way;
  /** Where the page is still on its way to, so that two quick steps are two. */
  #aim: Place | undefined = $state();
  #landed: ReturnType<typeof setTimeout> | undefined;

  constructor(reading: Reading, way: Way) {
    this.#reading = reading;
    this.#way = way;
  }

  /** Where the page stands. */
  get #standing(): Place {
    const { begun, ended, count, index } = this.#reading;
    if (!begun) return -1;
    return ended ? count : index;
  }

  get here(): Place {
    return this.#aim ?? this.#standing;
  }

  /** Where a step of 1 or −1 leads; undefined at the ends. */
  to(by: 1 | -1): Place | undefined {
    const { shown, count } = this.#reading;
    const [first, last] = shown;
    const place = this.here + by;
    // An excerpt has neither title nor, where its end is not the story's, what stands behind it.
    if (place < first) return place >= (first > 0 ? first : -1) ? place : undefined;
    if (place > last) return last === count - 1 && place <= count ? place : undefined;
    return place;
  }

  go(by: 1 | -1): void {
    const place = this.to(by);
    if (place === undefined) return;
    // What of a scene has not been in view comes before the next.
    if (by === 1 && this.#aim === undefined && this.#way.readOn()) return;
    this.#aim = place;
    clearTimeout(this.#landed);
    this.#landed = setTimeout(() => (this.#aim = undefined), patience);
    this.#way.go(place);
  }

  /** To be told when the page has come to another place: once that is the aim, the aim is given up. */
  arrive(): void {
    if (this.#aim === undefined || this.#standing !== this.#aim) return;
    clearTimeout(this.#landed);
    this.#aim = undefined;
  }

  give(): void {
    clearTimeout(this.#landed);
    this.#aim = undefined;
  }
}
