import { describe, expect, it } from 'vitest';
import { parseCaption, plainText } from '../../src/compile/caption.ts';
import type { SourceFile } from '../../src/compile/sourceFile.ts';

const file: SourceFile = { file: 'story/x/story.json', locate: () => ({ line: 12, column: 9 }) };
const path = ['scenes', 2, 'text', 'en'];
const read = (markdown: string) => parseCaption(markdown, { file, path, measures: ['units-to-kyiv', 'minsk-almaty'] });
const rules = (markdown: string) => read(markdown).problems.map(({ rule }) => rule);
const text = (value: string) => ({ type: 'text', value });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });

describe('parseCaption', () => {
  it('makes figures of names in braces, inside emphasis and links too', () => {
    expect(read('The nearest, *{units-to-kyiv}* or [{minsk-almaty} away](https://example.org/a).')).toEqual({
      blocks: [
        paragraph(
          text('The nearest, '),
          { type: 'emphasis', children: [{ type: 'figure', measure: 'units-to-kyiv' }] },
          text(' or '),
          {
            type: 'link',
            url: 'https://example.org/a',
            children: [{ type: 'figure', measure: 'minsk-almaty' }, text(' away')],
          },
          text('.'),
        ),
      ],
      problems: [],
    });
  });

  it('knows paragraphs, strong words, and lists within lists', () => {
    expect(read('One\nline.\n\n1. **first**\n2. second\n   - deeper').blocks).toEqual([
      paragraph(text('One line.')),
      {
        type: 'list',
        ordered: true,
        items: [
          [paragraph({ type: 'strong', children: [text('first')] })],
          [paragraph(text('second')), { type: 'list', ordered: false, items: [[paragraph(text('deeper'))]] }],
        ],
      },
    ]);
  });

  it('takes \\{ and \\} for braces', () => {
    expect(read('A \\{set\\} of {units-to-kyiv}')).toEqual({
      blocks: [paragraph(text('A {set} of '), { type: 'figure', measure: 'units-to-kyiv' })],
      problems: [],
    });
  });

  it('tells an unknown measure with the nearest spelling, at the text', () => {
    expect(read('It is {units-to-kiev}.').problems).toEqual([
      {
        severity: 'error',
        rule: 'unknown-measure',
        file: 'story/x/story.json',
        line: 12,
        column: 9,
        path: 'scenes[2].text.en',
        message: expect.stringContaining('measures') as string,
        value: '"{units-to-kiev}"',
        remedy: 'Did you mean "units-to-kyiv"?',
      },
    ]);
    expect(rules('It is { units-to-kyiv }.')).toEqual(['unknown-measure']);
    expect(rules('It is {}.')).toEqual(['unknown-measure']);
  });

  it('tells braces without a partner, also where markup divides them', () => {
    for (const markdown of [
      'It is {units-to-kyiv.',
      'It is units-to-kyiv}.',
      '{units-*to*-kyiv}',
      '{{units-to-kyiv}}',
    ]) {
      expect(rules(markdown), markdown).toContain('caption-brace');
    }
  });

  it.each([
    ['HTML', 'A <b>bold</b> word', 'HTML'],
    ['a block of HTML', '<script>alert(1)</script>', 'HTML'],
    ['a heading', '# Heading', 'heading'],
    ['an image', 'See ![a map](map.png)', 'map'],
    ['code', 'Some `code`', 'backticks'],
    ['a block of code', '    indented', 'spaces'],
    ['a quotation', '> quoted', 'quote'],
    ['a hard break', 'one  \ntwo', 'paragraph'],
    ['a link by reference', '[a][b]\n\n[b]: https://example.org', '[words](https://…)'],
    ['a rule', '---', 'Remove'],
  ])('refuses %s, and says what to write instead', (_, markdown, remedy) => {
    const { problems } = read(markdown);
    expect(problems[0]).toMatchObject({ rule: 'caption-markdown', severity: 'error', path: 'scenes[2].text.en' });
    expect(problems[0]?.remedy).toContain(remedy);
  });

  it('quotes what it refuses as it was written', () => {
    expect(read('A \\{x\\} and <b>bold</b>').problems[0]?.value).toBe('"<b>"');
    expect(read('A `\\{x\\}` here').problems[0]?.value).toBe('"`{x}`"');
  });

  it('tells a year at the start of a line, which Markdown takes for a list', () => {
    expect(rules('1997. The treaties.')).toEqual(['caption-markdown']);
    expect(read('1997\\. The treaties.')).toEqual({ blocks: [paragraph(text('1997. The treaties.'))], problems: [] });
  });

  it('links only to web addresses and scenes', () => {
    expect(rules('[a](https://example.org) [b](http://example.org) [c](#csto)')).toEqual([]);
    for (const url of [
      'javascript:alert(1)',
      'page.html',
      '//example.org',
      'data:text/html,x',
      'mailto:a@example.org',
      '#',
    ]) {
      expect(rules(`[a](${url})`), url).toEqual(['caption-link']);
      expect(read(`[a](${url})`).blocks, url).toEqual([paragraph(text('a'))]);
    }
  });

  it('lets nothing but text through from HTML', () => {
    expect(JSON.stringify(read('<img src=x onerror=alert(1)> hi').blocks)).not.toContain('onerror');
  });
});

describe('plainText', () => {
  it('is the words alone, with the figures filled in', () => {
    const { blocks } = read('About **{units-to-kyiv}** [from](#a) Kyiv.\n\n- one\n- two');
    expect(plainText(blocks, () => '150 km')).toBe('About 150 km from Kyiv. one two');
  });
});
