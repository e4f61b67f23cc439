import { importStory } from './importCommand.ts';
import { terminal } from './terminal.ts';

/** `npm run import FILE`: see `importCommand.ts`. */
process.exitCode = await importStory(process.argv.slice(2), terminal());
