import scrollama from 'scrollama';
import {
  knotsOf,
  positionAmong,
  scrolledTo,
  toRest,
  type Knot,
  type ReadingLine,
  type SectionBox,
} from './position.ts';

/** Through what the page is seen: the browser's viewport, unless the page stands in a frame that its host scrolls. */
export interface Port {
  /** What is visible, CSS pixels: how far its top is below the viewport's, and its height. */
  window(): { top: number; height: number };
  /** Moves what is visible down by so many CSS pixels. */
  scrollBy(distance: number, behavior: ScrollBehavior): void;
  /** Tells when what is visible has moved without a scroll of this page; returns its undo. */
  onMove(moved: () => void): () => void;
}

const viewport: Port = {
  window: () => ({ top: 0, height: innerHeight }),
  scrollBy: (distance, behavior) => scrollBy({ top: distance, behavior }),
  onMove: () => () => {},
};

export interface FollowOptions {
  /** One per scene, in order; each holds a `[data-card]`. */
  sections: HTMLElement[];
  /** What stands above the first scene. */
  opening: HTMLElement;
  /** The place of the first of `sections` in its story, where what is before it is left out; 0 when absent. */
  first?: number;
  /** Between which positions the reader is kept: an excerpt ends where its outer scenes rest. */
  bounds?: readonly [number, number];
  /** The browser's viewport when absent. */
  port?: Port | undefined;
  /** What may stand over the top of the page. */
  bar?: HTMLElement | null;
  /**
   * Called when the position has changed: with the scroll that changed it, which browsers tell once per frame and before
   * they ask for its animations, so that the map is painted in that same frame.
   */
  onPosition(position: number): void;
}

export interface Following {
  /** Measures at once. */
  measure(): number;
  /** Scrolls the page so that scene `index` stands in the middle of its rest. */
  scrollTo(index: number, behavior?: ScrollBehavior): void;
  /**
   * Scrolls the page so that the rest of the present scene's card comes into view, where it is pinned too low to be seen
   * whole.
   * @returns whether there was a rest worth that
   */
  readOn(behavior?: ScrollBehavior): boolean;
  /** Scrolls the page so that an element stands at the top of what is visible, clear of the bar. */
  reach(element: Element, behavior?: ScrollBehavior): void;
  /** Stops following; every listener is taken off. */
  stop(): void;
}

/** How the page is laid out, downwards from the first section: it is asked for anew only when something has resized. */
interface Layout {
  boxes: SectionBox[];
  cards: (HTMLElement | null)[];
  /** Top of the opening. */
  opening: number;
  /** How far above the bottom of what is visible a pinned card stands. */
  margin: number;
  /** How far down the map reaches that a card is not to hide; 0 where cards stand beside it. */
  map: number;
}

/** A layout seen through so high a window, whose top the first section has reached. */
interface Look {
  layout: Layout;
  line: ReadingLine;
  knots: Knot[];
}

// scrollama leaks a document listener at each setup and keeps its direction in the module: one instance serves the
// page for its whole life. Handlers set before setup() are dropped, so they are set after it.
let steps: scrollama.ScrollamaInstance | undefined;

/** CSS pixels of a line of text: a card that is no more too high than that is seen whole all the same. */
const textLine = 24;

/** The share of a window's height that must be in view of a card beside the map before it counts as readable. */
const tallCard = 0.6;

/** A phone's bars, which come and go, change the window's height, and none of the sections. */
function isLaidOutAnew(before: Layout, after: Layout): boolean {
  return before.boxes.some(({ bottom }, index) => Math.abs(bottom - (after.boxes[index]?.bottom ?? bottom)) > 1);
}

/** By how much a card is pinned lower than others, for want of room below its map. */
function overOf(card: HTMLElement | null | undefined): number {
  return parseFloat(card?.style.getPropertyValue('--over') ?? '') || 0;
}

