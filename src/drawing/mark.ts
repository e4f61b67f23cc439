/** One SVG element, described: what the painter yields, and `toSvg` writes or `patch` puts into a document. */
export interface Mark {
  /** Unique among its siblings; the element is kept as long as its key is. */
  key: string;
  tag: 'g' | 'path' | 'circle' | 'rect' | 'text' | 'tspan';
  attributes: Record<string, string | number>;
  text?: string;
  children?: Mark[];
}

/** The marks as SVG, without a root element and without `style` attributes. */
export function toSvg(marks: Mark[]): string {
  return marks.map(markup).join('');
}

function markup({ tag, attributes, text, children }: Mark): string {
  let start = `<${tag}`;
  for (const name in attributes) start += ` ${name}="${escape(String(attributes[name])).replaceAll('"', '&quot;')}"`;
  const content = (text === undefined ? '' : escape(text)) + (children ? toSvg(children) : '');
  return content ? `${start}>${content}</${tag}>` : `${start}/>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Rounded to a hundredth of a pixel, for what must not be seen to step: dots and letters. */
export function fine(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** Rounded to a tenth of a pixel, for the many vertices of lines. */
export function coarse(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
