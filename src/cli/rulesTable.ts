import { rules } from '../format/index.ts';
import { markdownTable, withGenerated } from './generated.ts';

const severities = { error: 'error', warning: 'warning', either: 'error or warning' };

/** A Markdown text with the table of all rules brought up to date. Throws where it has no place for it. */
export function withRules(markdown: string): string {
  const rows = Object.entries(rules).map(([id, { severity, means, why, example }]) => [
    `\`${id}\``,
    severities[severity],
    means,
    why,
    example,
  ]);
  const head = ['rule', 'is', 'what must hold', 'why', 'what breaks it'];
  return withGenerated(markdown, 'rules', markdownTable([head, ...rows]));
}
