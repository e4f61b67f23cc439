import { z } from 'zod';
import type { Json } from './json.ts';
import { nearest } from './nearest.ts';
import { formatPath, formatValue, type JsonPath, type Problem } from './problem.ts';
import type { RuleId } from './rules.ts';
import { nameFrom } from './spec.ts';
import { jsonType, markOf, meantFor, requiredKeys, schemaAt, typeInWords, unwrap, valueAt } from './schema-walk.ts';

type ZodIssue = z.core.$ZodIssue;

/** One broken rule at one path, before it is given a place in a file. */
export interface Issue {
  rule: RuleId;
  path: JsonPath;
  /** Where to point: at the value, at its key, or at what should hold it. */
  at: 'value' | 'key' | 'parent';
  message: string;
  remedy: string;
  severity?: 'warning';
}

/** Everything in which a value breaks a schema: one issue for each thing that the writer has to mend. */
export function schemaIssues(schema: z.ZodType, value: unknown): Issue[] {
  const found = schema.safeParse(value);
  if (found.success) return [];
  const swapped = new Set<string>();
  return found.error.issues
    .flatMap((issue) => lookInside(issue, schema, value))
    .flatMap((issue) => explain(issue, schema, value))
    .filter((issue) => {
      // A swapped pair may break both of its numbers' ranges.
      if (issue.rule !== 'swapped-coordinates') return true;
      const path = formatPath(issue.path);
      return !swapped.has(path) && swapped.add(path);
    });
}

/** Gives an issue its place. Issues of values that the file's syntax errors have swallowed are left out. */
export function toProblems(issues: Issue[], json: Json, file: string): Problem[] {
  return issues
    .filter((issue) => !json.isLost(issue.path))
    .map(({ rule, path, at, message, remedy, severity }): Problem => {
      const seen = at === 'parent' ? undefined : at === 'key' ? path.at(-1) : valueAt(json.value, path);
      return {
        severity: severity ?? 'error',
        rule,
        file,
        ...(at === 'key' ? json.locateKey(path) : json.locate(path)),
        path: formatPath(path),
        message,
        ...(seen === undefined ? {} : { value: formatValue(seen) }),
        remedy,
      };
    });
}

/**
 * zod lists what is wrong with every option of a union; only the option that the writer meant is of use. And it passes
 * over what stands under a key that is wrong itself.
 */
function lookInside(issue: ZodIssue, root: z.ZodType, value: unknown): ZodIssue[] {
  if (issue.code !== 'invalid_union' && issue.code !== 'invalid_key') return [issue];
  const path = issue.path as JsonPath;
  const seen = valueAt(value, path);
  const schema = schemaAt(root, value, path);
  const meant = schema && meantFor(schema, seen);
  const result = meant?.safeParse(seen);
  if (!meant || !result || result.success) return [issue];
  const inside = result.error.issues
    .flatMap((inner) => lookInside(inner, meant, seen))
    .map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
  return issue.code === 'invalid_key' ? [issue, ...inside] : inside;
}

function explain(issue: ZodIssue, root: z.ZodType, value: unknown): Issue[] {
  const path = issue.path as JsonPath;
  const schema = schemaAt(root, value, path);
  const seen = valueAt(value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(root, value, path, key));
    case 'invalid_key':
      return [badKey(issue, path)];
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_value':
      return seen === undefined ? missingKey(root, value, path) : [wrongValue(schema, seen, path)];
    case 'too_small':
    case 'too_big':
      return [outOfBounds(issue, root, value, path)];
    default: {
      const rule = markOf(schema).rule ?? 'bad-pattern';
      return [{ rule, path, at: 'value', message: issue.message, remedy: advise(schema, seen) }];
    }
  }
}

/** Keys of the object at a path that its schema knows. */
function knownKeys(root: z.ZodType, value: unknown, path: JsonPath): string[] {
  const schema = schemaAt(root, value, path);
  const meant = schema && meantFor(schema, valueAt(value, path));
  return meant instanceof z.ZodObject ? Object.keys(meant.shape) : [];
}

function unknownKey(root: z.ZodType, value: unknown, parent: JsonPath, key: string): Issue {
  const known = knownKeys(root, value, parent);
  const present = Object.keys(valueAt(value, parent) as object);
  const guess = nearest(
    key,
    known.filter((name) => !present.includes(name)),
  );
  const instead = guess
    ? `Did you mean ${JSON.stringify(guess)}?`
    : `Remove it. Known here: ${known.filter((name) => !name.startsWith('$')).join(', ')}.`;
  return {
    rule: 'unknown-key',
    path: [...parent, key],
    at: 'key',
    message: 'is not a key that is known here',
    remedy: inKilometres(key, valueAt(value, [...parent, key]), known) ?? instead,
  };
}

/** What a distance in miles is in kilometres, where only these are known. */
function inKilometres(key: string, miles: unknown, known: readonly string[]): string | undefined {
  if (!/^miles?$|^mi$/.test(key) || typeof miles !== 'number' || !known.includes('km')) return undefined;
  return `Write "km": ${Number((miles * 1.609344).toFixed(1))}, which are ${miles} miles; readers may see them as miles.`;
}

