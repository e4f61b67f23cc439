import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ImageSize, Media } from '../compile/index.ts';
import { parseStory, type Story } from '../format/index.ts';

/** Formats that a photograph may be in, as sharp names them. */
const formats = new Set(['jpeg', 'png', 'webp', 'avif', 'heif', 'tiff']);

/**
 * Looks at the files in a story's folder that its text names. Most stories name none, and cost nothing here: neither is
 * their text read twice, nor is a library for pictures loaded.
 */
export async function readMedia(folder: string, text: string): Promise<Media | undefined> {
  if (!/"image"\s*:/.test(text)) return undefined;
  const { salvaged } = parseStory(text, 'story.json');
  if (!salvaged) return undefined;
  const files = await filesIn(folder);
  const images: Record<string, ImageSize | null> = {};
  for (const name of imagesOf(salvaged)) if (files.includes(name)) images[name] = await sizeOf(join(folder, name));
  return { files, images };
}

/** Every photograph of a story, once. */
export function imagesOf({ scenes }: Story): string[] {
  return [...new Set(scenes.flatMap(({ image }) => image?.file ?? []))];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** By the file's path, for as long as it has not been written again. */
const sizes = new Map<string, { written: number; size: Promise<ImageSize | null> }>();

async function sizeOf(file: string): Promise<ImageSize | null> {
  const { mtimeMs: written } = await stat(file);
  const known = sizes.get(file);
  if (known?.written === written) return known.size;
  const size = measure(file);
  sizes.set(file, { written, size });
  return size;
}

/** Width and height as it is to be seen; null for what is no picture, or is cut off. */
async function measure(file: string): Promise<ImageSize | null> {
  const { default: sharp } = await import('sharp');
  try {
    const { format, autoOrient } = await sharp(file).metadata();
    if (!format || !formats.has(format)) return null;
    // The head alone does not tell whether the rest is there.
    await sharp(file, { failOn: 'truncated' }).resize(32).raw().toBuffer();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return null;
  }
}
