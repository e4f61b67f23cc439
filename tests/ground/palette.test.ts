import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/compile/lint/contrast.ts';
import { parseTheme } from '../../src/format/index.ts';
import { groundProperties, isHatched, pageGround, shadeOnLand } from '../../src/ground/index.ts';

const folder = new URL('../../story/themes/', import.meta.url);
const grounds = readdirSync(folder).flatMap((file) => {
  const { theme } = parseTheme(readFileSync(new URL(file, folder), 'utf8'), file, file);
  if (!theme) throw new Error(file);
  return (['light', 'dark'] as const).map((mode) => [mode, file, theme[mode].ground] as const);
});

describe.each(grounds)('the %s ground of %s', (_mode, _file, theme) => {
  it('tells land from sea by lightness too', () => {
    expect(contrast(theme.land, theme.sea)).toBeGreaterThan(1.12);
  });

  it('sets the country of the story apart from the land', () => {
    expect(contrast(theme.lit, theme.land)).toBeGreaterThan(1.18);
  });

  it('draws coasts and borders so that they are seen on the land, and coasts on the sea', () => {
    expect(contrast(theme.border, theme.land)).toBeGreaterThan(2.3);
    expect(contrast(theme.coast, theme.land)).toBeGreaterThan(2.2);
    expect(contrast(theme.coast, theme.sea)).toBeGreaterThan(2);
  });

  it('keeps tints quieter than the country that is set apart, and yet to be seen', () => {
    theme.shades.forEach((_, index) => {
      if (isHatched(index)) return;
      const step = contrast(shadeOnLand(theme, index), theme.land);
      expect(step).toBeLessThan(contrast(theme.lit, theme.land));
      expect(step).toBeGreaterThan(1.05);
    });
  });

  it('is declared in full for what refers to it', () => {
    const declared = groundProperties(theme).map(([property]) => `var(${property})`);
    const { shades, ...colours } = pageGround;
    const named = [...Object.values(colours), ...shades.flatMap(({ color, opacity }) => [color, opacity])];
    expect(new Set(declared)).toEqual(new Set(named));
  });
});
