import { expect, test } from 'vitest';
import { editJson } from '../../src/format/edit.ts';

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
