import type { Mark } from '../drawing/index.ts';
import type { Setting, Typeface } from './typeface.ts';

/** Marks with their texts as shapes, so that they look alike where the fonts are missing. */
export function outlined(marks: Mark[], typeface: Typeface): Mark[] {
  return marks.map((mark) => {
    if (mark.tag === 'text') return shapes(mark, typeface);
    return mark.children ? { ...mark, children: outlined(mark.children, typeface) } : mark;
  });
}

const textual = ['x', 'y', 'font-size', 'font-weight', 'font-style', 'letter-spacing', 'text-anchor', 'direction'];

/** A text as one path with all its lines. */
function shapes(mark: Mark, typeface: Typeface): Mark {
  const { attributes, text, children = [] } = mark;
  const setting: Setting = {
    size: Number(attributes['font-size'] ?? 12),
    weight: Number(attributes['font-weight'] ?? 400),
    italic: attributes['font-style'] === 'italic',
    letterSpacing: Number(attributes['letter-spacing'] ?? 0),
  };
  const along = { start: 0, middle: 0.5, end: 1 }[String(attributes['text-anchor'] ?? 'start')] ?? 0;
  // A text from right to left begins at its right.
  const share = attributes['direction'] === 'rtl' ? 1 - along : along;
  const lines = text === undefined ? children : [{ ...mark, text }];
  return {
    key: mark.key,
    tag: 'g',
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => !textual.includes(name))),
    children: lines.flatMap((line): Mark[] => {
      if (!line.text) return [];
      const x = Number(line.attributes['x'] ?? 0) - share * typeface.width(line.text, setting);
      const move = `translate(${Math.round(x * 100) / 100} ${Number(line.attributes['y'] ?? 0)})`;
      return [{ key: line.key, tag: 'path', attributes: { d: typeface.outline(line.text, setting), transform: move } }];
    }),
  };
}
