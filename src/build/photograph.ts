import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { CompiledImage } from '../compile/index.ts';
import { escape } from './document.ts';
import { kept } from './kept.ts';

/** A photograph as the page offers it: a choice of formats and widths, the browser takes one. */
export interface Photograph {
  /** The smallest first; of JPEG one alone, for browsers that know no newer format. */
  renditions: Rendition[];
}

interface Rendition {
  format: 'avif' | 'webp' | 'jpeg';
  /** In pixels. */
  width: number;
  /** Address below the story's folder; the same only as long as the picture is. */
  path: string;
  make(): Promise<Uint8Array>;
}

/** Pixels: a card on a phone, on a sharper phone or a desktop, and on a sharp desktop. */
const widths = [480, 960, 1600];
const fallbackWidth = 960;

/** To be changed with the settings below, so that nothing older is taken from the cache. */
const recipe = 1;

/** What is made of a picture, each when it is asked for; what was made once is kept in `cache`. */
export async function photograph(file: string, image: CompiledImage, cache: string): Promise<Photograph> {
  const original = await readFile(file);
  const hash = createHash('sha256').update(original).update(String(recipe)).digest('hex');
  const stem = basename(image.file, extname(image.file))
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-');
  const rendition = (format: Rendition['format'], width: number): Rendition => {
    const extension = format === 'jpeg' ? 'jpg' : format;
    return {
      format,
      width,
      path: `images/${stem}-${hash.slice(0, 8)}-${width}.${extension}`,
      make: () => kept(join(cache, `${hash}-${width}.${extension}`), () => encode(original, format, width)),
    };
  };
  const fitting = [...widths.filter((width) => width < image.width), Math.min(image.width, widths.at(-1) ?? 0)];
  return {
    renditions: [
      ...[...new Set(fitting)].flatMap((width) => [rendition('avif', width), rendition('webp', width)]),
      rendition('jpeg', Math.min(image.width, fallbackWidth)),
    ],
  };
}

async function encode(original: Buffer, format: Rendition['format'], width: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  // Turned as the camera said; all else that the camera wrote, such as where it stood, is left out.
  const picture = sharp(original).autoOrient().resize({ width }).flatten({ background: '#fffdf8' });
  if (format === 'avif') return picture.avif({ quality: 50 }).toBuffer();
  if (format === 'webp') return picture.webp({ quality: 72 }).toBuffer();
  return picture.jpeg({ quality: 74, mozjpeg: true }).toBuffer();
}

/** How wide the card shows it, by the card's rules in story.css. */
const shownAt = [
  '(scripting: none) min(44rem, 100vw)',
  '(min-aspect-ratio: 10001/10000) min(28vw, 30rem)',
  '(min-width: 600px) min(39rem, 80vw)',
  '92vw',
].join(', ');

/**
 * What stands in the figure of a scene's card: the picture with its size, so that nothing moves when it comes, and
 * what is said of it. Put into the page when it is built, so that pages without photographs need no code for them.
 *
 * @param base leads from the page to the story's folder
 */
export function pictureHtml(image: CompiledImage, { renditions }: Photograph, base: string): string {
  const of = (format: Rendition['format']) => renditions.filter((each) => each.format === format);
  const source = (format: Rendition['format']) => {
    const set = of(format).map(({ path, width }) => `${escape(base + path)} ${width}w`);
    return `<source type="image/${format}" srcset="${set.join(', ')}" sizes="${shownAt}">`;
  };
  const [fallback] = of('jpeg');
  const { alt, caption, credit, width, height } = image;
  const said = [caption && escape(caption), credit && `<small>${escape(credit)}</small>`].filter(Boolean).join(' ');
  return (
    `<picture>${source('avif')}${source('webp')}` +
    `<img src="${escape(base + (fallback?.path ?? ''))}" alt="${escape(alt)}" width="${width}" height="${height}"` +
    ` loading="lazy" decoding="async"></picture>${said && `<figcaption>${said}</figcaption>`}`
  );
}
