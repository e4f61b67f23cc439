import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { unclosedByIndentation } from './indentation.ts';
import { formatValue } from './problem.ts';

/** A place where a text is not JSON. */
export interface Fault {
  /** Offset in the text as written. */
  offset: number;
  message: string;
  remedy: string;
}

export interface Mended {
  /** The text as it would be with every fault mended. */
  mended: string;
  faults: Fault[];
  /** Offset in `mended` of a fault that no single edit mends; what is behind it has not been read. Else Infinity. */
  unread: number;
  /** From an offset in `mended` to one in the text as written. */
  toOriginal: (offset: number) => number;
}

interface Edit {
  /** Offset in the text as edited so far. */
  offset: number;
  remove: number;
  insert: string;
  message: string;
  remedy: string;
}

/** More edits than this in one file mean that it is something else than a story. */
const mostEdits = 20;
/** Beyond this size trying edits takes seconds, and the file was written by a program. */
const largest = 300_000;

/**
 * Finds the faults of a JSON text by mending them: at the first error, of all small edits that a person may have
 * forgotten (a comma, a quotation mark, a bracket) the one is made that lets the parser get furthest, and so on.
 * A tolerant parser alone loses its way after the first fault and reports a cascade.
 */
export function mendJson(text: string): Mended {
  // A byte order mark is no fault of the writer's.
  let mended = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const edits: Edit[] = [];
  const faults: Fault[] = [];
  let unread = Infinity;
  const toOriginal = (offset: number) => [...edits].reverse().reduce(undo, offset);
  if (mended.trim() === '') {
    const nothing = { offset: 0, message: 'must not be empty', remedy: 'Write an object: { … }' };
    return { mended, faults: [nothing], unread: 0, toOriginal };
  }

  for (let errors = parseErrors(mended); errors[0] !== undefined; errors = parseErrors(mended)) {
    const edit = mended.length <= largest && edits.length < mostEdits ? bestEdit(mended, errors) : undefined;
    if (edit === undefined) {
      unread = errors[0].offset;
      faults.push({ offset: toOriginal(unread), ...unexplained(errors[0]) });
      break;
    }
    const offset = toOriginal(edit.offset);
    // Where a file ends too early several brackets may be missing at one place: that is one fault.
    if (faults.at(-1)?.offset !== offset) faults.push({ offset, message: edit.message, remedy: edit.remedy });
    mended = apply(mended, edit);
    edits.push(edit);
  }
  return { mended, faults, unread, toOriginal };
}

function parseErrors(text: string): ParseError[] {
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: true });
  return errors.sort((a, b) => a.offset - b.offset);
}

/** The edit after which the first error lies furthest on, and of equals the one that leaves the fewest errors. */
function bestEdit(text: string, errors: ParseError[]): Edit | undefined {
  const [first] = errors;
  if (first === undefined) return undefined;
  let best: Edit | undefined;
  let furthest = first.offset;
  let fewest = errors.length;
  for (const edit of candidates(text, first.offset)) {
    const left = parseErrors(apply(text, edit));
    const reached = left[0] === undefined ? Infinity : left[0].offset - edit.insert.length + edit.remove;
    if (left.length < fewest || (left.length === fewest && reached > furthest)) {
      best = edit;
      furthest = reached;
      fewest = left.length;
    }
  }
  return best;
}

/** Edits around an error that a person may have forgotten. Of equally good ones the first is made. */
function candidates(text: string, error: number): Edit[] {
  return [
    ...unclosedComment(text),
    ...unclosedLines(text),
    ...controlCharacters(text, error),
    ...curlyQuotes(text, error),
    ...singleQuotes(text, error),
    ...innerQuotes(text, error),
    ...missing(text, error),
    ...unclosedText(text, error),
    ...unclosedBracket(text, error),
    ...wrong(text, error),
  ];
}

