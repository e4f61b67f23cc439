import { check } from './checkCommand.ts';

/** `npm run check [story …] [-- --format json|github] [--strict]`: see `checkCommand.ts`. */
process.exitCode = await check(process.argv.slice(2), {
  root: process.cwd(),
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
});
