import { newStory } from './newCommand.ts';
import { terminal } from './terminal.ts';

/** `npm run new <slug>`: see `newCommand.ts`. */
process.exitCode = await newStory(process.argv.slice(2), terminal());
