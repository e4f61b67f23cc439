/**
 * What a story in a frame and its host tell each other by `postMessage`. Every message is a plain object
 * `{ source: 'meetlint', v: 1, type, … }`. Version 1 only ever gains types and fields: whoever reads it passes over
 * what he does not know.
 */
export const source = 'meetlint';
export const version = 1;

/** Frame → host: the story can be read. `scenes` are the ids of its scenes, in order. */
export interface ReadyMessage {
  type: 'ready';
  story: string;
  locale: string;
  scenes: string[];
  mode: string;
}

/** Frame → host: the reader is in another scene; `index` counts from 0. */
export interface SceneMessage {
  type: 'scene';
  story: string;
  scene: string;
  index: number;
  count: number;
  locale: string;
}

/** Frame → host: how far the story is read, 0 … 1; told at every hundredth. */
export interface ProgressMessage {
  type: 'progress';
  progress: number;
}

/** Frame → host: the reader has reached the last scene; told once. */
export interface CompleteMessage {
  type: 'complete';
  story: string;
}

/** Frame → host: something of the story cannot be had; what is left of it goes on serving. */
export interface ErrorMessage {
  type: 'error';
  message: string;
}

/** Frame → host, driven: how far the story scrolls at the frame's present size, whole CSS pixels. */
export interface LengthMessage {
  type: 'length';
  length: number;
}

/** Frame → host, measured: how high the frame must be to hold all of the story, whole CSS pixels. */
export interface HeightMessage {
  type: 'height';
  height: number;
}

/** Frame → host: the reader went elsewhere inside the frame; scroll to there. `progress` is 0 … 1 of the length. */
export interface SeekMessage {
  type: 'seek';
  progress: number;
  smooth: boolean;
}

/** Frame → host, driven: the reader scrolls by the keyboard, so many CSS pixels down. */
export interface ScrollMessage {
  type: 'scroll';
  by: number;
  smooth: boolean;
}

export type FrameMessage =
  | ReadyMessage
  | SceneMessage
  | ProgressMessage
  | CompleteMessage
  | ErrorMessage
  | LengthMessage
  | HeightMessage
  | SeekMessage
  | ScrollMessage;

/** Host → frame, driven: where the story is to stand, 0 … 1 of its length. */
export interface DriveMessage {
  type: 'drive';
  progress: number;
}

/** Host → frame, measured: what is visible of the frame: CSS pixels from the frame's top, and height of the viewport. */
export interface WindowMessage {
  type: 'window';
  top: number;
  height: number;
}

/** Host → frame: go to a scene, by id or by index from 0. */
export interface GotoMessage {
  type: 'goto';
  scene: string | number;
}

/** Host → frame: show the story in another of its languages. */
export interface LanguageMessage {
  type: 'language';
  locale: string;
}

export type HostMessage = DriveMessage | WindowMessage | GotoMessage | LanguageMessage;

/** Puts a message into its envelope. */
export function seal<T extends FrameMessage | HostMessage>(message: T): T & { source: string; v: number } {
  return { source, v: version, ...message };
}

/** Heights and lengths beyond this are no story's, CSS pixels. */
export const longest = 200_000;

type Fields = Record<string, unknown>;

/** A message of the frame's, or undefined for anything else. Numbers come out finite and clamped, texts short. */
export function parseFrameMessage(data: unknown): FrameMessage | undefined {
  const fields = open(data);
  if (!fields) return undefined;
  const { type } = fields;
  if (type === 'length') return whole({ type, length: number(fields['length'], 0, longest) });
  if (type === 'height') return whole({ type, height: number(fields['height'], 0, longest) });
  if (type === 'seek') {
    return whole({ type, progress: number(fields['progress'], 0, 1), smooth: fields['smooth'] === true });
  }
  if (type === 'scroll')
    return whole({ type, by: number(fields['by'], -5000, 5000), smooth: fields['smooth'] === true });
  if (type === 'progress') return whole({ type, progress: number(fields['progress'], 0, 1) });
  if (type === 'complete') return whole({ type, story: text(fields['story']) });
  if (type === 'error') return whole({ type, message: text(fields['message']) });
  if (type === 'scene') {
    return whole({
      type,
      story: text(fields['story']),
      scene: text(fields['scene']),
      index: number(fields['index'], 0, 1000),
      count: number(fields['count'], 0, 1000),
      locale: text(fields['locale']),
    });
  }
  if (type === 'ready') {
    const list = fields['scenes'];
    const scenes = Array.isArray(list) && list.length <= 1000 ? list.filter((id) => text(id) !== undefined) : undefined;
    return whole({
      type,
      story: text(fields['story']),
      locale: text(fields['locale']),
      scenes: scenes as string[] | undefined,
      mode: text(fields['mode']),
    });
  }
  return undefined;
}

/** A message of the host's, or undefined for anything else. */
export function parseHostMessage(data: unknown): HostMessage | undefined {
  const fields = open(data);
  if (!fields) return undefined;
  const { type } = fields;
  if (type === 'drive') return whole({ type, progress: number(fields['progress'], 0, 1) });
  if (type === 'window') {
    return whole({
      type,
      top: number(fields['top'], -longest, longest),
      height: number(fields['height'], 100, 10_000),
    });
  }
  if (type === 'goto') {
    const scene = fields['scene'];
    return whole({ type, scene: typeof scene === 'number' ? number(scene, 0, 1000) : text(scene) });
  }
  if (type === 'language') return whole({ type, locale: text(fields['locale']) });
  return undefined;
}

function open(data: unknown): Fields | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const fields = data as Fields;
  return fields['source'] === source && fields['v'] === version ? fields : undefined;
}

/** The message if all of its fields are there. */
function whole<T extends object>(message: { [K in keyof T]: T[K] | undefined }): T | undefined {
  return Object.values(message).includes(undefined) ? undefined : (message as T);
}

function number(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && isFinite(value) ? Math.min(high, Math.max(low, value)) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 500 ? value : undefined;
}
