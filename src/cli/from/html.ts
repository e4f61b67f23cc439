import type { Element, ElementContent, Root, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { BlockContent, DefinitionContent, ListItem, Nodes, PhrasingContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';

/** What became of a text in HTML. */
export interface Converted {
  /** Paragraphs, lists, emphasis and links: all that a caption may hold. Empty where the HTML has no words. */
  markdown: string;
  /** The words of the headings, in order; these are paragraphs of the Markdown too. */
  headings: string[];
  /** Pictures, films and the like, which no caption holds. */
  embedded: Embedded[];
  /** Addresses of links that lead to no web page; their words are kept. */
  links: string[];
}

export interface Embedded {
  /** The element: "img", "video", "iframe". */
  what: string;
  url: string;
  alt: string;
}

/** Turns HTML, or plain text, into a caption's Markdown. Whatever the HTML, `npm run check` understands the result. */
export function markdownFrom(html: string, { withoutFirstHeading = false } = {}): Converted {
  const tree = fromHtml(html, { fragment: true });
  const embedded: Embedded[] = [];
  const links: string[] = [];
  const headings: string[] = [];
  const cleaned: Root = { ...tree, children: clean(tree.children, embedded) as RootContent[] };
  const mdast = toMdast(cleaned, { document: true });
  const root = 'children' in mdast ? mdast : { type: 'root' as const, children: [mdast] };
  const told: Told = { headings, links, skip: withoutFirstHeading };
  const children = blocks(root.children as Nodes[], told);
  if (children.length === 0) return { markdown: '', headings, embedded, links };
  const written = toMarkdown(
    { type: 'root', children },
    { bullet: '-', emphasis: '*', strong: '*', listItemIndent: 'one' },
  );
  // In a caption a brace begins a figure.
  return { markdown: written.trim().replace(/[{}]/g, '\\$&'), headings, embedded, links };
}

/** The words of a text in HTML, on one line. */
export function wordsFrom(html: string): string {
  const words = (node: RootContent | ElementContent): string => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element' || hidden.has(node.tagName)) return '';
    return node.tagName === 'br' ? ' ' : node.children.map(words).join('');
  };
  return fromHtml(html, { fragment: true }).children.map(words).join('').replace(/\s+/g, ' ').trim();
}

const media = new Set(['img', 'picture', 'video', 'audio', 'iframe', 'embed', 'object', 'svg', 'canvas', 'map']);
const hidden = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'head',
]);

/** The tree without what is not text, which is listed. */
function clean(nodes: (RootContent | ElementContent)[], embedded: Embedded[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ ...node, value: node.value.replace(controls, '') }];
    if (node.type !== 'element') return [];
    if (media.has(node.tagName)) {
      embedded.push(embeddedIn(node));
      return [];
    }
    if (hidden.has(node.tagName)) {
      if (node.tagName !== 'head') embedded.push({ what: node.tagName, url: '', alt: '' });
      return [];
    }
    const children = clean(node.children, embedded);
    if (node.tagName === 'sup' || node.tagName === 'sub') return raised(node.tagName, children);
    // Captions have no columns: the cells of a row stand one after the other.
    if (node.tagName === 'tr') return [{ ...node, tagName: 'p', children: children.flatMap((cell) => [cell, space]) }];
    if (tabular.has(node.tagName)) return children;
    return [{ ...node, children }];
  });
}

const tabular = new Set(['table', 'thead', 'tbody', 'tfoot', 'td', 'th', 'caption', 'colgroup', 'dl']);
const space: ElementContent = { type: 'text', value: ' ' };
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ue07b\ue07d]/g;

function embeddedIn(node: Element): Embedded {
  const own = String(node.properties.src ?? node.properties.data ?? '');
  const inside = node.children.flatMap((child) => (child.type === 'element' ? [embeddedIn(child)] : []));
  const url = own || (inside.find((child) => child.url !== '')?.url ?? '');
  return {
    what: node.tagName,
    url,
    alt: String(node.properties.alt ?? inside.find(({ alt }) => alt !== '')?.alt ?? ''),
  };
}

