import { rules } from '../format/index.ts';

/** Between these two lines of a Markdown file stands the table of rules. */
const begin = '<!-- rules: written by npm run rules -->';
const end = '<!-- end of rules -->';

const severities = { error: 'error', warning: 'warning', either: 'error or warning' };

/** A Markdown text with the table of all rules brought up to date. Throws where it has no place for it. */
export function withRules(markdown: string): string {
  const [before, rest, ...more] = markdown.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The file must have "${begin}" and, after it, "${end}", once each`);
  }
  return `${before}${begin}\n<!-- prettier-ignore-start -->\n\n${table()}\n\n<!-- prettier-ignore-end -->\n${end}${after}`;
}

function table(): string {
  const rows = Object.entries(rules).map(([id, { severity, means, why, example }]) => [
    `\`${id}\``,
    severities[severity],
    means,
    why,
    example,
  ]);
  return [['rule', 'is', 'what must hold', 'why', 'what breaks it'], ['-', '-', '-', '-', '-'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
