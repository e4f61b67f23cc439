import { buildSite } from '../build/build.ts';
import { listStories } from '../build/read.ts';
import { siteFault } from './environment.ts';
import { called, noStories, noStory, slugFrom } from './flags.ts';
import { report } from './report.ts';
import { terminal } from './terminal.ts';

const usage = `npm run build [story …] [-- --site https://example.org/stories/]

Checks and builds all stories, or those named, into dist/. With an error, what was built before stays as it is.
  --site   where the site will stand, for canonical links, cards and the sitemap; or the environment variable SITE_URL`;

const { root, ...surroundings } = terminal();
const options = { site: { type: 'string' }, help: { type: 'boolean' } } as const;
const call = called(process.argv.slice(2), options, usage, surroundings);
process.exitCode = typeof call === 'number' ? call : await build(call);

async function build({ values, positionals, refuse }: Exclude<typeof call, number>): Promise<number> {
  const slugs = positionals.map(slugFrom);
  const known = await listStories(root);
  const unknown = slugs.find((slug) => !known.includes(slug));
  const fault = unknown === undefined ? siteFault(values.site) : noStory(unknown, known);
  if (fault) return refuse(fault);
  const started = performance.now();
  const result = await buildSite({
    root,
    ...(slugs.length ? { slugs } : {}),
    address: values.site,
    log: (line) => console.log(`  ${line}`),
  });
  report(result.problems, result.texts);
  if (result.slugs.length === 0) {
    if (known.length === 0) console.error(noStories);
    console.error('Nothing was built; dist/ is as it was.');
    return 1;
  }
  console.log(`Built ${result.slugs.join(', ')} into dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return 0;
}
