/** How far the arrow keys scroll, CSS pixels. */
const line = 40;
/** The share of a screen that Space and Page Down scroll. */
const page = 0.875;

/**
 * Hands on what the keys would scroll. A page that is locked or has nothing to scroll swallows them, and does not pass
 * them to the page around its frame as it does with the wheel. Returns its undo.
 */
export function scrollKeys(height: () => number, scroll: (by: number, smooth: boolean) => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const { key, target, shiftKey } = event;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const element = target instanceof Element ? target : null;
    if (element?.closest('input, select, textarea, [contenteditable]')) return;
    if (key === ' ' && element?.closest('button, summary, [role="button"]')) return;
    const screen = page * height();
    const by = { ' ': shiftKey ? -screen : screen, PageDown: screen, PageUp: -screen, ArrowDown: line, ArrowUp: -line }[
      key
    ];
    if (by === undefined) return;
    event.preventDefault();
    scroll(Math.round(by), !event.repeat);
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}
