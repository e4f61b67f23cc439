import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGeo, parseStory, type Problem } from '../../src/format/index.ts';
import { fullStory } from './stories.ts';

/** JSON values that look like parts of stories more often than chance would have it. */
const part = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    '',
    'kyiv',
    'nl',
    [],
    {},
    null,
    0,
    -1,

    [30, 104],
    { nl: '' },
    { __proto__: null },
    '__proto__',
  ),
);

/** A story in which one value, at any depth, is replaced or given an unknown key, or one key taken out. */
const mutilated = fc
  .tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 7 }), part, fc.constantFrom('replace', 'remove', 'add'))
  .map(([steps, value, change]) => {
    const story = structuredClone(fullStory) as unknown;
    let at = story as Record<string, unknown>;
    for (const step of steps) {
      const keys = Object.keys(at);
      const key = keys[step % Math.max(1, keys.length)] ?? 'new';
      const child = at[key];
      if (typeof child === 'object' && child !== null && step !== steps.at(-1)) {
        at = child as Record<string, unknown>;
      } else {
        if (change === 'replace') at[key] = value;
        else if (change === 'remove') delete at[key];
        else at['addition'] = value;
        break;
      }
    }
    return story;
  });

test('reading any text as a story or as features yields problems that stand in the text, and never throws', () => {
  const text = fc.oneof(
    fc.string(),
    part.map((value) => JSON.stringify(value) ?? ''),
    fc.record({ type: part, features: fc.oneof(part, fc.array(part)) }).map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(text, (anything) => {
      expectPlaced(parseStory(anything, 'story.json').problems, anything);
      expectPlaced(parseGeo(anything, 'geo.json', ['nl', 'en']).problems, anything);
    }),
    { numRuns: 200 },
  );
});

test('a story with a mutilated part is complete, or has an error and what is left of it is complete', () => {
  const keys = Object.keys(parseStory(JSON.stringify(fullStory), 'story.json').story ?? {});
  fc.assert(
    fc.property(mutilated, (story) => {
      const text = JSON.stringify(story, null, 2);
      const parsed = parseStory(text, 'story.json');
      expectPlaced(parsed.problems, text);
      expect(parsed.story === undefined).toBe(parsed.problems.some(({ severity }) => severity === 'error'));
      expect(Object.keys(parsed.salvaged ?? {})).toEqual(keys);
    }),
    { numRuns: 60 },
  );
});

test('a text with anything cut out of it is read without throwing', () => {
  const whole = JSON.stringify(fullStory, null, 1);
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(200), (from, length) => {
      const text = whole.slice(0, from) + whole.slice(from + length);
      expectPlaced(parseStory(text, 'story.json').problems, text);
    }),
    { numRuns: 25 },
  );
});

test('a text with anything of JSON’s own written into it is read to its end', () => {
  const whole = JSON.stringify(fullStory, null, 2);
  const token = fc.constantFrom(
    ...[
      '/*',
      '*/',
      '//',
      '/',
      '"',
      "'",
      '`',
      '\\',
      '\\u12',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      ';',
      '-',
      '1e',
      'NaN',
      'true',
    ],
    ...['\u2028', '\ufeff', '\0', '\r', '\n', '\t'],
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length), token), { minLength: 1, maxLength: 3 }), (insertions) => {
      const text = insertions.reduce((text, [at, token]) => text.slice(0, at) + token + text.slice(at), whole);
      expectPlaced(parseStory(text, 'story.json').problems, text);
    }),
    { numRuns: 60 },
  );
});

function expectPlaced(problems: Problem[], text: string): void {
  const lines = text.split(/\r\n|\n|\r/);
  for (const { line, column, message, remedy } of problems) {
    expect(lines.length).toBeGreaterThanOrEqual(line);
    expect(column).toBeGreaterThanOrEqual(1);
    expect((lines[line - 1]?.length ?? 0) + 1).toBeGreaterThanOrEqual(column);
    expect(message).not.toBe('');
    expect(remedy).not.toBe('');
  }
}
