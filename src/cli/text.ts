import { exchangeText } from './textCommand.ts';
import { terminal } from './terminal.ts';

/** `npm run text -- export|import <story>`: see `textCommand.ts`. */
process.exitCode = await exchangeText(process.argv.slice(2), terminal());
