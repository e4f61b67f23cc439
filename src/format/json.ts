import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { encodingProblem, isUtf16 } from './encoding.ts';
import { mendJson } from './mend.ts';
import { formatPath, formatValue, type JsonPath, type Locate, type Problem } from './problem.ts';

/** A JSON text, read as far as it can be read. */
export interface Json {
  /** False where the text has a fault behind which nothing was read. */
  isWhole: boolean;
  /** The value; undefined where the text is empty. The first of two equal keys counts. */
  value: unknown;
  /** What is wrong with the text as JSON: syntax errors and keys written twice. */
  problems: Problem[];
  /** The place of a value; for a missing one, of its nearest ancestor that is there. */
  locate: Locate;
  /** The place of a key, rather than of its value. */
  locateKey: Locate;
  /** Whether nothing can be said of the value at this path: it was left out, or lies behind a fault without a remedy. */
  isLost: (path: JsonPath) => boolean;
}

/**
 * Reads JSON, with comments and trailing commas allowed. Where the text is broken, it is read as if each fault had been
 * mended, so that one missing comma hides no other mistake.
 */
export function parseJson(text: string, file: string): Json {
  const encoding = encodingProblem(text, file);
  if (encoding && isUtf16(text)) return unreadable(encoding);
  const { mended, faults, unread, toOriginal } = mendJson(text);
  const root = parseTree(mended, [], { allowTrailingComma: true });
  const lines = lineStarts(text);
  const placeOf = (offset: number) => place(lines, toOriginal(offset));

  const problems: Problem[] = [
    ...(encoding ? [encoding] : []),
    ...faults.map(({ offset, message, remedy }) => ({
      severity: 'error' as const,
      rule: 'not-json' as const,
      file,
      ...place(lines, offset),
      path: '',
      message,
      remedy,
    })),
  ];

  const nodeAt = (path: JsonPath) => (root === undefined ? undefined : findNodeAtLocation(root, path));
  const nearestNode = (path: JsonPath): Node | undefined =>
    nodeAt(path) ?? (path.length === 0 ? root : nearestNode(path.slice(0, -1)));
  const locate: Locate = (path) => placeOf(nearestNode(path)?.offset ?? 0);

  const value =
    root === undefined
      ? undefined
      : valueOf(root, [], (path, key) => {
          problems.push({
            severity: 'error',
            rule: 'duplicate-key',
            file,
            ...placeOf(key.offset),
            path: formatPath(path),
            message: 'must not be written twice in one object',
            value: formatValue(path.at(-1)),
            remedy: 'Rename or remove one of the two; the first counts.',
          });
        });

  const faulty = new Set(faults.map(({ offset }) => offset));
  return {
    isWhole: unread === Infinity,
    value,
    problems,
    locate,
    locateKey: (path) => placeOf(nodeAt(path)?.parent?.offset ?? nearestNode(path)?.offset ?? 0),
    isLost: (path) => {
      const node = nodeAt(path);
      if (node?.type === 'null' && faulty.has(toOriginal(node.offset))) return true;
      const above = nearestNode(path.slice(0, -1));
      return above === undefined || above.offset + above.length >= unread;
    },
  };
}

/** A file of which nothing could be read. */
function unreadable(problem: Problem): Json {
  const top = () => ({ line: 1, column: 1 });
  return {
    isWhole: false,
    value: undefined,
    problems: [problem],
    locate: top,
    locateKey: top,
    isLost: () => true,
  };
}

/** The value of a node. `duplicate` is told of every key that its object already has. */
function valueOf(node: Node, path: JsonPath, duplicate: (path: JsonPath, key: Node) => void): unknown {
  if (node.type === 'array') return (node.children ?? []).map((child, i) => valueOf(child, [...path, i], duplicate));
  if (node.type !== 'object') return node.value as unknown;
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [key, child] = property.children ?? [];
    if (key === undefined || child === undefined) continue;
    const name = String(key.value);
    const at = [...path, name];
    if (Object.hasOwn(object, name)) duplicate(at, key);
    // Assigning to "__proto__" would set the prototype instead of a key.
    else
      Object.defineProperty(object, name, {
        value: valueOf(child, at, duplicate),
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return object;
}

/** Offsets at which the lines of a text begin. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
}

function place(starts: number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
