import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { fallbackFaces } from './fallbackFonts.ts';
import { families, fileOf, type FamilyName } from './families.ts';

/** A face of the page, cut down to what the stories' languages need. */
interface Face {
  family: string;
  package: FamilyName;
  slant: 'normal' | 'italic';
  /** Weights the page uses: a range, or one. */
  weights: [number, number];
  /** Whether the first paint needs it. */
  preload: boolean;
}

const faces: Face[] = [
  { family: 'Source Serif 4 Variable', package: 'source-serif-4', slant: 'normal', weights: [400, 700], preload: true },
  {
    family: 'Source Serif 4 Variable',
    package: 'source-serif-4',
    slant: 'italic',
    weights: [400, 400],
    preload: false,
  },
  { family: 'Source Sans 3 Variable', package: 'source-sans-3', slant: 'normal', weights: [400, 700], preload: true },
  { family: 'Source Sans 3 Variable', package: 'source-sans-3', slant: 'italic', weights: [400, 400], preload: false },
];

/**
 * Features of the fonts that the pages make use of: kerning, ligatures, marks, digits of one width, and the forms in which
 * Arabic letters join. Small capitals, old-style and raised digits, fractions and the like take a seventh of each file.
 */
const features = [
  ...['kern', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'rlig', 'rvrn', 'tnum', 'lnum'],
  ...['init', 'medi', 'fina', 'isol', 'curs'],
];

export interface Fonts {
  /** Path of a stylesheet that declares the faces. */
  css: string;
  /** Names of the files that the first paint needs, as the stylesheet names them. */
  preload: string[];
}

/** Characters that the pages may have to print, upright and in italics. */
export type Characters = Record<Face['slant'], Set<string>>;

/** Cuts the page's fonts down to some characters, into a folder, with a stylesheet beside them. */
export async function subsetFonts(characters: Characters, folder: string): Promise<Fonts> {
  await mkdir(folder, { recursive: true });
  const rules: string[] = [];
  const preload: string[] = [];
  for (const face of faces) {
    const { family, package: name, slant, weights } = face;
    const wanted = new Set([...characters[slant]].map((character) => character.codePointAt(0)!));
    for (const part of families[name]) {
      const { script } = part;
      const { font, stylesheet, name: source } = fileOf(part, slant);
      const range = rangeOf(await readFile(stylesheet, 'utf8'), source);
      const own = [...wanted].filter((code) => range.some(([from, to]) => code >= from && code <= to));
      if (!own.length) continue;
      for (const code of own) wanted.delete(code);
      const [min, max] = weights;
      const subset = await subsetFont(await readFile(font), String.fromCodePoint(...own), {
        targetFormat: 'woff2',
        keepFeatures: features,
        variationAxes: { wght: min === max ? min : { min, max } },
      });
      const file = `${name}-${script}-${slant}.woff2`;
      await writeFile(join(folder, file), subset);
      if (face.preload && script === 'latin') preload.push(file);
      rules.push(`@font-face {
  font-family: '${family}';
  font-style: ${slant};
  font-weight: ${min === max ? '200 900' : `${min} ${max}`};
  font-display: swap;
  src: url('./${file}') format('woff2');
  unicode-range: ${own
    .sort((a, b) => a - b)
    .map((code) => `U+${code.toString(16)}`)
    .join(', ')};
}`);
    }
  }
  const css = join(folder, 'fonts.css');
  await writeFile(css, `${rules.join('\n')}\n${fallbackFaces()}\n`);
  return { css, preload };
}

/** The `unicode-range` that Fontsource gives a file. */
function rangeOf(css: string, file: string): [number, number][] {
  const rule = css.split('@font-face').find((each) => each.includes(`${file}.woff2`));
  const range = /unicode-range:\s*([^;]+);/.exec(rule ?? '')?.[1] ?? '';
  return range.split(',').map((part) => {
    const [from, to] = part.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(from!, 16), parseInt(to ?? from!, 16)];
  });
}
