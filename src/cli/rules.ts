import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withRules } from './rulesTable.ts';

/** `npm run rules`: writes the table of all rules into `story/README.md`. */
const file = fileURLToPath(new URL('../../story/README.md', import.meta.url));
writeFileSync(file, withRules(readFileSync(file, 'utf8')));
console.log(`Wrote the rules into ${file}`);
