import { PNG } from 'pngjs';

/** How many colours, told apart by steps of 8 in 255, a picture has in ten pixels or more: one, where it is blank. */
export function coloursOf(png: Buffer): number {
  const { data } = PNG.sync.read(png);
  const counts = new Map<number, number>();
  for (let index = 0; index < data.length; index += 4) {
    const colour = ((data[index]! >> 3) << 10) | ((data[index + 1]! >> 3) << 5) | (data[index + 2]! >> 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count >= 10).length;
}
