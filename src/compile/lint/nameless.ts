import type { Problem } from '../../format/index.ts';
import { problemAt } from '../sourceFile.ts';
import type { LintInput } from './lint.ts';
import { referencesOf } from './unused.ts';

/** Places that a story names one by one, and that have no name of their own; what stands in a group may do without. */
export function namelessPlaces({ story, features, fileOf }: LintInput): Problem[] {
  const names = referencesOf(story);
  return features
    .filter(({ id, name, geometry }) => name === '' && geometry.type === 'Point' && names.has(id))
    .map(({ id, file, index }) =>
      problemAt(fileOf(file), ['features', index, 'properties'], {
        rule: 'name-missing',
        severity: 'warning',
        message: 'must have a name: the story names this place by itself',
        value: id,
        remedy: 'Add "name": "…" to its "properties", a text or one per language.',
      }),
    );
}
