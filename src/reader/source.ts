import type { CompiledStory } from '../compile/compiled.ts';

/** How a source is called in a line: by its author, or else who published it, or its title. */
export function sourceName({ sources }: Pick<CompiledStory, 'sources'>, id: string): string {
  const source = sources[id];
  return source?.author || source?.publisher || source?.title || id;
}
