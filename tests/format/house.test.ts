import { expect, test } from 'vitest';
import { imprintIn, parseHouse } from '../../src/format/index.ts';

const told = (text: string) =>
  parseHouse(text, 'story/site.json').problems.map(({ rule, line, path, remedy }) => [rule, line, path, remedy]);

test('a name is enough, and all else is empty', () => {
  const { house, problems } = parseHouse(
    '{ "$schema": "site.schema.json", "name": "De Tijdgeest" }',
    'story/site.json',
  );
  expect(problems).toEqual([]);
  expect(house).toEqual({ name: 'De Tijdgeest', url: '', logo: '', icon: '', imprint: [] });
});

test('every mistake is told at once, with its line and what to write instead', () => {
  expect(
    told(`{
  "naam": "De Tijdgeest",
  "url": "example.org",
  "logo": "https://example.org/logo.svg",
  "imprint": [
    { "text": "Colofon", "url": "/colofon" },
    { "text": { "nl": "" }, "url": "https://example.org/privacy" }
  ]
}`),
  ).toMatchInlineSnapshot(`
    [
      [
        "missing-key",
        1,
        "name",
        "Add "name". Who publishes the stories: in the bar, in the list of stories, wherever they are shared.",
      ],
      [
        "not-a-url",
        3,
        "url",
        "Write a whole address: "https://example.org/".",
      ],
      [
        "bad-pattern",
        4,
        "logo",
        "Put the file beside site.json, and write its path from there: "logo.svg".",
      ],
      [
        "not-a-url",
        6,
        "imprint[0].url",
        "Write a whole address: "https://example.org/".",
      ],
      [
        "empty",
        7,
        "imprint[1].text.nl",
        "Write something here.",
      ],
      [
        "unknown-key",
        2,
        "naam",
        "Remove it. Known here: name, url, logo, icon, imprint.",
      ],
    ]
  `);
});

test('a link of the imprint says in each language what it is, or else what was written first', () => {
  expect(imprintIn({ nl: 'Colofon', en: 'Imprint' }, 'en')).toBe('Imprint');
  expect(imprintIn({ nl: 'Colofon', en: 'Imprint' }, 'de')).toBe('Colofon');
  expect(imprintIn('Colofon', 'de')).toBe('Colofon');
});
