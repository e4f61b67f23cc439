import { markdownTable, withTable } from './markdownTable.ts';

/** As much of a JSON Schema as a reference is made of. */
interface Schema {
  description?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | Schema[];
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
}

/** A Markdown text with the reference of the format brought up to date. Throws where it has no place for it. */
export function withReference(markdown: string, schema: object): string {
  return withTable(markdown, 'schema', markdownTable(['key', 'must be there', 'what it is'], rowsOf(schema, '')));
}

/** Every key that a story may have, with those within it: `scenes[].map.fit`. */
function rowsOf(schema: Schema, path: string): string[][] {
  const seen = new Set<string>();
  return [schema, ...(schema.anyOf ?? [])].flatMap(({ properties = {}, required = [] }, form) =>
    Object.entries(properties).flatMap(([key, value]) => {
      // What two variants share is told once.
      if (seen.has(key)) return [];
      seen.add(key);
      const at = path ? `${path}.${key}` : key;
      const needed = required.includes(key) ? (form > 0 ? 'in this form' : 'yes') : '';
      const row = [`\`${at}\``, needed, told(value)];
      return [row, ...within(value, at)];
    }),
  );
}

function within(schema: Schema, path: string): string[][] {
  const { items, additionalProperties } = schema;
  if (items && !Array.isArray(items)) return rowsOf(items, `${path}[]`);
  if (typeof additionalProperties === 'object') return rowsOf(additionalProperties, `${path}.*`);
  return rowsOf(schema, path);
}

function told({ description = '', enum: values }: Schema): string {
  return values ? `${description} One of ${values.map((value) => `\`${String(value)}\``).join(', ')}.` : description;
}
