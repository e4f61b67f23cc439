import { elements, placeOf, readXml, type XmlElement } from '../from/xml.ts';
import { nearest } from '../../format/nearest.ts';
import { formatValue, type ToldProblem } from '../../format/problem.ts';
import type { Entry, Exchanged } from './exchange.ts';
import { cutAtFigures, textOf, type Unit } from './unit.ts';

/**
 * Texts as XLIFF 1.2, which all translation programs in use read; 2.0 is still foreign to many of them. A figure is an
 * empty `<x/>`: programs let translators move it and not change it. The notes tell what each text is for.
 */
export function writeXliff(units: readonly Unit[], source: string, target: string): string {
  const files = [...new Set(units.map(({ file }) => file))];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    ...files.flatMap((file) => [
      `  <file original="${escaped(file)}" source-language="${source}" target-language="${target}" datatype="plaintext">`,
      '    <body>',
      ...units.filter((unit) => unit.file === file).flatMap((unit) => transUnit(unit, source, target)),
      '    </body>',
      '  </file>',
    ]),
    '</xliff>',
    '',
  ].join('\n');
}

function transUnit(unit: Unit, source: string, target: string): string[] {
  const from = textOf(unit, source);
  const to = textOf(unit, target);
  if (from === undefined) return [];
  // A sentence in one string is in the first language, whatever is asked for.
  const isTold = to !== undefined && (typeof unit.value !== 'string' || unit.kind === 'name' || source === target);
  const numbers = new Numbers();
  return [
    `      <trans-unit id="${escaped(unit.id)}" xml:space="preserve">`,
    `        <source>${inline(from, numbers)}</source>`,
    isTold
      ? `        <target state="translated">${inline(to, numbers.again())}</target>`
      : '        <target state="needs-translation"/>',
    `        <note>${escaped(unit.context)}</note>`,
    '      </trans-unit>',
  ];
}

/** The numbers of placeholders: in a translation, what stands for the same has the number that it has in the source. */
class Numbers {
  #given: string[] = [];
  #free: (string | undefined)[] = [];

  of(stands: string): number {
    const known = this.#free.indexOf(stands);
    if (known < 0) return this.#given.push(stands);
    this.#free[known] = undefined;
    return known + 1;
  }

  again(): this {
    this.#free = [...this.#given];
    return this;
  }
}

/** Figures, and characters that XML cannot hold, become placeholders numbered from 1. */
function inline(text: string, numbers: Numbers): string {
  const placeholder = (type: string, stands: string) =>
    `<x id="${numbers.of(stands)}" ctype="x-${type}" equiv-text="${escaped(stands)}"/>`;
  return cutAtFigures(text)
    .map((piece, index) => (index % 2 === 1 ? placeholder('figure', piece) : writable(piece, placeholder)))
    .join('');
}

function writable(text: string, placeholder: (type: string, stands: string) => string): string {
  const code = (character: string) => `U+${character.codePointAt(0)?.toString(16).padStart(4, '0')}`;
  return text
    .split(unwritable)
    .map((piece, index) => (index % 2 === 1 ? placeholder('character', code(piece)) : escaped(piece)))
    .join('');
}

const unwritable =
  // eslint-disable-next-line no-control-regex
  /([\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/;

/** Ends of lines other than "\n" would be read as that. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)
    .replace(/[\r\u0085\u2028]/g, (end) => `&#${end.charCodeAt(0)};`);
}

/** Reads XLIFF 1.2, also as translation programs write it anew. */
export function readXliff(text: string, file: string): Exchanged {
  const read = readXml(text, file);
  if ('problem' in read) return { entries: [], problems: [read.problem] };
  const version = read.root.getAttribute('version') ?? '';
  if (read.root.localName !== 'xliff' || !version.startsWith('1.')) {
    const remedy = 'Have the translation program write XLIFF 1.2, or exchange a sheet: --format csv.';
    const message = 'must be XLIFF 1.2';
    const value = formatValue(`${read.root.tagName} ${version}`.trim());
    return { entries: [], problems: [problem(file, read.root, 'not-xliff', message, remedy, value)] };
  }
  const problems: ToldProblem[] = [];
  const entries = elements(read.root, 'file').flatMap((part) => {
    const locale = part.getAttribute('target-language') ?? '';
    const from = part.getAttribute('source-language') ?? '';
    if (locale === '') {
      const remedy = 'Write target-language="en" on the <file>, for example.';
      problems.push(problem(file, part, 'missing-key', 'must say which language it is translated into', remedy));
      return [];
    }
    return elements(part, 'trans-unit').map((unit): Entry => {
      const [source, target] = ['source', 'target'].map((name) => childOf(unit, name));
      const figures = new Map(source ? placeholders(source) : []);
      const tell = (element: XmlElement) => {
        const id = element.getAttribute('id') ?? '';
        const guess = nearest(id, figures.keys()) ?? [...figures.keys()].join(', ');
        const remedy = figures.size > 0 ? `The text has these: ${guess}.` : 'Take it out: the text has no figures.';
        problems.push(
          problem(file, element, 'figure-unknown', 'must be a placeholder of the source', remedy, formatValue(id)),
        );
      };
      return {
        original: part.getAttribute('original') ?? '',
        id: unit.getAttribute('id') ?? '',
        locale,
        text: target ? contentOf(target, figures, tell) : '',
        ...(source ? { source: { locale: from, text: contentOf(source, figures, tell) } } : {}),
        ...placeOf(target ?? unit),
      };
    });
  });
  return { entries, problems };
}

function childOf(unit: XmlElement, name: string): XmlElement | undefined {
  return elements(unit, name).find((element) => element.parentNode === unit);
}

/** What the placeholders of a text stand for, by id. */
function placeholders(source: XmlElement): [string, string][] {
  return elements(source, 'x', 'ph').map((element) => [element.getAttribute('id') ?? '', standsFor(element)]);
}

/** Empty where it is no placeholder of ours. */
function standsFor(element: XmlElement): string {
  const stands = element.getAttribute('equiv-text') ?? '';
  const code = /^U\+([0-9a-f]{4,6})$/i.exec(stands)?.[1];
  if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
  return /^\{[^{}]+\}$/.test(stands) ? stands : '';
}

/** The words of a text, with its figures in braces again; marks that programs put around words are passed over. */
function contentOf(element: XmlElement, figures: Map<string, string>, tell: (element: XmlElement) => void): string {
  return [...element.childNodes]
    .map((node) => {
      if (node.nodeType === 3 || node.nodeType === 4) return node.nodeValue ?? '';
      if (node.nodeType !== 1) return '';
      const child = node as XmlElement;
      if (child.localName !== 'x' && child.localName !== 'ph') return contentOf(child, figures, tell);
      // The source is the witness: what a placeholder of the target says it stands for may have been changed.
      const stands = figures.get(child.getAttribute('id') ?? '') ?? standsFor(child);
      if (stands === '') tell(child);
      return stands;
    })
    .join('');
}

function problem(
  file: string,
  at: XmlElement,
  rule: string,
  message: string,
  remedy: string,
  value?: string,
): ToldProblem {
  return { severity: 'error', rule, file, ...placeOf(at), path: '', message, ...(value && { value }), remedy };
}
