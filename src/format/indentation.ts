import { createScanner } from 'jsonc-parser';

/** A bracket that a text's indentation says should have been closed. */
export interface UnclosedBracket {
  close: ']' | '}';
  /** Offset of the first token of the line before which it should have been. */
  before: number;
  /** Whether that token closes another bracket: then no comma is missing. */
  closing: boolean;
}

/**
 * The first bracket whose lines end, by their indentation, before it is closed. A parser notices a missing bracket at
 * the end of the file; whoever indented the file knew better.
 */
export function unclosedByIndentation(text: string): UnclosedBracket | undefined {
  const scanner = createScanner(text, true);
  const open: { close: ']' | '}'; line: number; indent: number }[] = [];
  let line = -1;
  let indent = 0;
  // By the offset: behind a comment that is never closed, the scanner's last token has a length.
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const token = text.charAt(scanner.getTokenOffset());
    const begins = scanner.getTokenStartLine() !== line;
    if (begins) {
      line = scanner.getTokenStartLine();
      indent = scanner.getTokenStartCharacter();
    }
    const closing = token === ']' || token === '}';
    const top = open.at(-1);
    if (begins && top && line > top.line && (closing ? indent < top.indent : indent <= top.indent)) {
      return { close: top.close, before: scanner.getTokenOffset(), closing };
    }
    if (token === '[' || token === '{') open.push({ close: token === '[' ? ']' : '}', line, indent });
    else if (closing && top?.close === token) open.pop();
  }
  return undefined;
}
