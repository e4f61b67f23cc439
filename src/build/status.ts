import type { CompiledStory } from '../compile/index.ts';

/**
 * A story's status when it is built: an embargo that has ended by then is lifted, and nothing lifts it in pages that are
 * built already. Who publishes builds anew at that time.
 */
export function statusAt(status: CompiledStory['status'], now: Date): CompiledStory['status'] {
  const isLifted = status.state === 'embargoed' && Date.parse(status.until) <= now.getTime();
  return isLifted ? { state: 'published' } : status;
}
