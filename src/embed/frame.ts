import { driven, type Driven } from './driven.ts';
import { announcer } from './heights.ts';
import { plain, type Manner } from './manner.ts';
import { measured, measuredHeight, type Measured } from './measured.ts';
import { readParameters, type Known, type Mode, type Parameters } from './parameters.ts';
import { parseHostMessage, seal, type FrameMessage, type HostMessage } from './protocol.ts';
import {
  greetings,
  heightMessages,
  positionRequests,
  readAddress,
  readResizer,
  scrollRequests,
  type Hearing,
} from './resizers.ts';
import { stepper, type Stepper, type StepperWords } from './stepper.ts';

/** What the frame must know of the page in it. */
export interface FramedStory extends Known {
  slug: string;
  locale: string;
  words: StepperWords;
  /** Address of this story's `embed.html` in a locale. */
  embedOf(locale: string): string;
  /** Address of the story's own page. */
  page: string;
}

/** What takes the reader to a scene: scroll/'s `Following`. */
export interface Guide {
  scrollTo(index: number, behavior?: ScrollBehavior): void;
}

export interface Frame {
  parameters: Parameters;
  /** How the page is seen; scroll/'s `Port`. */
  port: {
    window(): { top: number; height: number };
    scrollBy(distance: number, behavior: ScrollBehavior): void;
    onMove(moved: () => void): () => void;
  };
  /** The reader is elsewhere, in scenes. */
  moved(position: number): void;
  /** The story can be read, and scenes can be gone to. */
  begin(guide: Guide): void;
}

/** How long a host is given to answer before the frame scrolls by itself, milliseconds. */
const patience = 1100;
/** A host that has fitted the frame once is given so long to do so again, milliseconds. */
const grace = 2500;
/** When to look whether a host has done as it was told, milliseconds after. */
const looks = [60, 250, 800, 2000];
/** Below this height, CSS pixels, there is no scrolling, but steps. */
const low = 480;

/**
 * The frame's side of an embedded story. It tells its height in every host's words and listens: driven when `embed.js`
 * says so, measured once the frame is as tall as it asked for, a stepper in WordPress and in low frames, and plain
 * where nobody answers. What is believed is what the frame sees, its own size, rather than what it is told.
 */
