/**
 * A Markdown text with one of its generated parts brought up to date: what stands between the lines
 * `<!-- NAME: written by npm run NAME -->` and `<!-- end of NAME -->`. Throws where it has no place for it.
 */
export function withGenerated(markdown: string, name: string, part: string): string {
  const begin = `<!-- ${name}: written by npm run ${name} -->`;
  const end = `<!-- end of ${name} -->`;
  const [before, rest, ...more] = markdown.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The file must have "${begin}" and, after it, "${end}", once each`);
  }
  return `${before}${begin}\n<!-- prettier-ignore-start -->\n\n${part}\n\n<!-- prettier-ignore-end -->\n${end}${after}`;
}

/** A Markdown table; its first row is the head. */
export function markdownTable([head = [], ...rows]: string[][]): string {
  return [head, head.map(() => '-'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
