import { Resvg } from '@resvg/resvg-js';

/** An SVG as PNG, pixel for pixel. Its text must be outlined: no font is looked for. */
export function toPng(svg: string): Uint8Array {
  return new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'error' }).render().asPng();
}
