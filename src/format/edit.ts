import { applyEdits, findNodeAtLocation, parseTree, type Edit, type Node } from 'jsonc-parser';
import type { JsonPath } from './problem.ts';

/** A value to be written at a path: in place of what is there, or behind the last of its siblings. */
export interface Change {
  path: JsonPath;
  value: unknown;
}

/**
 * Changes values in a JSON text with comments, and not a byte besides: neither formatting nor escapes nor comments. The
 * parent of each path must be there, and no path lie within another.
 */
export function editJson(text: string, changes: readonly Change[]): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const edits = changes.map((change) => editOf(text, root, change));
  return applyEdits(text, merged(edits));
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

/** The white space that stands between siblings. */
function gapBefore(text: string, parent: Node, children: Node[]): string {
  const last = children.at(-1)?.offset ?? 0;
  const before = children.at(-2);
  const between = text.slice(before ? before.offset + before.length : parent.offset + 1, last);
  const line = /\r?\n[ \t]*$/.exec(between)?.[0];
  return line ?? ' ';
}

/** On one line while it fits. */
function written(value: unknown, text: string, offset: number): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, child]) => `${JSON.stringify(key)}: ${JSON.stringify(child)}`);
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
