import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pagePalette, paint, toSvg, type Drawing, type LabelPlace, type Mark } from '../../src/drawing/index.ts';
import type { LonLat } from '../../src/projection/index.ts';
import { drawingOf, label, place, position, ring, route, stateOf, tape } from './sketch.ts';

const options = { projection: 'mercator', locale: 'nl', units: 'km' } as const;
const kyiv: LonLat = [30.5, 50.5];
const here = { center: kyiv, zoom: 6 };
const at = (dx: number, dy: number, ...lines: string[]): LabelPlace => ({ dx, dy, anchor: 'start', lines });

describe('what is painted', () => {
  it('is what has an opacity above 0, with that opacity', () => {
    const drawing = drawingOf([place('gone', kyiv), place('half', kyiv), place('whole', kyiv)]);
    const marks = paint(drawing, stateOf(drawing, here, { opacity: { gone: 0, half: 0.5, whole: 1 } }), options);
    expect(dots(marks)).toEqual({ 'dot:half': 0.5, 'dot:whole': undefined });
  });

  it('leaves out what is behind the globe', () => {
    const drawing = drawingOf([place('here', kyiv), place('antipode', [-149.5, -50.5])]);
    const marks = paint(drawing, stateOf(drawing, { center: kyiv, zoom: 1 }), { ...options, projection: 'globe' });
    expect(Object.keys(dots(marks))).toEqual(['dot:here']);
  });

  it('is in the copy of the world in which the camera is', () => {
    const drawing = drawingOf([place('suva', [178.4, -18.1])]);
    const x = (longitude: number) =>
      Number(
        all(paint(drawing, stateOf(drawing, { center: [longitude, -18] }), options))
          .find(({ key }) => key === 'dot:suva')
          ?.attributes['transform']?.toString()
          .match(/\((\S+)/)?.[1],
      );
    expect(x(-170)).toBeCloseTo(x(190), 1);
    expect(x(-170)).toBeLessThan(400);
  });

  it('sets a name from right to left where it is so written, in the place that is its own', () => {
    const item = { ...place('baghdad', kyiv), name: 'بغداد' };
    const text = (lines: string[], anchor: LabelPlace['anchor']) => {
      const drawing = drawingOf([item], { baghdad: { dx: 8, dy: 0, anchor, lines } });
      return all(paint(drawing, stateOf(drawing, here), options)).find(({ tag }) => tag === 'text')?.attributes;
    };
    // Its left edge is where it ends.
    expect(text(['بغداد'], 'start')).toMatchObject({ direction: 'rtl', 'text-anchor': 'end' });
    expect(text(['بغداد'], 'end')).toMatchObject({ direction: 'rtl' });
    expect(text(['بغداد'], 'end')).not.toHaveProperty('text-anchor');
    expect(text(['Baghdad'], 'end')).toMatchObject({ 'text-anchor': 'end' });
    expect(text(['Baghdad'], 'start')).not.toHaveProperty('direction');
  });

  it('leaves letters together that join', () => {
    const item = label('iraq', kyiv, 'country');
    const spacing = (line: string) => {
      const drawing = drawingOf([item], { iraq: { dx: 0, dy: 0, anchor: 'middle', lines: [line] } });
      return all(paint(drawing, stateOf(drawing, here), options)).find(({ tag }) => tag === 'text')?.attributes[
        'letter-spacing'
      ];
    };
    expect(spacing('IRAQ')).toBeGreaterThan(0);
    expect(spacing('العراق')).toBeUndefined();
  });

  it('says how certain a place is', () => {
    const discs = (certainty: 'exact' | 'approximate' | 'disputed') => {
      const drawing = drawingOf([place('somewhere', kyiv, 'place', certainty, certainty === 'exact' ? 0 : 40)]);
      return all(paint(drawing, stateOf(drawing, here), options)).flatMap(({ key, attributes }) =>
        key === 'disc' || key === 'hatch' ? [[key, attributes['stroke-dasharray']]] : [],
      );
    };
    expect(discs('exact')).toEqual([]);
    expect(discs('approximate')).toEqual([['disc', '3 2.5']]);
    expect(discs('disputed')).toEqual([
      ['disc', '3 2.5'],
      ['hatch', undefined],
    ]);
  });

  it('sets forces apart by one colour that nothing else has', () => {
    const items = [
      place('a', kyiv, 'base'),
      position('b', kyiv, 10),
      ring('c', kyiv, 140),
      tape('d', kyiv, [31, 51]),
      route('e', [kyiv, [31, 51]]),
    ];
    for (const item of items) {
      const drawing = drawingOf([item], { [item.id]: at(9, 4, 'name') });
      const svg = toSvg(paint(drawing, stateOf(drawing, here), options));
      expect(svg.includes(pagePalette.forces), item.type).toBe(item.type === 'position');
    }
  });

  it('has an arrow at the head of a route, and no more of it than is drawn', () => {
    const drawing = drawingOf([route('road', [kyiv, [34, 50.5]])]);
    const ends = (drawn: number) => {
      const marks = all(paint(drawing, stateOf(drawing, here, { drawn: { road: drawn } }), options));
      const head = marks.find(({ key }) => key === 'head')?.attributes['transform']?.toString();
      const line = marks.find(({ key }) => key === 'line')?.attributes['d']?.toString();
      return [head?.match(/translate\((\S+)/)?.[1], line?.match(/L(\S+) \S+$/)?.[1]].map(Number);
    };
    const [head, line] = ends(100);
    expect(head).toBeCloseTo(line ?? NaN, 0);
    expect(head).toBeLessThan(ends(200)[0] ?? NaN);
  });

  it('lights the items, and the tapes of the measures, that the reader points at', () => {
    const drawing = drawingOf([place('kyiv', kyiv), tape('to-kyiv', [30, 52], kyiv)]);
    const lit = (...lit: string[]) =>
      all(paint(drawing, stateOf(drawing, here), { ...options, lit })).flatMap(({ key, attributes }) =>
        String(attributes['class']).endsWith(' lit') ? [key] : [],
      );
    expect(lit('kyiv')).toEqual(['dot:kyiv']);
    expect(lit('to-kyiv')).toEqual(['tape:tape:to-kyiv', 'label:tape:to-kyiv']);
    expect(lit('other')).toEqual([]);
    expect(lit('to-kyiv', 'kyiv')).toEqual(['tape:tape:to-kyiv', 'dot:kyiv', 'label:tape:to-kyiv']);
  });

  it('has no style attribute, and no number finer than a hundredth', () => {
    const drawing = drawingOf([
      place('a', kyiv, 'capital', 'disputed', 30),
      position('b', [30.3, 51.8], 10),
      ring('c', kyiv, 140),
      tape('d', [30.3, 51.8], kyiv),
      route('e', [kyiv, [31, 52]], 'approximate'),
    ]);
    const svg = toSvg(paint(drawing, stateOf(drawing, here), options));
    expect(svg).not.toMatch(/ style=/);
    expect(svg).not.toMatch(/\.\d{3}/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('a ring’s figure', () => {
  it('is written in the unit that the reader has chosen', () => {
    const drawing = drawingOf([ring('c', kyiv, 140)], { c: at(9, 4, '140\u00a0km rond Kyiv') });
    const figure = (units: 'km' | 'mi') =>
      toSvg(paint(drawing, stateOf(drawing, here), { ...options, units })).replace(/\u00a0/g, ' ');
    expect(figure('km')).toContain('140 km rond Kyiv');
    expect(figure('mi')).toMatch(/>87 mi\w* rond Kyiv/);
  });
});

describe('a label', () => {
  const travelling = (drawing: Drawing, progress: number) =>
    names(paint(drawing, stateOf(drawing, here, { from: 0, to: 1, progress }), options));

  it('slides where it reads alike in both scenes', () => {
    const drawing = drawingOf([place('kyiv', kyiv)], { kyiv: at(10, 0, 'Kyiv') }, { kyiv: at(30, 20, 'Kyiv') });
    expect(travelling(drawing, 0.25)).toEqual([{ text: 'Kyiv', x: 415, y: 355, opacity: 1 }]);
  });

  it('changes over halfway where it does not, and is never gone', () => {
    const drawing = drawingOf(
      [place('kyiv', kyiv)],
      { kyiv: at(10, 0, 'Kyiv') },
      { kyiv: { ...at(-10, 0, 'Kyiv'), anchor: 'end' } },
    );
    expect(travelling(drawing, 0.4)).toEqual([{ text: 'Kyiv', x: 410, y: 350, opacity: 1 }]);
    expect(travelling(drawing, 0.5)).toEqual([
      { text: 'Kyiv', x: 410, y: 350, opacity: 0.5 },
      { text: 'Kyiv', x: 390, y: 350, opacity: 0.5 },
    ]);
    expect(travelling(drawing, 0.6)).toEqual([{ text: 'Kyiv', x: 390, y: 350, opacity: 1 }]);
  });

  it('of the basemap is there while it has a place', () => {
    const drawing = drawingOf(
      [label('homel', kyiv, 'city'), label('UA', kyiv, 'country')],
      { homel: at(5, 4, 'Homel') },
      { UA: at(0, 0, 'Oekraïne') },
    );
    expect(travelling(drawing, 0).map(({ text }) => text)).toEqual(['Homel']);
    expect(travelling(drawing, 0.8)).toEqual([{ text: 'OEKRAÏNE', x: 400, y: 350, opacity: 0.5 }]);
    expect(dots(paint(drawing, stateOf(drawing, here), options))).toEqual({ 'dot:homel': undefined });
  });

  it('of the basemap takes over from the story’s own place of that name, which is never without one', () => {
    const items = [place('kyiv', kyiv), { ...label('label:kyiv', kyiv, 'city'), name: place('kyiv', kyiv).name }];
    const [own, basemap] = [{ kyiv: at(10, 0, 'Kyiv') }, { 'label:kyiv': at(8, 0, 'Kyiv') }];
    for (const isLeaving of [true, false]) {
      const drawing = isLeaving ? drawingOf(items, own, basemap) : drawingOf(items, basemap, own);
      for (let progress = 0; progress <= 1; progress += 0.05) {
        // As the timeline fades what is shown in one of two scenes.
        const faded = Math.max(0, 1 - (isLeaving ? progress : 1 - progress) / 0.45);
        const state = stateOf(drawing, here, { from: 0, to: 1, progress, opacity: { kyiv: faded } });
        const clearest = Math.max(...names(paint(drawing, state, options)).map(({ opacity }) => Number(opacity)));
        expect(clearest, `${isLeaving} ${progress}`).toBeGreaterThan(0.4);
      }
    }
  });

  it('has its halo behind it as a text of its own, where small letters are spaced', () => {
    const texts = (item: Parameters<typeof drawingOf>[0][number]) => {
      const drawing = drawingOf([item], { [item.id]: at(0, 0, 'Name') });
      return all(paint(drawing, stateOf(drawing, here), options)).filter(({ tag }) => tag === 'text');
    };
    const [halo, text, ...more] = texts(label('azov', kyiv, 'sea'));
    expect(halo).toMatchObject({ text: 'Name', attributes: { fill: 'none' } });
    expect(halo?.attributes).not.toHaveProperty('stroke');
    expect(text).toMatchObject({ text: 'Name', attributes: { stroke: 'none' } });
    expect(more).toEqual([]);
    for (const item of [label('iraq', kyiv, 'country'), place('kyiv', kyiv)]) {
      expect(texts(item).map(({ attributes }) => attributes['stroke'])).toEqual([undefined]);
    }
  });

  it('is written in lines', () => {
    const drawing = drawingOf([ring('ring', kyiv, 140)], { ring: at(0, 0, '140 km', 'reported') });
    const text = all(paint(drawing, stateOf(drawing, here), options)).find(({ key }) => key === 'text');
    expect(text?.children?.map((line) => line.text)).toEqual(['140 km', 'reported']);
  });

  it('cannot break out of the markup', () => {
    const drawing = drawingOf([place('kyiv', kyiv)], { kyiv: at(0, 0, '</text><script>"&') });
    expect(toSvg(paint(drawing, stateOf(drawing, here), options))).toContain(
      '>&lt;/text&gt;&lt;script&gt;"&amp;</text>',
    );
    expect(toSvg([{ key: 'a', tag: 'g', attributes: { class: '"><&' } }])).toBe('<g class="&quot;&gt;&lt;&amp;"/>');
  });
});

it('is coloured by what the page’s stylesheet says, and in forced colours by what readers bring', () => {
  const css = readFileSync(new URL('../../src/drawing/drawing.css', import.meta.url), 'utf8');
  const declared = [...css.matchAll(/(--drawing-\w+): \w+;/g)].map(([, name]) => `var(${name})`);
  expect(declared).toEqual(Object.values(pagePalette));
});

function all(marks: Mark[]): Mark[] {
  return marks.flatMap((mark) => [mark, ...all(mark.children ?? [])]);
}

function dots(marks: Mark[]): Record<string, unknown> {
  const found = all(marks).filter(({ key }) => key.startsWith('dot:'));
  return Object.fromEntries(found.map(({ key, attributes }) => [key, attributes['opacity']]));
}

function names(marks: Mark[]) {
  return (marks.find(({ key }) => key === 'names')?.children ?? []).map(({ attributes, children }) => {
    const text = children?.find(({ key }) => key === 'text');
    const [, x, y] = /^translate\((\S+) (\S+)\)/.exec(String(attributes['transform'])) ?? [];
    return {
      text: text?.text,
      x: Number(x),
      y: Number(y),
      opacity: attributes['opacity'] ?? 1,
    };
  });
}
