import type { Manner } from './manner.ts';
import { plain } from './manner.ts';

export interface StepperWords {
  back: string;
  next: string;
  /** The link to the whole story, with its figures and sources. */
  whole: string;
}

export interface StepperOptions {
  words: StepperWords;
  /** Indices of the first and the last scene shown. */
  first: number;
  last: number;
  /** Address of the story's own page. */
  page: string;
  /** A scene's heading; the title's before the first. */
  heading(index: number): HTMLElement | null;
  /** Where the reader is, in scenes. */
  position(): number;
  goto(index: number): void;
}

export interface Stepper extends Manner {
  /** The reader is elsewhere. */
  update(): void;
}

/** So long a step may take to arrive, milliseconds; after that it is counted where the page stands. */
const patience = 6000;

/** A frame too low to scroll in: one scene at a time, by Back and Next and by the arrow keys. */
export function stepper({ words, first, last, page, heading, position, goto }: StepperOptions): Stepper {
  const opening = first === 0 ? -1 : first;
  const nav = document.createElement('nav');
  nav.dataset['steps'] = '';
  nav.setAttribute('aria-label', `${words.back} / ${words.next}`);
  const button = (text: string, by: number) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = text;
    element.addEventListener('click', () => go(step() + by));
    return element;
  };
  const back = button(words.back, -1);
  const next = button(words.next, 1);
  const count = document.createElement('span');
  const whole = document.createElement('a');
  whole.textContent = words.whole;
  whole.href = page;
  whole.target = '_blank';
  whole.rel = 'noopener';
  nav.append(back, count, next, whole);
  document.body.append(nav);

  // While the page travels it is counted where it goes, so that two quick presses are two steps.
  let aim: number | undefined;
  let landed = 0;
  const here = () => (position() < first + 0.25 && opening < first ? opening : Math.floor(position()));
  const step = () => aim ?? here();
  const go = (to: number) => {
    const index = Math.max(opening, Math.min(last, to));
    aim = index;
    clearTimeout(landed);
    landed = window.setTimeout(() => {
      aim = undefined;
      update();
    }, patience);
    if (index < first) scrollTo({ top: 0, behavior: 'smooth' });
    else goto(index);
    update();
    const target = heading(index);
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  /** Says where a button leads. */
  const tell = (button: HTMLElement, word: string, index: number) => {
    const name = (index >= opening && heading(index)?.textContent) || '';
    button.title = name;
    button.setAttribute('aria-label', name ? `${word}: ${name}` : word);
  };
  const update = () => {
    if (here() === aim) aim = undefined;
    const at = step();
    back.disabled = at <= opening;
    next.hidden = at >= last;
    whole.hidden = at < last;
    tell(back, words.back, at - 1);
    tell(next, words.next, at + 1);
    count.textContent = at < first ? '' : `${at - first + 1} / ${last - first + 1}`;
  };
  const strides: Record<string, number> = {
    ArrowRight: 1,
    ArrowDown: 1,
    PageDown: 1,
    ArrowLeft: -1,
    ArrowUp: -1,
    PageUp: -1,
  };
  const pressed = (event: KeyboardEvent) => {
    const by = strides[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const card = event.target instanceof Element ? event.target.closest('[data-card]') : null;
    // A caption that is taller than the frame scrolls by the same keys.
    if (card && card.scrollHeight > card.clientHeight && !/Left|Right/.test(event.key)) return;
    event.preventDefault();
    go(step() + (document.dir === 'rtl' && /Left|Right/.test(event.key) ? -by : by));
  };
  addEventListener('keydown', pressed);
  update();
  return {
    ...plain,
    update,
    stop() {
      clearTimeout(landed);
      removeEventListener('keydown', pressed);
      nav.remove();
    },
  };
}
