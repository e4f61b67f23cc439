import type { Left } from './chapter.ts';

/** What became of an import, as Markdown that people read beside the story or in the terminal. */
export function importReport(
  of: { file: string; tool: string; title: string },
  carried: readonly string[],
  left: readonly Left[],
  warnings: number,
  slug: string,
): string {
  const sorted = [...left].sort((a, b) => (a.place?.line ?? Infinity) - (b.place?.line ?? Infinity));
  return [
    `# Import of ${of.title}`,
    '',
    `From \`${of.file}\`, a story of ${of.tool}, read as data; nothing of it was run.`,
    '',
    '## Carried over',
    '',
    ...carried.map((what) => `- ${what}`),
    '',
    '## Not carried over',
    '',
    ...(sorted.length > 0
      ? sorted.map(({ place, what }) => `- ${place ? `Line ${place.line}: ` : ''}${what}`)
      : ['Nothing was left out.']),
    '',
    '## Still to do',
    '',
    warnings > 0
      ? `\`npm run check ${slug}\` tells ${warnings} ${warnings === 1 ? 'thing' : 'things'} that the original did not have or this format asks for: dates, sources, alternatives for maps.`
      : 'Nothing that `npm run check` knows of.',
    '',
  ].join('\n');
}
