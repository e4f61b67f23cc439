import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSite } from '../../src/build/build.ts';
import { writeFieldTrip } from './fieldTrip.ts';
import { writeHouseCall } from './house.ts';
import { writeRightToLeft } from './rightToLeft.ts';

/** The process of `globalSite.ts`: builds the project's stories and the tests' own below a folder, and says that it has. */
const [folder = ''] = process.argv.slice(2);
const also = [join(folder, 'field-trip'), join(folder, 'right-to-left'), join(folder, 'house-call')];
await Promise.all([writeFieldTrip(also[0]!), writeRightToLeft(also[1]!), writeHouseCall(also[2]!)]);
const said = await buildSite({ root: process.cwd(), also, out: join(folder, 'dist'), log: () => {} }).then(
  ({ slugs, problems }) => (slugs.length ? '' : JSON.stringify(problems, null, 2)),
  (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
await writeFile(join(folder, 'saying'), said);
await rename(join(folder, 'saying'), join(folder, 'said'));
process.exit();
