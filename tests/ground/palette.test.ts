import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dark, light, shadeOnLand } from '../../src/ground/index.ts';

/** Relative luminance by WCAG 2.2, 0 … 1. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s ground', (_, theme) => {
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
    theme.shades.forEach(({ kind }, index) => {
      if (kind !== 'tint') return;
      const step = contrast(shadeOnLand(theme, index), theme.land);
      expect(step).toBeLessThan(contrast(theme.lit, theme.land));
      expect(step).toBeGreaterThan(1.05);
    });
  });
});

it('is what legends show: the page’s colours of the ground are those of the light theme', () => {
  const css = readFileSync(new URL('../../src/reader/story.css', import.meta.url), 'utf8');
  const declared = (name: string) => new RegExp(`--ground-${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
  expect(declared('land')).toBe(light.land);
  light.shades.forEach((_, index) => expect(declared(`shade-${index + 1}`)).toBe(shadeOnLand(light, index)));
});
