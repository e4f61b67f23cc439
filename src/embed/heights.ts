export interface Announcer {
  /** Tells the height if it is news. `width` is the frame's: another width is another layout, and starts afresh. */
  announce(height: number, width: number): void;
  /** Tells the last height again, to a host that has just shown itself. */
  repeat(): void;
  /** The height told last; 0 before that. */
  readonly height: number;
}

/** So many times a height may change at about one width within `calm` milliseconds. */
const patience = 4;
const calm = 5000;
/** A scroll bar that comes and goes changes the width by this much, CSS pixels; no reason for another height. */
const scrollBar = 20;

/**
 * Tells heights, damped: whole pixels, no news of a single pixel, and where host and frame answer each other without
 * end, the greatest height is kept and the frame falls silent.
 */
export function announcer(tell: (height: number) => void, now: () => number = () => Date.now()): Announcer {
  let last = 0;
  let lastWidth = NaN;
  let told: number[] = [];
  return {
    get height() {
      return last;
    },
    announce(exact, width) {
      const height = Math.ceil(exact);
      if (!(height > 0) || !(width > 0)) return;
      if (!(Math.abs(width - lastWidth) <= scrollBar)) {
        lastWidth = width;
        told = [];
      } else if (Math.abs(height - last) <= 1) return;
      const time = now();
      told = told.filter((at) => time - at < calm);
      if (told.length >= patience) return;
      if (told.length >= patience - 1 && height < last) return;
      told.push(time);
      last = height;
      tell(height);
    },
    repeat() {
      if (last > 0) tell(last);
    },
  };
}
