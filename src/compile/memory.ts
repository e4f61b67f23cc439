import type { Framed } from './stops.ts';

/**
 * What one story's maps were framed to, for a story that is compiled again and again as it is edited. By all that a frame
 * follows from, as text; what two compilations in succession had no use for is forgotten.
 */
export class FrameMemory {
  #now: Remembered = new Map();
  #before: Remembered = new Map();

  /** To be called before each compilation. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /**
   * @param map what the map is made of, the same for all its frames
   * @param frame which of its frames, and what stood there before
   */
  recall(map: string, frame: string, make: () => Framed): Framed {
    const framed = this.#now.get(map)?.get(frame) ?? this.#before.get(map)?.get(frame) ?? make();
    const frames = this.#now.get(map) ?? new Map<string, Framed>();
    this.#now.set(map, frames.set(frame, framed));
    return framed;
  }
}

type Remembered = Map<string, Map<string, Framed>>;
