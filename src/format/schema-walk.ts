import { z } from 'zod';
import { nearest } from './nearest.ts';
import { marks, type Mark } from './spec.ts';
import type { JsonPath } from './problem.ts';

/** A schema without the wrapper that makes a key optional. */
export function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap() as z.ZodType) : schema;
}

export function markOf(schema: z.ZodType | undefined): Mark {
  return schema === undefined ? {} : { ...marks.get(unwrap(schema)), ...marks.get(schema) };
}

/** The schema that stands at a path for this value, unions decided on the way; undefined where there is none. */
export function schemaAt(schema: z.ZodType, value: unknown, path: JsonPath): z.ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const child = childOf(meantFor(schema, value), step);
  return child && schemaAt(child, valueAt(value, [step]), rest);
}

export function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (parent, step) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, step)
        ? (parent as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

/** The schema of a key or index of what `schema` describes. */
function childOf(schema: z.ZodType | undefined, step: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject)
    return Object.hasOwn(schema.shape, step) ? (schema.shape[step] as z.ZodType) : undefined;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(step)] as z.ZodType | undefined;
  return undefined;
}

/**
 * The schema itself, or of a union the option that the writer meant: the only one of the value's JSON type, or of
 * several objects the one whose required key is there or nearly there. Undefined where it cannot be told.
 */
export function meantFor(schema: z.ZodType, value: unknown): z.ZodType | undefined {
  const bare = unwrap(schema);
  if (!(bare instanceof z.ZodUnion)) return bare;
  const options = (bare.options as z.ZodType[])
    .map(unwrap)
    .filter((option) => typesOf(option).includes(jsonType(value)));
  if (options.length < 2 || jsonType(value) !== 'object') return options[0];
  const keys = Object.keys(value as object);
  return (
    options.find((option) => requiredKeys(option).some((key) => keys.includes(key))) ??
    options.find((option) => keys.some((key) => nearest(key, requiredKeys(option)) !== undefined))
  );
}

export function requiredKeys(schema: z.ZodType): string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, child]) => (child instanceof z.ZodOptional ? [] : [key]));
}

type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'undefined';

export function jsonType(value: unknown): JsonType {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : (typeof value as JsonType);
}

function typesOf(schema: z.ZodType): JsonType[] {
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return ['object'];
  if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) return ['array'];
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(jsonType);
  if (schema instanceof z.ZodNumber) return ['number'];
  return ['string'];
}

/** What a schema takes, in words: "a text or an object". */
export function typeInWords(schema: z.ZodType | undefined): string {
  if (schema === undefined) return 'something else';
  const bare = unwrap(schema);
  if (bare instanceof z.ZodUnion) return [...new Set((bare.options as z.ZodType[]).map(typeInWords))].join(' or ');
  if (bare instanceof z.ZodEnum) return `one of ${bare.options.map((option) => JSON.stringify(option)).join(', ')}`;
  if (bare instanceof z.ZodLiteral) return [...bare.values].map((option) => JSON.stringify(option)).join(' or ');
  if (bare instanceof z.ZodObject || bare instanceof z.ZodRecord) return 'an object { … }';
  if (bare instanceof z.ZodArray || bare instanceof z.ZodTuple) return 'a list [ … ]';
  return bare instanceof z.ZodNumber ? 'a number' : 'a text';
}

/** Calls `visit` for every value that a schema describes, from the outside in, as far as the value follows it. */
export function walk(
  schema: z.ZodType,
  value: unknown,
  visit: (schema: z.ZodType, value: unknown, path: JsonPath) => void,
  path: JsonPath = [],
): void {
  visit(schema, value, path);
  if (typeof value !== 'object' || value === null) return;
  const meant = meantFor(schema, value);
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [step, child] of entries) {
    const childSchema = childOf(meant, step);
    if (childSchema) walk(childSchema, child, visit, [...path, step]);
  }
}
