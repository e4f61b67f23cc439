import type { CompiledStory } from '../compile/compiled.ts';
import { breakpointOf, type BreakpointName, type Viewport } from '../projection/index.ts';
import { mapStateAt, pictureAt, sceneAt, type MapState, type Motion, type Timeline } from '../timeline/index.ts';

/** What is painted now, as `<html data-map>` tells; `none` also while a still is yet to come. */
export type Ground = 'still' | 'live' | 'none';

/**
 * Where the reader is in a story, and what follows from it. One per page; the components read it. What changes with
 * scenes and settings is told to them by Svelte; `position`, `told` and `map`, which change with every frame, by `onMove`.
 */
export class Reading {
  readonly #story: () => CompiledStory;

  #position = 0;
  #followers: readonly (() => void)[] = [];
  /** How many whole scenes are behind the reader. */
  #passed = $state(0);
  /** Index of the scene whose card is on its way: of a scene that has come, the one behind it. */
  coming = $state(0);
  viewport: Viewport = $state.raw({ width: 390, height: 844 });
  ground: Ground = $state('still');
  units: 'km' | 'mi' = $state('km');
  /** Indices of the first and the last scene that are shown; an excerpt leaves others out. */
  shown: readonly [first: number, last: number] = $state.raw([0, 0]);
  /** Name of the measure that is lit on the map: its figure is hovered, focused or open. */
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
  readonly index: number = $derived(sceneAt(this.#passed, this.count));
  /** Whether the title is behind the reader. */
  readonly begun: boolean = $derived(this.shown[0] > 0 || this.coming > 0);
  /** Whether all scenes are. */
  readonly ended: boolean = $derived(this.#passed >= this.count);
  readonly #motion: Motion = $derived(this.still || !this.travels ? 'reduced' : 'full');
  #told: { timeline: Timeline; picture: number; viewport: Viewport; motion: Motion; state: MapState } | undefined;

  /** @param told the story, which changes while it is being edited */
  constructor(told: () => CompiledStory) {
    this.#story = told;
    this.units = told().units;
    this.shown = [0, told().scenes.length - 1];
  }

  /** 0 … number of scenes, as `scroll/` measures it. */
  get position(): number {
    return this.#position;
  }

  /** The page has been scrolled. Whoever follows is told; for all others it is enough when a scene comes or goes. */
  move(position: number): void {
    this.#position = position;
    this.#passed = Math.floor(position);
    this.coming = Math.floor(position + 0.75);
    for (const follower of this.#followers) follower();
  }

  /**
   * Calls back with every move of the reader, until the undo that is returned. Scrolling moves him with every frame, and
   * what has to keep up with that is told directly: on the way through a graph of signals most of a frame was spent.
   */
  onMove(follower: () => void): () => void {
    this.#followers = [...this.#followers, follower];
    return () => {
      this.#followers = this.#followers.filter((each) => each !== follower);
    };
  }

  /** What the story shows here. It is the same state for as long as nothing on the map changes, as in a scene's rest. */
  get told(): MapState {
    const { viewport } = this;
    const { timeline } = this.story;
    const motion = this.#motion;
    const picture = pictureAt(timeline, this.#position, motion);
    const last = this.#told;
    if (last?.picture === picture && last.timeline === timeline && last.viewport === viewport && last.motion === motion)
      return last.state;
    const state = mapStateAt(timeline, picture, viewport, { motion });
    this.#told = { timeline, picture, viewport, motion, state };
    return state;
  }

  /** What is shown: what the story does, unless the reader has moved the map himself. */
  get map(): MapState {
    return this.explored ?? this.told;
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
