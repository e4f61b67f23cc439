import type { Mark } from './mark.ts';

/** An element, and what it was last given: only what differs from it touches the document. */
interface Painted {
  element: SVGElement;
  mark: Mark;
  children: Painted[];
}

const contents = new WeakMap<Element, Painted[]>();

/**
 * Makes the marks the content of `svg`, changing as little as possible. At the first call whatever the server wrote
 * in it gives way, in the same task, so nothing blinks.
 */
export function patch(svg: SVGElement, marks: Mark[]): void {
  const before = contents.get(svg);
  if (!before) svg.replaceChildren();
  contents.set(svg, patchChildren(svg, before ?? [], marks));
}

function patchChildren(parent: SVGElement, before: Painted[], marks: Mark[]): Painted[] {
  const after = isInStep(before, marks) ? before : arrange(parent, before, marks);
  for (let index = 0; index < marks.length; index++) {
    const [painted, mark] = [after[index], marks[index]];
    if (painted && mark && painted.mark !== mark) patchElement(painted, mark);
  }
  return after;
}

/** Whether the same elements are wanted in the same order, as in nearly every frame. */
function isInStep(before: Painted[], marks: Mark[]): boolean {
  if (before.length !== marks.length) return false;
  for (let index = 0; index < marks.length; index++) {
    const [painted, mark] = [before[index], marks[index]];
    if (painted?.mark.key !== mark?.key || painted?.mark.tag !== mark?.tag) return false;
  }
  return true;
}

/** Brings the elements that are wanted into their order; what is not kept of the others goes. */
function arrange(parent: SVGElement, before: Painted[], marks: Mark[]): Painted[] {
  const known = new Map(before.map((painted) => [painted.mark.key, painted]));
  const after = marks.map((mark) => {
    const painted = known.get(mark.key);
    if (painted?.mark.tag !== mark.tag) return create(parent, mark);
    known.delete(mark.key);
    return painted;
  });
  for (const { element } of known.values()) element.remove();
  let next = parent.firstChild;
  for (const { element } of after) {
    if (element === next) next = next.nextSibling;
    else parent.insertBefore(element, next);
  }
  return after;
}

function create(parent: SVGElement, { key, tag }: Mark): Painted {
  const element = parent.ownerDocument.createElementNS('http://www.w3.org/2000/svg', tag);
  return { element, mark: { key, tag, attributes: {} }, children: [] };
}

function patchElement(painted: Painted, mark: Mark): void {
  const { element, children } = painted;
  const { attributes, text } = painted.mark;
  for (const name in mark.attributes) {
    const value = mark.attributes[name];
    if (value !== attributes[name]) element.setAttribute(name, String(value));
  }
  for (const name in attributes) if (!(name in mark.attributes)) element.removeAttribute(name);
  if (mark.text !== text) element.textContent = mark.text ?? '';
  // What has not been made anew is as it was.
  if (mark.children !== painted.mark.children && (mark.children?.length || children.length))
    painted.children = patchChildren(element, children, mark.children ?? []);
  painted.mark = mark;
}
