import type { Problem, Story, StoryBasemap } from '../format/index.ts';
import { nearest } from '../format/index.ts';
import type { OwnBasemap } from './compiled.ts';
import { missingFile, type Media } from './media.ts';
import { problemAt, suggest, type SourceFile } from './sourceFile.ts';

/** Whether an address is that of another site, and no file of the story's folder. */
export function isRemote(address: string): boolean {
  return /^https?:\/\//.test(address);
}

/** A basemap of one's own that cannot be painted, or that readers fetch from somebody else. */
export function basemapProblems({ basemap }: Story, media: Media | undefined, file: SourceFile): Problem[] {
  if (!basemap) return [];
  const address = basemap.kind === 'style' ? basemap.style : basemap.pmtiles;
  if (isRemote(address)) return [thirdParty(basemap, address, file)];
  return basemap.kind === 'pmtiles' && media ? fileProblems(basemap, media, file) : [];
}

function thirdParty({ kind }: StoryBasemap, address: string, file: SourceFile): Problem {
  return problemAt(file, ['basemap', kind], {
    rule: 'third-party',
    severity: 'warning',
    message: 'must not make readers ask another site for the map',
    value: address,
    remedy: 'Put a PMTiles file with the part of the world that the story shows beside story.json.',
  });
}

function fileProblems(
  { pmtiles, layers }: Extract<StoryBasemap, { kind: 'pmtiles' }>,
  media: Media,
  file: SourceFile,
): Problem[] {
  if (!media.files.includes(pmtiles))
    return [missingFile('basemap-missing', pmtiles, ['basemap', 'pmtiles'], media, file)];
  const tiles = media.tiles[pmtiles];
  if (!tiles) {
    return [
      problemAt(file, ['basemap', 'pmtiles'], {
        rule: 'basemap-unreadable',
        message: 'must be a PMTiles file of version 3, with tiles of vectors or of pictures',
        value: pmtiles,
        remedy: 'Make it anew, for example with `pmtiles extract` or `tippecanoe -o tiles.pmtiles`.',
      }),
    ];
  }
  const known = tiles.layers;
  if (tiles.kind === 'vector' && layers.length === 0) {
    return [
      problemAt(file, ['basemap', 'layers'], {
        rule: 'basemap-layer',
        message: 'must say how the layers of the file are drawn',
        remedy: suggest(undefined, known ?? [], 'Add "layers": [{ "layer": "water", "fill": "#cbd7de" }].'),
      }),
    ];
  }
  return layers.flatMap(({ layer }, index): Problem[] => {
    if (!known || known.includes(layer)) return [];
    return [
      problemAt(file, ['basemap', 'layers', index, 'layer'], {
        rule: 'basemap-layer',
        message: 'must be a layer of the file',
        value: layer,
        remedy: suggest(nearest(layer, known), known, 'Remove "layers": the tiles of this file are pictures.'),
      }),
    ];
  });
}

/** The basemap as a page of one language gets it. */
export function basemapIn(basemap: StoryBasemap, media: Media | undefined, locale: string): OwnBasemap {
  const credit = basemap.credit[locale] ?? '';
  if (basemap.kind === 'style') return { ...basemap, credit };
  const known = media?.tiles[basemap.pmtiles]?.kind;
  return { ...basemap, tiles: known ?? (basemap.layers.length > 0 ? 'vector' : 'raster'), credit };
}
