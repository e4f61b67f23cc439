import { formats } from '../build/picture.ts';
import { makePictures } from '../build/pictures.ts';
import { listStories } from '../build/read.ts';
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
const names = formats.map(({ name }) => name);
const other = values.format?.find((name) => !names.includes(name));
if (other !== undefined) {
  process.exit(call.refuse(`There is no format ${other}.${guessed(other, names)} There are: ${names.join(', ')}.`));
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
