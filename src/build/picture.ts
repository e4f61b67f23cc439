import type { Block, CompiledScene, CompiledStory, Inline, Measured } from '../compile/index.ts';
import { formatDate, toMultiple } from '../drawing/index.ts';
import type { Theme, ThemeMode } from '../format/index.ts';
import { barName, reportedFigure, shownFigure, subjectOf, verdictOf } from '../reader/figure.ts';
import { sourceName } from '../reader/source.ts';
import { escape } from './document.ts';
import { mapPanel, type Box } from './mapPanel.ts';
import { pictureLegend } from './pictureLegend.ts';
import type { GroundStill } from './site.ts';
import { loadTypeface, type Typeface } from './typeface.ts';
import { setText, shapeAt, type Run } from './typesetting.ts';

/** A size in which pictures are asked for. */
export interface Format {
  name: string;
  width: number;
  height: number;
  /** Pixels to a unit of the layout, in which running text is 26 high. */
  unit: number;
  /** Where the text stands: in a band below the map, on a card over it, or in a column at its left. */
  text: 'below' | 'card' | 'beside';
  /** Picture pixels to a frame pixel at which the map's labels read best. */
  labels: number;
  /** Kept free of all that matters at the top and bottom, where apps lay their own buttons. */
  clear: { top: number; bottom: number };
  /** How many figures there is room for. */
  figures: number;
}

const none = { top: 0, bottom: 0 };
/** 1:1 and 4:5 for feeds, 9:16 for upright stories, and A5 across at 300 dots to the inch. */
export const formats: Format[] = [
  { name: '1x1', width: 1080, height: 1080, unit: 1, text: 'below', labels: 2.2, clear: none, figures: 1 },
  { name: '4x5', width: 1080, height: 1350, unit: 1.08, text: 'below', labels: 2.4, clear: none, figures: 2 },
  {
    name: '9x16',
    width: 1080,
    height: 1920,
    unit: 1.12,
    text: 'card',
    labels: 2.5,
    clear: { top: 170, bottom: 320 },
    figures: 2,
  },
  { name: 'print', width: 2480, height: 1748, unit: 1.5, text: 'beside', labels: 2.3, clear: none, figures: 3 },
];

export interface Typefaces {
  serif: Typeface;
  sans: Typeface;
}

/** Both of the page's families, for pictures. */
export async function loadTypefaces(): Promise<Typefaces> {
  const [serif, sans] = await Promise.all([loadTypeface('source-serif-4'), loadTypeface('source-sans-3')]);
  return { serif, sans };
}

export interface PictureOptions {
  story: CompiledStory;
  /** Index of the scene. */
  scene: number;
  ground: GroundStill;
  theme: Theme;
  format: Format;
  typefaces: Typefaces;
  /** Name of who publishes the story. */
  house: string;
}

