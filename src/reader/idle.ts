/** Calls back when the page has nothing else to do, or at the latest after some seconds; returns its undoing. */
export function whenIdle(run: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(run, { timeout: 3000 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 1200);
  return () => clearTimeout(handle);
}

/** Leaves what follows for a task of its own, so that a slow phone answers in between. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
