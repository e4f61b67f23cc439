/** Calls back when the page has nothing else to do, or at the latest after some seconds; returns its undoing. */
export function whenIdle(run: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(run, { timeout: 3000 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 1200);
  return () => clearTimeout(handle);
}

/** Milliseconds from one frame to the next. */
const frame = 1000 / 60;

/**
 * Calls back in an idle moment longer than a frame, which there is none of while anything moves; returns its undoing.
 * A browser that does not tell how long its moments are calls back after a while.
 */
export function whenAtRest(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) return whenIdle(run);
  const ask = (): number =>
    requestIdleCallback((deadline) => {
      if (deadline.timeRemaining() > frame) run();
      else handle = ask();
    });
  let handle = ask();
  return () => cancelIdleCallback(handle);
}

/** Leaves what follows for a task of its own, so that a slow phone answers in between. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
