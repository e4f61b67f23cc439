import { gzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { zxyToTileId } from 'pmtiles';

/**
 * GeoJSON as a PMTiles file of vector tiles, one layer for each collection, from zoom 0 to `maxzoom`: version 3 of the
 * specification, with all directory entries in the root.
 */
export function pmtiles(layers: Record<string, GeoJSON.FeatureCollection>, maxzoom: number): Uint8Array {
  const indices = Object.entries(layers).map(
    ([name, collection]) => [name, new GeoJSONVT(collection, { maxZoom: maxzoom, indexMaxZoom: maxzoom })] as const,
  );
  const tiles: { id: number; tile: Uint8Array }[] = [];
  for (let z = 0; z <= maxzoom; z += 1) {
    for (let x = 0; x < 2 ** z; x += 1) {
      for (let y = 0; y < 2 ** z; y += 1) {
        const cut = indices.flatMap(([name, index]) => {
          const tile = index.getTile(z, x, y);
          return tile ? [[name, tile] as const] : [];
        });
        if (cut.length === 0) continue;
        tiles.push({ id: zxyToTileId(z, x, y), tile: gzipSync(fromGeojsonVt(Object.fromEntries(cut))) });
      }
    }
  }
  return archive(
    tiles.sort((a, b) => a.id - b.id),
    { vector_layers: Object.keys(layers).map((id) => ({ id, fields: {} })) },
    maxzoom,
  );
}

function archive(tiles: { id: number; tile: Uint8Array }[], metadata: object, maxzoom: number): Uint8Array {
  // Each column of the directory on its own: ids by their differences, run lengths, lengths, offsets.
  const directory = gzipSync(
    Buffer.from([
      ...varint(tiles.length),
      ...tiles.flatMap(({ id }, index) => varint(id - (tiles[index - 1]?.id ?? 0))),
      ...tiles.flatMap(() => varint(1)),
      ...tiles.flatMap(({ tile }) => varint(tile.length)),
      // 0: right behind the one before; else one more than the offset.
      ...tiles.flatMap((_, index) => varint(index === 0 ? 1 : 0)),
    ]),
  );
  const about = gzipSync(JSON.stringify(metadata));
  const data = Buffer.concat(tiles.map(({ tile }) => tile));
  const head = Buffer.alloc(127);
  head.write('PMTiles', 'latin1');
  head[7] = 3;
  const sizes = [
    ...[head.length, directory.length],
    ...[head.length + directory.length, about.length],
    ...[head.length + directory.length + about.length, 0],
    ...[head.length + directory.length + about.length, data.length],
    ...[tiles.length, tiles.length, tiles.length],
  ];
  sizes.forEach((size, index) => head.writeBigUInt64LE(BigInt(size), 8 + 8 * index));
  // Clustered; directories and tiles packed by gzip; vector tiles; zoom levels; the whole world.
  head.set([1, 2, 2, 1, 0, maxzoom], 96);
  [-180, -85, 180, 85].forEach((degrees, index) => head.writeInt32LE(degrees * 1e7, 102 + 4 * index));
  return Buffer.concat([head, directory, about, data]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
