import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSite } from '../../src/build/build.ts';
import { writeFieldTrip } from './fieldTrip.ts';
import { writeHouseCall } from './house.ts';
import { writeNeighbours } from './neighbours.ts';
import { writeRightToLeft } from './rightToLeft.ts';

/** The process of `globalSite.ts`: builds the project's stories and the tests' own below a folder, and says that it has. */
const [folder = ''] = process.argv.slice(2);
const [fieldTrip, rightToLeft, neighbours, houseCall] = ['field-trip', 'right-to-left', 'neighbours', 'house-call'].map(
  (name) => join(folder, name),
) as [string, string, string, string];
const also = [fieldTrip, rightToLeft, neighbours, houseCall];
await Promise.all([
  writeFieldTrip(fieldTrip),
  writeRightToLeft(rightToLeft),
  writeNeighbours(neighbours),
  writeHouseCall(houseCall),
]);
const said = await buildSite({ root: process.cwd(), also, out: join(folder, 'dist'), log: () => {} }).then(
  ({ slugs, problems }) => (slugs.length ? '' : JSON.stringify(problems, null, 2)),
  (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
await writeFile(join(folder, 'saying'), said);
await rename(join(folder, 'saying'), join(folder, 'said'));
process.exit();
