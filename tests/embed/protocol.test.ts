import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { announcer } from '../../src/embed/heights.ts';
import { readParameters } from '../../src/embed/parameters.ts';
import { longest, parseFrameMessage, parseHostMessage, seal } from '../../src/embed/protocol.ts';
import { heightMessages, readAddress, readResizer } from '../../src/embed/resizers.ts';

describe('the protocol', () => {
  test('gives back what was sealed', () => {
    const drive = { type: 'drive', progress: 0.25 } as const;
    expect(parseHostMessage(seal(drive))).toEqual(drive);
    const scene = { type: 'scene', story: 's', scene: 'a', index: 1, count: 3, locale: 'nl' } as const;
    expect(parseFrameMessage(seal(scene))).toEqual(scene);
  });

  test('clamps numbers, and believes none that is not finite', () => {
    expect(parseHostMessage(seal({ type: 'drive', progress: 1e9 }))).toEqual({ type: 'drive', progress: 1 });
    expect(parseFrameMessage(seal({ type: 'length', length: 1e9 }))).toEqual({ type: 'length', length: longest });
    for (const progress of [NaN, Infinity, '0.5', null]) {
      expect(parseHostMessage({ source: 'meetlint', v: 1, type: 'drive', progress })).toBeUndefined();
    }
  });

  test('never throws, and knows only its own version', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        parseFrameMessage(anything);
        parseHostMessage(anything);
        readResizer(anything);
      }),
    );
    expect(parseHostMessage({ source: 'meetlint', v: 2, type: 'drive', progress: 0 })).toBeUndefined();
    expect(parseFrameMessage(seal({ type: 'error', message: 'x'.repeat(501) }))).toBeUndefined();
  });
});

describe('the words of resizers', () => {
  test('tell the host’s viewport', () => {
    expect(readResizer('pymxPYMxstoryxPYMxviewport-iframe-positionxPYMx390 844 -1200 0 9000 390')).toEqual({
      protocol: 'pym',
      id: 'story',
      viewport: 844,
      top: 1200,
    });
    const info = { clientHeight: 800, windowHeight: 790, scrollTop: 1500, offsetTop: 500 };
    expect(readResizer(`[iFrameSizer]pageInfo:${JSON.stringify(info)}`)).toMatchObject({ viewport: 790, top: 1000 });
    expect(readResizer(JSON.stringify({ iframeTop: -40, innerHeight: 700 }))).toMatchObject({ viewport: 700, top: 40 });
  });

  test('are refused when their numbers can be none', () => {
    for (const numbers of ['NaN NaN NaN', '390 1e9 0', '390 844 -1e12', '', '390']) {
      expect(readResizer(`pymxPYMxstoryxPYMxviewport-iframe-positionxPYMx${numbers}`)).toBeUndefined();
    }
    expect(readResizer(`[iFrameSizer]${'x'.repeat(5000)}`)).toBeUndefined();
    expect(readResizer('pymxPYMx<script>xPYMxwidthxPYMx1')).toBeUndefined();
  });

  test('are found in the address of pym and of WordPress', () => {
    expect(readAddress({ search: '?initialWidth=600&childId=a-1', hash: '' })).toEqual({ protocol: 'pym', id: 'a-1' });
    expect(readAddress({ search: '', hash: '#?secret=aB3' })).toEqual({ protocol: 'wordpress', id: 'aB3' });
    expect(readAddress({ search: '?childId=a', hash: '#?secret=<b>' })).toBeUndefined();
  });

  test('never hold null, and keep WordPress within its bounds', () => {
    const href = 'https://example.org/x/en/embed.html';
    for (const protocol of ['pym', 'iframe-resizer', 'wordpress', 'guardian', 'amp', 'any'] as const) {
      const messages = heightMessages(12345, 600, { protocol, id: 'a' }, href);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages).not.toContain(null);
    }
    expect(heightMessages(12345, 600, { protocol: 'wordpress', id: 'a' }, href)).toEqual([
      { message: 'height', value: 1000, secret: 'a' },
    ]);
  });
});

describe('heights', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('are told as whole pixels, and not again for a single one', () => {
    const told: number[] = [];
    const { announce } = announcer((height) => told.push(height));
    for (const height of [1000.2, 1000.9, 1001.4, 1400]) announce(height, 600);
    expect(told).toEqual([1001, 1400]);
  });

  test('come to rest when host and frame answer each other without end', () => {
    const told: number[] = [];
    const { announce } = announcer((height) => told.push(height));
    for (let i = 0; i < 4000; i++) {
      vi.advanceTimersByTime(10);
      // A scroll bar comes and goes, and the text with it.
      announce(i % 2 ? 9000 : 9100, i % 2 ? 600 : 585);
    }
    expect(told.length).toBeLessThanOrEqual(4);
    expect(told.at(-1)).toBe(9100);
    announce(5000, 1200);
    expect(told.at(-1)).toBe(5000);
  });

  test('are told in the end, however often the reader opened and shut a part of the story', () => {
    const told: number[] = [];
    const { announce } = announcer((height) => told.push(height));
    for (let i = 0; i < 10; i++) announce(9000 + 100 * i, 600);
    announce(8000, 600);
    expect(told.at(-1)).not.toBe(8000);
    vi.advanceTimersByTime(6000);
    expect(told.at(-1)).toBe(8000);
  });
});

describe('parameters of embed.html', () => {
  const known = { scenes: ['opening', 'bases', 'end'], locales: ['en', 'nl'] };

  test('name scenes by id or by number', () => {
    expect(readParameters('?scene=bases&scenes=2..end&units=mi&theme=dark&mode=plain&lang=nl', known)).toEqual({
      parameters: { scene: 1, scenes: [1, 2], units: 'mi', theme: 'dark', mode: 'plain', lang: 'nl' },
      hints: [],
    });
    expect(readParameters('?scenes=..bases', known).parameters).toEqual({ scenes: [0, 1] });
  });

  test('are passed over with a hint when nobody knows them, except those of resizers', () => {
    const { parameters, hints } = readParameters('?scene=9&scenes=end..opening&units=m&colour=red&childId=x', known);
    expect(parameters).toEqual({});
    expect(hints).toHaveLength(4);
    expect(hints[0]).toContain('write 1 … 3, or one of opening, bases, end');
  });
});
