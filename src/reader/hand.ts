import type * as hand from './hand/index.ts';

/** What a reader has at hand beside the story: steps, timeline, sharing. A chunk of its own, `hand/`. */
export type Hand = typeof hand;

let coming: Promise<Hand | undefined> | undefined;

/** Loads it, once. Where it cannot be had, the story goes on without. */
export function loadHand(): Promise<Hand | undefined> {
  coming ??= import('./hand/index.ts').catch((error: unknown) => {
    console.warn('Meetlint: steps, timeline and sharing are not available.', error);
    return undefined;
  });
  return coming;
}

/** So long a reader who does nothing waits for it at most, milliseconds. */
const patience = 5000;

/** Calls `want` as soon as the reader does anything, or after a while; returns its undo. */
export function whenWanted(want: () => void): () => void {
  const doings = ['pointerdown', 'keydown', 'focusin'];
  const undo = () => {
    clearTimeout(timer);
    for (const type of doings) removeEventListener(type, once, true);
  };
  const once = () => {
    undo();
    want();
  };
  const timer = setTimeout(once, patience);
  for (const type of doings) addEventListener(type, once, true);
  return undo;
}
