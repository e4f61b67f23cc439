import { z } from 'zod';
import { storySpec } from './spec.ts';

/**
 * The story format as a JSON Schema, by which editors complete keys and choices, show what they mean, and underline what
 * is wrong. Draft 7 is the newest that VS Code supports in full. Rules that reach across a file are left to `parseStory`.
 */
export function storySchema(): object {
  const schema = z.toJSONSchema(storySpec, { target: 'draft-7', io: 'input' });
  return {
    $schema: schema.$schema,
    $id: 'story.schema.json',
    title: 'A Meetlint story',
    description: 'A map story whose figures are measured. Generated from src/format/spec.ts by `npm run schema`.',
    ...schema,
    // What Meetlint tolerates, so that an editor does not mark it.
    allowComments: true,
    allowTrailingCommas: true,
  };
}
