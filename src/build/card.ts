import type { CompiledStory } from '../compile/index.ts';
import { formatDate, pagePalette } from '../drawing/index.ts';
import type { Theme } from '../format/index.ts';
import { pageGround } from '../ground/index.ts';
import { escape } from './document.ts';
import { breakpoints, frameDistance, globeRadius } from '../projection/index.ts';
import type { Stop } from '../timeline/index.ts';
import { mapPanel } from './mapPanel.ts';
import type { Typefaces } from './picture.ts';
import type { GroundStill } from './site.ts';
import { svgCss } from './themeCss.ts';
import { setText, type Run } from './typesetting.ts';

/** What Open Graph asks for. */
export const cardSize = { width: 1200, height: 630 };

/** What cards and covers are made of. */
export interface CardOptions {
  ground: GroundStill;
  theme: Theme;
  typefaces: Typefaces;
  /** Name of who publishes the story. */
  house: string;
}

/** A story's card for links to it: title and byline beside the opening's map, by day. SVG, all text as shapes. */
export function card(story: CompiledStory, { ground, theme, typefaces, house }: CardOptions): string {
  const { sans } = typefaces;
  const colours = theme.light.page;
  const { width, height } = cardSize;
  const column = 468;
  const margin = 56;
  const stop = story.timeline.opening ?? story.timeline.stops[0];
  if (!stop) throw new Error('a story has at least one scene');
  const area = { x: column, y: 0, width: width - column, height };
  // A whole globe leaves the corners of its frame free, and may stand larger.
  const [aside, edge] = isWholeGlobe(story, stop) ? [64, -50] : [60, 14];
  const panel = mapPanel({
    story,
    ground,
    colours: theme.light,
    typeface: sans,
    stop,
    position: 0,
    area,
    frame: { x: area.x + aside, y: edge, width: area.width - aside - 10, height: height - 2 * edge },
    scale: 2.1,
  });

  const { words } = story;
  const run = (text: string, typeface: Run['typeface'], size: number, weight: number, fill: string): Run => ({
    text,
    typeface,
    setting: { size, weight },
    fill,
  });
  // The largest size at which the title takes up no more than half of the card.
  const sizes = [68, 62, 56, 50, 44, 38];
  const titled = sizes.map((size) =>
    setText([run(story.title, typefaces[theme.type.headings], size, 700, colours.ink)], {
      width: column - margin,
      leading: 1.08,
      balanced: true,
    }),
  );
  const title = titled.find((each) => each.height <= 330 && each.width <= column - margin) ?? titled.at(-1)!;
  const names = story.byline.map(({ name }) => name).join(', ');
  const by = [
    ...(names ? [`${words.by} ${names}`] : []),
    ...(story.published ? [formatDate(story.published, story.locale)] : []),
  ];
  const small = { width: column - margin, leading: 1.35 };
  const byline = setText([run(by.join(' · '), sans, 25, 400, colours.quiet)], small);
  const credit = setText(
    [run('Natural\u00a0Earth · ©\u00a0OpenStreetMap\u00a0contributors', sans, 16, 400, colours.quiet)],
    small,
  );
  const name = setText([run(house, sans, 26, 650, colours.ink)], small);
  const block = title.height + 22 + byline.height;
  const top = (height - block) / 2 - 6;
  const fade =
    `<linearGradient id="fade"><stop stop-color="${colours.paper}"/>` +
    `<stop offset="1" stop-color="${colours.paper}" stop-opacity="0"/></linearGradient>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<title>${escape(story.title)}</title><defs>${fade}</defs><rect width="${width}" height="${height}" fill="${colours.paper}"/>` +
    `${panel}<rect x="${column - 1}" width="130" height="${height}" fill="url(#fade)"/>` +
    name.at(margin, 44) +
    title.at(margin, top) +
    byline.at(margin, top + title.height + 22) +
    credit.at(margin, height - 44 - credit.height) +
    '</svg>'
  );
}

/** The map that a story opens with, for lists of stories, by day and by night: 3:2, nothing but the map. SVG, all text as shapes. */
export function cover(story: CompiledStory, { ground, theme, typefaces }: CardOptions): string {
  const [width, height] = [960, 640];
  const stop = story.timeline.opening ?? story.timeline.stops[0];
  if (!stop) throw new Error('a story has at least one scene');
  const edge = isWholeGlobe(story, stop) ? -100 : 20;
  const panel = mapPanel({
    story,
    ground,
    colours: { ground: pageGround, drawing: pagePalette, page: { space: 'var(--space)' } },
    typeface: typefaces.sans,
    stop,
    position: 0,
    area: { x: 0, y: 0, width, height },
    frame: { x: edge, y: edge, width: width - 2 * edge, height: height - 2 * edge },
    scale: 2.1,
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><style>${svgCss(theme)}</style>${panel}</svg>`;
}

/** Whether all of the globe's disc is in the frame. */
function isWholeGlobe({ timeline }: CompiledStory, stop: Stop): boolean {
  if (timeline.projection !== 'globe') return false;
  const { width, height } = breakpoints.phone.frame;
  const camera = stop.cameras.phone;
  const radius = globeRadius(camera);
  const distance = frameDistance('globe', camera, 'phone');
  return 2 * distance * Math.tan(Math.asin(radius / (radius + distance))) < Math.min(width, height);
}
