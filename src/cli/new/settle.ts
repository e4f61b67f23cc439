import type { Feature } from 'geojson';
import type { GeometryObject, Topology } from 'topojson-specification';
import { feature as unfold } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import type { Problem } from '../../format/index.ts';
import type { MapSpec } from '../../format/spec.ts';
import type { Draft } from './draft.ts';

/** Times that a draft may be mended: each time a scene or a line gives way a little. */
const patience = 16;

/**
 * Mends a draft until nothing is wrong with it, as a designer would: names that find no room are left out of the scene,
 * lines finer than can be seen are made simpler, what a globe hides is shown on a flat map.
 * @param check tells all problems of a draft
 * @returns the draft, what was changed, and the problems that are left
 */
export function settle(draft: Draft, check: (draft: Draft) => Problem[]): { draft: Draft; problems: Problem[] } {
  let settled = draft;
  let problems = check(settled);
  for (let round = 0; round < patience && problems.length > 0; round++) {
    const mended = mend(settled, problems);
    if (!mended) break;
    settled = mended;
    problems = check(settled);
  }
  return { draft: settled, problems };
}

/** Undefined where nothing can be done about the problems. */
function mend(draft: Draft, problems: Problem[]): Draft | undefined {
  const next = structuredClone(draft);
  let changed = false;
  for (const { rule, path, value } of problems) {
    const map = mapAt(next, path);
    if (rule === 'out-of-frame' && next.spec.projection === 'globe') {
      next.spec.projection = 'mercator';
      return next;
    }
    if (rule === 'geometry-too-fine') {
      const index = Number(/^features\[(\d+)\]/.exec(path)?.[1] ?? NaN);
      const feature = next.features[index];
      if (feature) {
        const { thinned, from, to } = halved(feature);
        if (to >= from) continue;
        next.features[index] = thinned;
        next.notes = [
          ...next.notes.filter((note) => !note.startsWith(`${String(feature.id)}: simplified`)),
          `${String(feature.id)}: simplified to ${to} vertices; more would not be seen.`,
        ];
        changed = true;
      }
    } else if (map && (rule.startsWith('label-') || rule === 'out-of-frame')) {
      changed = withdraw(next, map, String(JSON.parse(value ?? '""')), path, rule) || changed;
    }
  }
  return changed ? next : undefined;
}

function mapAt({ spec }: Draft, path: string): MapSpec | undefined {
  const index = /^scenes\[(\d+)\]\.map/.exec(path)?.[1];
  return index === undefined ? undefined : spec.scenes[Number(index)]?.map;
}

/** Takes something off a scene's map. What holds the camera stays in "fit". */
function withdraw(draft: Draft, map: MapSpec, id: string, path: string, rule: string): boolean {
  const scene = draft.spec.scenes[Number(/\d+/.exec(path)?.[0] ?? 0)];
  const [, kind, name] = /^(ring|tape):([^:]+)/.exec(id) ?? [];
  if (kind === 'ring') {
    if (!map.ring?.some(({ around }) => around === name)) return false;
    delete map.ring;
    draft.notes.push(`Scene ${scene?.id}: no circle, for lack of room.`);
    return true;
  }
  // A tape is what its scene is about: the names beside it give way.
  const shown =
    kind === 'tape' ? map.show?.at(-1) : (map.show ?? []).find((each) => each === id || holds(draft, each, id));
  if (shown === undefined || map.show === undefined) return false;
  const members = draft.features.filter((feature) => isIn(feature, shown)).map((feature) => String(feature.id));
  map.show = map.show.flatMap((each) =>
    each !== shown ? each : each === id ? [] : members.filter((member) => member !== id),
  );
  if (map.show.length === 0) delete map.show;
  const why =
    rule === 'out-of-frame'
      ? 'lies outside of the picture, and is not shown'
      : 'is not shown: there is no room for its name';
  draft.notes.push(`Scene ${scene?.id}: ${kind === 'tape' ? shown : id} ${why}.`);
  return true;
}

function holds({ features }: Draft, group: string, id: string): boolean {
  return features.some((feature) => feature.id === id && isIn(feature, group));
}

function isIn({ properties }: Feature, name: string): boolean {
  const group = (properties?.group ?? []) as string | string[];
  return Array.isArray(group) ? group.includes(name) : group === name;
}

/** A line or area with half of its vertices, those gone that carry least (Visvalingam). */
function halved(feature: Feature): { thinned: Feature; from: number; to: number } {
  const weighed = presimplify(topology({ line: feature.geometry }) as Topology<{ line: GeometryObject<object> }>);
  const simpler = simplify(weighed, quantile(weighed, 0.5));
  const { geometry } = unfold(simpler, simpler.objects.line) as Feature;
  const thinned = { ...feature, geometry };
  return { thinned, from: vertices(feature), to: vertices(thinned) };
}

function vertices({ geometry }: Feature): number {
  return 'coordinates' in geometry ? (geometry.coordinates.flat(3) as unknown[]).length / 2 : 0;
}
