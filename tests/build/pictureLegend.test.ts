import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictureLegend } from '../../src/build/pictureLegend.ts';
import { loadTypeface } from '../../src/build/typeface.ts';
import type { CompiledStory } from '../../src/compile/index.ts';
import { englishWords, parseTheme } from '../../src/format/index.ts';
import { barName } from '../../src/reader/figure.ts';

const sans = await loadTypeface('source-sans-3');
const file = new URL('../../story/themes/paper.json', import.meta.url);
const { theme } = parseTheme(readFileSync(file, 'utf8'), 'paper.json', 'paper');
const colours = theme!.light;

/** A story of one scene with a position, and two groups of countries of which it shades one or both. */
function legend(ground: string[], width: number) {
  const story = {
    locale: 'en',
    words: englishWords.page,
    legend: {},
    shadeNames: { EU: 'European Union', NATO: 'NATO' },
    drawing: { items: [{ id: 'ship', type: 'position' }] },
    ground: { shades: { EU: [], NATO: [] }, areas: [] },
    timeline: { stops: [{ shows: ['ship'], ground }] },
  } as unknown as CompiledStory;
  return pictureLegend(story, 0, { width, unit: 1, sans, colours });
}

const signs = (markup = '') => markup.match(/<svg /g)?.length ?? 0;

describe('the legend of a picture', () => {
  it('has a sign in the theme’s colours for all that the map needs explained', () => {
    const markup = legend(['shade:EU', 'shade:NATO'], 1000)?.at(0, 0);
    expect(signs(markup)).toBe(3);
    for (const colour of [colours.ground.shades[0]?.color, colours.drawing.forces]) expect(markup).toContain(colour);
    expect(signs(legend([], 1000)?.at(0, 0))).toBe(1);
  });

  it('goes on in a further row where its width ends', () => {
    const heights = [1000, 300, 100].map((width) => legend(['shade:EU', 'shade:NATO'], width)?.height ?? 0);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    expect(new Set(heights).size).toBe(3);
  });
});

it('a bar is named by the line that it measures, or by the two ends of a distance', () => {
  const of = { name: 'a', kind: 'length', value: 1, unit: 'km', rounded: 1, round: 1, uncertainty: 0 } as const;
  const end = (name: string) => ({ id: name, name, at: [0, 0] as [number, number] });
  expect(barName({ ...of, of: 'The strait' })).toBe('The strait');
  expect(barName({ ...of, kind: 'distance', from: end('Minsk'), to: end('Almaty') })).toBe('Minsk – Almaty');
});
