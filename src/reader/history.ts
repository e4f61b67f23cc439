/** Milliseconds for which a page has stood still before its place is kept: to do so in every frame would halt the scroll. */
const pause = 200;

/**
 * Keeps in each entry of the history where its reader stood. Who goes back to one with a fragment is otherwise taken to
 * what that names, however far he had read on from there.
 *
 * @param come the page has come to an entry that is new, and should go where its address points
 * @param scrolls whether the page scrolls by itself; where its host does, every entry counts as new
 * @returns its undoing
 */
export function keepPlaces(come: () => void, scrolls: boolean): () => void {
  const keep = () => {
    if (!scrolls) return;
    try {
      history.replaceState({ ...(history.state as object | null), y: scrollY }, '');
    } catch {
      // A frame without an origin of its own has no say in the history.
    }
  };
  const changed = () => {
    const { y } = (history.state ?? {}) as { y?: unknown };
    if (typeof y === 'number') scrollTo({ top: y, behavior: 'instant' });
    else come();
  };
  let rest: ReturnType<typeof setTimeout> | undefined;
  const ended = () => {
    clearTimeout(rest);
    rest = setTimeout(keep, pause);
  };
  addEventListener('scrollend', ended);
  // Browsers that do not tell when a scroll has ended, and links that are pressed while it goes on.
  addEventListener('click', keep, true);
  addEventListener('hashchange', changed);
  return () => {
    clearTimeout(rest);
    removeEventListener('scrollend', ended);
    removeEventListener('click', keep, true);
    removeEventListener('hashchange', changed);
  };
}
