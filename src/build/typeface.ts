import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import bidiFactory from 'bidi-js';
import { Blob, Buffer, Face, Feature, Font, Variation, shape } from 'harfbuzzjs';
import { families, fileOf, type FamilyName } from './families.ts';
import { kept } from './kept.ts';

/** Advance of a character that no file has, in em: what it falls back to is unknown, so it is taken as wide. */
const unknownAdvance = 0.7;

/** How a line of text is set. */
export interface Setting {
  /** Font size, pixels. */
  size: number;
  /** CSS font weight. */
  weight: number;
  italic?: boolean;
  /** Added after every letter, pixels. */
  letterSpacing?: number;
  /** Digits of one width, for columns of figures. */
  tabular?: boolean;
}

/** A family of the page's own variable fonts, shaped by HarfBuzz as a browser shapes it. */
export interface Typeface {
  /** Width of a line of text in pixels. */
  width(text: string, setting: Setting): number;
  /**
   * Path data of a line of text as shapes, its baseline beginning at [0, 0]: what it looks like depends on no font. A
   * character that the family does not have leaves a gap.
   */
  outline(text: string, setting: Setting): string;
}

const loaded = new Map<FamilyName, Promise<Typeface>>();

/** Reads a family, once. */
export function loadTypeface(name: FamilyName): Promise<Typeface> {
  let typeface = loaded.get(name);
  if (!typeface) loaded.set(name, (typeface = readTypeface(name)));
  return typeface;
}

async function readTypeface(name: FamilyName): Promise<Typeface> {
  const [upright, italic] = await Promise.all([readFonts(name, 'normal'), readFonts(name, 'italic')]);
  const lines = new Map<string, Glyphs>();
  /** Shaped once per text and style, in em. */
  const glyphsOf = (text: string, { weight, italic: slanted = false, tabular = false }: Setting): Glyphs => {
    const key = `${slanted ? 'i' : 'r'}${tabular ? 't' : 'p'}${weight} ${text}`;
    let glyphs = lines.get(key);
    if (!glyphs) lines.set(key, (glyphs = shaped(text, slanted ? italic : upright, weight, tabular)));
    return glyphs;
  };
  return {
    width: (text, setting) => {
      const spacing = setting.letterSpacing ? setting.letterSpacing * [...text].length : 0;
      return glyphsOf(text, setting).width * setting.size + spacing;
    },
    outline: (text, setting) => {
      const { size, letterSpacing = 0 } = setting;
      return glyphsOf(text, setting)
        .glyphs.map(({ x, y, draw, letter }) => {
          const left = x * size + letter * letterSpacing;
          return draw()
            .map(
              ({ type, values }) =>
                type + values.map((value, i) => hundredth(i % 2 ? (y - value) * size : value * size + left)).join(' '),
            )
            .join('');
        })
        .join('');
    },
  };
}

interface Subset {
  characters: Set<number>;
  font: Font;
  unitsPerEm: number;
}

/** A line of text, shaped; all lengths in em, y upwards. */
interface Glyphs {
  width: number;
  glyphs: { x: number; y: number; letter: number; draw: () => { type: string; values: number[] }[] }[];
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/meetlint/fonts', import.meta.url));

/** A WOFF2 file as TrueType. To unpack them all, and to load what does it, takes longer than to check a story. */
async function unpacked(file: string): Promise<Uint8Array> {
  const packed = await readFile(file);
  const hash = createHash('sha256').update(packed).digest('hex').slice(0, 16);
  return kept(join(cache, `${basename(file, '.woff2')}-${hash}.ttf`), () => {
    const made = unpacking.then(async () => {
      const { convert } = await import('fontverter');
      return Uint8Array.from(await convert(packed, 'sfnt'));
    });
    unpacking = made.catch(() => undefined);
    return made;
  });
}

/** One after the other: what is given lies in memory that the next one is unpacked into. */
let unpacking: Promise<unknown> = Promise.resolve();

async function readFonts(name: FamilyName, slant: 'normal' | 'italic'): Promise<Subset[]> {
  return Promise.all(
    families[name].map(async (part) => {
      const face = new Face(new Blob(await unpacked(fileOf(part, slant).font)));
      return { characters: new Set(face.collectUnicodes()), font: new Font(face), unitsPerEm: face.upem };
    }),
  );
}

/**
 * Each run of characters of one direction that one file holds is shaped by itself, as a browser does with
 * `unicode-range`; the runs stand in the order in which they are seen.
 */
function shaped(text: string, family: Subset[], weight: number, tabular: boolean): Glyphs {
  const line: Glyphs = { width: 0, glyphs: [] };
  for (const { text: run, subset, letters } of seenOrder(runsOf(text, family))) {
    if (subset) append(line, run, subset, { weight, tabular, letters });
    else line.width += [...run].length * unknownAdvance;
  }
  return line;
}

interface TextRun {
  text: string;
  /** The file that holds it; undefined where none does. */
  subset: Subset | undefined;
  /** Of the bidirectional algorithm: odd from right to left. */
  level: number;
  /** How many characters come before it. */
  letters: number;
}

const bidi = bidiFactory();

function runsOf(text: string, family: Subset[]): TextRun[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'auto');
  const runs: TextRun[] = [];
  let letters = 0;
  let unit = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const level = levels[unit] ?? 0;
    const last = runs.at(-1);
    const subset = last?.subset?.characters.has(code) ? last.subset : family.find((each) => each.characters.has(code));
    if (last && last.subset === subset && last.level === level) last.text += character;
    else runs.push({ text: character, subset, level, letters });
    letters += 1;
    unit += character.length;
  }
  return runs;
}

/** From the innermost level outwards, what runs from right to left is turned. */
function seenOrder(runs: TextRun[]): TextRun[] {
  const seen = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--) {
    for (let start = 0; start < seen.length; start++) {
      let end = start;
      while ((seen[end]?.level ?? -1) >= level) end += 1;
      seen.splice(start, end - start, ...seen.slice(start, end).reverse());
      start = end;
    }
  }
  return seen;
}

function append(
  line: Glyphs,
  run: string,
  { font, unitsPerEm }: Subset,
  { weight, tabular, letters }: { weight: number; tabular: boolean; letters: number },
): void {
  font.setVariations([new Variation('wght', weight)]);
  const buffer = new Buffer();
  buffer.addText(run);
  buffer.guessSegmentProperties();
  shape(font, buffer, tabular ? [new Feature('tnum')] : []);
  const positions = buffer.getGlyphPositions();
  buffer.getGlyphInfos().forEach(({ codepoint: glyph, cluster }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    // Most lines are only measured.
    const draw = () => {
      font.setVariations([new Variation('wght', weight)]);
      return font
        .glyphToJson(glyph)
        .map(({ type, values }) => ({ type, values: values.map((value) => value / unitsPerEm) }));
    };
    const x = line.width + xOffset / unitsPerEm;
    // Clusters count UTF-16 units; letter-spacing counts characters.
    const letter = letters + [...run.slice(0, cluster)].length;
    line.glyphs.push({ x, y: -yOffset / unitsPerEm, letter, draw });
    line.width += xAdvance / unitsPerEm;
  });
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
