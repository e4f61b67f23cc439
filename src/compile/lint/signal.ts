import type { JsonPath, Problem, Theme, ThemeMode } from '../../format/index.ts';
import { problemAt, type SourceFile } from '../sourceFile.ts';

/** How far a signal's colour must be from any other, in OKLab: a tenth is clearly another colour, side by side. */
const apart = 0.1;

/** What a colour stands for, the colours in which it is said, and those that belong with them. */
const signals: { name: string; colours: JsonPath[]; family: JsonPath[] }[] = [
  { name: 'forces', colours: [['drawing', 'forces']], family: [] },
  {
    name: 'measurement',
    colours: [
      ['drawing', 'tape'],
      ['page', 'measure'],
    ],
    family: [
      ['drawing', 'tapeEdge'],
      ['drawing', 'tapeTick'],
      ['drawing', 'tapeHollow'],
      ['drawing', 'plate'],
      ['drawing', 'plateInk'],
    ],
  },
];

/** Colours that look like one of the two which stand for something: forces, and measurement. */
export function signalProblems(theme: Theme, file: SourceFile): Problem[] {
  return (['light', 'dark'] as const).flatMap((mode) => {
    const all = coloursOf(theme[mode]);
    return signals.flatMap(({ name, colours, family }) => {
      const own = new Set([...colours, ...family].map((path) => path.join('.')));
      const others = all.filter(({ path }) => !own.has(path.join('.')));
      const said = all.filter(({ path }) => colours.some((each) => each.join('.') === path.join('.')));
      return others.flatMap(({ path, color }) => {
        const like = said.find((signal) => difference(signal.color, color) < apart);
        if (!like) return [];
        return [
          problemAt(file, [mode, ...path], {
            rule: 'theme-signal',
            message: `must not look like the colour of ${name} (${like.color}), which stands for nothing else`,
            value: color,
            remedy: 'Choose another hue, or one much lighter or darker.',
          }),
        ];
      });
    });
  });
}

/** Every colour of a mode with its path; shades, which are laid over the land thinly, are left out. */
function coloursOf({ ground, drawing, page }: ThemeMode): { path: JsonPath; color: string }[] {
  const { shades: _, ...flat } = ground;
  return Object.entries({ ground: flat, drawing, page }).flatMap(([part, colours]) =>
    Object.entries(colours).map(([name, color]) => ({ path: [part, name], color })),
  );
}

/** Distance of two colours `#rrggbb` in OKLab (Björn Ottosson, 2020), where equal distances look about equal. */
export function difference(one: string, other: string): number {
  const [a, b] = [oklab(one), oklab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function oklab(color: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
