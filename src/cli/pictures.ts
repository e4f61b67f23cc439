import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formats } from '../build/picture.ts';
import { makePictures } from '../build/pictures.ts';
import { listStories } from '../build/read.ts';
import { readJson } from '../format/edit.ts';
import { called, guessed, noStory, slugFrom } from './flags.ts';
import { report } from './report.ts';
import { terminal } from './terminal.ts';

const usage = `npm run pictures [story …] [-- --scene ID --locale TAG --format 1x1|4x5|9x16|print]

Writes every scene as PNG and SVG into pictures/, or only those named. A flag may be given more than once.`;

const many = { type: 'string', multiple: true } as const;
const options = { scene: many, locale: many, format: many, help: { type: 'boolean' } } as const;
const call = called(process.argv.slice(2), options, usage, terminal());
if (typeof call === 'number') process.exit(call);
const { values, positionals } = call;
const slugs = positionals.map(slugFrom);
const known = await listStories(process.cwd());
const unknown = slugs.find((slug) => !known.includes(slug));
if (unknown !== undefined) process.exit(call.refuse(noStory(unknown, known)));
const stories = await Promise.all(
  (slugs.length ? slugs : known).map((slug) => readFile(join('story', slug, 'story.json'), 'utf8')),
);
const choices = {
  scene: stories.flatMap((text) => list(text, ['scenes']).map((scene) => String((scene as { id?: unknown }).id))),
  locale: [...new Set(stories.flatMap((text) => list(text, ['locales']).map(String)))],
  format: formats.map(({ name }) => name),
};
for (const what of ['scene', 'locale', 'format'] as const) {
  const other = values[what]?.find((name) => !choices[what].includes(name));
  if (other === undefined) continue;
  const there = choices[what].join(', ');
  process.exit(call.refuse(`There is no ${what} ${other}.${guessed(other, choices[what])} There are: ${there}.`));
}
const { problems, texts, files } = await makePictures({
  root: process.cwd(),
  slugs,
  scenes: values.scene ?? [],
  locales: values.locale ?? [],
  formats: values.format ?? [],
  log: (line) => console.log(`  ${line}`),
});
report(problems, texts);
if (files.length) console.log(`Wrote ${files.length} files into pictures/`);
else {
  console.error('No picture was made.');
  process.exitCode = 1;
}

/** Of a story file: empty where it has no such list, or cannot be read, which is told when it is compiled. */
function list(text: string, path: string[]): unknown[] {
  const found = readJson(text, path);
  return Array.isArray(found) ? found : [];
}
