import { parseFrameMessage, seal, type HostMessage } from './protocol.ts';

/** One story in a host page. */
export interface Embedding {
  hear(event: MessageEvent): void;
  /** The host has scrolled, or changed its size. */
  follow(): void;
  free(): void;
}

const parameterNames = ['scene', 'scenes', 'lang', 'units', 'theme'];
/** How far before it comes into view a frame is made, in screens. */
const near = '150%';
/** Until the frame has told its length a story is taken to be so many screens long per scene. */
const screensPerScene = 1.25;

/** Makes a story of an element: as tall as the story is long, and in it a frame that stays in view. */
export function embed(element: HTMLElement): Embedding {
  const attribute = (name: string) => element.getAttribute(name) ?? element.getAttribute(`data-${name}`);
  const url = address(element.dataset['meetlint'] || element.getAttribute('src') || '', attribute);
  const offset = clamp(parseFloat(attribute('offset') ?? ''), 0, 400) || 0;
  const scenes = clamp(parseFloat(attribute('length') ?? ''), 1, 200) || 10;
  let iframe: HTMLIFrameElement | undefined;
  let length = -1;
  let measured = false;
  let last = '';

  const emit = (type: string, detail: object) =>
    element.dispatchEvent(new CustomEvent(`meetlint:${type}`, { detail, bubbles: true }));
  const post = (message: HostMessage) => iframe?.contentWindow?.postMessage(seal(message), url.origin);

  const fit = () => {
    if (measured) {
      if (length >= 0) style(iframe!, { height: `${length}px` });
      return style(element, { height: 'auto' });
    }
    const high = iframe?.offsetHeight || innerHeight - offset;
    style(element, { height: `${length < 0 ? Math.round(scenes * screensPerScene * high) : length + high}px` });
  };

  const create = () => {
    measured = !sticks(element);
    length = -1;
    last = '';
    iframe?.remove();
    iframe = document.createElement('iframe');
    url.searchParams.set('mode', measured ? 'measured' : 'driven');
    iframe.src = url.href;
    iframe.title = attribute('title') || element.textContent!.trim() || 'Map story';
    iframe.allow = 'fullscreen';
    iframe.referrerPolicy = 'strict-origin-when-cross-origin';
    style(iframe, {
      display: 'block',
      width: '100%',
      'max-width': 'none',
      'min-height': '0',
      border: '0',
      margin: '0',
    });
    if (measured) style(iframe, { height: '600px' });
    else {
      style(iframe, { position: 'sticky', top: `${offset}px`, height: `calc(100vh - ${offset}px)` });
      // Ignored where it is not known, and then the line above holds. With the address bar away there is less to see.
      style(iframe, { height: `calc(100svh - ${offset}px)`, 'max-height': 'none' });
    }
    for (const child of element.children) (child as HTMLElement).hidden = true;
    element.append(iframe);
    fit();
  };

  const scrollBy = (top: number, smooth: boolean) => {
    if (Math.abs(top) >= 1) scroller(element).scrollBy({ top, behavior: smooth ? 'smooth' : 'auto' });
  };

  const follow = () => {
    if (!iframe) return;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) return;
    if (measured) {
      const told = `${box.top} ${innerHeight}`;
      if (told !== last && box.bottom > -innerHeight && box.top < 2 * innerHeight) {
        last = told;
        post({ type: 'window', top: -box.top, height: innerHeight });
      }
      return;
    }
    if (length < 0) return;
    fit();
    const frame = iframe.getBoundingClientRect();
    const room = element.clientHeight - frame.height;
    // In the middle of the story the frame must stay where it sticks; elsewise the host keeps it from sticking.
    const past = offset - box.top;
    if (past > 40 && past < room - 40 && Math.abs(frame.top - box.top) < 2 && scroller(element) === root()) {
      element.dataset['sticky'] = 'no';
      return create();
    }
    const progress = clamp((frame.top - box.top) / Math.max(1, room), 0, 1);
    const told = `${progress}`;
    if (told === last) return;
    last = told;
    post({ type: 'drive', progress });
  };

  const hear = ({ source, origin, data }: MessageEvent) => {
    if (!iframe || source !== iframe.contentWindow || origin !== url.origin) return;
    const message = parseFrameMessage(data);
    if (!message) return;
    if (message.type === 'length' || message.type === 'height') {
      if (measured !== (message.type === 'height')) return;
      length = Math.round(message.type === 'length' ? message.length : message.height);
      fit();
      last = '';
      follow();
    } else if (message.type === 'seek') {
      const { top } = element.getBoundingClientRect();
      if (!measured) scrollBy(top - offset + message.progress * Math.max(0, length), message.smooth);
    } else if (message.type === 'scroll') scrollBy(message.by, message.smooth);
    else {
      if (message.type === 'ready') last = '';
      follow();
      const { type, ...detail } = message;
      emit(type, detail);
    }
  };

  style(element, { display: 'block', position: 'relative' });
  fit();
  const seen = new IntersectionObserver(
    (entries) => {
      if (iframe || !entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      create();
    },
    { rootMargin: `${near} 0px` },
  );
  seen.observe(element);
  // Shown at last, in a tab or an accordion; or made narrower by the host.
  const resized = new ResizeObserver(() => {
    if (!iframe) fit();
    follow();
  });
  resized.observe(element);
  Object.assign(element, {
    goto: (scene: string | number) => post({ type: 'goto', scene }),
    setLanguage: (locale: string) => post({ type: 'language', locale }),
  });

  return {
    hear,
    follow,
    free() {
      seen.disconnect();
      resized.disconnect();
      iframe?.remove();
      iframe = undefined;
    },
  };
}

/** The story's `embed.html`, whichever of its pages is named, with the parameters that the element carries. */
function address(src: string, attribute: (name: string) => string | null): URL {
  const url = new URL(src, document.baseURI);
  url.pathname =
    url.pathname.replace(/[^/]*\.html$|([^/])$/, (_, end: string | undefined) => (end ? `${end}/` : '')) + 'embed.html';
  for (const name of parameterNames) {
    const value = attribute(name);
    if (value) url.searchParams.set(name, value);
  }
  return url;
}

/** Whether a sticky element in this one stays in view: no ancestor may clip without being what scrolls. */
function sticks(element: HTMLElement): boolean {
  if (element.dataset['sticky'] === 'no') return false;
  for (let each = element.parentElement; each && each !== root(); each = each.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(each);
    if (each === document.body && getComputedStyle(document.documentElement).overflow === 'visible') break;
    if (/hidden|auto|scroll/.test(overflowX + overflowY)) return false;
  }
  return true;
}

function scroller(element: HTMLElement): Element {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight) return each;
  }
  return root();
}

function root(): Element {
  return document.scrollingElement ?? document.documentElement;
}

/** Inline and important: a host's stylesheet cannot be known, and is not to be touched. */
function style(element: HTMLElement, rules: Record<string, string>): void {
  for (const name in rules) element.style.setProperty(name, rules[name]!, 'important');
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
