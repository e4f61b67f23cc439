import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withRules } from '../../src/cli/rulesTable.ts';
import { withReference } from '../../src/cli/reference.ts';
import { rules, storySchema } from '../../src/format/index.ts';

const readme = readFileSync(new URL('../../story/README.md', import.meta.url), 'utf8');

test('the documentation has every rule as it is (else: npm run rules)', () => {
  expect(withRules(readme)).toBe(readme);
  for (const id of Object.keys(rules)) expect(readme).toContain(`| \`${id}\` |`);
});

test('the documentation has every key of the format as its schema has it (else: npm run schema)', () => {
  expect(withReference(readme, storySchema())).toBe(readme);
  for (const key of [
    'scenes[].map.fit',
    'measures.*.distance',
    'sources.*.url',
    'basemap.pmtiles',
    'status.embargoed',
  ]) {
    expect(readme).toContain(`| \`${key}\` |`);
  }
});

test('a file without a place for the rules is refused', () => {
  expect(() => withRules('# story\n')).toThrow(/must have "<!-- rules/);
});
