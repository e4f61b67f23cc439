import type { PNG } from 'pngjs';

export interface LabelBox {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Boxes of the labels on the map, CSS pixels. Runs in the page. */
export function labelsInPage(): LabelBox[] {
  return [...document.querySelectorAll('svg.drawing :is(.drawing-names, .drawing-figures) > .label')].map((label) => {
    const { x, y, width, height } = [...label.querySelectorAll('text')].at(-1)!.getBoundingClientRect();
    return { name: label.textContent, x, y, width, height };
  });
}

/** How dark a picture is in a box, as a number of black pixels. */
export function inkIn(png: PNG, { x, y, width, height }: LabelBox): number {
  let ink = 0;
  for (let row = Math.round(y); row < Math.min(png.height, Math.round(y + height)); row++) {
    for (let column = Math.round(x); column < Math.min(png.width, Math.round(x + width)); column++) {
      const [red = 0, green = 0, blue = 0] = png.data.subarray(4 * (row * png.width + column));
      ink += 1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    }
  }
  return ink;
}
