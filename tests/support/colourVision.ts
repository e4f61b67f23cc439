/** A colour as `#rrggbb`. */
type Hex = string;

/**
 * How light in linear RGB is seen by those who lack one of the three kinds of cones: Machado, Oliveira and Fernandes 2009,
 * “A Physiologically-based Model for Simulation of Color Vision Deficiency”, severity 1. Rows give red, green and blue.
 */
const deficiencies = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
export type Vision = keyof typeof deficiencies;
export const visions = Object.keys(deficiencies) as Vision[];

/** How different two colours look, as the distance in CIELAB: at 2 a trained eye tells them apart, at 10 anybody does. */
export function difference(a: Hex, b: Hex, vision: Vision): number {
  const [one, other] = [lab(seen(linear(a), vision)), lab(seen(linear(b), vision))];
  return Math.hypot(...one.map((value, i) => value - other[i]!));
}

/** WCAG's contrast of two colours, 1 … 21, as they are seen. */
export function contrast(a: Hex, b: Hex, vision: Vision): number {
  const [one, other] = [luminance(seen(linear(a), vision)), luminance(seen(linear(b), vision))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A colour laid over another. */
export function over(color: Hex, opacity: number, ground: Hex): Hex {
  const [top, bottom] = [channels(color), channels(ground)];
  return `#${top
    .map((value, i) => Math.round(value * opacity + bottom[i]! * (1 - opacity)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

function channels(hex: Hex): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function linear(hex: Hex): number[] {
  return channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

function seen(rgb: number[], vision: Vision): number[] {
  return deficiencies[vision].map((row) =>
    Math.max(
      0,
      Math.min(
        1,
        row.reduce<number>((sum, weight, i) => sum + weight * rgb[i]!, 0),
      ),
    ),
  );
}

function luminance([red = 0, green = 0, blue = 0]: number[]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** CIELAB by the white of sRGB, D65. */
function lab([red = 0, green = 0, blue = 0]: number[]): number[] {
  const bend = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = bend(luminance([red, green, blue]));
  const z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
