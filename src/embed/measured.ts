import { scrollKeys } from './keys.ts';
import type { Manner } from './manner.ts';
import { watchSight, type Sight } from './sight.ts';
import { viewportMedia } from './viewportMedia.ts';

/** A phone's address bar comes and goes within this, CSS pixels: no reason to fit the map anew. */
const addressBar = 130;
/** A position that is told may be so many screens from what is seen; beyond that it is not believed. */
const credit = 3;

export interface Measured extends Manner {
  /** What a host says of its viewport: its height, and how far its top is below the frame's. */
  tell(viewport: { top?: number | undefined; height: number }): void;
  /** The content has been laid out anew. */
  fit(): void;
  /** Whether anything of the frame is, or was, in view. */
  readonly seen: boolean;
}

const root = document.documentElement;

/** A likely height of the host's viewport, from what a frame knows of the screen. */
function likelyHeight(): number {
  return Math.round(Math.min(1000, Math.max(500, 0.85 * screen.availHeight)));
}

/** How high the story is, CSS pixels, in a frame as tall as its content; the page is left as it was. */
export function measuredHeight(): number {
  if (root.dataset['mode'] === 'measured') return document.body.getBoundingClientRect().height;
  const { mode } = root.dataset;
  const { scrollX, scrollY } = window;
  const media = viewportMedia();
  media.answer({ width: innerWidth, height: likelyHeight() });
  // In a frame that has its height already, but not yet its mode, 100svh is the whole story, and would feed back.
  setScreen(likelyHeight(), likelyHeight());
  root.dataset['mode'] = 'measured';
  const { height } = document.body.getBoundingClientRect();
  if (mode === undefined) delete root.dataset['mode'];
  else root.dataset['mode'] = mode;
  media.restore();
  unsetScreen();
  if (window.scrollY !== scrollY) scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  return height;
}

function setScreen(screenHeight: number, stageHeight: number): void {
  root.style.setProperty('--screen', `${screenHeight}px`);
  root.style.setProperty('--stage', `${stageHeight}px`);
}

function unsetScreen(): void {
  for (const name of ['--screen', '--stage']) root.style.removeProperty(name);
}

/**
 * The frame is as tall as its content, and the host scrolls it past. Nothing sticks in such a frame and its viewport is
 * no measure of anything, so stage, bar, cards and panel are put by hand where the host shows the frame: seen by
 * intersection, and told by the host if it speaks.
 */
export function measured(moved: () => void, scrollHost: (top: number) => void): Measured {
  const media = viewportMedia();
  const article = document.querySelector<HTMLElement>('article');
  const stage = document.querySelector<HTMLElement>('.stage');
  const bar = document.querySelector<HTMLElement>('[data-bar]');
  const dialog = document.querySelector<HTMLDialogElement>('dialog');
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  let top = 0;
  let screenHeight = likelyHeight();
  let stageHeight = screenHeight;
  let width = innerWidth;
  let exact = false;
  let sight: Sight | undefined;

  const size = () => {
    media.answer({ width: innerWidth, height: screenHeight });
    setScreen(screenHeight, stageHeight);
  };

  /** Takes a true height of the host's viewport. */
  const learn = (height: number) => {
    const rounded = Math.round(height);
    if (!exact || width !== innerWidth || Math.abs(rounded - screenHeight) > addressBar) {
      const same = exact && width === innerWidth && rounded === screenHeight;
      exact = true;
      width = innerWidth;
      screenHeight = rounded;
      stageHeight = rounded;
      if (!same) size();
    } else if (rounded > stageHeight) {
      stageHeight = rounded;
      size();
    }
  };

  const place = () => {
    if (!article || !stage) return;
    const [start, length] = [article.getBoundingClientRect().top, article.offsetHeight];
    const bottom = top + screenHeight;
    const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
    // Everything is read before anything is written, or each card would lay the page out again.
    const shifts = cards.map((card) => {
      const section = card.closest<HTMLElement>('[data-scene-id]');
      if (!section || section.hidden) return 0;
      const box = section.getBoundingClientRect();
      const inset = parseFloat(getComputedStyle(card).bottom) || 0;
      return within(bottom - inset - box.bottom, card.offsetHeight - box.height, 0);
    });
    const all = document.body.offsetHeight;
    const barTop = within(top, 0, all - (bar?.offsetHeight ?? 0));
    const dialogTop = dialog?.open ? within(bottom, 0, all) - dialog.offsetHeight : 0;
    stage.style.transform = `translateY(${within(top - start, 0, length - stageHeight)}px)`;
    cards.forEach((card, i) => (card.style.transform = `translateY(${shifts[i]}px)`));
    if (bar) bar.style.transform = `translateY(${barTop}px)`;
    if (dialog) dialog.style.transform = `translateY(${dialogTop}px)`;
    moved();
  };

  const see = (now: Sight) => {
    sight = now;
    const all = document.body.offsetHeight;
    const [above, below] = [now.top > 1, now.bottom < all - 1];
    // Both of its edges inside the frame: this is the whole of the host's viewport.
    if (above && below) learn(Math.max(100, now.bottom - now.top));
    else if (now.bottom - now.top > screenHeight) learn(now.bottom - now.top);
    top = above || !below ? now.top : now.bottom - screenHeight;
    if (!above && !below) top = 0;
    place();
  };

  const ladder = watchSight(() => document.body.offsetHeight, see);
  const opened = new ResizeObserver(place);
  if (dialog) opened.observe(dialog);
  const unkey = scrollKeys(
    () => screenHeight,
    (by) => scrollHost(Math.round(top + by)),
  );
  size();
  ladder.fit();
  place();

  return {
    get seen() {
      return sight !== undefined;
    },
    tell({ top: told, height }) {
      learn(height);
      if (told !== undefined && (!sight || Math.abs(told - sight.top) < credit * height)) top = told;
      place();
    },
    fit() {
      if (width !== innerWidth) {
        exact = false;
        size();
      }
      ladder.fit();
      place();
    },
    window: () => ({ top, height: screenHeight }),
    scrollBy: (distance) => scrollHost(Math.round(top + distance)),
    stop() {
      ladder.stop();
      opened.disconnect();
      unkey();
      media.restore();
      unsetScreen();
      for (const element of [stage, bar, dialog, ...cards]) element?.style.removeProperty('transform');
    },
  };
}
