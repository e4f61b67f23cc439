import { featureSchema, storySchema } from '../format/index.ts';
import { markdownTable, withGenerated } from './generated.ts';

/** As much of JSON Schema as the formats are made of. */
interface Schema {
  $ref?: string;
  type?: string;
  description?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  allOf?: Schema[];
  items?: Schema | Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

interface Key {
  /** Such as `scenes[].map.fit`. */
  path: string;
  takes: string;
  required: boolean;
  description: string;
}

/** A Markdown text with the reference of all keys brought up to date. Throws where it has no place for it. */
export function withReference(markdown: string): string {
  const story = keysOf(storySchema() as Schema);
  const isMap = ({ path }: Key) => /^(opening|scenes\[\])\.map\./.test(path);
  const group = (title: string, prefix: string, keys: Key[]): string => {
    const rows = keys.map(({ path, takes, required, description }) => [
      `\`${path.slice(prefix.length)}\`${required ? ' *' : ''}`,
      takes,
      description,
    ]);
    return `### ${title}\n\n${markdownTable([['key', 'takes', 'what it says'], ...rows])}`;
  };
  const under = (prefix: string, but: (key: Key) => boolean = () => false) =>
    story.filter((key) => key.path.startsWith(prefix) && !but(key));
  const apart = ['sources.NAME.', 'measures.NAME.', 'scenes[].', 'opening.map.', 'basemap.'];
  const parts = [
    group(
      'The story',
      '',
      story.filter(({ path }) => !apart.some((prefix) => path.startsWith(prefix))),
    ),
    group('A scene: `scenes[]`', 'scenes[].', under('scenes[].', isMap)),
    group('A map: `map` of a scene or of the opening', 'scenes[].map.', under('scenes[].map.')),
    group('A measure: `measures.NAME`', 'measures.NAME.', under('measures.NAME.')),
    group('A source: `sources.NAME`', 'sources.NAME.', under('sources.NAME.')),
    group('A basemap of one’s own: `basemap`', 'basemap.', under('basemap.')),
    group('A feature: its `properties`', '', keysOf(featureSchema() as Schema)),
  ];
  return withGenerated(markdown, 'reference', ['A star marks the keys that must be there.', ...parts].join('\n\n'));
}

/** All keys below a schema, each once, from the outside in; of alternatives, the keys of all. */
function keysOf(schema: Schema, path = ''): Key[] {
  const keys = (schema.anyOf ?? [schema]).flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, child]): Key[] => {
      const here = path === '' ? name : `${path}.${name}`;
      const key: Key = {
        path: here,
        takes: takesOf(child),
        // Of alternatives each needs keys of its own.
        required: required.includes(name) && !schema.anyOf,
        // What a text may be stands in the column beside it.
        description: (child.description ?? '').replace(/ A text, or one per locale: \{.*\}\.$/, ''),
      };
      return [key, ...(isText(child) ? [] : insideOf(child, here))];
    }),
  );
  return keys.filter((key, index) => keys.findIndex(({ path: other }) => other === key.path) === index);
}

/** Keys of what a list holds, or of what stands under names that the designer gives. */
function insideOf(schema: Schema, path: string): Key[] {
  const { items, additionalProperties } = schema;
  if (items && !Array.isArray(items)) return keysOf(items, `${path}[]`);
  if (typeof additionalProperties === 'object') return keysOf(additionalProperties, `${path}.NAME`);
  return keysOf(schema, path);
}

/** What may be written, in words: "list of references", "text, or one per locale". */
function takesOf(schema: Schema): string {
  if (schema.$ref || schema.allOf?.some(({ $ref }) => $ref)) return 'reference';
  if (isText(schema)) return 'text, or one per locale';
  if (schema.anyOf) return [...new Set(schema.anyOf.map(takesOf))].join(', or ');
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.type === 'array') {
    return Array.isArray(schema.items)
      ? `[${schema.items.map(takesOf).join(', ')}]`
      : `list: ${takesOf(schema.items ?? {})}`;
  }
  if (schema.type === 'object') return typeof schema.additionalProperties === 'object' ? '{ NAME: … }' : '{ … }';
  return schema.type === 'string' ? 'text' : (schema.type ?? '');
}

/** A text that may be told once, or once per locale. */
function isText({ anyOf }: Schema): boolean {
  const [one, each] = anyOf ?? [];
  return anyOf?.length === 2 && one?.type === 'string' && typeof each?.additionalProperties === 'object';
}
