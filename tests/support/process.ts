import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder in a process of its own, which does not know of the tests around it; what it says of errors is heard. */
export function runScript(name: string, argument: string, mode: 'development' | 'production'): ChildProcess {
  const { VITEST: _, ...env } = process.env;
  return fork(fileURLToPath(new URL(name, import.meta.url)), [argument], {
    env: { ...env, NODE_ENV: mode },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
