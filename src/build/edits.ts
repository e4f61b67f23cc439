import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { editJson, readJson } from '../format/edit.ts';
import type { Ask, Files, Outcome, SeenEdit } from '../studio/asks.ts';

/** One edit: the texts of its files, before and after. */
interface Edit {
  what: string;
  files: { file: string; before: string; after: string }[];
}

/**
 * What a designer changes by hand on the map is written into the story's files, a value at a time, and can be taken back
 * for as long as nobody has changed a file otherwise: what has been typed meanwhile is never lost.
 */
export class Edits {
  readonly #root: string;
  readonly #story: string;
  readonly #past: Edit[] = [];
  readonly #future: Edit[] = [];
  /** One after the other: each reads what the one before has written. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(root: string, slug: string) {
    this.#root = root;
    this.#story = `story/${slug}/story.json`;
  }

  answer(ask: Ask): Promise<Files | Outcome> {
    const said = this.#turn.then(() => this.#answer(ask));
    this.#turn = said.catch(() => undefined);
    return said;
  }

  async #answer(ask: Ask): Promise<Files | Outcome> {
    switch (ask.type) {
      case 'files':
        return this.#files();
      case 'edit':
        return this.#edit(ask.edits, ask.what);
      case 'undo':
        return this.#step(this.#past, this.#future, 'Undone');
      case 'redo':
        return this.#step(this.#future, this.#past, 'Done again');
    }
  }

  async #files(): Promise<Files> {
    const text = await this.#read(this.#story);
    const names = readJson(text, ['geo']);
    const geo = (Array.isArray(names) ? names : [])
      .map((name) => `geo/${String(name)}`)
      .filter((path) => isGeo(path) && existsSync(join(this.#root, path)));
    const texts = await Promise.all(geo.map(async (path) => [path, await this.#read(path)] as const));
    return { story: { file: this.#story, text }, geo: Object.fromEntries(texts) };
  }

  async #edit(edits: SeenEdit[], what: string): Promise<Outcome> {
    const files: Edit['files'] = [];
    for (const { file, changes, seen } of edits) {
      if (file !== this.#story && !isGeo(file)) return { fault: `${file} is no file of this story.` };
      if (!existsSync(join(this.#root, file))) return { fault: `${file} is not there any more.` };
      const before = await this.#read(file);
      if (readJson(before, []) === undefined) return { fault: `${file} has a mistake in its JSON: mend that first.` };
      // Its paths may lead elsewhere now.
      if (seen !== before)
        return { fault: `${basename(file)} has just been changed otherwise: look, and do it again.` };
      files.push({ file, before, after: editJson(before, changes) });
    }
    const changed = files.filter(({ before, after }) => before !== after);
    if (changed.length > 0) {
      await this.#write(changed);
      this.#past.push({ what, files: changed });
      this.#future.length = 0;
    }
    return this.#done(what, changed);
  }

  /** Takes the last edit of one list back, and puts what would do it again on the other. */
  async #step(from: Edit[], to: Edit[], word: string): Promise<Outcome> {
    const last = from.pop();
    if (!last) return { fault: `Nothing is left to be ${word.toLowerCase()}.` };
    const { what } = last;
    for (const { file, after } of last.files) {
      if (existsSync(join(this.#root, file)) && (await this.#read(file)) === after) continue;
      return { fault: `${basename(file)} has been changed otherwise since: “${what}” stays as it is.` };
    }
    const files = last.files.map(({ file, before, after }) => ({ file, before: after, after: before }));
    await this.#write(files);
    to.push({ what, files });
    return this.#done(`${word}: ${what}`, files);
  }

  #done(done: string, files: Edit['files']): Outcome {
    const texts = Object.fromEntries(files.map(({ file, after }) => [file, after]));
    const [undo, redo] = [this.#past.at(-1)?.what, this.#future.at(-1)?.what];
    return { done, texts, ...(undo && { undo }), ...(redo && { redo }) };
  }

  #read(file: string): Promise<string> {
    return readFile(join(this.#root, file), 'utf8');
  }

  async #write(files: Edit['files']): Promise<void> {
    for (const { file, after } of files) {
      const path = join(this.#root, file);
      // In one step: whoever looks meanwhile must not find half a file.
      await writeFile(`${path}.new`, after);
      await rename(`${path}.new`, path);
    }
  }
}

/** In the project's own folder: a name that leads out of it is none. */
function isGeo(file: string): boolean {
  return /^geo\/[^/\\]+\.geojson$/.test(file);
}