/** Something small is missing between what stands before the error and the error itself. */
function missing(text: string, error: number): Edit[] {
  const end = text.slice(0, error).trimEnd().length;
  // `"map":` at the end of a line, and its keys on the next.
  const opening = /[:[,{]\s*$/.exec(text.slice(0, text.lastIndexOf('\n', error)));
  const opened = opening ? opening.index + 1 : end;
  return [
    insertion(end, ',', 'a comma'),
    insertion(end, ':', 'a colon'),
    insertion(end, 'null', 'a value'),
    ...['{', '['].map((bracket) => insertion(opened, ` ${bracket}`, 'an opening bracket')),
    ...['{', '['].map((bracket) => insertion(error, bracket, 'an opening bracket')),
  ];
}

/** A text editor has made quotation marks curly, here and in what follows. */
function curlyQuotes(text: string, error: number): Edit[] {
  if (!/[“”„«»]/.test(text[error] ?? '')) return [];
  const lines = text.slice(error).split('\n');
  const straight = lines.map((line, index) => {
    // Beside straight ones, curly ones may be part of a text: of such a line only the word at the error is sure.
    if (line.includes('"')) return index > 0 ? line : line.replace(/^.([^"“”„«»]*)[“”»]/u, '"$1"');
    return line.replace(/(^\s*|[{[,:]\s*)[“”„«]/g, '$1"').replace(/[“”»](?=\s*(?:[\]},:]|$))/g, '"');
  });
  return [
    {
      offset: error,
      remove: text.length - error,
      insert: straight.join('\n'),
      message: 'must have straight quotation marks around keys and texts',
      remedy: `Write " for ${text[error]}, here and below; within a text it may stay.`,
    },
  ];
}

/** Keys and texts stand in single quotation marks, as programmers of other languages write them, here and further on. */
function singleQuotes(text: string, error: number): Edit[] {
  if (text[error] !== "'") return [];
  const rest = text.slice(error);
  let count = 0;
  const straight = rest.replace(/(^|[{[,:]\s*)'([^'"\r\n]*)'(?=\s*(?:[\]},:]|$))/g, (_, before, quoted) => {
    count++;
    return `${before}"${quoted}"`;
  });
  if (count < 2) return [];
  return [
    {
      offset: error,
      remove: rest.length,
      insert: straight,
      message: 'must stand in double quotation marks',
      remedy: `Write " for ', here and below; within a text it may stay.`,
    },
  ];
}

/** A tab, or another character that is not seen, within a text: pasted from a sheet, mostly. */
function controlCharacters(text: string, error: number): Edit[] {
  const [before, character] = /^"(?:[^"\\\p{Cc}]|\\.)*(\p{Cc})/u.exec(text.slice(error)) ?? [];
  if (before === undefined || character === undefined || /[\r\n]/.test(character)) return [];
  const what = character === '\t' ? 'a tab' : 'an invisible character';
  return [
    {
      offset: error + before.length - character.length,
      remove: character.length,
      insert: ' ',
      message: `must not have ${what} within a text`,
      remedy: 'Write a space.',
    },
  ];
}

/** A word in quotation marks within a text: the first of them has ended the text. */
function innerQuotes(text: string, error: number): Edit[] {
  const first = text.lastIndexOf('"', error - 1);
  const [between] = /^[^"\r\n]*(?=")/.exec(text.slice(first + 1)) ?? [];
  if (first < 0 || !between?.trim()) return [];
  const quoted = `\\"${between}\\"`;
  return [
    {
      offset: first,
      remove: between.length + 2,
      insert: quoted,
      message: 'must not have straight quotation marks within a text',
      remedy: `Write ${quoted}, or “${between}”.`,
    },
  ];
}

/** A quotation mark is missing: the text has run on to the next quotation mark or to the end of the line. */
function unclosedText(text: string, error: number): Edit[] {
  const lineBreak = /\r\n|\n|\r|$/.exec(text.slice(error));
  const lineEnd = error + (lineBreak?.index ?? 0);
  const lineStart = Math.max(text.lastIndexOf('\n', error - 1), text.lastIndexOf('\r', error - 1)) + 1;
  const line = text.slice(lineStart, lineEnd);
  const ends = [line.trimEnd().replace(/,$/, ''), line.replace(/[\s\]},]*$/, '')].map(
    (content) => lineStart + content.length,
  );
  const marks = [...line.matchAll(/[,:]/g)].map((mark) => lineStart + mark.index);
  const joined = lineBreak?.[0] ?? '';
  return [
    ...[...ends, ...marks].map((offset) => insertion(offset, '"', 'a closing quotation mark')),
    ...(joined === ''
      ? []
      : [
          {
            offset: lineEnd,
            remove: joined.length,
            insert: ' ',
            message: 'must not break the line within a text',
            remedy: 'Write the text on one line.',
          },
        ]),
  ];
}

/** A comment that is never closed has taken in all that is behind it; it was meant to end with its line. */
function unclosedComment(text: string): Edit[] {
  const start = text.lastIndexOf('/*');
  if (start < 0 || text.includes('*/', start)) return [];
  const length = text.slice(start).search(/\s*(\r|\n|$)/);
  return [insertion(start + length, ' */', 'the end of the comment')];
}

/** A closing bracket is missing where the indentation says so. */
function unclosedLines(text: string): Edit[] {
  const bracket = unclosedByIndentation(text);
  if (bracket === undefined) return [];
  const { close, before, closing } = bracket;
  const end = text.slice(0, before).trimEnd().length;
  if (text[end - 1] === ',') return [insertion(end - 1, close, 'a closing bracket')];
  return closing
    ? [insertion(end, close, 'a closing bracket')]
    : [insertion(end, `${close},`, 'a closing bracket and a comma')];
}

/** A closing bracket is missing, here or at the end of one of the lines above. */
function unclosedBracket(text: string, error: number): Edit[] {
  const edits: Edit[] = [];
  let end = text.slice(0, error).trimEnd().length;
  for (let line = 0; line < 4 && end > 0; line++) {
    const comma = text[end - 1] === ',';
    for (const close of [']', '}', ']}', '}]', '}}']) {
      const what = close.length > 1 ? 'closing brackets' : 'a closing bracket';
      // `"fit": ["a", "b",` and then the next key: the bracket belongs before the comma.
      if (comma) edits.push(insertion(end - 1, close, what));
      else edits.push(insertion(end, close, what), insertion(end, `${close},`, `${what} and a comma`));
    }
    end = text.slice(0, Math.max(0, text.lastIndexOf('\n', end - 1))).trimEnd().length;
  }
  return edits;
}

/** What stands at the error should be written otherwise, or not at all. */
function wrong(text: string, error: number): Edit[] {
  const rest = text.slice(error, error + 1000);
  const quoted =
    /^'([^'\r\n]*)'/.exec(rest) ??
    /^([^\s"'{}[\],:][^"'{}[\],:\r\n]*)"/.exec(rest) ??
    /^([A-Za-z_$][\w$-]*)/.exec(rest);
  const junk = /^(?:[^\s"'{}[\],:]+|.)/su.exec(rest)?.[0] ?? '';
  const edits: Edit[] = [];
  if (quoted) {
    const text = JSON.stringify(quoted[1]);
    const message = 'must stand in double quotation marks';
    edits.push({ offset: error, remove: quoted[0].length, insert: text, message, remedy: `Write ${text}` });
  }
  if (junk === ';') {
    edits.push({ offset: error, remove: 1, insert: ',', message: 'must be a comma', remedy: 'Write a comma: ,' });
  }
  if (junk !== '') {
    const seen = formatValue(junk);
    edits.push({
      offset: error,
      remove: junk.length,
      insert: '',
      message: `must not have ${seen} here`,
      remedy: `Remove ${seen}.`,
    });
  }
  return edits;
}

function insertion(offset: number, insert: string, what: string): Edit {
  return { offset, remove: 0, insert, message: `must have ${what} here`, remedy: `Write ${what}: ${insert.trim()}` };
}

const apply = (text: string, { offset, remove, insert }: Edit) =>
  text.slice(0, offset) + insert + text.slice(offset + remove);

/** Where an offset lay before an edit. */
function undo(offset: number, edit: Edit): number {
  if (offset <= edit.offset) return offset;
  return Math.max(edit.offset, offset - edit.insert.length + edit.remove);
}

function unexplained(error: ParseError): Omit<Fault, 'offset'> {
  const words = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return {
    message: `must be JSON (${words})`,
    remedy: 'Look here and just before for a missing comma, quotation mark or bracket; what follows was not checked.',
  };
}
