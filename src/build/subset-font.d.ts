declare module 'subset-font' {
  /** Keeps of a font only the glyphs of `text`, and of its axes only what is named. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: 'sfnt' | 'woff' | 'woff2';
      /** OpenType tags; all of them when absent. */
      keepFeatures?: string[];
      variationAxes?: Record<string, number | { min: number; max: number }>;
    },
  ): Promise<Uint8Array>;
}
