import type { Mark } from './mark.ts';

/** What an element was last given: only what differs from it touches the document. */
interface Painted {
  mark: Mark;
  children: Map<string, SVGElement>;
}

const painted = new WeakMap<Element, Painted>();

/**
 * Makes the marks the content of `svg`, changing as little as possible. At the first call whatever the server wrote
 * in it gives way, in the same task, so nothing blinks.
 */
export function patch(svg: SVGElement, marks: Mark[]): void {
  let before = painted.get(svg);
  if (!before) {
    svg.replaceChildren();
    before = { mark: { key: '', tag: 'g', attributes: {} }, children: new Map() };
    painted.set(svg, before);
  }
  patchChildren(svg, before.children, marks);
}

function patchChildren(parent: SVGElement, known: Map<string, SVGElement>, marks: Mark[]): void {
  const wanted = new Map<string, Mark>();
  for (const mark of marks) wanted.set(mark.key, mark);
  for (const [key, element] of known) {
    if (wanted.get(key)?.tag === painted.get(element)?.mark.tag) continue;
    element.remove();
    known.delete(key);
  }
  let next = parent.firstChild;
  for (const mark of marks) {
    let element = known.get(mark.key);
    if (!element) {
      element = create(parent, mark);
      known.set(mark.key, element);
    }
    if (element === next) next = next.nextSibling;
    else parent.insertBefore(element, next);
    patchElement(element, mark);
  }
}

function create(parent: SVGElement, mark: Mark): SVGElement {
  const element = parent.ownerDocument.createElementNS('http://www.w3.org/2000/svg', mark.tag);
  painted.set(element, { mark: { key: mark.key, tag: mark.tag, attributes: {} }, children: new Map() });
  return element;
}

function patchElement(element: SVGElement, mark: Mark): void {
  const before = painted.get(element);
  if (!before || before.mark === mark) return;
  const { attributes, text } = before.mark;
  for (const name in mark.attributes) {
    const value = mark.attributes[name];
    if (value !== attributes[name]) element.setAttribute(name, String(value));
  }
  for (const name in attributes) if (!(name in mark.attributes)) element.removeAttribute(name);
  if (mark.text !== text) element.textContent = mark.text ?? '';
  if (mark.children?.length || before.children.size) patchChildren(element, before.children, mark.children ?? []);
  before.mark = mark;
}
