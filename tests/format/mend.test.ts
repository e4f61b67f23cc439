import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStory } from '../../src/format/index.ts';
import { mendJson } from '../../src/format/mend.ts';
import { fullStory } from './stories.ts';

const text = `{
  "a": 1,
  "fit": ["a", "b"],
  "scenes": [
    { "id": "x", "text": "foo" },
    { "id": "y", "text": "bar" }
  ],
  "map": { "zoom": 1 },
  "end": "end"
}
`;

const whole = JSON.stringify(fullStory, null, 2);

describe('a fault is found where it has to be mended:', () => {
  test.each([
    ['a missing comma between keys', '1,', '1', '2:9', 'Write a comma: ,'],
    ['a missing comma between elements', '},\n    {', '}\n    {', '5:33', 'Write a comma: ,'],
    ['a missing colon', '"id": "y"', '"id" "y"', '6:11', 'Write a colon: :'],
    ['a missing closing quotation mark', '"foo"', '"foo', '5:30', 'Write a closing quotation mark: "'],
    ['a missing closing quotation mark within a line', '"x",', '"x,', '5:15', 'Write a closing quotation mark: "'],
    ['a missing opening quotation mark', '"foo"', 'foo"', '5:26', 'Write "foo"'],
    ['a missing bracket before a comma', '"b"],', '"b",', '3:19', 'Write a closing bracket: ]'],
    ['a missing bracket and comma', '"b"],', '"b"', '3:19', 'Write a closing bracket and a comma: ],'],
    ['a missing brace', '"foo" }', '"foo"', '5:31', 'Write a closing bracket: }'],
    ['a file that ends too early', '"end"\n}', '"end"', '9:15', 'Write a closing bracket: }'],
    ['a missing value', '"a": 1', '"a":', '2:7', 'Write a value: null'],
    ['a comma too many', '1,', '1,,', '2:10', 'Remove ",".'],
    ['a bracket too many', '"b"]', '"b"]]', '3:20', 'Remove "]".'],
    ['a semicolon', '1,', '1;', '2:9', 'Write a comma: ,'],
    ['a key without quotation marks', '"a":', 'a:', '2:3', 'Write "a"'],
    ['a word in quotation marks within a text', 'foo', 'a "foo" b', '5:29', 'Write \\"foo\\", or “foo”.'],
    ['curly quotation marks', '"foo"', '“foo”', '5:26', 'Write " for “, here and below; within a text it may stay.'],
    [
      'a key in curly quotation marks',
      '"text": "foo"',
      '“text”: "foo"',
      '5:18',
      'Write " for “, here and below; within a text it may stay.',
    ],
    ['single quotation marks', '"foo"', "'foo'", '5:26', 'Write "foo"'],
    [
      'a key and a text in single quotation marks',
      '"text": "foo"',
      "'text': 'foo'",
      '5:18',
      `Write " for ', here and below; within a text it may stay.`,
    ],
    ['a tab within a text', 'foo', 'fo\to', '5:29', 'Write a space.'],
    ['a comment without an end', '"a": 1,', '"a": 1, /* why', '2:17', 'Write the end of the comment: */'],
    ['a text over two lines', 'foo', 'fo\no', '5:29', 'Write the text on one line.'],
  ])('%s', (_, whole, broken, place, remedy) => {
    expect(text).toContain(whole);
    const { faults, unread } = mendJson(text.replace(whole, broken));
    expect(faults.map(({ offset }) => placeOf(text.replace(whole, broken), offset))).toEqual([place]);
    expect(faults[0]?.remedy).toBe(remedy);
    expect(unread).toBe(Infinity);
  });
});

test('a file whose quotation marks are all curly has one fault, and is read', () => {
  const curly = whole.replace(/(?<!\\)"/g, '”');
  const { mended, faults } = mendJson(curly);
  expect(faults).toHaveLength(1);
  expect(JSON.parse(mended)).toEqual(fullStory);
});

test('a file in which every quotation mark is a single one has one fault, and is read', () => {
  const { mended, faults } = mendJson(whole.replace(/(?<!\\)"/g, "'"));
  expect(faults).toHaveLength(1);
  expect(JSON.parse(mended)).toEqual(fullStory);
});

test.each(['', '\uFEFF', ' \n'])('a file of nothing (%j) is told to be empty', (text) => {
  expect(mendJson(text).faults).toEqual([
    { offset: 0, message: 'must not be empty', remedy: 'Write an object: { … }' },
  ]);
});

test('comments and trailing commas are no faults', () => {
  expect(mendJson(`// a comment\n${text.replace('"b"]', '"b",]')}`).faults).toEqual([]);
});

test('a text that is nothing but the beginning of a comment is read to its end', () => {
  for (const text of ['/*', '?V/*', '{ /*', '{ "a": 1 /*']) expect(mendJson(text).faults).not.toEqual([]);
});

test('a story that lacks any one comma or closing bracket has one problem, near that place', () => {
  const marks = [...whole.matchAll(/[,\]}](?=\n)/g)].map(({ index }) => index);
  fc.assert(
    fc.property(fc.constantFrom(...marks), (index) => {
      const { problems } = parseStory(whole.slice(0, index) + whole.slice(index + 1), 'story.json');
      const line = whole.slice(0, index).split('\n').length;
      expect(problems.map(({ rule }) => rule)).toEqual(['not-json']);
      expect(Math.abs((problems[0]?.line ?? NaN) - line)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});

test('a missing bracket that a parser would notice at the end of the file is found by the indentation', () => {
  const broken = whole.replace(
    '"note": {\n        "nl": "In het Engels.",\n        "en": "In English."\n      }\n',
    (note) => note.replace('      }\n', ''),
  );
  expect(broken).not.toBe(whole);
  const { problems } = parseStory(broken, 'story.json');
  expect(problems.map(({ rule, line }) => ({ rule, text: broken.split('\n')[line - 1]?.trim() }))).toEqual([
    { rule: 'not-json', text: '"en": "In English."' },
  ]);
});

test('what stands behind a missing comma is judged at its own line', () => {
  const broken = whole.replace('"nl",', '"nl"').replace('"globe"', '"glob"');
  const { problems } = parseStory(broken, 'story.json');
  expect(problems.map(({ rule, line }) => ({ rule, text: broken.split('\n')[line - 1]?.trim() }))).toEqual([
    { rule: 'not-json', text: '"nl"' },
    { rule: 'unknown-value', text: '"projection": "glob",' },
  ]);
});

test('a value that was left out is one problem', () => {
  const { problems } = parseStory(whole.replace('"zoom": 5', '"zoom": '), 'story.json');
  expect(problems.map(({ rule }) => rule)).toEqual(['not-json']);
});

function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
