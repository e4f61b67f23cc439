import { scrollKeys } from './keys.ts';
import type { Manner } from './manner.ts';
import type { HostMessage, LengthMessage, ScrollMessage, SeekMessage } from './protocol.ts';

/** So long after the reader's own doing a scroll of the frame is taken for his wish, milliseconds. */
const heed = 1500;

export interface Driven extends Manner {
  drive(message: Extract<HostMessage, { type: 'drive' }>): void;
  /** Tells the host how long the story is, if that has changed. */
  measure(): void;
}

/**
 * The host scrolls and says how far; the frame, whose own scroll is locked in the stylesheet so that wheel and touch go
 * to the host, follows. Where the reader moves inside the frame, by Tab or by a link, the host is asked to come along.
 */
export function driven(post: (message: LengthMessage | SeekMessage | ScrollMessage) => void): Driven {
  let length = -1;
  let expected = 0;
  let wished = -Infinity;
  let begun = false;
  const room = () => document.documentElement.scrollHeight - innerHeight;
  const wish = () => (wished = performance.now());
  const seek = (top: number, smooth: boolean) => {
    if (begun && room() > 0) post({ type: 'seek', progress: Math.min(1, Math.max(0, top / room())), smooth });
  };
  /** Whether the reader has moved inside the frame, and the host does not know it yet. */
  const isAstray = () => Math.abs(scrollY - expected) > 2 && performance.now() - wished <= heed;
  const scrolled = () => {
    if (!isAstray()) return;
    expected = scrollY;
    seek(scrollY, false);
  };
  const measure = () => {
    // A frame that is not shown has no size, and nothing to say of it.
    if (!innerWidth || !innerHeight) return;
    const now = Math.round(room());
    if (now === length) return;
    length = now;
    post({ type: 'length', length });
  };

  for (const type of ['focusin', 'keydown', 'pointerdown']) addEventListener(type, wish, { passive: true });
  addEventListener('scroll', scrolled, { passive: true });
  addEventListener('resize', measure);
  const resized = new ResizeObserver(measure);
  resized.observe(document.body);
  const unkey = scrollKeys(
    () => innerHeight,
    (by, smooth) => post({ type: 'scroll', by, smooth }),
  );
  return {
    measure,
    window: () => ({ top: 0, height: innerHeight }),
    drive({ progress }) {
      begun = true;
      // What the host says of before must not undo what the reader has just done.
      if (isAstray()) return scrolled();
      expected = progress * Math.max(0, room());
      scrollTo({ top: expected, behavior: 'instant' });
      expected = scrollY;
    },
    scrollBy: (distance, behavior) => seek(scrollY + distance, behavior === 'smooth'),
    stop() {
      for (const type of ['focusin', 'keydown', 'pointerdown']) removeEventListener(type, wish);
      removeEventListener('scroll', scrolled);
      removeEventListener('resize', measure);
      resized.disconnect();
      unkey();
    },
  };
}
