import scrollama from 'scrollama';
import { knotsOf, positionAmong, toRest, type Knot, type ReadingLine, type SectionBox } from './position.ts';

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
  /**
   * How far down a scene's map reaches that a card must not hide when it arrives, CSS pixels from the top of what is
   * visible; 0 where cards stand beside the map, or absent.
   */
  mapBottom?: (() => number) | undefined;
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
  /** Scrolls the page so that an element stands at the top of what is visible, clear of the bar. */
  reach(element: Element, behavior?: ScrollBehavior): void;
  /** Stops following; every listener is taken off. */
  stop(): void;
}

/** How the page is laid out, downwards from the first section: it is asked for anew only when something has resized. */
interface Layout {
  boxes: SectionBox[];
  /** Top of the opening. */
  opening: number;
  /** How far above the bottom of what is visible a pinned card stands. */
  margin: number;
}

/** A layout seen through so high a window, whose top the first section has reached. */
interface Look {
  /** How far down the map reaches. */
  map: number;
  layout: Layout;
  line: ReadingLine;
  knots: Knot[];
}

// scrollama leaks a document listener at each setup and keeps its direction in the module: one instance serves the
// page for its whole life. Handlers set before setup() are dropped, so they are set after it.
let steps: scrollama.ScrollamaInstance | undefined;

/** Shares of the window's height: of a card higher than that so much is in view when it has arrived beside the map … */
const tallCard = 0.6;
/** … and at least so much where it arrives below the map. */
const leastRoom = 0.25;

/** Follows the reader through the page. The position is measured from the page; scrollama wakes the measuring. */
export function follow({
  sections,
  opening,
  first = 0,
  bounds,
  port = viewport,
  mapBottom = () => 0,
  bar,
  onPosition,
}: FollowOptions): Following {
  let last = NaN;
  let seen: Look | undefined;

  const clear = () => bar?.offsetHeight ?? 0;

  const laidOut = (start: number): Layout => {
    const card = sections[0]?.querySelector('[data-card]');
    const margin = card ? parseFloat(getComputedStyle(card).bottom) : 0;
    return {
      boxes: sections.map((section) => {
        const { top, bottom } = section.getBoundingClientRect();
        const height = section.querySelector<HTMLElement>('[data-card]')?.offsetHeight ?? 0;
        return { top: top - start, bottom: bottom - start, card: height };
      }),
      opening: opening.getBoundingClientRect().top - start,
      margin: Number.isFinite(margin) ? margin : 0,
    };
  };

  const through = (height: number, map: number, layout: Layout): Look => {
    const pin = height - layout.margin;
    const room = map > 0 ? Math.max(leastRoom * height, pin - map) : tallCard * height;
    const line = { height, pin, room, opening: layout.opening };
    return { map, layout, line, knots: knotsOf(layout.boxes, line) };
  };

  /** How everything is seen, and how far down from the top of what is visible the first section stands now. */
  const look = (): { now: Look; down: number } => {
    const { top, height } = port.window();
    const start = sections[0]?.getBoundingClientRect().top ?? 0;
    const map = mapBottom();
    // A phone's bars come and go with the scroll: the window is higher then, and the page is as it was.
    if (seen?.line.height !== height || seen.map !== map) seen = through(height, map, seen?.layout ?? laidOut(start));
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

  steps ??= scrollama();
  steps.setup({ step: sections, offset: 0.5 });
  steps.onStepEnter(measure);
  const relay = (): void => {
    seen = undefined;
    measure();
  };
  const resized = new ResizeObserver(relay);
  for (const element of [opening, ...sections]) resized.observe(element);
  addEventListener('scroll', measure, { passive: true });
  addEventListener('resize', relay);
  const unmove = port.onMove(measure);

  return {
    measure,
    scrollTo(index, behavior = 'auto') {
      seen = undefined;
      const { now, down } = look();
      port.scrollBy(down + toRest(now.layout.boxes, { ...now.line, clear: clear() }, index - first), behavior);
    },
    reach(element, behavior = 'auto') {
      port.scrollBy(element.getBoundingClientRect().top - port.window().top - clear(), behavior);
    },
    stop() {
      resized.disconnect();
      removeEventListener('scroll', measure);
      removeEventListener('resize', relay);
      unmove();
      steps?.disable();
    },
  };
}
