import type { JsonPath, Problem, Theme, ThemeMode } from '../../format/index.ts';
import { isHatched, shadeOnLand } from '../../ground/index.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';

/** Contrast that WCAG 2.2 asks for: 1.4.3 of texts, 1.4.11 of marks that must be seen to understand the picture. */
const ofText = 4.5;
const ofMarks = 3;

/** A colour, what lies beneath it, and by how much it must stand out. */
interface Pair {
  path: JsonPath;
  color: string;
  on: { name: string; color: string };
  least: number;
}

/**
 * Colours of a theme that do not stand out from what is beneath them. Names on the map carry a halo, from which they must
 * stand out as texts do, and as marks from the ground around it. Hatched shades are thin and are left out.
 */
export function contrastProblems(theme: Theme, file: SourceFile): Problem[] {
  return (['light', 'dark'] as const).flatMap((mode) => modeProblems(mode, theme[mode], file));
}

function modeProblems(mode: string, colours: ThemeMode, file: SourceFile): Problem[] {
  return pairsOf(colours).flatMap(({ path, color, on, least }) => {
    const ratio = contrast(color, on.color);
    if (ratio >= least) return [];
    return [
      problemAt(file, [mode, ...path], {
        rule: 'theme-contrast',
        message: `must stand out from ${on.name} (${on.color}) by ${least} to 1: it does by ${ratio.toFixed(2)}`,
        value: color,
        remedy: luminance(color) > luminance(on.color) ? 'Make it lighter.' : 'Make it darker.',
      }),
    ];
  });
}

function pairsOf({ ground, drawing, page }: ThemeMode): Pair[] {
  const tints = ground.shades.flatMap((_, index) =>
    isHatched(index) ? [] : [{ name: `shade ${index + 1} on land`, color: shadeOnLand(ground, index) }],
  );
  const [land, sea, lit] = (['land', 'sea', 'lit'] as const).map((name) => ({ name, color: ground[name] }));
  const halo = { name: 'its halo', color: drawing.halo };
  const plate = { name: 'the plate', color: drawing.plate };
  const paper = { name: 'the card', color: page.paper };
  const dry = [land, lit, ...tints];
  const all = [...dry, sea];
  const pairs = (path: JsonPath, color: string, grounds: typeof all, least: number): Pair[] =>
    grounds.flatMap((on) => (on ? [{ path, color, on, least }] : []));
  const drawn = (name: keyof typeof drawing, grounds: typeof all, least = ofMarks) =>
    pairs(['drawing', name], drawing[name], grounds, least);
  const space = { name: 'space', color: page.space };
  return [
    ...pairs(['page', 'ink'], page.ink, [paper], ofText),
    ...pairs(['page', 'quiet'], page.quiet, [paper], ofText),
    ...pairs(['page', 'focus'], page.focus, [paper, land, sea, space], ofMarks),
    ...drawn('ink', [halo], ofText),
    ...drawn('faint', [halo], ofText),
    ...drawn('water', [halo], ofText),
    ...drawn('plateInk', [plate], ofText),
    ...drawn('ink', all),
    ...drawn('faint', all),
    ...drawn('water', [sea]),
    ...drawn('forces', all),
    ...drawn('route', all),
    ...drawn('ring', all),
    ...tapePairs(drawing, all),
    ...pairs(['ground', 'litBorder'], ground.litBorder, [land], ofMarks),
  ];
}

/** Either the band or its outline must be seen, whichever stands out more; its ticks stand on the band. */
function tapePairs(drawing: ThemeMode['drawing'], grounds: ({ name: string; color: string } | undefined)[]): Pair[] {
  const outlines = grounds.flatMap((on): Pair[] => {
    if (!on) return [];
    const best = contrast(drawing.tape, on.color) > contrast(drawing.tapeEdge, on.color) ? 'tape' : 'tapeEdge';
    return [{ path: ['drawing', best], color: drawing[best], on, least: ofMarks }];
  });
  const band = { name: 'the tape', color: drawing.tape };
  return [...outlines, { path: ['drawing', 'tapeTick'], color: drawing.tapeTick, on: band, least: ofMarks }];
}

/** Ratio of two colours' relative luminances, 1 … 21: WCAG 2.2, contrast ratio. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, relative luminance, of `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
