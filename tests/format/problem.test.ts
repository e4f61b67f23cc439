import { expect, test } from 'vitest';
import { formatPath, formatProblem, formatValue, sortProblems, type Problem } from '../../src/format/index.ts';

const problem: Problem = {
  severity: 'error',
  rule: 'unknown-key',
  file: 'story/x/story.json',
  line: 2,
  column: 3,
  path: 'projektion',
  message: 'is not a key that is known here',
  value: '"projektion"',
  remedy: 'Did you mean "projection"?',
};

test('a problem is told with its place, its line, a caret and a remedy', () => {
  expect(formatProblem(problem, '{\n  "projektion": "globe"\n}')).toBe(
    [
      'story/x/story.json:2:3 error unknown-key',
      '  projektion is not a key that is known here, saw "projektion"',
      '  2 | "projektion": "globe"',
      '      ^',
      '  → Did you mean "projection"?',
    ].join('\n'),
  );
});

test('the caret stands under the place in a long line', () => {
  const text = `${'x'.repeat(300)}!${'x'.repeat(300)}`;
  const [, , quoted = '', caret = ''] = formatProblem({ ...problem, line: 1, column: 301 }, text).split('\n');
  expect(quoted.charAt(caret.indexOf('^'))).toBe('!');
  expect(quoted.length).toBeLessThan(120);
});

test('without the text the line is left out', () => {
  expect(formatProblem(problem).split('\n')).toHaveLength(3);
});

test('problems are sorted by file, line and column', () => {
  const places: [string, number, number][] = [
    ['b', 1, 1],
    ['a', 10, 1],
    ['a', 9, 2],
    ['a', 9, 1],
  ];
  const sorted = sortProblems(places.map(([file, line, column]) => ({ ...problem, file, line, column })));
  expect(sorted.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
    'a:9:1',
    'a:9:2',
    'a:10:1',
    'b:1:1',
  ]);
});

test('a path is written as in JavaScript', () => {
  expect(formatPath(['scenes', 2, 'map', 'fit', 0])).toBe('scenes[2].map.fit[0]');
  expect(formatPath([])).toBe('');
});

test('a long value is shortened', () => {
  expect(formatValue('x'.repeat(100), 10)).toBe(`"${'x'.repeat(8)}…`);
});
