import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editJson, readJson } from '../../src/format/edit.ts';

test('a value is replaced, and comments, escapes and trailing commas beside it stay', () => {
  const text = '{ // what\n  "a": "\\u00e9", /* here */ "b": [1, 2,],\n}';
  expect(editJson(text, [{ path: ['b', 1], value: 'x' }])).toBe(text.replace('2', '"x"'));
});

test('a key is added behind the last, laid out as its siblings are', () => {
  const add = (text: string) => editJson(text, [{ path: ['a', 'fr'], value: 'F' }]);
  expect(add('{"a": { "nl": "N", "en": "E" }}')).toBe('{"a": { "nl": "N", "en": "E", "fr": "F" }}');
  expect(add('{"a": {\r\n\t"nl": "N",\r\n\t"en": "E",\r\n}}')).toBe(
    '{"a": {\r\n\t"nl": "N",\r\n\t"en": "E",\r\n\t"fr": "F",\r\n}}',
  );
  expect(add('{"a": {\n  "nl": "N"\n}}')).toBe('{"a": {\n  "nl": "N",\n  "fr": "F"\n}}');
});

test('an element is added to a list', () => {
  const add = (text: string) => editJson(text, [{ path: ['a', 2], value: 'F' }]);
  expect(add('{"a": ["N", "E"]}')).toBe('{"a": ["N", "E", "F"]}');
  expect(add('{"a": [\n  "N",\n  "E"\n]}')).toBe('{"a": [\n  "N",\n  "E",\n  "F"\n]}');
});

test('a text becomes several, on lines of their own where one would be too long', () => {
  const become = (value: unknown) => editJson('{\n  "a": "N"\n}', [{ path: ['a'], value }]);
  expect(become({ nl: 'N', fr: 'F' })).toBe('{\n  "a": { "nl": "N", "fr": "F" }\n}');
  const long = 'N'.repeat(90);
  expect(become({ nl: long, fr: long })).toBe(`{\n  "a": {\n    "nl": "${long}",\n    "fr": "${long}"\n  }\n}`);
});

test('several keys are added to one object in their order', () => {
  const changes = ['es', 'fr'].map((locale) => ({ path: ['a', locale], value: locale }));
  expect(editJson('{"a": {"nl": "N"}}', changes)).toBe('{"a": {"nl": "N", "es": "es", "fr": "fr"}}');
});

test('what is removed takes a comma along, and no comment', () => {
  const text = '{ // what\n  "a": ["N", /* here */ "E", "F"],\n  "b": 1\n}';
  const without = (path: (string | number)[]) => editJson(text, [{ path }]);
  expect(without(['a', 0])).toBe(text.replace('"N", ', ''));
  expect(without(['a', 1])).toBe(text.replace('"E", ', ''));
  expect(without(['a', 2])).toBe(text.replace(', "F"', ''));
  expect(without(['b'])).toBe('{ // what\n  "a": ["N", /* here */ "E", "F"]\n}');
  expect(without(['a'])).toBe('{ // what\n  "b": 1\n}');
  expect(without(['c'])).toBe(text);
});

test('what is removed leaves lines and trailing commas as they are', () => {
  const lines = '{"a": [\n  "N",\n  "E",\n  "F",\n]}';
  const without = (text: string, index: number) => editJson(text, [{ path: ['a', index] }]);
  expect(without(lines, 0)).toBe('{"a": [\n  "E",\n  "F",\n]}');
  expect(readJson(without(lines, 2), ['a'])).toEqual(['N', 'E']);
  expect(without(lines.replace('"F",', '"F"'), 2)).toBe('{"a": [\n  "N",\n  "E"\n]}');
  expect(without('{"a": ["N", /* x */ "E"]}', 1)).toBe('{"a": ["N" /* x */]}');
  expect(without('{"a": ["N"]}', 0)).toBe('{"a": []}');
});

test('any list, however it is written, is without the element that was removed', () => {
  const gap = fc.constantFrom('', ' ', '\n  ', ' /* , */ ', ' // ]\n');
  const item = fc.tuple(gap, fc.constantFrom('"x"', '1', '[1, 2]', '{ "k": "," }'), gap);
  const list = fc.tuple(fc.array(item, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.nat());
  fc.assert(
    fc.property(list, ([items, trailing, at]) => {
      const text = `{"a": [${items.map((parts) => parts.join('')).join(',')}${trailing ? ',' : ''}]}`;
      const index = at % items.length;
      const before = readJson(text, ['a']) as unknown[];
      const after = editJson(text, [{ path: ['a', index] }]);
      expect(readJson(after, ['a'])).toEqual(before.filter((_, each) => each !== index));
      const comments = (each: string) => each.match(/\/\* , \*\/|\/\/ \]/g) ?? [];
      expect(comments(after)).toEqual(comments(text));
    }),
  );
});

test('a key gives way to others, which are laid out as it was', () => {
  const exchange = (text: string) => editJson(text, [{ path: ['fit'], by: { center: [1, 2], zoom: 3 } }]);
  expect(exchange('{ "fit": ["a"], /* all */ "show": [] }')).toBe(
    '{ "center": [1, 2], "zoom": 3, /* all */ "show": [] }',
  );
  expect(exchange('{\r\n\t"fit": ["a"] // all\r\n}')).toBe('{\r\n\t"center": [1, 2],\r\n\t"zoom": 3 // all\r\n}');
  expect(exchange('{ "show": [] }')).toBe('{ "show": [] }');
});

test('a key gives way to another while the one beside it goes, first or last', () => {
  const changes = [{ path: ['center'], by: { fit: ['a'] } }, { path: ['zoom'] }];
  expect(editJson('{ "center": [1, 2], "zoom": 3 }', changes)).toBe('{ "fit": ["a"] }');
  expect(editJson('{ "zoom": 3, "center": [1, 2] }', changes)).toBe('{ "fit": ["a"] }');
  expect(editJson('{\n  "center": [1, 2], // here\n  "zoom": 3,\n  "show": []\n}', changes)).toBe(
    '{\n  "fit": ["a"], // here\n  "show": []\n}',
  );
});

test('lists are written as people write them', () => {
  const change = { path: ['a'], value: { fit: ['x', 'y'], at: [1.5, 2] } };
  expect(editJson('{"a": 1}', [change])).toBe('{"a": { "fit": ["x", "y"], "at": [1.5, 2] }}');
});

test('a value is read past comments, and nothing of a broken text', () => {
  expect(readJson('{ /* a */ "a": [1, 2,], }', ['a', 1])).toBe(2);
  expect(readJson('{"a": 1}', ['b'])).toBe(undefined);
  expect(readJson('{"a": 1', ['a'])).toBe(undefined);
});