/** None where a key is there that is this one misspelt: that is told as an unknown key. */
function missingKey(root: z.ZodType, value: unknown, path: JsonPath): Issue[] {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1) ?? '');
  if (path.length === 0) {
    return [{ rule: 'empty', path, at: 'value', message: 'must not be empty', remedy: 'Write an object { … }.' }];
  }
  const siblings = valueAt(value, parent);
  const known = knownKeys(root, value, parent);
  const unknown = Object.keys(siblings as object).filter((name) => !known.includes(name));
  const free = known.filter((name) => !Object.hasOwn(siblings as object, name));
  if (unknown.some((name) => nearest(name, free) === key)) return [];
  return [
    {
      rule: 'missing-key',
      path,
      at: 'parent',
      message: 'must be there',
      remedy: `Add ${JSON.stringify(key)}. ${descriptionOf(schemaAt(root, value, path))}`.trim(),
    },
  ];
}

function wrongValue(schema: z.ZodType | undefined, seen: unknown, path: JsonPath): Issue {
  const bare = schema && unwrap(schema);
  const keys = bare instanceof z.ZodUnion ? (bare.options as z.ZodType[]).flatMap(requiredKeys) : [];
  if (keys.length > 1 && jsonType(seen) === 'object') {
    const message = `must have one of the keys ${keys.join(', ')}`;
    const remedy = `Add one of them: ${keys.map((key) => JSON.stringify(key)).join(', ')}.`;
    return { rule: 'missing-key', path, at: 'value', message, remedy };
  }
  const choices = typeof seen === 'string' && bare ? choicesOf(bare) : [];
  const guess = typeof seen === 'string' ? nearest(seen, choices) : undefined;
  return {
    rule: choices.length > 0 ? 'unknown-value' : 'wrong-type',
    path,
    at: 'value',
    message: `must be ${typeInWords(schema)}`,
    remedy: guess ? `Did you mean ${JSON.stringify(guess)}?` : advise(schema, seen, `Write ${typeInWords(schema)}.`),
  };
}

/** The texts among which a schema leaves the choice. */
function choicesOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(choicesOf);
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodLiteral ? [...schema.values].filter((value) => typeof value === 'string') : [];
}

function badKey(issue: z.core.$ZodIssueInvalidElement | z.core.$ZodIssueInvalidKey, path: JsonPath): Issue {
  const message = issue.issues[0]?.message ?? issue.message;
  return { rule: 'bad-pattern', path, at: 'key', message, remedy: `Write ${JSON.stringify(nameFrom(path.at(-1)))}.` };
}

function outOfBounds(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  root: z.ZodType,
  value: unknown,
  path: JsonPath,
): Issue {
  const schema = schemaAt(root, value, path);
  const mark = markOf(schema);
  const pair = valueAt(value, path.slice(0, -1));
  if (markOf(schemaAt(root, value, path.slice(0, -1))).isLonLat && Array.isArray(pair)) {
    return coordinateIssue(pair, path);
  }
  const [bound, more] = issue.code === 'too_small' ? [issue.minimum, true] : [issue.maximum, false];
  if (issue.origin === 'number') {
    const words = issue.inclusive ? (more ? 'at least' : 'at most') : more ? 'more than' : 'less than';
    const message = `must be ${words} ${bound}`;
    return {
      rule: 'out-of-range',
      path,
      at: 'value',
      message,
      remedy: advise(schema, undefined, `Write a number of ${words} ${bound}.`),
    };
  }
  const isText = issue.origin === 'string';
  const bare = schema && unwrap(schema);
  if (bare instanceof z.ZodTuple) {
    const { length } = bare.def.items;
    return {
      rule: 'wrong-length',
      path,
      at: 'value',
      message: `must have exactly ${length} elements`,
      remedy: advise(schema, undefined, `Write ${length} elements.`),
    };
  }
  if (more) {
    return {
      rule: (isText ? undefined : mark.rule) ?? 'empty',
      path,
      at: 'value',
      message: 'must not be empty',
      remedy: advise(schema, undefined, 'Write something here.'),
    };
  }
  return {
    rule: 'too-many',
    path,
    at: 'value',
    message: `must have at most ${bound} elements`,
    remedy: advise(schema, undefined, `Keep ${bound} of them.`),
  };
}

/** `path` is of the number that is out of range. */
export function coordinateIssue(pair: unknown[], path: JsonPath): Issue {
  const [first, second] = pair;
  const rest = pair.slice(2);
  if (
    typeof first === 'number' &&
    typeof second === 'number' &&
    Math.abs(first) <= 90 &&
    Math.abs(second) <= 360 &&
    Math.abs(second) > 90
  ) {
    return {
      rule: 'swapped-coordinates',
      path: path.slice(0, -1),
      at: 'value',
      message: 'must be [longitude, latitude], and no latitude lies beyond 90°: the two look swapped',
      remedy: `Write ${formatValue([second, first, ...rest])}.`,
    };
  }
  const [what, range] = path.at(-1) === 0 ? ['longitude', '-180 … 360'] : ['latitude', '-90 … 90'];
  return {
    rule: 'out-of-range',
    path,
    at: 'value',
    message: `must be a ${what} in degrees, ${range}`,
    remedy: `Write [longitude, latitude] in degrees, such as [30.5234, 50.4501].`,
  };
}

/** What to write instead: what the schema's mark says, or the advice given here with the schema's description. */
function advise(schema: z.ZodType | undefined, seen: unknown, otherwise = ''): string {
  const { remedy = `${otherwise} ${descriptionOf(schema)}`.trim() } = markOf(schema);
  return typeof remedy === 'string' ? remedy : remedy(seen);
}

function descriptionOf(schema: z.ZodType | undefined): string {
  return schema?.description ?? (schema && unwrap(schema).description) ?? '';
}
