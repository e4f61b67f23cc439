import type { CDPSession, Page } from 'playwright';
import { median } from './statistics.ts';

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string };
  children?: number[];
}
interface Profile {
  nodes: ProfileNode[];
  /** Microseconds on the browser's monotonic clock. */
  startTime: number;
  samples?: number[];
  timeDeltas?: number[];
}

/** What a frame may spend its time on. */
export interface Frame {
  /** Id of the scene that it is in. */
  scene: string;
  /** Milliseconds in the project's own scripts, Svelte among them, and in what the browser does at their call. */
  own: number;
  /** Milliseconds in MapLibre, painting left out. */
  map: number;
}

type Owner = 'own' | 'map';

/** In how many frames the story is scrolled through. */
const count = 120;

/**
 * Runs before the page's scripts: WebGL takes every call and paints nothing. Software rendering, which no phone does,
 * would keep the processor from the scripts that are measured, and its time would be taken for theirs.
 */
export function withoutPainting(): void {
  const { prototype } = WebGL2RenderingContext;
  prototype.drawArrays = () => {};
  prototype.drawElements = () => {};
}

/**
 * Scrolls through the whole story, and tells by the profiler's samples what each frame's script was. Samples stand for
 * time by the clock; they are scaled by the share of it in which the page's thread had a processor.
 */
export async function scrollThrough(page: Page, session: CDPSession): Promise<Frame[]> {
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
    return { thread: value('ThreadTime'), clock: value('TaskDuration') };
  };
  const before = await spent();
  await session.send('Profiler.enable');
  // Twice as often, and the profiler's own work is a fifth of what is measured.
  await session.send('Profiler.setSamplingInterval', { interval: 500 });
  await session.send('Profiler.start');
  const marks = await page.evaluate(async (count) => {
    const marks: { time: number; scene: string }[] = [];
    const last = [...document.querySelectorAll('[data-scene-id]')].at(-1)!;
    const end = scrollY + last.getBoundingClientRect().bottom - innerHeight;
    const step = (end - scrollY) / count;
    while (scrollY < end - 1) {
      const before = scrollY;
      const time = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
      marks.push({ time, scene: document.documentElement.dataset['scene'] ?? '' });
      scrollBy(0, step);
      if (scrollY === before) break;
    }
    return marks;
  }, count);
  const after = await spent();
  const share = Math.min(1, (after.thread - before.thread) / (after.clock - before.clock));
  const { profile } = (await session.send('Profiler.stop')) as unknown as { profile: Profile };
  const { metrics } = await session.send('Performance.getMetrics');
  const origin = (metrics.find(({ name }) => name === 'NavigationStart')?.value ?? 0) * 1e6;
  const frames = framesOf(
    profile,
    marks.map(({ time, scene }) => ({ scene, start: origin + time * 1000 })),
  );
  return frames.map(({ scene, own, map }) => ({ scene, own: own * share, map: map * share }));
}

/** Each frame as it usually is, where the story was scrolled through several times. */
export function typical(scrolls: Frame[][]): Frame[] {
  return (scrolls[0] ?? []).map(({ scene }, index) => {
    const same = scrolls.flatMap((frames) => frames[index] ?? []);
    return { scene, own: median(same.map(({ own }) => own)), map: median(same.map(({ map }) => map)) };
  });
}

function framesOf(profile: Profile, marks: { scene: string; start: number }[]): Frame[] {
  const owners = ownersOf(profile.nodes);
  const starts = marks.map(({ start }) => start);
  const frames = marks.slice(0, -1).map(({ scene }): Frame => ({ scene, own: 0, map: 0 }));
  let time = profile.startTime;
  let frame = 0;
  const { samples = [], timeDeltas = [] } = profile;
  samples.forEach((id, index) => {
    // A sample stands for the time until the next.
    time += timeDeltas[index] ?? 0;
    const lasts = (timeDeltas[index + 1] ?? 0) / 1000;
    while (frame < frames.length && time >= (starts[frame + 1] ?? Infinity)) frame++;
    const owner = owners.get(id);
    const current = frames[frame];
    if (owner && current && time >= (starts[0] ?? 0)) current[owner] += lasts;
  });
  return frames;
}

/** Whose time a node's is: by its script, or for what has none by its caller's. */
function ownersOf(nodes: ProfileNode[]): Map<number, Owner> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owners = new Map<number, Owner>();
  const walk = (node: ProfileNode, inherited: Owner | undefined): void => {
    const { url } = node.callFrame;
    const owner: Owner | undefined = /\/assets\/maplibre/.test(url)
      ? 'map'
      : url.includes('/assets/')
        ? 'own'
        : url
          ? undefined
          : inherited;
    if (owner) owners.set(node.id, owner);
    for (const child of node.children ?? []) {
      const found = byId.get(child);
      if (found) walk(found, owner);
    }
  };
  const [root] = nodes;
  if (root) walk(root, undefined);
  return owners;
}
