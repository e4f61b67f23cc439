import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { storySchema } from '../format/index.ts';

/** Writes the JSON Schema of the story format, against which editors complete and check story files. */
const file = fileURLToPath(new URL('../../story/story.schema.json', import.meta.url));
writeFileSync(file, await format(JSON.stringify(storySchema()), { parser: 'json', printWidth: 120 }));
console.log(`Wrote ${file}`);
