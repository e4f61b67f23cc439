import { DOMParser, ParseError, type Document, type Element } from '@xmldom/xmldom';
export type { Element as XmlElement } from '@xmldom/xmldom';
import type { Place } from './found.ts';
import type { ToldProblem } from '../../format/problem.ts';

/** Reads XML; nothing outside of the text is ever fetched. What is not well-formed is a problem with its line. */
export function readXml(text: string, file: string): { root: Element; document: Document } | { problem: ToldProblem } {
  const told: (Place & { message: string })[] = [];
  const parser = new DOMParser({
    onError: (level, message, context) => {
      const { lineNumber: line = 1, columnNumber: column = 1 } =
        (context as { locator?: { lineNumber?: number; columnNumber?: number } } | undefined)?.locator ?? {};
      if (level !== 'warning') told.push({ line, column, message });
    },
  });
  try {
    const document = parser.parseFromString(text.replace(/^\ufeff/, ''), 'text/xml');
    const root = document.documentElement;
    if (root && told.length === 0) return { root, document };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { lineNumber, columnNumber } = (error.locator ?? {}) as { lineNumber?: number; columnNumber?: number };
    told.push({ line: lineNumber ?? 1, column: columnNumber ?? 1, message: error.message });
  }
  const [{ line, column, message } = { line: 1, column: 1, message: 'there is no element' }] = told;
  return {
    problem: {
      severity: 'error',
      rule: 'not-xml',
      file,
      line: Math.max(1, line),
      column: Math.max(1, column),
      path: '',
      message: `must be well-formed XML: ${message.split('\n')[0] ?? ''}`,
      remedy: 'Close every element and write "&" as "&amp;", or export the file anew.',
    },
  };
}

/** Where an element begins. */
export function placeOf(element: Element): Place {
  return { line: element.lineNumber ?? 1, column: element.columnNumber ?? 1 };
}

/** The elements of a name, whatever their namespace, in the order of the file. */
export function elements(within: Document | Element, ...names: string[]): Element[] {
  return [...within.getElementsByTagName('*')].filter(({ localName }) => names.includes(localName ?? ''));
}
