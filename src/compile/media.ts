import { nearest, type JsonPath, type Problem, type Story } from '../format/index.ts';
import { problemAt, suggest, type SourceFile } from './sourceFile.ts';

/** What is known of the files in a story's folder. */
export interface Media {
  /** Paths of all of them, from the story's folder. */
  files: readonly string[];
  /** Of each picture that the story names; null where the file is none that can be read. */
  images: Readonly<Record<string, ImageSize | null>>;
  /** Of each PMTiles file that the story names; null where the file is none. */
  tiles: Readonly<Record<string, TilesKind | null>>;
}

/** What the tiles of a file are; the names of their layers where they are known, none where they are pictures. */
export interface TilesKind {
  kind: 'vector' | 'raster';
  layers: string[] | undefined;
}

/** In pixels, as it is to be seen: turned where the camera said so. */
export interface ImageSize {
  width: number;
  height: number;
}

/** The card is up to 672 CSS pixels wide; on a sharp screen a narrower picture is blurred in it. */
const narrowest = 1000;

/** Photographs that are not there, cannot be read, or are too small to be shown. */
export function imageProblems({ scenes }: Story, media: Media, file: SourceFile): Problem[] {
  return scenes.flatMap(({ image }, index): Problem[] => {
    if (!image) return [];
    const path: JsonPath = ['scenes', index, 'image', 'file'];
    if (!media.files.includes(image.file)) return [missingFile('image-missing', image.file, path, media, file)];
    const size = media.images[image.file];
    if (!size) {
      return [
        problemAt(file, path, {
          rule: 'image-unreadable',
          message: 'must be a picture: JPEG, PNG, WebP, AVIF or TIFF',
          value: image.file,
          remedy: 'Open the file in a program for pictures, and save it as JPEG.',
        }),
      ];
    }
    if (size.width >= narrowest) return [];
    return [
      problemAt(file, path, {
        rule: 'image-too-small',
        severity: 'warning',
        message: `must be at least ${narrowest} pixels wide: it has ${size.width} × ${size.height}`,
        value: image.file,
        remedy: 'Ask the photographer for a larger file; making this one larger does not make it sharper.',
      }),
    ];
  });
}

/** A file that the story names and its folder does not have. */
export function missingFile(
  rule: 'image-missing' | 'basemap-missing',
  name: string,
  path: JsonPath,
  { files }: Media,
  file: SourceFile,
): Problem {
  const others = files.filter((other) => other !== 'story.json');
  return problemAt(file, path, {
    rule,
    message: 'must be a file in the story’s folder',
    value: name,
    remedy: suggest(nearest(name, others), others, `Put ${name} beside story.json.`),
  });
}
