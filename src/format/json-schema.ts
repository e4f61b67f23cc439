import { z } from 'zod';
import { houseSpec } from './house-spec.ts';
import { storySpec } from './spec.ts';
import { themeSpec } from './theme-spec.ts';
import { wordsSpec } from './words.ts';

/**
 * The story format as a JSON Schema, by which editors complete keys and choices, show what they mean, and underline what
 * is wrong. Draft 7 is the newest that VS Code supports in full. Rules that reach across a file are left to `parseStory`.
 */
export function storySchema(): object {
  return editorSchema(storySpec, {
    $id: 'story.schema.json',
    title: 'A Meetlint story',
    description: 'A map story whose figures are measured. Generated from src/format/spec.ts by `npm run schema`.',
  });
}

/** The theme format, for editors likewise. */
export function themeSchema(): object {
  return editorSchema(themeSpec, {
    $id: 'theme.schema.json',
    title: 'A Meetlint theme',
    description: 'Colours and typefaces, light and dark. Generated from src/format/theme-spec.ts by `npm run schema`.',
  });
}

/** The format of the page's own words, for editors likewise. */
export function wordsSchema(): object {
  return editorSchema(wordsSpec, {
    $id: 'words.schema.json',
    title: 'The words of Meetlint’s pages in a language',
    description: 'Buttons, panels and sentences. Generated from src/format/english.ts by `npm run schema`.',
  });
}

/** The format of `site.json`, for editors likewise. */
export function siteSchema(): object {
  return editorSchema(houseSpec, {
    $id: 'site.schema.json',
    title: 'A site of Meetlint stories',
    description: 'Whose site it is. Generated from src/format/house-spec.ts by `npm run schema`.',
  });
}

function editorSchema(spec: z.ZodType, about: { $id: string; title: string; description: string }): object {
  const schema = z.toJSONSchema(spec, { target: 'draft-7', io: 'input' });
  return {
    $schema: schema.$schema,
    ...about,
    ...schema,
    // What Meetlint tolerates, so that an editor does not mark it.
    allowComments: true,
    allowTrailingCommas: true,
  };
}
