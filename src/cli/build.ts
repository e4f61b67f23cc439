import { parseArgs } from 'node:util';
import { buildSite } from '../build/build.ts';
import { report } from './report.ts';

/**
 * `npm run build [story …] [-- --site https://example.org/stories/]`: all stories, or those named, into `dist/`. Where the
 * site will stand is told by `--site` or by the environment variable SITE_URL.
 */
const { values, positionals: slugs } = parseArgs({ allowPositionals: true, options: { site: { type: 'string' } } });
const started = performance.now();
const result = await buildSite({
  root: process.cwd(),
  ...(slugs.length ? { slugs } : {}),
  address: values.site,
  log: (line) => console.log(`  ${line}`),
});
report(result.problems, result.texts);
if (result.slugs.length) {
  console.log(`Built ${result.slugs.join(', ')} into dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} else {
  console.error('Nothing was built; dist/ is as it was.');
  process.exitCode = 1;
}
