import type { Issue } from './issues.ts';
import { nearest } from './nearest.ts';
import { formatValue, type JsonPath } from './problem.ts';
import { valueAt } from './schema-walk.ts';
import { localePattern, storySpec } from './spec.ts';
import { translationIssues } from './translations.ts';

/** What a story breaks that no schema can say. Takes any value, and judges what can be judged of it. */
export function storyIssues(value: unknown): Issue[] {
  return [
    ...sceneIds(value),
    ...maps(value),
    ...localesTwice(value),
    ...translationIssues(storySpec, value, localesOf(value)),
  ];
}

/** The story's languages; none while one of them is miswritten, since every text would be told to lack it. */
function localesOf(value: unknown): string[] {
  const locales = list(valueAt(value, ['locales']));
  const proper = locales.filter((locale) => typeof locale === 'string' && localePattern.test(locale));
  return proper.length === locales.length ? ([...new Set(proper)] as string[]) : [];
}

function localesTwice(value: unknown): Issue[] {
  return list(valueAt(value, ['locales'])).flatMap((locale, i, all) =>
    typeof locale === 'string' && all.indexOf(locale) < i
      ? [
          {
            rule: 'duplicate-locale',
            path: ['locales', i],
            at: 'value' as const,
            message: 'must not be listed twice',
            remedy: 'Remove it.',
          },
        ]
      : [],
  );
}

function sceneIds(value: unknown): Issue[] {
  const first = new Map<unknown, number>();
  return list(valueAt(value, ['scenes'])).flatMap((scene, i): Issue[] => {
    const id = valueAt(scene, ['id']);
    const before = first.get(id);
    if (typeof id !== 'string') return [];
    if (before === undefined) {
      first.set(id, i);
      return [];
    }
    const message = `must not be the id of two scenes: scenes[${before}] has it too`;
    return [
      {
        rule: 'duplicate-id',
        path: ['scenes', i, 'id'],
        at: 'value',
        message,
        remedy: `Give this scene an id of its own, such as ${JSON.stringify(`${id}-2`)}.`,
      },
    ];
  });
}

function maps(value: unknown): Issue[] {
  const scenes = list(valueAt(value, ['scenes']));
  const first = scenes[0];
  const opening = valueAt(value, ['opening']);
  const issues = [opening, ...scenes].flatMap((holder, i) => {
    const map = valueAt(holder, ['map']);
    return isObject(map) ? cameraIssues(map, i === 0 ? ['opening', 'map'] : ['scenes', i - 1, 'map']) : [];
  });
  if (isObject(first) && !Object.hasOwn(first, 'map') && opening === undefined && !isMisspelt('map', first)) {
    issues.push({
      rule: 'map-missing',
      path: ['scenes', 0, 'map'],
      at: 'parent',
      message: 'must be there: the first scene has no map before it to hold',
      remedy: 'Add "map": { "fit": ["…"] } to the first scene, or give the story an "opening".',
    });
  }
  return issues;
}

/** A map says in exactly one way where the camera stands. */
function cameraIssues(map: object, path: JsonPath): Issue[] {
  const has = (key: string) => Object.hasOwn(map, key);
  const issue = (key: string | undefined, message: string, remedy: string): Issue[] => [
    {
      rule: 'map-camera',
      path: key === undefined ? path : [...path, key],
      at: key === undefined ? 'value' : 'key',
      message,
      remedy,
    },
  ];
  if (['fit', 'center', 'zoom'].some((key) => !has(key) && isMisspelt(key, map))) return [];
  if (has('fit') && (has('center') || has('zoom'))) {
    const extra = has('center') ? 'center' : 'zoom';
    return issue(
      extra,
      'must not stand beside fit, which sets the camera by itself',
      'Remove fit, or remove center and zoom.',
    );
  }
  if (has('fit') || (has('center') && has('zoom'))) return [];
  if (has('center'))
    return issue('center', 'must have a zoom beside it', 'Add "zoom": 5, or write "fit": ["…"] instead of center.');
  if (has('zoom'))
    return issue(
      'zoom',
      'must have a center beside it',
      'Add "center": [longitude, latitude], or write "fit": ["…"] instead of zoom.',
    );
  const shown = list(valueAt(map, ['show'])).slice(0, 3);
  return issue(
    undefined,
    'must say what the camera shows',
    `Add "fit": ${shown.length > 0 ? formatValue(shown) : '["…"]'}, or center and zoom.`,
  );
}

/** Whether an object has a key that is this one misspelt: then only the spelling is reported. */
function isMisspelt(key: string, object: object): boolean {
  return Object.keys(object).some(
    (written) => written !== key && nearest(written, [key]) !== undefined && !knownMapKeys.has(written),
  );
}
const knownMapKeys = new Set([
  'fit',
  'center',
  'zoom',
  'bearing',
  'pitch',
  'show',
  'label',
  'shade',
  'tape',
  'ring',
  'alt',
  'date',
]);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
