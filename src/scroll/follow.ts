import scrollama from 'scrollama';
import { positionOf, toRest, type ReadingLine, type SectionBox } from './position.ts';

export interface FollowOptions {
  /** One per scene, in order; each holds a `[data-card]`. */
  sections: HTMLElement[];
  /** What stands above the first scene. */
  opening: HTMLElement;
  /** Called at most once per animation frame, and only when the position has changed. */
  onPosition(position: number): void;
}

export interface Following {
  /** Measures at once. */
  measure(): number;
  /** Scrolls the page so that scene `index` stands in the middle of its rest. */
  scrollTo(index: number, behavior?: ScrollBehavior): void;
  /** Stops following; every listener is taken off. */
  stop(): void;
}

// scrollama leaks a document listener at each setup and keeps its direction in the module: one instance serves the
// page for its whole life. Handlers set before setup() are dropped, so they are set after it.
let steps: scrollama.ScrollamaInstance | undefined;

/** Follows the reader through the page. The position is measured from the page; scrollama wakes the measuring. */
export function follow({ sections, opening, onPosition }: FollowOptions): Following {
  let frame = 0;
  let last = NaN;

  const boxes = (): SectionBox[] =>
    sections.map((section) => {
      const { top, bottom } = section.getBoundingClientRect();
      return { top, bottom, card: section.querySelector<HTMLElement>('[data-card]')?.offsetHeight ?? 0 };
    });

  const line = (): ReadingLine => {
    const height = innerHeight;
    const card = sections[0]?.querySelector('[data-card]');
    const bottom = card ? parseFloat(getComputedStyle(card).bottom) : 0;
    return {
      height,
      pin: height - (Number.isFinite(bottom) ? bottom : 0),
      opening: opening.getBoundingClientRect().top,
    };
  };

  const measure = (): number => {
    cancelAnimationFrame(frame);
    frame = 0;
    const position = positionOf(boxes(), line());
    if (position !== last) {
      last = position;
      onPosition(position);
    }
    return position;
  };

  const wake = (): void => {
    frame ||= requestAnimationFrame(measure);
  };

  steps ??= scrollama();
  steps.setup({ step: sections, offset: 0.5 });
  steps.onStepEnter(wake);
  const resized = new ResizeObserver(wake);
  for (const section of sections) resized.observe(section);
  addEventListener('scroll', wake, { passive: true });
  addEventListener('resize', wake);

  return {
    measure,
    scrollTo(index, behavior = 'auto') {
      scrollBy({ top: toRest(boxes(), line(), index), behavior });
    },
    stop() {
      cancelAnimationFrame(frame);
      resized.disconnect();
      removeEventListener('scroll', wake);
      removeEventListener('resize', wake);
      steps?.disable();
    },
  };
}
