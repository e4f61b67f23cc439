import { parseArgs } from 'node:util';
import { makePictures } from '../build/pictures.ts';
import { report } from './report.ts';

/**
 * `npm run pictures [story …] [-- --scene ID --locale TAG --format 1x1|4x5|9x16|print]`: every scene as PNG and SVG, into
 * `pictures/`. A flag may be given more than once.
 */
const many = { type: 'string', multiple: true } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scene: many, locale: many, format: many },
});
const { problems, texts, files } = await makePictures({
  root: process.cwd(),
  slugs: positionals,
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
