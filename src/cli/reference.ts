import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withReference } from './referenceTable.ts';

/** `npm run reference`: writes what every key of the format says into `story/README.md`. */
const file = fileURLToPath(new URL('../../story/README.md', import.meta.url));
writeFileSync(file, withReference(readFileSync(file, 'utf8')));
console.log(`Wrote the reference into ${file}`);
