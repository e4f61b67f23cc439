import { beforeAll, describe, expect, it } from 'vitest';
import { outlined } from '../../src/build/outlined.ts';
import { formats } from '../../src/build/picture.ts';
import { toPng } from '../../src/build/raster.ts';
import { loadTypeface, type Typeface } from '../../src/build/typeface.ts';
import { setText, type Run } from '../../src/build/typesetting.ts';

let sans: Typeface;
let serif: Typeface;
beforeAll(async () => {
  [sans, serif] = await Promise.all([loadTypeface('source-sans-3'), loadTypeface('source-serif-4')]);
});
const run = (text: string, typeface: Typeface, weight = 400): Run => ({
  text,
  typeface,
  setting: { size: 20, weight },
  fill: '#000',
});

describe('a typeface', () => {
  it('is wider the heavier it is, and scales with its size', () => {
    const width = (weight: number, size: number) => sans.width('Kyiv', { weight, size });
    expect(width(700, 20)).toBeGreaterThan(width(400, 20));
    expect(width(400, 40)).toBeCloseTo(2 * width(400, 20));
  });

  it('draws Cyrillic and accents, and leaves a gap for what it does not have', () => {
    expect(serif.outline('Минск', { size: 20, weight: 400 }).length).toBeGreaterThan(200);
    expect(serif.outline('ï', { size: 20, weight: 400 })).not.toBe(serif.outline('i', { size: 20, weight: 400 }));
    expect(sans.outline('漢', { size: 20, weight: 400 })).toBe('');
    expect(sans.width('漢', { size: 20, weight: 400 })).toBeGreaterThan(0);
  });

  it('joins Arabic letters, and sets them from right to left', () => {
    const setting = { size: 100, weight: 400 };
    for (const typeface of [sans, serif]) {
      const apart = [...'بغداد'].reduce((sum, letter) => sum + typeface.width(letter, setting), 0);
      expect(typeface.width('بغداد', setting)).toBeLessThan(0.9 * apart);
      expect(typeface.width('بغداد', { ...setting, italic: true })).toBe(typeface.width('بغداد', setting));
    }
    // The figure comes first, so it stands on the right; in a Latin line it stands on the left.
    const left = (path: string, text: string) => {
      const drawn = sans.outline(text, setting);
      return drawn.indexOf(sans.outline(path, setting));
    };
    expect(left('كم', '150 كم')).toBe(0);
    expect(left('150', '150 km')).toBe(0);
  });
});

describe('setText', () => {
  const long = 'Voor de oefening kwam vanaf 17 januari een troepenmacht naar Belarus';

  it('breaks at spaces so that no line is wider than allowed', () => {
    const text = setText([run(long, serif)], { width: 200, leading: 1.4 });
    expect(text.lines).toBeGreaterThan(2);
    expect(text.width).toBeLessThanOrEqual(200);
    expect(text.height).toBeCloseTo(text.lines * 28);
  });

  it('never breaks at a no-break space, nor between runs that touch', () => {
    expect(setText([run('150\u00a0km', sans)], { width: 10, leading: 1.4 }).lines).toBe(1);
    expect(
      setText([run('dichtstbij: ', sans), run('150', sans, 700), run('.', sans)], { width: 1, leading: 1.4 }).lines,
    ).toBe(2);
  });

  it('balances a heading without needing more lines', () => {
    const plain = setText([run(long, serif)], { width: 500, leading: 1.1 });
    const balanced = setText([run(long, serif)], { width: 500, leading: 1.1, balanced: true });
    expect(balanced.lines).toBe(plain.lines);
    expect(balanced.width).toBeLessThan(plain.width);
  });
});

describe('outlined', () => {
  it('leaves no text that depends on a font', () => {
    const line = { key: 'a', tag: 'tspan' as const, attributes: { x: 5, y: 20 }, text: 'Kyiv' };
    const text = { key: 't', tag: 'text' as const, attributes: { x: 5, y: 20, 'font-size': 12, 'text-anchor': 'middle', fill: 'red' }, children: [line] }; // prettier-ignore
    const [group] = outlined([text], sans);
    expect(group?.tag).toBe('g');
    expect(group?.attributes).toEqual({ fill: 'red' });
    expect(group?.children?.[0]?.tag).toBe('path');
    const half = sans.width('Kyiv', { size: 12, weight: 400 }) / 2;
    expect(group?.children?.[0]?.attributes['transform']).toBe(`translate(${Math.round((5 - half) * 100) / 100} 20)`);
  });
});

describe('toPng', () => {
  it('gives as many pixels as the SVG has units', () => {
    const png = Buffer.from(toPng('<svg xmlns="http://www.w3.org/2000/svg" width="12" height="7"/>'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([12, 7]);
  });
});

describe('formats', () => {
  it('are those that feeds, upright stories and paper ask for', () => {
    const shapes = formats.map(({ name, width, height }) => [name, (width / height).toFixed(3)]);
    expect(shapes).toEqual([
      ['1x1', '1.000'],
      ['4x5', '0.800'],
      ['9x16', '0.563'],
      ['print', '1.419'],
    ]);
  });
});
