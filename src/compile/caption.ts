import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { nearest, type JsonPath, type Problem } from '../format/index.ts';
import type { Block, Inline } from './compiled.ts';
import { problemAt, suggest, type Fault, type SourceFile } from './sourceFile.ts';

/** Where a caption stands, for its problems, and what its figures may name. */
export interface CaptionContext {
  file: SourceFile;
  path: JsonPath;
  /** Names of the story's measures. */
  measures: readonly string[];
}

/**
 * Reads a text of a story: Markdown (CommonMark) of paragraphs, lists, emphasis and links only, in which `{name}` is
 * the figure of a measure; `\{` is a brace. Whatever else it holds is a problem, and is left out of the blocks.
 */
export function parseCaption(markdown: string, context: CaptionContext): { blocks: Block[]; problems: Problem[] } {
  const faults: Fault[] = [];
  // Escaped braces must not look like figures once Markdown has taken their backslashes away.
  const source = markdown.replaceAll('\\{', openBrace).replaceAll('\\}', closeBrace);
  const reading: Reading = { source, measures: context.measures, tell: (fault) => faults.push(fault) };
  const root = treeOf(source);
  const blocks = root.children.flatMap((node) => readBlock(node, reading));
  return { blocks, problems: faults.map((fault) => problemAt(context.file, context.path, fault)) };
}

/** Captions are read twice, for their problems and for the page, and again whenever their story is edited. */
const trees = new Map<string, Root>();
const mostTrees = 4000;

function treeOf(source: string): Root {
  let tree = trees.get(source);
  if (!tree) {
    if (trees.size >= mostTrees) trees.clear();
    trees.set(source, (tree = fromMarkdown(source)));
  }
  return tree;
}

/** The words of a caption without markup, its paragraphs and items apart by spaces. */
export function plainText(blocks: readonly Block[], figure: (measure: string) => string): string {
  const words = (inline: Inline): string => {
    if (inline.type === 'text') return inline.value;
    return inline.type === 'figure' ? figure(inline.measure) : inline.children.map(words).join('');
  };
  return blocks
    .map((block) =>
      block.type === 'paragraph'
        ? block.children.map(words).join('')
        : block.items.map((item) => plainText(item, figure)).join(' '),
    )
    .join(' ');
}

/** Of Unicode's private use: no text has them. */
const openBrace = '\ue07b';
const closeBrace = '\ue07d';

interface Reading {
  /** The Markdown as it is parsed, for quoting. */
  source: string;
  measures: readonly string[];
  tell: (fault: Fault) => void;
}

function readBlock(node: RootContent, reading: Reading): Block[] {
  if (node.type === 'paragraph') return [{ type: 'paragraph', children: readInlines(node.children, reading) }];
  if (node.type !== 'list') return refuse(node, reading);
  if (node.ordered && node.start !== 1 && node.start !== null) {
    reading.tell({
      rule: 'caption-markdown',
      message: `must not begin a line with "${node.start}.", which starts a list there`,
      remedy: `Write "${node.start}\\\\." with two backslashes in the JSON, or let the list begin with 1.`,
    });
  }
  const items = node.children.map((item) => item.children.flatMap((child) => readBlock(child, reading)));
  return [{ type: 'list', ordered: node.ordered === true, items }];
}

function readInlines(nodes: PhrasingContent[], reading: Reading): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
        return readText(node.value.replace(/\s*\n\s*/g, ' '), reading);
      case 'emphasis':
      case 'strong':
        return [{ type: node.type, children: readInlines(node.children, reading) }];
      case 'link': {
        const children = readInlines(node.children, reading);
        if (/^(https?:\/\/|#)./i.test(node.url)) return [{ type: 'link', url: node.url, children }];
        reading.tell({
          rule: 'caption-link',
          message: 'must link to a web address or to a scene',
          value: withBraces(node.url),
          remedy: 'Write an address that begins with https://, or "#" and the id of a scene.',
        });
        return children;
      }
      default:
        return refuse(node, reading);
    }
  });
}

/** Text with its figures. What looks like one and is none stays text. */
function readText(text: string, { measures, tell }: Reading): Inline[] {
  return text.split(/(\{[^{}]*\})/).flatMap((piece): Inline[] => {
    if (piece === '') return [];
    const name = /^\{(.*)\}$/s.exec(piece)?.[1];
    if (name === undefined) {
      const stray = /[{}]/.exec(piece)?.[0];
      if (stray !== undefined) tell(unmatched(stray, piece));
      return [{ type: 'text', value: withBraces(piece) }];
    }
    if (measures.includes(name)) return [{ type: 'figure', measure: name }];
    tell({
      rule: 'unknown-measure',
      message: 'must name one of the story’s measures in braces',
      value: withBraces(piece),
      remedy: suggest(nearest(name, measures), measures, 'Add it to "measures".'),
    });
    return [{ type: 'text', value: withBraces(piece) }];
  });
}

function unmatched(brace: string, text: string): Fault {
  return {
    rule: 'caption-brace',
    message: brace === '{' ? 'must close every "{" with a "}"' : 'must open every "}" with a "{"',
    value: withBraces(text.trim()),
    remedy: `Write a measure as {name}, without markup inside; a brace that is meant as one is written "\\\\${brace}".`,
  };
}

const advice: Partial<Record<Nodes['type'], string>> = {
  html: 'Write *emphasis*, **strong**, [links](https://…) or lists instead of HTML; write "<" as "&lt;".',
  heading: 'Put it into the scene’s "heading", or write **strong** words.',
  image: 'Remove it: the picture of a scene is its map.',
  imageReference: 'Remove it: the picture of a scene is its map.',
  code: 'Write it as plain text, with fewer than four spaces before it.',
  inlineCode: 'Write it without the backticks.',
  blockquote: 'Put it into the scene’s "quote", or remove the ">".',
  break: 'Begin a new paragraph with an empty line ("\\n\\n"), or remove the spaces or backslash at the line’s end.',
  linkReference: 'Write the address beside the words: [words](https://…).',
  definition: 'Write the address beside the words: [words](https://…).',
  thematicBreak: 'Remove it.',
};

function refuse(node: RootContent, { source, tell }: Reading): never[] {
  const { start, end } = node.position ?? {};
  tell({
    rule: 'caption-markdown',
    message: 'must be paragraphs, lists, emphasis and links only',
    value: withBraces(source.slice(start?.offset, end?.offset)),
    remedy: advice[node.type] ?? 'Remove it.',
  });
  return [];
}

function withBraces(text: string): string {
  return text.replaceAll(openBrace, '{').replaceAll(closeBrace, '}');
}