/** A scene as one picture, complete without a page around it: map, date, heading, figures, source and credit. SVG. */
export function picture(options: PictureOptions): string {
  const { story, scene: index, ground, theme, format, typefaces } = options;
  const colours = theme.light.page;
  const scene = story.scenes[index];
  const stop = story.timeline.stops[index];
  if (!scene || !stop) throw new Error(`no scene ${index}`);
  const { width, height, clear } = format;
  const { text, area, frame } = layout(format, colours, (column, fill) =>
    stacked(story, scene, index, column, options, fill),
  );
  const panel = mapPanel({
    story,
    ground,
    colours: theme.light,
    typeface: typefaces.sans,
    stop,
    position: index + 0.5,
    area,
    frame: { ...frame, y: frame.y + clear.top, height: frame.height - clear.top },
    scale: format.labels,
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">` +
    `<title>${escape(scene.heading)}</title><desc>${escape(scene.alt)}</desc>` +
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>${panel}${text}</svg>`
  );
}

/** A column of text: what it holds from the top down, how high it is, and where it is to stand. */
interface Column {
  height: number;
  at(x: number, y: number): string;
}

/** Where text, map and frame stand. `column` sets the text to a width, and to a height at least. */
function layout(
  format: Format,
  colours: ThemeMode['page'],
  column: (width: number, fill?: number) => Column,
): { text: string; area: Box; frame: Box } {
  const { width, height, unit, clear } = format;
  const margin = Math.round(44 * unit);
  const inset = Math.round(26 * unit);
  const framed = (area: Box): Box => ({
    x: area.x + inset,
    y: area.y + inset,
    width: area.width - 2 * inset,
    height: area.height - 2 * inset,
  });
  if (format.text === 'beside') {
    const side = Math.round(width * 0.345);
    const { at } = column(side - 2 * margin, height - 2 * margin);
    const area = { x: side, y: 0, width: width - side, height };
    return { text: at(margin, margin), area, frame: framed(area) };
  }
  const padding = format.text === 'card' ? Math.round(36 * unit) : margin;
  const edge = format.text === 'card' ? Math.round(32 * unit) : 0;
  const { height: textHeight, at } = column(width - 2 * padding - 2 * edge);
  const top = height - clear.bottom - textHeight - 2 * padding;
  const above = { x: 0, y: 0, width, height: top };
  if (format.text === 'below') return { text: at(padding, top + padding), area: above, frame: framed(above) };
  const card = `<rect x="${edge}" y="${top}" width="${width - 2 * edge}" height="${textHeight + 2 * padding}" fill="${colours.paper}"/>`;
  return {
    text: card + at(edge + padding, top + padding),
    area: { x: 0, y: 0, width, height },
    frame: framed(above),
  };
}

/** Date, heading, text where there is room, figures, and the credit. */
function stacked(
  story: CompiledStory,
  scene: CompiledScene,
  index: number,
  width: number,
  { format, theme, typefaces, house }: PictureOptions,
  fill = 0,
): Column {
  const u = format.unit;
  const beside = format.text === 'beside';
  const { words } = story;
  const colours = theme.light.page;
  const { sans } = typefaces;
  const parts: { height: number; above: number; at(x: number, y: number): string }[] = [];
  const add = (above: number, part: Column) => parts.push({ ...part, above: parts.length ? above * u : 0 });
  const run = (text: string, typeface: Typeface, size: number, weight: number, fill = colours.ink): Run => ({
    text,
    typeface,
    setting: { size: size * u, weight },
    fill,
  });

  if (scene.date) {
    const date = run(formatDate(scene.date, story.locale), sans, 25, 600, colours.quiet);
    add(0, setText([date], { width, leading: 1.3 }));
  }
  const heading = run(scene.heading, typefaces[theme.type.headings], beside ? 58 : 56, 650);
  add(8, setText([heading], { width, leading: 1.12, balanced: true }));
  if (beside) {
    for (const runs of paragraphs(scene.text, story, (text, weight, italic) => ({
      ...run(text, typefaces[theme.type.text], 26, weight),
      setting: { size: 26 * u, weight, italic },
    }))) {
      add(20, setText(runs, { width, leading: 1.42 }));
    }
  }
  if (scene.bars.length) add(26, barChart(story, scene.bars, { width, u, sans, colours }));
  else {
    for (const measured of figuresOf(story, index).slice(0, format.figures)) {
      add(24, figureRow(story, measured, { width, u, sans, colours }));
    }
  }
  const legend = pictureLegend(story, index, { width, unit: u, sans, colours: theme.light });
  if (legend) add(20, legend);
  const sources = scene.sources.map((name) => sourceName(story, name)).filter(Boolean);
  const credit = [
    ...(sources.length ? [`${words.source}${words.colon}\u00a0${sources.join(', ')}`] : []),
    'Natural\u00a0Earth',
    '©\u00a0OpenStreetMap\u00a0contributors',
    house,
  ].join(' · ');
  const last = setText([run(credit, sans, 18.5, 400, colours.quiet)], { width, leading: 1.35 });
  const height = parts.reduce((sum, part) => sum + part.above + part.height, 0);
  // The credit stands at the foot.
  add(Math.max(28, (fill - height - last.height) / u), last);
  return {
    height: Math.max(fill, height + 28 * u + last.height),
    at: (x, y) => {
      let pen = y;
      return parts
        .map((part) => {
          pen += part.above;
          const markup = part.at(x, pen);
          pen += part.height;
          return markup;
        })
        .join('');
    },
  };
}

/** What figures are set with. */
interface Setting {
  /** Of the column. */
  width: number;
  /** Pixels to a unit of the layout. */
  u: number;
  sans: Typeface;
  colours: ThemeMode['page'];
}

/** A figure, large, over the tape that stands for it on the page, with what was measured and reported beside it. */
function figureRow(story: CompiledStory, measured: Measured, { width, u, sans, colours }: Setting): Column {
  const { words } = story;
  const style = { locale: story.locale, units: story.units };
  const figure: Run = {
    text: shownFigure(measured, style),
    typeface: sans,
    setting: { size: 62 * u, weight: 700 },
    fill: colours.ink,
  };
  const wide = sans.width(figure.text, figure.setting);
  const gap = 24 * u;
  const small = { width: width - wide - gap, leading: 1.25 };
  const line = (text: string, weight: number, fill: string) =>
    setText([{ text, typeface: sans, setting: { size: 24 * u, weight }, fill }], small);
  const subject = line(subjectOf(measured, words), 500, colours.ink);
  const verdict = verdictOf(measured, words, story.locale);
  const claim = verdict
    ? line(`${words.reported}${words.colon}\u00a0${reportedFigure(measured, style)} · ${verdict}`, 400, colours.quiet)
    : undefined;
  const high = 66 * u;
  const beside = subject.height + (claim?.height ?? 0);
  return {
    height: Math.max(high, beside),
    at: (x, y) => {
      const middle = y + Math.max(high, beside) / 2;
      const baseline = middle + 0.335 * figure.setting.size - 4 * u;
      return (
        tapeUnder(x, baseline + 9 * u, wide, u, colours) +
        shapeAt(figure, x, baseline) +
        subject.at(x + wide + gap, middle - beside / 2) +
        (claim?.at(x + wide + gap, middle - beside / 2 + subject.height) ?? '')
      );
    },
  };
}

/** The page's sign of a measured figure: a strip with ticks below it. */
function tapeUnder(x: number, y: number, width: number, u: number, colours: ThemeMode['page']): string {
  const step = 13 * u;
  const ticks = Array.from(
    { length: Math.floor((width - 1) / step) + 1 },
    (_, i) => `M${hundredth(x + 1 + i * step)} ${hundredth(y)}v${hundredth(5 * u)}`,
  ).join('');
  return (
    `<rect x="${hundredth(x)}" y="${hundredth(y)}" width="${hundredth(width)}" height="${hundredth(9 * u)}" fill="${colours.measure}"/>` +
    `<path d="${ticks}" stroke="${colours.ink}" stroke-width="${hundredth(1.6 * u)}" fill="none"/>`
  );
}

/** Distances as bars on one scale, the shortest first. */
function barChart(story: CompiledStory, names: string[], { width, u, sans, colours }: Setting): Column {
  const rows = names.flatMap((name) => story.measures[name] ?? []).sort((a, b) => a.value - b.value);
  const longest = Math.max(1, ...rows.map(({ value }) => value));
  const step = (rows.length > 5 ? 42 : 54) * u;
  const style = { locale: story.locale, units: story.units };
  return {
    height: rows.length * step,
    at: (x, y) =>
      rows
        .map((row, index) => {
          const top = y + index * step;
          const baseline = top + 22 * u;
          const size = 22 * u;
          const what = { text: barName(row), typeface: sans, fill: colours.ink };
          const figure = { text: shownFigure(row, style), typeface: sans, fill: colours.ink };
          const bold = { size, weight: 650, tabular: true };
          const right = x + width - sans.width(figure.text, bold);
          const bar = (fill: string, share: number) =>
            `<rect x="${hundredth(x)}" y="${hundredth(top + 29 * u)}" width="${hundredth(width * share)}" height="${hundredth(6 * u)}" fill="${fill}"/>`;
          return (
            shapeAt({ ...what, setting: { size, weight: 400 } }, x, baseline) +
            shapeAt({ ...figure, setting: bold }, right, baseline) +
            bar(colours.ruleFaint, 1) +
            bar(colours.measure, row.value / longest)
          );
        })
        .join(''),
  };
}

/** The figures that a scene is about: those of the tapes on its own map, then those that its text names. */
function figuresOf(story: CompiledStory, index: number): Measured[] {
  const scene = story.scenes[index];
  const shown = new Set(story.timeline.stops[index]?.shows);
  const tapes = story.drawing.items.flatMap((item) =>
    item.type === 'tape' && shown.has(item.id) ? [item.measure] : [],
  );
  const named = scene ? scene.text.flatMap(namedIn) : [];
  const own = scene?.map === index ? tapes : [];
  const figures = [...new Set([...own, ...named])].flatMap((name) => story.measures[name] ?? []);
  // How many there are is for the text to say.
  return figures.filter(({ kind }) => kind !== 'count');
}

function namedIn(block: Block): string[] {
  if (block.type === 'list') return block.items.flat().flatMap(namedIn);
  const inline = (node: Inline): string[] =>
    node.type === 'figure' ? [node.measure] : node.type === 'text' ? [] : node.children.flatMap(inline);
  return block.children.flatMap(inline);
}

type Styled = (text: string, weight: number, italic: boolean) => Run;

/** Caption text as runs, a paragraph or a point of a list each; figures are bold, links are not to be followed. */
function paragraphs(blocks: Block[], story: CompiledStory, styled: Styled): Run[][] {
  return blocks.flatMap((block): Run[][] => {
    if (block.type === 'paragraph') return [block.children.flatMap((node) => runsOf(node, story, styled, 400, false))];
    return block.items.flatMap((item, index) => {
      const [first = [], ...rest] = paragraphs(item, story, styled);
      return [[styled(block.ordered ? `${index + 1}. ` : '– ', 400, false), ...first], ...rest];
    });
  });
}

function runsOf(node: Inline, story: CompiledStory, styled: Styled, weight: number, italic: boolean): Run[] {
  switch (node.type) {
    case 'text':
      return [styled(node.value, weight, italic)];
    case 'figure': {
      const measured = story.measures[node.measure];
      const style = { locale: story.locale, units: story.units };
      return measured ? [styled(shownFigure(measured, style), 650, italic)] : [];
    }
    case 'emphasis':
      return node.children.flatMap((child) => runsOf(child, story, styled, weight, true));
    case 'strong':
      return node.children.flatMap((child) => runsOf(child, story, styled, 650, italic));
    case 'link':
      return node.children.flatMap((child) => runsOf(child, story, styled, weight, italic));
  }
}

function hundredth(value: number): number {
  return toMultiple(value, 0.01);
}
