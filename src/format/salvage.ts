import { schemaIssues, type Issue } from './issues.ts';
import { valueAt } from './schema-walk.ts';
import { storySpec } from './spec.ts';
import type { SalvagedSpec } from './complete.ts';
import type { JsonPath } from './problem.ts';

export interface Salvaged {
  /** Undefined where there is no object to begin with. */
  spec: SalvagedSpec | undefined;
  /** From a path in `spec` to one in the value as written: what was taken out of a list has moved the rest. */
  toFile: (path: JsonPath) => JsonPath;
}

/**
 * Takes out of a story spec whatever breaks the schema, and what refers to it, until the rest holds; required keys of
 * the story, its scenes, sources and groups of countries may be missing from what is left.
 */
export function salvage(written: unknown): Salvaged {
  const value = structuredClone(written);
  const cuts = new Cuts();
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { spec: undefined, toFile: (path) => path };
  for (let issue = worst(value); issue; issue = worst(value)) cuts.remove(value, pathToRemove(issue));
  for (const key of ['countryGroups', 'measures', 'sources']) {
    const left = Object.keys(valueAt(value, [key]) ?? {});
    const lost = Object.keys(valueAt(written, [key]) ?? {}).filter((name) => !left.includes(name));
    if (lost.length > 0) cuts.forget(value, key, lost);
  }
  return { spec: value as SalvagedSpec, toFile: (path) => cuts.toFile(value, path) };
}

/** The next issue that has to be cut out: the last, so that the indices of those before stay. */
function worst(value: unknown): Issue | undefined {
  return schemaIssues(storySpec, value)
    .filter((issue) => !isTolerated(issue))
    .at(-1);
}

function isTolerated({ rule, path }: Issue): boolean {
  if (rule === 'empty-scenes') return true;
  const holder = path.slice(0, -1);
  const tolerant =
    holder.length === 0 || (holder.length === 2 && ['scenes', 'sources', 'countryGroups'].includes(String(holder[0])));
  return rule === 'missing-key' && tolerant && path.length > 0;
}

/**
 * A pair has no meaning without one of its elements, nor an object without a key that it needs, and a claim without the
 * tolerance that was meant would be judged by another.
 */
function pathToRemove({ rule, at, path }: Issue): JsonPath {
  if (path[0] === 'measures' && path[2] === 'claim' && rule !== 'unknown-key') return path.slice(0, 3);
  const inPair = ['distance', 'bearing', 'center'].includes(String(path.at(-2)));
  return at === 'parent' || (inPair && rule !== 'unknown-key') ? path.slice(0, -1) : path;
}

/** What was cut out of a value, so that paths in the rest can be told in terms of the whole. */
class Cuts {
  /** For each list that was cut, the original indices of what is left. */
  #origins = new WeakMap<unknown[], number[]>();

  remove(root: object, path: JsonPath): void {
    const parent = valueAt(root, path.slice(0, -1));
    const step = path.at(-1);
    if (Array.isArray(parent)) {
      const origins = this.#origins.get(parent) ?? [...parent.keys()];
      parent.splice(Number(step), 1);
      origins.splice(Number(step), 1);
      this.#origins.set(parent, origins);
    } else {
      delete (parent as Record<string, unknown>)[String(step)];
    }
  }

  /** Takes out every mention of groups of countries, measures or sources that were lost: it would only be reported a second time. */
  forget(root: object, what: string, names: string[]): void {
    const visit = (value: unknown, path: JsonPath): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [step, child] of [...(Array.isArray(value) ? value.entries() : Object.entries(value))].reverse()) {
        const at = [...path, step];
        if (typeof child === 'string' && names.includes(child) && refersTo(what, at)) this.remove(root, holderOf(at));
        else if (typeof child === 'string' && what === 'measures') {
          const text = names.reduce((rest, name) => rest.replaceAll(`{${name}}`, ''), child);
          (value as Record<string | number, unknown>)[step] = text;
        } else visit(child, at);
      }
    };
    for (const part of ['scenes', 'opening', 'measures']) visit(valueAt(root, [part]), [part]);
  }

  toFile(root: object, path: JsonPath): JsonPath {
    return path.map((step, i) => {
      const parent = valueAt(root, path.slice(0, i));
      const origins = Array.isArray(parent) ? this.#origins.get(parent) : undefined;
      return origins?.[Number(step)] ?? step;
    });
  }
}

function refersTo(what: string, path: JsonPath): boolean {
  const key = path.findLast((step) => typeof step === 'string');
  return referring[what]?.includes(String(key)) ?? false;
}

/** Keys under which what a story names stands. */
const referring: Record<string, string[]> = {
  countryGroups: ['fit', 'show', 'shade', 'around', 'distance', 'length', 'area', 'bearing', 'count'],
  measures: ['tape', 'bars', 'measure'],
  sources: ['sources', 'source'],
};

/** What makes no sense without the reference at a path: a tape without its measure, a claim without its source. */
function holderOf(path: JsonPath): JsonPath {
  if (path.at(-2) === 'claim' || path.at(-1) === 'measure' || path.at(-1) === 'around') return path.slice(0, -1);
  return path[0] === 'measures' ? path.slice(0, 2) : path;
}
