import { mapStateAt, type MapState } from '../timeline/index.ts';
import { whenAtRest } from './idle.ts';
import type { Reading } from './reading.svelte.ts';

/** Shares of a travel: what appears and moves at its start is not what does at its end. */
const shares = [0.1, 0.5, 0.9];
/** Whose travels are shown: in a long story it is the code that gets into practice, not every scene. */
const scenes = 12;

/**
 * Shows the travels of the story to `paint` while the reader stands still, a frame at a time. What a browser does for
 * the first time takes it many times as long as the second, and the reader is not to wait for it while the map moves
 * under his finger.
 *
 * @returns its undoing
 */
export function rehearse({ story, viewport }: Reading, paint: (state: MapState) => void): () => void {
  // The opening is left in half the time.
  const travels = story.scenes.slice(0, scenes).map((_, index) => (index > 0 ? [index - 0.25, 0.5] : [0, 0.25]));
  const positions = travels
    .flatMap(([start = 0, length = 0]) => shares.map((share) => start + share * length))
    .values();
  const next = (): void => {
    const { value, done } = positions.next();
    if (done) return;
    paint(mapStateAt(story.timeline, value, viewport));
    undo = whenAtRest(next);
  };
  let undo = whenAtRest(next);
  return () => undo();
}
