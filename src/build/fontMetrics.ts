import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { convert } from 'fontverter';
import { Blob, Buffer, Face, Font, Variation, shape } from 'harfbuzzjs';
import type { TextWidth } from '../compile/index.ts';
import type { LabelStyle } from '../drawing/index.ts';

/** The files of the page's sans-serif by script, in the order in which they are asked for a character. */
const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];
const fontFamily = '@fontsource-variable/source-sans-3';
/** Advance of a character that no file has, in em: what it falls back to is unknown, so it is taken as wide. */
const unknownAdvance = 0.7;

/**
 * Measures text as the browser will set it: with the page's own variable font, kerned by HarfBuzz.
 * @returns a function of text and style to its width in the style's pixels
 */
export async function loadTextWidth(): Promise<TextWidth> {
  const [upright, italic] = await Promise.all([loadFamily('normal'), loadFamily('italic')]);
  const widths = new Map<string, number>();
  return (text, style) => {
    const key = `${style.italic ? 'i' : 'r'}${style.weight} ${text}`;
    let em = widths.get(key);
    if (em === undefined) {
      em = widthInEm(text, style.italic ? italic : upright, style);
      widths.set(key, em);
    }
    return em * style.size + style.letterSpacing * [...text].length;
  };
}

interface Subset {
  characters: Set<number>;
  font: Font;
  unitsPerEm: number;
}

async function loadFamily(slant: 'normal' | 'italic'): Promise<Subset[]> {
  const require = createRequire(import.meta.url);
  const name = fontFamily.split('/')[1];
  return Promise.all(
    subsets.map(async (subset) => {
      const file = require.resolve(`${fontFamily}/files/${name}-${subset}-wght-${slant}.woff2`);
      const face = new Face(new Blob(await convert(await readFile(file), 'sfnt')));
      return { characters: new Set(face.collectUnicodes()), font: new Font(face), unitsPerEm: face.upem };
    }),
  );
}

/** Each run of characters that one file holds is shaped by itself, as a browser does with `unicode-range`. */
function widthInEm(text: string, family: Subset[], style: LabelStyle): number {
  let width = 0;
  let run = '';
  let runSubset: Subset | undefined;
  const flush = () => {
    if (run) width += runSubset ? shapedWidth(run, runSubset, style.weight) : [...run].length * unknownAdvance;
    run = '';
  };
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const subset = runSubset?.characters.has(code) ? runSubset : family.find((each) => each.characters.has(code));
    if (subset !== runSubset) flush();
    runSubset = subset;
    run += character;
  }
  flush();
  return width;
}

function shapedWidth(run: string, { font, unitsPerEm }: Subset, weight: number): number {
  font.setVariations([new Variation('wght', weight)]);
  const buffer = new Buffer();
  buffer.addText(run);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  return buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0) / unitsPerEm;
}
