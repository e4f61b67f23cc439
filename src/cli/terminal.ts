import { createInterface } from 'node:readline/promises';
import type { Surroundings } from './surroundings.ts';

/** The surroundings of a command that a person or a script runs. npm tells where it was called from. */
export function terminal(): Surroundings {
  const isManned = process.stdin.isTTY && process.stdout.isTTY;
  return {
    root: process.cwd(),
    here: process.env.INIT_CWD ?? process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    print: (text) => console.log(text),
    printError: (text) => console.error(text),
    ...(isManned ? { ask } : {}),
  };
}

async function ask(question: string, suggested: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await lines.question(`${question}${suggested === '' ? '' : ` (${suggested})`}: `);
    return answer.trim() || suggested;
  } finally {
    lines.close();
  }
}
