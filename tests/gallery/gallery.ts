import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '../../src/build/serve.ts';
import { ensureBrowser } from '../support/browser.ts';
import { closeBrowser } from '../support/page.ts';
import { framesOf, nameOf, openStory, rest, type Look } from './frames.ts';
import { writeSheet, type Caught } from './sheet.ts';

const usage = `npm run gallery -- [flags]

Makes contact sheets of every scene of the built stories, to be looked at: .cache/gallery/<story>/<look>.png.
Beside each sheet its frames stand in full size.

  --dist DIR            the built site; dist/ when absent
  --story SLUG          one story (may be repeated, as all of these)
  --size 390x844        when absent: 390x844, 820x1180, 1440x900, 2560x1440
  --scheme light        light, dark, or both when absent
  --ground live         live, still, or both when absent
  --scene ID            some scenes only; "title" is the frame before the first
  --locale nl           the story's first language when absent
  --out DIR             .cache/gallery when absent`;

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    out: { type: 'string', default: join('.cache', 'gallery') },
    story: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true, default: ['390x844', '820x1180', '1440x900', '2560x1440'] },
    scheme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    ground: { type: 'string', multiple: true, default: ['live', 'still'] },
    scene: { type: 'string', multiple: true },
    locale: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (!existsSync(join(values.dist, 'story.schema.json'))) {
  console.error(`There is no site in ${values.dist}: run npm run build first.`);
  process.exit(1);
}
ensureBrowser();

const stories = values.story ?? storiesOf(values.dist);
const looks = values.size.flatMap((size) => {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return values.scheme.flatMap((scheme) =>
    values.ground.map((ground) => ({ width, height, scheme, ground }) as Look),
  );
});
const { server, addresses } = await serve(values.dist, 4700);
const site = addresses[0]!;
const sheets = stories.flatMap((story) => looks.map((look) => ({ story, look })));
const began = performance.now();
let done = 0;
// Two pages at a time: much of it is waiting for one picture or the other.
await Promise.all([worker(), worker()]);
await closeBrowser();
server.close();
server.closeAllConnections();

async function worker(): Promise<void> {
  for (let sheet = sheets.shift(); sheet; sheet = sheets.shift()) {
    const { story, look } = sheet;
    const frames = await photograph(story, look);
    const file = join(values.out, story, `${nameOf(look)}.png`);
    // So wide that names can be read, and that a row of scenes can be taken in.
    await writeSheet(file, `${story} ${nameOf(look)}`, frames, look.width > look.height ? 780 : 390);
    done += 1;
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`${done} of ${done + sheets.length}  ${file}  ${frames.length} frames, after ${seconds} s`);
  }
}

/** Every frame of a story, also written to a file of its own. */
async function photograph(story: string, look: Look): Promise<Caught[]> {
  const folder = join(values.out, story, nameOf(look));
  await mkdir(folder, { recursive: true });
  const { page, complaints, close } = await openStory(`${site}${story}/${values.locale ? `${values.locale}/` : ''}`, look);
  const frames: Caught[] = [];
  const ids = await framesOf(page);
  for (const [index, id] of ids.entries()) {
    if (values.scene && !values.scene.includes(id)) continue;
    await rest(page, id, look);
    const picture = await page.screenshot({ type: 'jpeg', quality: 92 });
    await writeFile(join(folder, `${String(index).padStart(2, '0')}-${id}.jpg`), picture);
    frames.push({ caption: `${index} ${id} · ${look.scheme}, ${look.ground}`, picture });
  }
  const unexpected = complaints.filter((each) => look.ground === 'live' || !each.includes('Meetlint:'));
  if (unexpected.length) console.warn(`${story} ${nameOf(look)}:\n  ${unexpected.join('\n  ')}`);
  await close();
  return frames;
}

function storiesOf(dist: string): string[] {
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dist, entry.name, 'data.geojson')))
    .map(({ name }) => name);
}
