import { open, readdir, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { join, relative, sep } from 'node:path';
import { isRemote, type CompiledStory, type ImageSize, type Media, type TilesKind } from '../compile/index.ts';
import { parseStory, type Story } from '../format/index.ts';

/** Formats that a photograph may be in, as sharp names them. */
const formats = new Set(['jpeg', 'png', 'webp', 'avif', 'heif', 'tiff']);

/**
 * Looks at the files in a story's folder that its text names. Most stories name none, and cost nothing here: neither is
 * their text read twice, nor is a library for pictures loaded.
 */
export async function readMedia(folder: string, text: string): Promise<Media | undefined> {
  if (!/"(image|pmtiles)"\s*:/.test(text)) return undefined;
  const { salvaged } = parseStory(text, 'story.json');
  if (!salvaged) return undefined;
  const files = await filesIn(folder);
  const images: Record<string, ImageSize | null> = {};
  for (const name of imagesOf(salvaged)) if (files.includes(name)) images[name] = await sizeOf(join(folder, name));
  const tiles: Record<string, TilesKind | null> = {};
  const own = tilesOf(salvaged);
  if (own !== undefined && files.includes(own)) tiles[own] = await kindOf(join(folder, own));
  return { files, images, tiles };
}

/** The PMTiles file that a story has in its folder. */
export function tilesOf({ basemap }: Pick<Story | CompiledStory, 'basemap'>): string | undefined {
  return basemap?.kind === 'pmtiles' && !isRemote(basemap.pmtiles) ? basemap.pmtiles : undefined;
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

async function sizeOf(file: string): Promise<ImageSize | null> {
  const picture = await pictureIn(file);
  return picture && formats.has(picture.format) ? { width: picture.width, height: picture.height } : null;
}

/** A picture as it is to be seen; its format as sharp names it. */
interface Picture extends ImageSize {
  format: string;
}

/** By the file's path, for as long as it has not been written again. */
const pictures = new Map<string, { written: number; picture: Promise<Picture | null> }>();

/** What a file shows; null for what is no picture, or is cut off. */
export async function pictureIn(file: string): Promise<Picture | null> {
  const { mtimeMs: written } = await stat(file);
  const known = pictures.get(file);
  if (known?.written === written) return known.picture;
  const picture = look(file);
  pictures.set(file, { written, picture });
  return picture;
}

async function look(file: string): Promise<Picture | null> {
  const { default: sharp } = await import('sharp');
  try {
    const { format, autoOrient } = await sharp(file).metadata();
    if (!format) return null;
    // The head alone does not tell whether the rest is there.
    await sharp(file, { failOn: 'truncated' }).resize(32).raw().toBuffer();
    return { format, width: autoOrient.width, height: autoOrient.height };
  } catch {
    return null;
  }
}

/** Reads the head of a PMTiles file, by version 3 of its specification; null for any other file. */
async function kindOf(path: string): Promise<TilesKind | null> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(127);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    if (bytesRead < head.length || head.toString('latin1', 0, 7) !== 'PMTiles' || head[7] !== 3) return null;
    const tileType = head[99] ?? 0;
    if (tileType < 1 || tileType > 5) return null;
    if (tileType > 1) return { kind: 'raster', layers: [] };
    const metadata = Buffer.alloc(Number(head.readBigUInt64LE(32)));
    await file.read(metadata, 0, metadata.length, Number(head.readBigUInt64LE(24)));
    return { kind: 'vector', layers: layersIn(metadata, head[97] ?? 0) };
  } finally {
    await file.close();
  }
}

/** Names of the layers that the metadata lists; undefined where it does not, or is packed in a way not known here. */
function layersIn(metadata: Buffer, compression: number): string[] | undefined {
  if (compression !== 1 && compression !== 2) return undefined;
  try {
    const text = (compression === 2 ? gunzipSync(metadata) : metadata).toString('utf8');
    const { vector_layers: layers } = JSON.parse(text) as { vector_layers?: { id: string }[] };
    return layers?.map(({ id }) => id);
  } catch {
    return undefined;
  }
}
