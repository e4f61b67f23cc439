import { afterEach, expect, it } from 'vitest';
import { patch, toSvg, type Mark } from '../../src/drawing/index.ts';

const dot = (key: string, x: number): Mark => ({ key, tag: 'circle', attributes: { cx: x, r: 3 } });
const name = (key: string, text: string): Mark => ({ key, tag: 'text', attributes: { x: 0 }, text });

let svg: SVGSVGElement;
function open(): SVGSVGElement {
  svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  document.body.append(svg);
  return svg;
}
afterEach(() => svg.remove());

it('makes of an SVG what toSvg writes, whatever stood there before', () => {
  open();
  const group = (...children: Mark[]): Mark => ({ key: 'group', tag: 'g', attributes: { class: 'group' }, children });
  const lines: Mark = {
    key: 'n',
    tag: 'text',
    attributes: {},
    children: [{ key: '0', tag: 'tspan', attributes: {}, text: 'two' }],
  };
  const pictures = [
    [group(dot('a', 1), dot('b', 2), name('n', 'one')), dot('c', 3)],
    [dot('c', 4), group(name('n', 'two <'), dot('b', 2))],
    [group(lines), { ...dot('c', 4), tag: 'rect' as const }],
    [],
    [group(dot('d', 1), dot('b', 2), dot('a', 3))],
  ];
  svg.innerHTML = '<g class="group"><circle cx="7" r="3"/></g><desc>from the server</desc>';
  for (const marks of pictures) {
    patch(svg, marks);
    const expected = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    expected.innerHTML = toSvg(marks);
    expect(svg.innerHTML).toBe(expected.innerHTML);
  }
});

it('keeps the elements and touches only what has changed', () => {
  open();
  patch(svg, [dot('a', 1), dot('b', 2), name('n', 'same')]);
  const [a, b] = svg.children;
  const observer = new MutationObserver(() => {});
  observer.observe(svg, { subtree: true, attributes: true, childList: true, characterData: true });
  patch(svg, [dot('a', 1), dot('b', 5), name('n', 'same')]);
  const records = observer.takeRecords();
  expect(records.map(({ target, attributeName }) => [target, attributeName])).toEqual([[b, 'cx']]);
  expect(svg.children[0]).toBe(a);
});
