import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The contents of a file of a cache, made where it is not there yet; where nothing can be written, made each time. */
export async function kept(file: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    const made = await make();
    // Beside it first: a command that is stopped leaves no half of a file behind.
    const beside = `${file}.${randomUUID()}`;
    await mkdir(dirname(file), { recursive: true })
      .then(() => writeFile(beside, made))
      .then(() => rename(beside, file))
      .catch(() => undefined);
    return made;
  }
}
