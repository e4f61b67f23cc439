import { hatch } from '../ground/index.ts';

/** A seamless tile of diagonal lines that rise to the right, for `Map.addImage`, made without a canvas. */
export function hatchImage(color: string, pixelRatio: number): ImageData {
  const size = Math.round(hatch.step * pixelRatio);
  const image = new ImageData(size, size);
  const [red, green, blue] = channels(color);
  // Lines lie 45° to the axes: across, they are step / √2 apart.
  const half = (hatch.width * pixelRatio) / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const along = (x + y + 1) % size;
      const distance = Math.min(along, size - along) / Math.SQRT2;
      const cover = Math.max(0, Math.min(1, half - distance + 0.5));
      image.data.set([red, green, blue, Math.round(255 * cover)], (y * size + x) * 4);
    }
  }
  return image;
}

function channels(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
