/** A protocol by which hosts fit a frame to its content. `any` stands for those that need no introduction. */
export type Protocol = 'meetlint' | 'pym' | 'iframe-resizer' | 'wordpress' | 'guardian' | 'amp' | 'any';

/** What a host has said of itself in one of the protocols. */
export interface Hearing {
  protocol: Protocol;
  /** How the host calls the frame: pym's `childId`, iframe-resizer's id, WordPress's secret. */
  id?: string;
  /** Height of the host's viewport, CSS pixels. */
  viewport?: number;
  /** How far the top of the viewport is below the top of the frame, CSS pixels; negative above it. */
  top?: number;
}

const tallest = 10_000;
const farthest = 200_000;
const isId = (id: string | null | undefined): id is string => typeof id === 'string' && /^[\w.-]{1,100}$/.test(id);

/** What the address of the frame gives away: pym and WordPress write themselves into it. */
export function readAddress({ search, hash }: { search: string; hash: string }): Hearing | undefined {
  const query = new URLSearchParams(search);
  const childId = query.get('childId');
  if (isId(childId) && query.has('initialWidth')) return { protocol: 'pym', id: childId };
  const secret = /^#\?secret=([a-zA-Z0-9]{1,40})$/.exec(hash)?.[1];
  return secret ? { protocol: 'wordpress', id: secret } : undefined;
}

/** Understands what the host's resizer says, or returns undefined. Whether it is the host is for the caller to see to. */
export function readResizer(message: unknown): Hearing | undefined {
  if (typeof message === 'string') {
    if (message.length > 4000) return undefined;
    if (message.startsWith('pymxPYMx')) return readPym(message);
    if (message.startsWith('[iFrameSizer]')) return readIframeResizer(message.slice('[iFrameSizer]'.length));
    if (message.startsWith('{')) return readObject(parsed(message));
    if (message.startsWith('amp-{')) return readObject(parsed(message.slice('amp-'.length)));
    return undefined;
  }
  return typeof message === 'object' && message !== null ? readObject(message as Fields) : undefined;
}

type Fields = Record<string, unknown>;

function readPym(message: string): Hearing | undefined {
  const [start, id, type, payload, more] = message.split('xPYMx');
  if (start !== 'pym' || !isId(id) || payload === undefined || more !== undefined) return undefined;
  if (type === 'width') return { protocol: 'pym', id };
  if (type !== 'viewport-iframe-position') return undefined;
  const numbers = payload.split(' ').map(Number);
  return positioned({ protocol: 'pym', id }, numbers[1], -numbers[2]!);
}

function readIframeResizer(message: string): Hearing | undefined {
  if (message.startsWith('pageInfo:') || message.startsWith('parentInfo:')) {
    const info = parsed(message.slice(message.indexOf(':') + 1));
    if (!info) return undefined;
    const { clientHeight, windowHeight, scrollTop, offsetTop } = info;
    const height = typeof windowHeight === 'number' ? windowHeight : clientHeight;
    return positioned({ protocol: 'iframe-resizer' }, height, Number(scrollTop) - Number(offsetTop));
  }
  const [id, margin] = message.split(':');
  // The host's greeting: its id for the frame, then its options.
  return isId(id) && margin !== undefined && message.split(':').length >= 8
    ? { protocol: 'iframe-resizer', id }
    : undefined;
}

function readObject(fields: Fields | undefined): Hearing | undefined {
  if (!fields) return undefined;
  if (fields['message'] === 'ready' && typeof fields['secret'] === 'string') {
    const secret = fields['secret'];
    return /^[a-zA-Z0-9]{1,40}$/.test(secret) ? { protocol: 'wordpress', id: secret } : undefined;
  }
  if (
    fields['sentinel'] === 'amp' ||
    (typeof fields['sentinel'] === 'string' && /^\d+-\d+$/.test(fields['sentinel']))
  ) {
    const changes = fields['changes'];
    const change =
      fields['type'] === 'intersection' && Array.isArray(changes) ? (changes.at(-1) as unknown) : undefined;
    if (typeof change !== 'object' || change === null) return undefined;
    const { rootBounds, boundingClientRect } = change as { rootBounds?: Fields; boundingClientRect?: Fields };
    return positioned({ protocol: 'amp' }, rootBounds?.['height'], -Number(boundingClientRect?.['top']));
  }
  if (typeof fields['iframeTop'] === 'number') {
    return positioned({ protocol: 'guardian' }, fields['innerHeight'], -fields['iframeTop']);
  }
  return undefined;
}

/** Adds a position that can be one. */
function positioned(hearing: Hearing, viewport: unknown, top: number): Hearing | undefined {
  if (typeof viewport !== 'number' || !(viewport >= 100 && viewport <= tallest)) return undefined;
  if (!(Math.abs(top) <= farthest)) return undefined;
  return { ...hearing, viewport, top };
}

function parsed(json: string): Fields | undefined {
  try {
    const value = JSON.parse(json) as unknown;
    return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/** What a frame says when it has just been loaded, before any host has shown itself. */
export function greetings(): unknown[] {
  return [
    '[iFrameResizerChild]Ready',
    JSON.stringify({ id: frameId, type: 'get-position' }),
    { sentinel: 'amp', type: 'embed-ready' },
    { sentinel: 'amp', type: 'send-intersections' },
  ];
}

/** The height, in the words of one host or, as long as none is known, of all. */
export function heightMessages(height: number, width: number, host: Hearing, href: string): unknown[] {
  const { protocol, id = '' } = host;
  if (protocol === 'meetlint') return [];
  if (protocol === 'pym') return [`pymxPYMx${id}xPYMxheightxPYMx${height}`];
  if (protocol === 'iframe-resizer') return id ? [`[iFrameSizer]${id}:${height}:${width}:init`] : [];
  if (protocol === 'wordpress') {
    return [{ message: 'height', value: Math.min(1000, Math.max(200, height)), secret: id }];
  }
  const guardian = JSON.stringify({ id: frameId, type: 'set-height', value: height, href });
  const amp = { sentinel: 'amp', type: 'embed-size', height };
  if (protocol === 'guardian') return [guardian];
  if (protocol === 'amp') return [amp];
  const { pathname } = new URL(href);
  return [
    { 'datawrapper-height': { [pathname.split('/').filter(Boolean).slice(-3, -1).join('-') || 'meetlint']: height } },
    guardian,
    amp,
    JSON.stringify({ src: href, context: 'iframe.resize', height }),
  ];
}

/** Asks the host where its viewport is, in its own words. */
export function positionRequests({ protocol, id = '' }: Hearing): unknown[] {
  if (protocol === 'pym') return [`pymxPYMx${id}xPYMxparentPositionInfoxPYMxundefined`];
  if (protocol === 'iframe-resizer' && id) return [`[iFrameSizer]${id}:0:0:pageInfo`];
  if (protocol === 'guardian') return [JSON.stringify({ id: frameId, type: 'get-position' })];
  return [];
}

/** Asks the host to scroll so that `top`, CSS pixels from the frame's top, is at the top of its viewport. */
export function scrollRequests({ protocol, id = '' }: Hearing, top: number): unknown[] {
  if (protocol === 'pym') return [`pymxPYMx${id}xPYMxscrollToChildPosxPYMx${top}`];
  if (protocol === 'iframe-resizer' && id) return [`[iFrameSizer]${id}:${top}:0:scrollToOffset`];
  return [];
}

const frameId = `meetlint-${Math.random().toString(36).slice(2, 10)}`;
