import type { CompiledStory } from '../compile/compiled.ts';
import { breakpointOf, type BreakpointName, type Viewport } from '../projection/index.ts';
import { mapStateAt, sceneAt, type MapState } from '../timeline/index.ts';

/** What is painted now, as `<html data-map>` tells; `none` also while a still is yet to come. */
export type Ground = 'still' | 'live' | 'none';

/** Where the reader is in a story, and what follows from it. One per page; the components read it. */
export class Reading {
  readonly #told: () => CompiledStory;

  /** 0 … number of scenes, as `scroll/` measures it. */
  position = $state(0);
  viewport: Viewport = $state.raw({ width: 390, height: 844 });
  ground: Ground = $state('still');
  units: 'km' | 'mi' = $state('km');
  /** Name of the measure whose tape is lit: its figure is hovered, focused or open. */
  lit: string | undefined = $state();
  /** Name of the measure whose making is explained. */
  open: string | undefined = $state();
  /** The reader asked for less motion: scenes cut instead of travel. */
  still = $state(false);
  /** Whether the ground can travel; stills cannot, and the drawing goes with them. */
  travels = $state(false);

  readonly breakpoint: BreakpointName = $derived(breakpointOf(this.viewport));
  readonly index: number = $derived(sceneAt(this.position, this.count));
  readonly map: MapState = $derived.by(() =>
    mapStateAt(this.story.timeline, this.position, this.viewport, {
      motion: this.still || !this.travels ? 'reduced' : 'full',
    }),
  );

  /** @param told the story, which changes while it is being edited */
  constructor(told: () => CompiledStory) {
    this.#told = told;
    this.units = told().units;
  }

  get story(): CompiledStory {
    return this.#told();
  }

  get count(): number {
    return this.story.scenes.length;
  }

  get scene() {
    return this.story.scenes[this.index]!;
  }
}
