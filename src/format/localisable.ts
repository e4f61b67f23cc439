import { z } from 'zod';
import type { JsonPath } from './problem.ts';
import { markOf, unwrap, walk } from './schema-walk.ts';

/** A text for readers where a file has it. */
export interface Localisable {
  path: JsonPath;
  /** As written: one for all languages, or one for each. */
  value: string | Record<string, string>;
  /** A `name` written as one string holds for all languages, `prose` does not. */
  kind: 'name' | 'prose';
  /** What the text is for, as the format describes it. */
  description: string;
}

/** Every text for readers that a value has, from top to bottom, as far as the value follows the schema. */
export function localisables(schema: z.ZodType, value: unknown): Localisable[] {
  const found: Localisable[] = [];
  walk(schema, value, (here, text, path) => {
    const kind = kindOf(here);
    if (kind === undefined || !(typeof text === 'string' || isTexts(text))) return;
    const description = here.description ?? unwrap(here).description ?? '';
    found.push({ path, value: text, kind, description: description.replace(/ A text, or one per locale:.*$/, '') });
  });
  return found;
}

/** Also where a text is one of several things that may stand in a place. */
function kindOf(schema: z.ZodType): Localisable['kind'] | undefined {
  const bare = unwrap(schema);
  const options = bare instanceof z.ZodUnion ? (bare.options as z.ZodType[]) : [];
  return (
    markOf(schema).localised ?? options.map((option) => markOf(option).localised).find((kind) => kind !== undefined)
  );
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}
