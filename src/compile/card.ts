import { formatDate, formatFigure, legendOf, legendText, type LabelStyle, type TextWidth } from '../drawing/index.ts';
import type { BreakpointName } from '../projection/index.ts';
import type { Block, CompiledScene, CompiledStory, Inline } from './compiled.ts';
import type { CheckedViewport } from './viewports.ts';

/**
 * How high a scene's caption card becomes, reckoned from its texts as the stylesheets of `reader/` set them: by that a
 * story can be checked without a browser. `tests/site/contract.site.ts` holds it against the cards of a page.
 */

/** A card as the stylesheet lays it out; all in CSS pixels but `lineHeight`. */
interface CardLayout {
  /** Of the text's column, by the view's width. */
  column: (view: number) => number;
  /** From the card's lower edge to that of the view, by the view's height. */
  bottom: (view: number) => number;
  /** Above and below the text, together. */
  padding: number;
  text: { size: number; lineHeight: number };
  heading: number;
  /** Bars: from one row to the next. */
  row: number;
}

/** Where the card stands beside the frame it cannot cover it, however high it is. */
const layouts: Partial<Record<BreakpointName, CardLayout>> = {
  phone: {
    column: (view) => view - 16 - 2 * 14.4,
    bottom: () => 8,
    padding: 12 + 12.8,
    text: { size: 15, lineHeight: 1.38 },
    heading: 20,
    row: 15,
  },
  tablet: {
    column: (view) => Math.min(672, 0.88 * view) - 2 * 22.4,
    bottom: (view) => 0.025 * view,
    padding: 17.6 + 19.2,
    text: { size: 17, lineHeight: 1.42 },
    heading: 22,
    row: 17,
  },
};

/** By how much the page's serif sets text wider than its sans, of which alone the widths are at hand; as tried out. */
const serif = 1.12;
/** Room that a legend takes for a sign on the map: its own words are the page's. */
const signWords = 'known only roughly';

/** A photograph takes this share of the view's height. */
const photographShare = 0.18;
/** What is said of it stands beside it from this width on, CSS pixels; else beneath it. */
const leastBeside = 96;

/** CSS pixels from the view's upper edge to the card's; infinite where the card stands beside the frame. */
export function cardTop(
  story: CompiledStory,
  scene: CompiledScene,
  viewport: CheckedViewport,
  textWidth: TextWidth,
): number {
  const layout = layouts[viewport.breakpoint];
  if (!layout) return Infinity;
  return viewport.height - layout.bottom(viewport.height) - cardHeight(story, scene, layout, viewport, textWidth);
}

function cardHeight(
  story: CompiledStory,
  scene: CompiledScene,
  layout: CardLayout,
  view: CheckedViewport,
  textWidth: TextWidth,
): number {
  const column = layout.column(view.width);
  const { size, lineHeight } = layout.text;
  const sans = (text: string, pixels: number, weight = 400) => textWidth(text, styleOf(pixels, weight));
  const lines = (text: string, pixels: number, width: number, weight = 400, wider = serif) =>
    linesOf(text, width, (word) => sans(word, pixels, weight) * wider);
  const words = (blocks: Block[]) => blocks.flatMap((block) => paragraphsOf(block, story));

  const parts = [
    scene.date ? 13 * 1.3 + 4 : 0,
    lines(scene.heading, layout.heading, column, 650) * layout.heading * 1.18 + 8,
    words(scene.text).reduce((sum, text) => sum + lines(text, size, column) * size * lineHeight, 0),
    Math.max(0, words(scene.text).length - 1) * size * 0.5,
  ];
  if (scene.image) {
    const { width, height, caption, credit } = scene.image;
    const high = photographShare * view.height;
    const beside = column - (high * width) / height - 9.6;
    const said = (room: number) => lines(`${caption} ${credit}`, 12, room, 400, 1) * 12 * 1.35;
    parts.push(9.6 + (beside >= leastBeside ? Math.max(high, said(beside)) : high + 4.8 + said(column)));
  }
  const legend = legendTexts(story, scene);
  if (legend.length > 0) {
    const widths = legend.map((text) => 20 + 6.4 + sans(text, 13));
    const rows = rowsOf(widths, 14.4, column);
    parts.push(8 + rows * 13 * 1.3 + (rows - 1) * 3.2);
  }
  if (scene.quote) {
    parts.push(12 + lines(scene.quote.text, 18, column - 17.4, 500) * 18 * 1.3);
    parts.push(4 + lines(scene.quote.speaker, 13, column - 17.4, 400, 1) * 13 * 1.4);
  }
  if (scene.chronology.length > 0) {
    const dates = scene.chronology.map(({ date }) => sans(formatDate(date, story.locale, 'short'), 13, 600));
    const beside = column - Math.max(...dates) - 12;
    const rows = scene.chronology.map(({ text }) =>
      words(text).reduce((sum, each) => sum + Math.max(21.5, lines(each, 15, beside) * 15 * 1.35), 0),
    );
    parts.push(12 + 9.6 + 1 + rows.reduce((sum, row) => sum + row, 0) + (rows.length - 1) * 5.6);
  }
  if (scene.bars.length > 0) parts.push(9.6 + scene.bars.length * layout.row + 4 + 12 * 1.3);
  if (scene.sources.length > 0) {
    const names = scene.sources.map((name) => {
      const source = story.sources[name];
      return source?.author || source?.publisher || source?.title || name;
    });
    parts.push(8 + lines(`Source: ${names.join(', ')}`, 12, column, 400, 1) * 12 * 1.35);
  }
  return layout.padding + parts.reduce((sum, part) => sum + part, 0);
}

function styleOf(size: number, weight: number): LabelStyle {
  return { size, weight, letterSpacing: 0, italic: false, uppercase: false };
}

/** How many lines a text takes: word by word, as a browser breaks it. */
function linesOf(text: string, width: number, widthOf: (word: string) => number): number {
  const space = widthOf(' ');
  return rowsOf(
    text
      .split(/[ \n]+/)
      .filter(Boolean)
      .map(widthOf),
    space,
    width,
  );
}

/** How many rows some boxes take that flow one after the other with a gap between them. */
function rowsOf(widths: number[], gap: number, width: number): number {
  let rows = 0;
  let used = Infinity;
  for (const each of widths) {
    used += gap + each;
    if (used <= width) continue;
    rows += 1;
    used = each;
  }
  return rows;
}

/** A block's paragraphs with their figures written out. */
function paragraphsOf(block: Block, story: CompiledStory): string[] {
  return block.type === 'paragraph'
    ? [block.children.map((inline) => textOf(inline, story)).join('')]
    : block.items.flatMap((item) => item.flatMap((each) => paragraphsOf(each, story)));
}

function textOf(inline: Inline, story: CompiledStory): string {
  if (inline.type === 'text') return inline.value;
  if (inline.type !== 'figure') return inline.children.map((child) => textOf(child, story)).join('');
  const measured = story.measures[inline.measure];
  if (!measured) return '';
  const { locale, units } = story;
  return formatFigure(measured.value, measured.unit, { locale, units, round: measured.round });
}

/** What the card's legend says, as far as it is known here: the words for signs are the page's. */
function legendTexts(story: CompiledStory, scene: CompiledScene): string[] {
  const stop = story.timeline.stops[story.scenes.indexOf(scene)];
  if (!stop) return [];
  return legendOf(story, stop).map((entry) => legendText(entry, story, () => signWords));
}
