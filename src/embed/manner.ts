/** One way in which a frame is scrolled, while it is. */
export interface Manner {
  /** What is visible: how far its top is below the top of the frame's viewport, and its height, CSS pixels. */
  window(): { top: number; height: number };
  /** Moves what is visible down by so many CSS pixels. */
  scrollBy(distance: number, behavior: ScrollBehavior): void;
  /** Leaves the page as it was found. */
  stop(): void;
}

/** The frame scrolls by itself, as any page does. */
export const plain: Manner = {
  window: () => ({ top: 0, height: innerHeight }),
  scrollBy: (distance, behavior) => scrollBy({ top: distance, behavior }),
  stop: () => {},
};