export function openFrame(story: FramedStory): Frame {
  const root = document.documentElement;
  const framed = parent !== window;
  const { parameters, hints } = readParameters(location.search, story);
  for (const hint of hints) console.info(hint);

  let host: Hearing = readAddress(location) ?? { protocol: 'any' };
  let mode: Mode | undefined;
  let manner: Manner = plain;
  let guide: Guide | undefined;
  let position = 0;
  let told = -1;
  let complete = false;
  let doubt = 0;
  const listeners = new Set<() => void>();
  const notify = () => listeners.forEach((listener) => listener());

  const send = (message: unknown) => framed && parent.postMessage(message, '*');
  const post = (message: FrameMessage) => void send(seal(message));

  const excerpt = (): [number, number] => {
    const all: [number, number] = [0, story.scenes.length - 1];
    if (parameters.scenes) return parameters.scenes;
    // A host is not scrolled by what it has just loaded: the story begins with the scene that is asked for.
    return parameters.scene && parameters.mode === 'driven' ? [parameters.scene, all[1]] : all;
  };

  const heights = announcer((height) => {
    // A frame that is out of view is told of its new size only once it is seen; it looks for itself.
    for (const wait of looks) setTimeout(judge, wait);
    if (host.protocol === 'wordpress') {
      // Clipped at a thousand pixels, whatever is asked for: a stepper needs no more than a good view.
      return heightMessages(innerWidth < 600 ? 680 : 620, innerWidth, host, location.href).forEach(send);
    }
    for (const message of heightMessages(height, innerWidth, host, location.href)) send(message);
    post({ type: 'height', height });
  });

  /** Tells the height that the story has, or would have, in a frame as tall as its content. */
  const announce = () => {
    if (!framed || mode === 'driven' || !innerWidth || !innerHeight) return;
    heights.announce(measuredHeight(), innerWidth);
  };

  const enter = (next: Mode) => {
    if (mode === next) return;
    clearTimeout(doubt);
    manner.stop();
    mode = next;
    root.dataset['mode'] = next;
    if (next === 'driven') manner = driven(post);
    else if (next === 'measured') {
      scrollTo({ top: 0, behavior: 'instant' });
      manner = measured(notify, scrollHost);
      positionRequests(host).forEach(send);
    } else if (next === 'stepper') {
      const [first, last] = excerpt();
      manner = stepper({
        words: story.words,
        first,
        last,
        page: story.page,
        heading: (index) => {
          const scene = story.scenes[index];
          return document.querySelector<HTMLElement>(scene ? `#${CSS.escape(scene)} h2` : 'h1');
        },
        position: () => position,
        goto,
      });
    } else manner = plain;
    notify();
    if (next === 'plain' || next === 'stepper') toStart();
  };

  /** A scene that was asked for before it could be gone to. */
  let wanted: number | undefined;
  const goto = (index: number) => {
    if (guide) guide.scrollTo(index, 'smooth');
    else wanted = index;
  };

  let started = false;
  const toStart = () => {
    if (started || !guide || parameters.scene === undefined) return;
    started = true;
    guide.scrollTo(parameters.scene);
  };

  const scrollHost = (top: number) => {
    const requests = scrollRequests(host, top);
    if (requests.length) return requests.forEach(send);
    // Whoever may scroll this frame into view does so for an element in it, too, in most browsers.
    const mark = document.createElement('div');
    mark.style.cssText = `position:absolute;left:0;top:${top}px;width:1px;height:${manner.window().height}px`;
    document.body.append(mark);
    mark.scrollIntoView({ block: 'start', inline: 'nearest' });
    mark.remove();
  };

  /** Holds the mode against the size that the frame has. */
  const judge = (): void => {
    if (!innerWidth || !innerHeight || parameters.mode) return;
    if (mode === 'driven' || host.protocol === 'wordpress') return;
    const fits = heights.height > 0 && innerHeight >= heights.height - 2;
    if (fits) {
      clearTimeout(doubt);
      return enter('measured');
    }
    if (mode === 'measured') {
      clearTimeout(doubt);
      const { seen } = manner as Measured;
      if (seen) doubt = window.setTimeout(() => innerHeight < heights.height - 2 && alone(), grace);
    } else if (mode) alone();
  };
  const alone = () => enter(innerHeight > 0 && innerHeight < low ? 'stepper' : 'plain');

  const heed = (message: HostMessage) => {
    if (message.type === 'drive') {
      if (!mode && !parameters.mode) enter('driven');
      if (mode === 'driven') (manner as Driven).drive(message);
    } else if (message.type === 'window') {
      if (mode === 'measured') (manner as Measured).tell(message);
    } else if (message.type === 'goto') {
      const { scene } = message;
      const index = typeof scene === 'number' ? scene : story.scenes.indexOf(scene);
      if (Number.isInteger(index) && index >= 0 && index < story.scenes.length) goto(index);
    } else speak(message.locale);
  };

  /** Shows the story in another of its languages, in this frame and at this scene. */
  const speak = (locale: string) => {
    if (locale === story.locale || !story.locales.includes(locale)) return;
    const query = new URLSearchParams(location.search);
    query.delete('lang');
    const scene = story.scenes[Math.floor(position)];
    const place = host.protocol === 'wordpress' ? location.hash : position >= 0.25 && scene ? `#${scene}` : '';
    const search = query.size ? `?${query}` : '';
    location.replace(new URL(story.embedOf(locale) + search + place, location.href));
  };

  const listen = (heard: Hearing) => {
    // The first to introduce itself is the host; another that joins in later would only fight it.
    if (host.protocol !== 'any' && host.protocol !== heard.protocol) return;
    const news = host.protocol === 'any' || (heard.id !== undefined && heard.id !== host.id);
    host = { ...host, ...heard };
    if (host.protocol === 'wordpress') {
      if (!parameters.mode) enter('stepper');
    } else if (heard.viewport !== undefined && mode === 'measured') {
      (manner as Measured).tell({ top: heard.top, height: heard.viewport });
    }
    if (!news) return;
    heights.repeat();
    positionRequests(host).forEach(send);
  };

  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (!framed || source !== parent) return;
    const message = parseHostMessage(data);
    if (message) return heed(message);
    const heard = readResizer(data);
    if (heard) listen(heard);
  });

  addEventListener('hashchange', () => {
    const heard = readAddress(location);
    if (heard) listen(heard);
  });

  addEventListener('meetlint:scene', (event) => {
    const detail = (
      event as CustomEvent<{ story: string; scene: string; index: number; count: number; locale: string }>
    ).detail;
    post({ type: 'scene', ...detail });
  });

  // Inside a frame a link would put its target into the frame, where nobody expects it.
  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link?.href || event.defaultPrevented) return;
      const language = link.hreflang && link.closest('[data-bar]') ? link.hreflang : '';
      if (language && framed) {
        event.preventDefault();
        return speak(language);
      }
      const { hash } = link;
      const inside = hash && link.href === location.href.replace(/#.*$/, '') + hash;
      if (!inside) {
        link.target = '_blank';
        link.rel = 'noopener';
      } else if (mode === 'stepper' && !story.scenes.includes(hash.slice(1))) {
        event.preventDefault();
        open(new URL(story.page + hash, location.href), '_blank', 'noopener');
      } else if (mode === 'measured' && !story.scenes.includes(hash.slice(1))) {
        event.preventDefault();
        const target = document.getElementById(hash.slice(1));
        if (target) scrollHost(Math.round(target.getBoundingClientRect().top - 60));
      }
    },
    true,
  );

  addEventListener('resize', () => {
    judge();
    if (mode === 'measured') (manner as Measured).fit();
    announce();
    notify();
  });

  if (parameters.theme) root.dataset['theme'] = parameters.theme;
  if (parameters.lang && parameters.lang !== story.locale) speak(parameters.lang);
  const [first, last] = excerpt();
  document.querySelectorAll<HTMLElement>('[data-scene-id]').forEach((section, index) => {
    const left = index < first || index > last;
    section.hidden = left;
    const dot = document.querySelector<HTMLElement>(`[data-bar] a[href="#${CSS.escape(section.id)}"]`)?.parentElement;
    if (dot) dot.hidden = left;
  });
  const opening = document.querySelector<HTMLElement>('[data-opening]');
  if (opening) opening.hidden = first > 0;

  if (parameters.mode && (framed || parameters.mode !== 'driven')) enter(parameters.mode);
  else if (!framed) enter('page');
  else if (host.protocol === 'wordpress') enter('stepper');
  announce();
  if (framed && !parameters.mode) greetings().forEach(send);
  positionRequests(host).forEach(send);

  return {
    parameters,
    port: {
      window: () => manner.window(),
      scrollBy: (distance, behavior) => manner.scrollBy(distance, behavior),
      onMove(moved) {
        listeners.add(moved);
        return () => listeners.delete(moved);
      },
    },
    moved(now) {
      position = now;
      if (mode === 'stepper') (manner as Stepper).update();
      const progress = Math.min(1, Math.max(0, Math.floor(100 * ((now - first) / (last - first + 1))) / 100));
      if (progress !== told) post({ type: 'progress', progress: (told = progress) });
      if (now >= last + 0.25 && !complete) {
        complete = true;
        post({ type: 'complete', story: story.slug });
      }
    },
    begin(following) {
      guide = following;
      const settle = () => {
        if (!mode) alone();
        toStart();
        if (wanted !== undefined) guide?.scrollTo(wanted);
        post({ type: 'ready', story: story.slug, locale: story.locale, scenes: story.scenes, mode: mode ?? 'plain' });
        if (mode === 'driven') (manner as Driven).measure();
      };
      announce();
      judge();
      // Fonts may come after the first layout, and change it.
      void document.fonts.ready.then(announce);
      document.fonts.addEventListener('loadingdone', announce);
      addEventListener('load', announce);
      new ResizeObserver(() => {
        if (mode === 'measured') {
          (manner as Measured).fit();
          announce();
        }
      }).observe(document.body);
      if (mode) settle();
      else setTimeout(settle, patience);
    },
  };
}