const digits = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' };

/** km<sup>2</sup> is km²: without its height it would be another number. */
function raised(tag: 'sup' | 'sub', children: ElementContent[]): ElementContent[] {
  return children.map((child) =>
    child.type === 'text'
      ? { ...child, value: child.value.replace(/\d/g, (digit) => [...digits[tag]][Number(digit)] ?? digit) }
      : child,
  );
}

interface Told {
  headings: string[];
  links: string[];
  /** Whether the next heading is left out: it stands above the text already. */
  skip: boolean;
}

type Block = BlockContent | DefinitionContent;

/** All that may stand in a caption, of whatever there is. */
function blocks(nodes: Nodes[], told: Told): Block[] {
  return nodes.flatMap((node): Block[] => {
    switch (node.type) {
      case 'paragraph':
        return paragraphs(node.children, told);
      case 'heading': {
        const children = phrases(node.children, told).map((phrase): PhrasingContent =>
          phrase.type === 'break' ? { type: 'text', value: ' ' } : phrase,
        );
        told.headings.push(children.map(wordsOf).join('').trim());
        const skip = told.skip;
        told.skip = false;
        const isEmpty = told.headings.at(-1) === '';
        return skip || isEmpty ? [] : [{ type: 'paragraph', children: [{ type: 'strong', children }] }];
      }
      case 'list': {
        const children = node.children.flatMap((item): ListItem[] => {
          const inside = blocks(item.children, told);
          return inside.length > 0 ? [{ type: 'listItem', spread: false, children: inside }] : [];
        });
        return children.length > 0 ? [{ type: 'list', ordered: node.ordered ?? false, spread: false, children }] : [];
      }
      case 'code':
        return paragraphs([{ type: 'text', value: node.value }], told);
      case 'text':
      case 'emphasis':
      case 'strong':
      case 'link':
      case 'inlineCode':
      case 'delete':
        return paragraphs([node], told);
      default:
        return 'children' in node ? blocks(node.children as Nodes[], told) : [];
    }
  });
}

/** A paragraph, or several where lines are broken. */
function paragraphs(nodes: PhrasingContent[], told: Told): Block[] {
  const lines: PhrasingContent[][] = [[]];
  for (const phrase of phrases(nodes, told)) {
    if (phrase.type === 'break') lines.push([]);
    else lines.at(-1)?.push(phrase);
  }
  return lines
    .filter((line) => line.map(wordsOf).join('').trim() !== '')
    .map((children) => ({ type: 'paragraph', children }));
}

function phrases(nodes: PhrasingContent[], told: Told): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', value: node.value.replace(/\s*[\r\n]+\s*/g, ' ') }];
      case 'break':
        return [node];
      case 'inlineCode':
        return [{ type: 'text', value: node.value }];
      case 'emphasis':
      case 'strong': {
        const children = phrases(node.children, told);
        // Markdown has no line break inside of emphasis that a caption takes: the lines stand apart.
        const cut = children.findIndex(({ type }) => type === 'break');
        if (cut < 0) return wrapped(node.type, children);
        const rest = phrases([{ ...node, children: children.slice(cut + 1) }], told);
        return [...wrapped(node.type, children.slice(0, cut)), { type: 'break' }, ...rest];
      }
      case 'link': {
        const children = phrases(node.children, told).filter(({ type }) => type !== 'break');
        if (children.map(wordsOf).join('').trim() === '') return [];
        if (/^https?:\/\/./i.test(node.url) && URL.canParse(node.url))
          return [{ type: 'link', url: node.url, children }];
        told.links.push(`the link to ${node.url}`);
        return children;
      }
      default:
        return 'children' in node ? phrases(node.children as PhrasingContent[], told) : [];
    }
  });
}

function wrapped(type: 'emphasis' | 'strong', children: PhrasingContent[]): PhrasingContent[] {
  return children.map(wordsOf).join('').trim() === '' ? children : [{ type, children }];
}

function wordsOf(node: PhrasingContent): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => wordsOf(child)).join('') : '';
}
