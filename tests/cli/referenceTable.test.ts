import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withReference } from '../../src/cli/referenceTable.ts';

const readme = readFileSync(new URL('../../story/README.md', import.meta.url), 'utf8');

test('the documentation has every key as it is (else: npm run reference)', () => {
  expect(withReference(readme)).toBe(readme);
  for (const key of ['`title` *', '`quote.speaker` *', '`fit`', '`claim.km` *', '`layers[].fill`', '`certainty`']) {
    expect(readme).toContain(`| ${key} |`);
  }
});

test('no key is without a word of what it takes and says', () => {
  const [, reference = ''] = /<!-- reference[^]*?-->([^]*?)<!-- end of reference/.exec(readme) ?? [];
  const rows = reference.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(90);
  for (const row of rows) for (const cell of row.split(' | ')) expect(cell.trim(), row).not.toMatch(/^\|?$/);
});