/** Follows the reader through the page. The position is measured from the page; scrollama wakes the measuring. */
export function follow({
  sections,
  opening,
  first = 0,
  bounds,
  port = viewport,
  bar,
  onPosition,
}: FollowOptions): Following {
  let last = NaN;
  let seen: Look | undefined;

  const clear = () => bar?.offsetHeight ?? 0;

  const laidOut = (start: number): Layout => {
    const cards = sections.map((section) => section.querySelector<HTMLElement>('[data-card]'));
    const style = cards[0] && getComputedStyle(cards[0]);
    const margin = style ? parseFloat(style.bottom) + overOf(cards[0]) : 0;
    return {
      cards,
      boxes: sections.map((section, index) => {
        const { top, bottom } = section.getBoundingClientRect();
        return { top: top - start, bottom: bottom - start, card: cards[index]?.offsetHeight ?? 0 };
      }),
      opening: opening.getBoundingClientRect().top - start,
      margin: Number.isFinite(margin) ? margin : 0,
      map: style ? parseFloat(style.scrollMarginTop) : 0,
    };
  };

  const through = (height: number, layout: Layout): Look => {
    const pin = height - layout.margin;
    const room = layout.map > 0 ? pin - layout.map : tallCard * height;
    const line = { height, pin, room, opening: layout.opening };
    layout.cards.forEach((card, index) => {
      const excess = layout.map > 0 ? (layout.boxes[index]?.card ?? 0) - room : 0;
      const over = excess > textLine ? excess : 0;
      if (card && over !== overOf(card)) card.style.setProperty('--over', `${over}px`);
    });
    return { layout, line, knots: knotsOf(layout.boxes, line) };
  };

  /** How everything is seen, and how far down from the top of what is visible the first section stands now. */
  const look = (): { now: Look; down: number } => {
    const { top, height } = port.window();
    const start = sections[0]?.getBoundingClientRect().top ?? 0;
    // A phone's bars come and go with the scroll: the window is higher then, and the page is as it was.
    if (seen?.line.height !== height) seen = through(height, seen?.layout ?? laidOut(start));
    return { now: seen, down: start - top };
  };

  const measure = (): number => {
    const [low, high] = bounds ?? [0, Infinity];
    const { now, down } = look();
    const position = Math.min(high, Math.max(low, first + positionAmong(now.knots, -down)));
    if (position !== last) {
      last = position;
      onPosition(position);
    }
    return position;
  };

  /** Scrolls a pinned card up to where an element of it is seen, if that is hidden by more pixels than `least`. */
  const readDownTo = (element: Element, least: number, behavior: ScrollBehavior): boolean => {
    const card = seen?.layout.cards.find((each) => each?.contains(element));
    const box = card?.getBoundingClientRect();
    const { top } = port.window();
    if (!seen || !card || !box || overOf(card) === 0 || Math.abs(box.top - top - seen.layout.map) > 1) return false;
    const hidden = element.getBoundingClientRect().bottom - top - seen.line.pin;
    if (hidden <= least) return false;
    const pinned = (card.closest('[data-scene-id]')?.getBoundingClientRect().bottom ?? box.bottom) - box.bottom;
    port.scrollBy(pinned + hidden, behavior);
    return true;
  };

  steps ??= scrollama();
  steps.setup({ step: sections, offset: 0.5 });
  steps.onStepEnter(measure);
  /** Where a screen is turned or text enlarged, the page is laid out anew around the reader, who is to stay where he is. */
  const relay = (): void => {
    const before = seen?.layout;
    seen = undefined;
    const { now, down } = look();
    const place = last - first;
    const isWithin = place > 0 && place < sections.length;
    if (port === viewport && before && isWithin && isLaidOutAnew(before, now.layout))
      port.scrollBy(down + scrolledTo(now.knots, place), 'auto');
    measure();
  };
  const resized = new ResizeObserver(relay);
  for (const element of [opening, ...sections]) resized.observe(element);
  addEventListener('scroll', measure, { passive: true });
  addEventListener('resize', relay);
  const unmove = port.onMove(measure);
  /**
   * What gets the focus in a card that is pinned too low to be seen whole comes into view: no browser knows how far that
   * is. In the next frame, for they scroll to it by themselves, some before they tell of it and some after.
   */
  const focused = ({ target }: FocusEvent): void => {
    if (target instanceof Element) requestAnimationFrame(() => readDownTo(target, 0, 'auto'));
  };
  addEventListener('focusin', focused);

  return {
    measure,
    scrollTo(index, behavior = 'auto') {
      seen = undefined;
      const { now, down } = look();
      // A card below the map leaves it free, however high; one beside it is to be read from its beginning.
      const line = now.layout.map > 0 ? now.line : { ...now.line, clear: clear() };
      port.scrollBy(down + toRest(now.layout.boxes, line, index - first), behavior);
    },
    readOn(behavior = 'auto') {
      const card = look().now.layout.cards[Math.floor(last) - first];
      return card ? readDownTo(card, textLine, behavior) : false;
    },
    reach(element, behavior = 'auto') {
      port.scrollBy(element.getBoundingClientRect().top - port.window().top - clear(), behavior);
    },
    stop() {
      resized.disconnect();
      removeEventListener('scroll', measure);
      removeEventListener('resize', relay);
      removeEventListener('focusin', focused);
      unmove();
      steps?.disable();
    },
  };
}
