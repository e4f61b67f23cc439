import { rules } from '../format/index.ts';
import { markdownTable, withTable } from './markdownTable.ts';

const severities = { error: 'error', warning: 'warning', either: 'error or warning' };

/** A Markdown text with the table of all rules brought up to date. Throws where it has no place for it. */
export function withRules(markdown: string): string {
  return withTable(markdown, 'rules', table());
}

function table(): string {
  const rows = Object.entries(rules).map(([id, { severity, means, why, example }]) => [
    `\`${id}\``,
    severities[severity],
    means,
    why,
    example,
  ]);
  return markdownTable(['rule', 'is', 'what must hold', 'why', 'what breaks it'], rows);
}
