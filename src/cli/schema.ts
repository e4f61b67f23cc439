import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { storySchema } from '../format/index.ts';

/** Writes the JSON Schema of the story format, against which editors complete and check story files. */
const file = fileURLToPath(new URL('../../story/story.schema.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(storySchema(), null, 2)}\n`);
console.log(`Wrote ${file}`);
