import { join } from 'node:path';
import { buildSite } from '../build/build.ts';
import { serve } from '../build/serve.ts';
import { portFrom, siteFault } from './environment.ts';
import { noStories } from './flags.ts';
import { report } from './report.ts';

/** `npm start`: builds every story and serves it, until it is stopped. */
const root = process.cwd();
const port = portFrom();
const fault = siteFault() ?? (typeof port === 'number' ? undefined : port.fault);
if (fault !== undefined || typeof port !== 'number') {
  console.error(fault);
  process.exit(2);
}
console.log('Building the stories');
const result = await buildSite({ root, log: (line) => console.log(`  ${line}`) });
report(result.problems, result.texts);
if (!result.slugs.length) {
  console.error(
    result.problems.length > 0 ? 'Nothing was built: mend the problems above and run npm start again.' : noStories,
  );
  process.exit(1);
}
const { addresses } = await serve(join(root, 'dist'), port);
console.log('\nServing');
for (const address of addresses) console.log(`  ${address}`);
for (const slug of result.slugs) console.log(`  ${addresses[0]}${slug}/`);
console.log('\nCtrl+C stops.');
