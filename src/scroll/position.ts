/** A scene on the page, measured in CSS pixels from the top of what is visible. */
export interface SectionBox {
  /** Top and bottom of the scene's section. */
  top: number;
  bottom: number;
  /** Height of its caption card, which stays pinned while the section passes. */
  card: number;
}

/** What the position is measured against. */
export interface ReadingLine {
  /** Height of what is visible, CSS pixels. */
  height: number;
  /** Where a pinned card's bottom edge stands, CSS pixels from the top. */
  pin: number;
  /**
   * How much of a card is in view, CSS pixels, when its scene's rest begins: a lower one all, of a higher one as much as
   * there is room for without hiding the map.
   */
  room: number;
  /** Top of the opening, CSS pixels from the top of what is visible; at 0 or below it the journey has begun. */
  opening: number;
  /** How much of the top is covered, by the page's bar, CSS pixels. Told, it keeps the beginnings of tall cards in view. */
  clear?: number;
}

/** Where the position is a known one; between two of them it runs evenly. */
export interface Knot {
  position: number;
  /** CSS pixels still to be scrolled; 0 or less once passed. */
  ahead: number;
}

/**
 * The reader's position, 0 … number of scenes, on a page that has been scrolled by so many CSS pixels since its knots
 * were taken. A scene rests (i + 0.25 … i + 0.75) from the moment its card is in view, wholly or as far as it has room,
 * until the card is let go, however tall the card; the map travels in between. Piecewise linear in the scroll offset, so
 * that equal offsets give equal positions.
 */
export function positionAmong(knots: readonly Knot[], scrolled: number): number {
  let before: Knot | undefined;
  for (const after of knots) {
    if (after.ahead > scrolled) {
      if (!before) return 0;
      const share = (scrolled - before.ahead) / (after.ahead - before.ahead);
      return before.position + (after.position - before.position) * share;
    }
    before = after;
  }
  return before?.position ?? 0;
}

/** How far, in CSS pixels, a page is scrolled from where its knots were taken when the reader is at a position among them. */
export function scrolledTo(knots: readonly Knot[], position: number): number {
  let before: Knot | undefined;
  for (const after of knots) {
    if (after.position >= position) {
      if (!before) return after.ahead;
      const share = (position - before.position) / (after.position - before.position);
      return before.ahead + (after.ahead - before.ahead) * share;
    }
    before = after;
  }
  return before?.ahead ?? 0;
}

/**
 * How far, in CSS pixels, the page must still be scrolled for scene `index` to stand in the middle of its rest, or, where
 * its card is higher than its room, in the middle of what it is pinned for. With `clear`, a card too tall to be seen whole
 * is to be read from its beginning.
 */
export function toRest(sections: readonly SectionBox[], line: ReadingLine, index: number): number {
  const section = sections[index];
  if (!section) return 0;
  const { pin, room, clear } = line;
  const { top, bottom, card } = section;
  if (clear !== undefined && card > pin - clear) return top - clear;
  if (clear === undefined && card > room) return arrival(section, line) + (bottom - top - card) / 2;
  return (arrival(section, line) + leave(section, line)) / 2;
}

/** The knots of a page, downwards. */
export function knotsOf(sections: readonly SectionBox[], line: ReadingLine): Knot[] {
  const knots: Knot[] = [{ position: 0, ahead: line.opening }];
  sections.forEach((section, i) => {
    knots.push({ position: i + 0.25, ahead: arrival(section, line) });
    knots.push({ position: i + 0.75, ahead: leave(section, line) });
  });
  const last = sections.at(-1);
  if (last) knots.push({ position: sections.length, ahead: last.bottom });
  // A section without dwell, or an opening that is scrolled late, must not make the sequence run backwards.
  for (let i = 1; i < knots.length; i++) {
    const floor = knots[i - 1]!.ahead + 1;
    if (!(knots[i]!.ahead >= floor)) knots[i]!.ahead = floor;
  }
  return knots;
}

function arrival(section: SectionBox, line: ReadingLine): number {
  return section.top + Math.min(section.card, line.room) - line.pin;
}

function leave(section: SectionBox, line: ReadingLine): number {
  return section.bottom - line.pin;
}
