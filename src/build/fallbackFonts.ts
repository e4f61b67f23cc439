/** What a face measures, in em: `width` is the mean advance of running Latin text. */
interface Metrics {
  width: number;
  ascent: number;
  descent: number;
}

interface Fallback {
  /** Names by which systems know it, metric-compatible twins included. */
  local: string[];
  width: number;
}

/**
 * Few, for a browser looks for each before it paints at all: what Android has first, then what the others have. From
 * each face's `hhea` table and its advances weighted by the frequency of letters, as Capsize publishes them.
 */
const families: { name: string; metrics: Metrics; fallbacks: Fallback[] }[] = [
  {
    name: 'Source Serif 4',
    metrics: { width: 0.479, ascent: 1.036, descent: 0.335 },
    fallbacks: [
      { local: ['Noto Serif'], width: 0.481 },
      { local: ['Times New Roman', 'Liberation Serif', 'Tinos'], width: 832 / 2048 },
    ],
  },
  {
    name: 'Source Sans 3',
    metrics: { width: 0.418, ascent: 1.024, descent: 0.4 },
    fallbacks: [
      { local: ['Roboto'], width: 911 / 2048 },
      { local: ['Arial', 'Liberation Sans', 'Arimo'], width: 904 / 2048 },
    ],
  },
];

/**
 * Faces that make what a system has take up the room of the page's own fonts, so that nothing moves when those come:
 * `Source Serif 4 Fallback 1`, and so on. A face whose local fonts are missing is passed over by the browser.
 */
export function fallbackFaces(): string {
  return families
    .flatMap(({ name, metrics, fallbacks }) =>
      fallbacks.map(({ local, width }, index) => {
        const size = metrics.width / width;
        return `@font-face {
  font-family: '${name} Fallback ${index + 1}';
  src: ${local.map((each) => `local('${each}')`).join(', ')};
  size-adjust: ${percent(size)};
  ascent-override: ${percent(metrics.ascent / size)};
  descent-override: ${percent(metrics.descent / size)};
  line-gap-override: 0%;
}`;
      }),
    )
    .join('\n');
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}
