import { parseFrameMessage, seal, type HostMessage } from './protocol.ts';

/** One story in a host page. */
export interface Embedding {
  /** What the element asked for when this was made. */
  readonly address: string;
  hear(event: MessageEvent): void;
  /** The host has scrolled, or changed its size. */
  follow(): void;
  free(): void;
}

const parameterNames = ['scene', 'scenes', 'lang', 'units', 'theme'];
/** The attributes that say which story is shown, and how. */
export const addressAttributes = ['src', 'data-meetlint', ...parameterNames.flatMap((name) => [name, `data-${name}`])];
/** How far before it comes into view a frame is made, in screens. */
const near = '150%';
/** Until the frame has told its length a story is taken to be so many screens long per scene. */
const screensPerScene = 1.25;
/** So long after it has loaded a frame may be silent before it is taken for lost, milliseconds. */
const patience = 6000;
/** A frame that does not even load is given so long, milliseconds. */
const deadline = 30_000;

/**
 * Makes a story of an element: as tall as the story is long, and in it a frame that stays in view. An element without an
 * address that can be understood is left as it is.
 */
export function embed(element: HTMLElement): Embedding | undefined {
  const attribute = (name: string) => attributeOf(element, name);
  const asked = addressOf(element);
  if (!asked) return undefined;
  const url = new URL(asked);
  const offset = clamp(parseFloat(attribute('offset') ?? ''), 0, 400) || 0;
  const scenes = clamp(parseFloat(attribute('length') ?? ''), 1, 200) || 10;
  let iframe: HTMLIFrameElement | undefined;
  let length = -1;
  let measured = false;
  let last = '';
  let heard = false;
  let ready = false;
  let lost = 0;
  let waiting: HostMessage[] = [];
  /** What of the host's own stands in the element, while the story does in its place. */
  const hidden = new Set<HTMLElement>();

  const emit = (type: string, detail: object) =>
    element.dispatchEvent(new CustomEvent(`meetlint:${type}`, { detail, bubbles: true }));
  const post = (message: HostMessage) => iframe?.contentWindow?.postMessage(seal(message), url.origin);
  /** Sends a wish of the host's as soon as it can be heard. */
  const command = (message: HostMessage) => {
    if (!iframe) create();
    waiting.push(message);
    speak();
  };
  /** A frame goes nowhere before it has its height, and is seen. */
  const speak = () => {
    if (!ready || length < 0) return;
    waiting.forEach(post);
    waiting = [];
  };
  /** How many pixels of the host's window one of the element's has: other than 1 under CSS `zoom`. */
  const zoom = () => element.currentCSSZoom || 1;

  const fit = () => {
    if (measured) {
      if (length >= 0) style(iframe!, { height: `${length}px` });
      return style(element, { height: 'auto', 'min-height': '0' });
    }
    const high = iframe?.offsetHeight || innerHeight / zoom() - offset;
    const height = `${length < 0 ? Math.round(scenes * screensPerScene * high) : length + high}px`;
    // A column of a height of its own would make less of it.
    style(element, { height, 'min-height': height });
  };

  /** Puts the frame where it belongs: in view while the host scrolls, or as tall as the story. */
  const stand = () => {
    if (measured) {
      return style(iframe!, { position: 'static', height: '600px', 'max-height': 'none', 'aspect-ratio': 'auto' });
    }
    const screen = (unit: string) => `calc(100${unit} / ${zoom()} - ${offset}px)`;
    style(iframe!, { position: 'sticky', top: `${offset}px`, height: screen('vh') });
    // Ignored where it is not known, and then the line above holds. With the address bar away there is less to see.
    style(iframe!, { height: screen('svh'), 'max-height': 'none' });
  };

  const create = () => {
    seen.disconnect();
    measured = !sticks(element);
    length = -1;
    last = '';
    ready = false;
    iframe?.remove();
    const made = (iframe = document.createElement('iframe'));
    url.searchParams.set('mode', measured ? 'measured' : 'driven');
    iframe.src = url.href;
    iframe.title = attribute('title') || element.textContent!.trim() || 'Map story';
    iframe.allow = 'fullscreen';
    iframe.referrerPolicy = 'strict-origin-when-cross-origin';
    iframe.addEventListener('load', () => made === iframe && doubt(patience));
    style(iframe, {
      display: 'block',
      width: '100%',
      'max-width': 'none',
      'min-height': '0',
      border: '0',
      margin: '0',
      padding: '0',
    });
    hide();
    widen(element);
    element.append(iframe);
    stand();
    fit();
    doubt(deadline);
  };

  /** Hides what the element holds for those who have no frame. Text without an element of its own is given one. */
  const hide = () => {
    for (const child of [...element.childNodes]) {
      if (child === iframe) continue;
      if (child instanceof Text && child.data.trim()) {
        const span = document.createElement('span');
        child.before(span);
        span.append(child);
        hidden.add(span);
      } else if (child instanceof HTMLElement && !child.hidden) hidden.add(child);
    }
    hidden.forEach((child) => (child.hidden = true));
  };

  /** A frame that stays silent shows no story: the host's own link then stands in its place, and takes no more room. */
  const doubt = (wait: number) => {
    clearTimeout(lost);
    if (heard) return;
    lost = window.setTimeout(() => {
      hidden.forEach((child) => (child.hidden = false));
      style(iframe!, { display: 'none' });
      style(element, { height: 'auto', 'min-height': '0' });
      emit('error', { message: `Nothing was heard of ${url.href}` });
    }, wait);
  };
  /** The frame has spoken, if late. */
  const believe = () => {
    clearTimeout(lost);
    if (heard) return;
    heard = true;
    hide();
    style(iframe!, { display: 'block' });
    fit();
  };

  const scrollBy = (top: number, smooth: boolean) => {
    if (Math.abs(top) >= 1) scroller(element).scrollBy({ top, behavior: smooth ? 'smooth' : 'instant' });
  };

  const follow = () => {
    if (!iframe) return;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const scale = zoom();
    if (measured) {
      const [start, end] = windowOf(element);
      const [top, height] = [(start - box.top) / scale, (end - start) / scale];
      const told = `${top} ${height}`;
      if (told !== last && height > 0 && box.bottom > start - innerHeight && box.top < end + innerHeight) {
        last = told;
        post({ type: 'window', top, height });
      }
      return;
    }
    if (length < 0) return;
    fit();
    const frame = iframe.getBoundingClientRect();
    const room = box.height - frame.height;
    // In the middle of the story the frame must stay where it sticks; elsewise the host keeps it from sticking.
    const past = offset * scale - box.top;
    const strays = Math.abs(frame.top - offset * scale) > frame.height / 2 || Math.abs(frame.top - box.top) < 2;
    if (past > 40 && past < room - 40 && strays && scroller(element) === root()) {
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
    believe();
    if (message.type === 'length' || message.type === 'height') {
      if (measured && message.type === 'length') return;
      if (!measured && message.type === 'height') {
        // A frame that tells its height is not driven: its scripts may not run, and what it shows is an article.
        measured = true;
        stand();
      }
      length = Math.round(message.type === 'length' ? message.length : message.height);
      fit();
      last = '';
      follow();
      speak();
    } else if (message.type === 'seek') {
      const { top } = element.getBoundingClientRect();
      if (!measured) scrollBy(top + zoom() * (message.progress * Math.max(0, length) - offset), message.smooth);
    } else if (message.type === 'scroll') scrollBy(zoom() * message.by, message.smooth);
    else {
      if (message.type === 'ready') {
        last = '';
        ready = true;
      }
      follow();
      speak();
      const { type, ...detail } = message;
      emit(type, detail);
    }
  };

  // Padding would be scrolled through before the story begins.
  style(element, { display: 'block', position: 'relative', 'padding-top': '0', 'padding-bottom': '0' });
  const seen = new IntersectionObserver(
    (entries) => {
      if (!iframe && entries.some(({ isIntersecting }) => isIntersecting)) create();
    },
    // Of a host that scrolls in an element of its own the second is heeded, where it is known.
    { rootMargin: `${near} 0px`, ...(scroller(element) !== root() && { scrollMargin: `${near} 0px` }) },
  );
  fit();
  seen.observe(element);
  // Shown at last, in a tab or an accordion; or made narrower by the host.
  const resized = new ResizeObserver(() => {
    if (!iframe) fit();
    follow();
  });
  resized.observe(element);
  Object.assign(element, {
    goto: (scene: string | number) => command({ type: 'goto', scene }),
    setLanguage: (locale: string) => command({ type: 'language', locale }),
  });

  return {
    address: asked,
    hear,
    follow,
    free() {
      seen.disconnect();
      resized.disconnect();
      clearTimeout(lost);
      hidden.forEach((child) => (child.hidden = false));
      iframe?.remove();
      iframe = undefined;
    },
  };
}

/** What is no address, and has been told so. */
const refused = new Set<string>();

function attributeOf(element: HTMLElement, name: string): string | null {
  return element.getAttribute(name) ?? element.getAttribute(`data-${name}`);
}

/**
 * The story's `embed.html`, whichever of its pages an element names, with the parameters that the element carries;
 * nothing where it names no address.
 */
export function addressOf(element: HTMLElement): string {
  const src = element.dataset['meetlint'] || element.getAttribute('src') || '';
  if (!src || refused.has(src)) return '';
  let url: URL;
  try {
    url = new URL(src, document.baseURI);
  } catch {
    refused.add(src);
    console.warn(`Meetlint: “${src}” is no address of a story; write https://…/`);
    return '';
  }
  url.pathname =
    url.pathname.replace(/[^/]*\.html$|([^/])$/, (_, end: string | undefined) => (end ? `${end}/` : '')) + 'embed.html';
  for (const name of parameterNames) {
    const value = attributeOf(element, name);
    if (value) url.searchParams.set(name, value);
  }
  return url.href;
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

/**
 * Among boxes that lie side by side, or are centred, an element is as wide as its content, and a frame has no width of
 * its own: 300 px. Such an element, empty at this moment, is given the width that there is.
 */
function widen(element: HTMLElement): void {
  const { width, paddingLeft, paddingRight, boxSizing } = getComputedStyle(element);
  const padding = boxSizing === 'border-box' ? parseFloat(paddingLeft) + parseFloat(paddingRight) : 0;
  if (!(parseFloat(width) - padding < 1)) return;
  const { display, flexDirection } = getComputedStyle(element.parentElement ?? element);
  const inRow = display.endsWith('flex') && flexDirection.startsWith('row');
  style(element, inRow ? { 'flex-grow': '1', 'min-width': '0' } : { width: '100%' });
}

/** Top and bottom of what shows the element: the host's window, or as much of an element that scrolls as is in it. */
function windowOf(element: HTMLElement): [number, number] {
  const each = scroller(element);
  if (each === root() || each === document.body) return [0, innerHeight];
  const { top, bottom } = each.getBoundingClientRect();
  return [Math.max(0, top), Math.min(innerHeight, bottom)];
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
