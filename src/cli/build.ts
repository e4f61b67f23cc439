import { buildSite } from '../build/build.ts';
import { report } from './report.ts';

/** `npm run build [story …]`: all stories, or those named, into `dist/`. */
const slugs = process.argv.slice(2);
const started = performance.now();
const result = await buildSite({
  root: process.cwd(),
  ...(slugs.length ? { slugs } : {}),
  log: (line) => console.log(`  ${line}`),
});
report(result.problems, result.texts);
if (result.slugs.length) {
  console.log(`Built ${result.slugs.join(', ')} into dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} else {
  console.error('Nothing was built; dist/ is as it was.');
  process.exitCode = 1;
}
