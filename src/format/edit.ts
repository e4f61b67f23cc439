import {
  applyEdits,
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  type Edit,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { JsonPath } from './problem.ts';

/** A value to be written at a path: in place of what is there, or behind the last of its siblings. Undefined: removed. */
export interface Change {
  path: JsonPath;
  value?: unknown;
  /** Where a key is removed: those that are written in its place. */
  by?: Record<string, unknown>;
}

/**
 * Changes values in a JSON text with comments, and not a byte besides: neither formatting nor escapes nor comments. The
 * parent of each path must be there, and no path lie within another; of a list no more than one element is removed.
 */
export function editJson(text: string, changes: readonly Change[]): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const edits = changes.flatMap((change) => {
    if (change.value !== undefined) return [editOf(text, root, change)];
    return Object.keys(change.by ?? {}).length > 0 ? exchange(text, root, change) : removal(text, root, change.path);
  });
  return applyEdits(text, merged(edits));
}

/** The value at a path of a JSON text with comments; undefined where there is none, or the text is no JSON. */
export function readJson(text: string, path: JsonPath): unknown {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const node = root && errors.length === 0 ? findNodeAtLocation(root, path) : undefined;
  return node && getNodeValue(node);
}

function editOf(text: string, root: Node | undefined, { path, value }: Change): Edit {
  const node = root && findNodeAtLocation(root, path);
  if (node) {
    return { offset: node.offset, length: node.length, content: written(value, text, node.offset) };
  }
  const parent = root && findNodeAtLocation(root, path.slice(0, -1));
  if (!parent) throw new Error(`nothing stands at ${path.slice(0, -1).join('.')}`);
  const children = parent.children ?? [];
  const last = children.at(-1);
  const label = parent.type === 'array' ? '' : `${JSON.stringify(path.at(-1))}: `;
  const offset = last ? last.offset + last.length : parent.offset + 1;
  const gap = last ? `,${gapBefore(text, parent, children)}` : '';
  return { offset, length: 0, content: `${gap}${label}${written(value, text, last?.offset ?? offset)}` };
}

/** Writes keys in place of one that is there, each laid out as that one is. */
function exchange(text: string, root: Node | undefined, { path, by = {} }: Change): Edit[] {
  const property = root && findNodeAtLocation(root, path)?.parent;
  if (property?.type !== 'property') return [];
  const { offset, length } = property;
  const gap = lineBefore(text.slice(0, offset)) ?? ' ';
  const keys = Object.entries(by).map(([key, value]) => `${JSON.stringify(key)}: ${written(value, text, offset)}`);
  return [{ offset, length, content: keys.join(`,${gap}`) }];
}

/**
 * Takes a value away, with its key, one comma and the white space that was between. (jsonc-parser's own `modify` leaves a
 * quotation mark of the last element of a list that stands on one line.)
 */
function removal(text: string, root: Node | undefined, path: JsonPath): Edit[] {
  const value = root && findNodeAtLocation(root, path);
  if (!value) return [];
  const node = value.parent?.type === 'property' ? value.parent : value;
  const siblings = node.parent?.children ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  const end = node.offset + node.length;
  const after = commaAfter(text, end);
  if (after !== undefined) {
    const [space = ''] = /^\s*/.exec(text.slice(after + 1)) ?? [];
    const gap = before && !siblings[siblings.indexOf(node) + 1] ? '' : space;
    return [
      { offset: node.offset, length: end - node.offset, content: '' },
      { offset: after, length: 1 + gap.length, content: '' },
    ];
  }
  const between = text.slice(before ? before.offset + before.length : (node.parent?.offset ?? 0), node.offset);
  // A line's end is a comment's end, too.
  const start = between.includes('//') ? node.offset : text.slice(0, node.offset).trimEnd().length;
  if (!before) return [{ offset: start, length: end - start, content: '' }];
  const comma = commaAfter(text, before.offset + before.length) ?? start;
  const rest = Math.max(start, comma + 1);
  return [
    { offset: comma, length: 1, content: '' },
    { offset: rest, length: end - rest, content: '' },
  ];
}

/** Where the comma stands that follows, after nothing but white space and comments. */
function commaAfter(text: string, offset: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  // The kinds of token are a const enum, which cannot be imported by itself: a comma is known by its text.
  scanner.scan();
  return text[scanner.getTokenOffset()] === ',' ? scanner.getTokenOffset() : undefined;
}

/** The white space that stands between siblings. */
function gapBefore(text: string, parent: Node, children: Node[]): string {
  const last = children.at(-1)?.offset ?? 0;
  const before = children.at(-2);
  const between = text.slice(before ? before.offset + before.length : parent.offset + 1, last);
  return lineBefore(between) ?? ' ';
}

/** The line's end and the indentation with which a text ends. */
function lineBefore(text: string): string | undefined {
  return /\r?\n[ \t]*$/.exec(text)?.[0];
}

/** On one line while it fits. */
function written(value: unknown, text: string, offset: number): string {
  if (Array.isArray(value)) return `[${value.map((each) => JSON.stringify(each)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, child]) => `${JSON.stringify(key)}: ${written(child, text, offset)}`,
  );
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const flat = `{ ${entries.join(', ')} }`;
  if (offset - begin + flat.length < 120) return flat;
  const indent = /^[ \t]*/.exec(text.slice(begin))?.[0] ?? '';
  const line = text.includes('\r\n') ? '\r\n' : '\n';
  return `{${line}${entries.map((entry) => `${indent}  ${entry}`).join(`,${line}`)}${line}${indent}}`;
}

/** What is inserted at one place is inserted at once, in the order given. */
function merged(edits: Edit[]): Edit[] {
  const byPlace = new Map<string, Edit>();
  for (const edit of edits) {
    const key = `${edit.offset} ${edit.length}`;
    const before = byPlace.get(key);
    byPlace.set(key, before && edit.length === 0 ? { ...edit, content: before.content + edit.content } : edit);
  }
  return [...byPlace.values()];
}
