import type { CompiledStory } from '../../compile/compiled.ts';
import type { MapState } from '../../timeline/index.ts';

/**
 * The measures whose tape is on its way out, with how many kilometres of it are: what the caption's figure has counted
 * to. A tape that is out is not among them.
 */
export function countedMeasures(story: CompiledStory, { to, drawn }: MapState): Map<string, number> {
  const unrolls = story.timeline.stops[to]?.unrolls ?? {};
  const counted = new Map<string, number>();
  for (const id in unrolls) {
    const km = drawn[id] ?? 0;
    if (km >= unrolls[id]!) continue;
    const tape = story.drawing.items.find((item) => item.id === id);
    if (tape?.type === 'tape') counted.set(tape.measure, km);
  }
  return counted;
}
