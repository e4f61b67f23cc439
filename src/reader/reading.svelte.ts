import type { CompiledStory } from '../compile/compiled.ts';
import { breakpointOf, type BreakpointName, type Viewport } from '../projection/index.ts';
import { mapStateAt, pictureAt, sceneAt, type MapState, type Motion } from '../timeline/index.ts';

/** What is painted now, as `<html data-map>` tells; `none` also while a still is yet to come. */
export type Ground = 'still' | 'live' | 'none';

/** Where the reader is in a story, and what follows from it. One per page; the components read it. */
export class Reading {
  readonly #story: () => CompiledStory;

  /** 0 … number of scenes, as `scroll/` measures it. */
  position = $state(0);
  viewport: Viewport = $state.raw({ width: 390, height: 844 });
  ground: Ground = $state('still');
  units: 'km' | 'mi' = $state('km');
  /** Indices of the first and the last scene that are shown; an excerpt leaves others out. */
  shown: readonly [first: number, last: number] = $state.raw([0, 0]);
  /** Name of the measure whose tape is lit: its figure is hovered, focused or open. */
  lit: string | undefined = $state();
  /** Name of the measure whose making is explained. */
  open: string | undefined = $state();
  /** The reader asked for less motion: scenes cut instead of travel. */
  still = $state(false);
  /** The reader has the map in his own hands. */
  exploring = $state(false);
  /** What he sees of it. */
  explored: MapState | undefined = $state.raw();
  /** Whether the ground can travel; stills cannot, and the drawing goes with them. */
  travels = $state(false);

  readonly breakpoint: BreakpointName = $derived(breakpointOf(this.viewport));
  readonly index: number = $derived(sceneAt(this.position, this.count));
  /** Whether the title is behind the reader. */
  readonly begun: boolean = $derived(this.shown[0] > 0 || this.position >= 0.25);
  readonly #motion: Motion = $derived(this.still || !this.travels ? 'reduced' : 'full');
  /** While the reader scrolls through a rest this stays as it is, and nothing is painted anew. */
  readonly #picture: number = $derived(pictureAt(this.story.timeline, this.position, this.#motion));
  /** What the story shows here. */
  readonly told: MapState = $derived.by(() =>
    mapStateAt(this.story.timeline, this.#picture, this.viewport, { motion: this.#motion }),
  );

  /** What is shown: what the story does, unless the reader has moved the map himself. */
  readonly map: MapState = $derived(this.explored ?? this.told);

  /** @param told the story, which changes while it is being edited */
  constructor(told: () => CompiledStory) {
    this.#story = told;
    this.units = told().units;
    this.shown = [0, told().scenes.length - 1];
  }

  get story(): CompiledStory {
    return this.#story();
  }

  get count(): number {
    return this.story.scenes.length;
  }

  get scene() {
    return this.story.scenes[this.index]!;
  }
}
