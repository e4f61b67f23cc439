export interface Announcer {
  /** Tells the height if it is news. `width` is the frame's: another width is another layout, and starts afresh. */
  announce(height: number, width: number): void;
  /** Tells the last height again, to a host that has just shown itself. */
  repeat(): void;
  /** The height told last; 0 before that. */
  readonly height: number;
}

/** So many times a height may change at about one width before `calm` milliseconds have passed without a change. */
const patience = 4;
const calm = 5000;
/** A scroll bar that comes and goes changes the width by this much, CSS pixels; no reason for another height. */
const scrollBar = 20;

/**
 * Tells heights, damped: whole pixels, no news of a single pixel, and where host and frame answer each other without
 * end, the greatest height is kept and the frame falls silent until there is calm; then the height that is left is told.
 */
export function announcer(tell: (height: number) => void): Announcer {
  let last = 0;
  let lastWidth = NaN;
  let count = 0;
  let pending = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const speak = (height: number) => {
    pending = 0;
    last = height;
    tell(height);
  };
  const calmed = () => {
    count = 0;
    if (pending && pending !== last) speak(pending);
    pending = 0;
  };

  return {
    get height() {
      return last;
    },
    announce(exact, width) {
      const height = Math.ceil(exact);
      if (!(height > 0) || !(width > 0)) return;
      if (!(Math.abs(width - lastWidth) <= scrollBar)) {
        lastWidth = width;
        count = 0;
      } else if (Math.abs(height - last) <= 1) {
        pending = 0;
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(calmed, calm);
      if (count >= patience || (count === patience - 1 && height < last)) {
        pending = height;
        return;
      }
      count++;
      speak(height);
    },
    repeat() {
      if (last > 0) tell(last);
    },
  };
}
