import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { englishWords, siteSchema, storySchema, themeSchema, wordsSchema } from '../format/index.ts';
import { withReference } from './reference.ts';

/** Writes the JSON Schemas of all formats, against which editors complete and check stories, themes, words and site.json. */
const schemas = {
  'story.schema.json': storySchema(),
  'theme.schema.json': themeSchema(),
  'words.schema.json': wordsSchema(),
  'site.schema.json': siteSchema(),
  // To be copied by whoever adds a language.
  'words/en.json': { $schema: '../words.schema.json', ...englishWords },
};
for (const [name, schema] of Object.entries(schemas)) {
  const file = fileURLToPath(new URL(`../../story/${name}`, import.meta.url));
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  console.log(`Wrote ${file}`);
}

/** The same for people, in `story/README.md`. */
const readme = fileURLToPath(new URL('../../story/README.md', import.meta.url));
writeFileSync(readme, withReference(readFileSync(readme, 'utf8'), storySchema()));
console.log(`Wrote the reference into ${readme}`);
