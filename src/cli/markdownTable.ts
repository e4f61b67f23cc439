/** A table in Markdown, its cells as they are. */
export function markdownTable(head: string[], rows: string[][]): string {
  return [head, head.map(() => '-'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/**
 * A Markdown text with a table brought up to date, which stands between two comments: `<!-- NAME: … -->` and
 * `<!-- end of NAME -->`. Throws where there is no such place, or more than one.
 */
export function withTable(markdown: string, name: string, table: string): string {
  const begin = `<!-- ${name}: written by npm run ${name} -->`;
  const end = `<!-- end of ${name} -->`;
  const [before, rest, ...more] = markdown.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The file must have "${begin}" and, after it, "${end}", once each`);
  }
  return `${before}${begin}\n<!-- prettier-ignore-start -->\n\n${table}\n\n<!-- prettier-ignore-end -->\n${end}${after}`;
}
