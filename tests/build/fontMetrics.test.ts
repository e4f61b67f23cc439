import { describe, expect, test } from 'vitest';
import { loadTextWidth } from '../../src/build/fontMetrics.ts';
import { labelStyles } from '../../src/drawing/index.ts';

const textWidth = await loadTextWidth();
const style = { ...labelStyles.place, size: 100 };

describe('the width of a text', () => {
  test('is that of the page’s font, kerned', () => {
    const apart = textWidth('A', style) + textWidth('V', style);
    expect(textWidth('AV', style)).toBeLessThan(apart);
    expect(textWidth('Minsk', style)).toBeGreaterThan(220);
    expect(textWidth('Minsk', style)).toBeLessThan(300);
  });

  test('grows with size and weight', () => {
    expect(textWidth('Kyiv', { ...style, size: 200 })).toBeCloseTo(2 * textWidth('Kyiv', style));
    expect(textWidth('Kyiv', { ...style, weight: 700 })).toBeGreaterThan(textWidth('Kyiv', { ...style, weight: 400 }));
  });

  test('has the letter spacing after every letter', () => {
    expect(textWidth('Kyiv', { ...style, letterSpacing: 5 })).toBeCloseTo(textWidth('Kyiv', style) + 20);
  });

  test('is known in every script that the font has, also mixed', () => {
    const both = textWidth('Київ', style) + textWidth('Kyiv', style);
    expect(textWidth('Київ', style)).toBeGreaterThan(150);
    expect(Math.abs(textWidth('КиївKyiv', style) - both)).toBeLessThan(5);
    expect(textWidth('Łódź', style)).toBeGreaterThan(150);
  });

  test('of the italic is another', () => {
    expect(textWidth('Black Sea', { ...style, italic: true })).not.toBeCloseTo(textWidth('Black Sea', style), 1);
  });
});
