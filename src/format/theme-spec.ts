import { z } from 'zod';
import { marks } from './spec.ts';

/**
 * The theme file as a designer writes it. Nothing in it is optional: a colour left out would be somebody else's taste.
 * `story/theme.schema.json` is generated from here.
 */

const color = (description: string) =>
  z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'must be a colour of six lower-case hexadecimal digits')
    .describe(description)
    .register(marks, { remedy: 'Write a colour such as "#1f1d1a".' });

const shade = z.strictObject({
  color: color('Its colour.'),
  opacity: z.number().min(0.05).max(1).describe('How much of it lies over the land, 0.05 … 1.'),
});

const ground = z.strictObject({
  sea: color('Sea.'),
  land: color('Land.'),
  lit: color('A country that the story sets apart.'),
  litBorder: color('The line around it.'),
  coast: color('Coasts.'),
  border: color('Borders of countries.'),
  disputed: color('Borders that are disputed; these are dashed.'),
  water: color('Lakes and wide rivers.'),
  waterLine: color('Their shores, and narrow rivers.'),
  area: color('Features of the kind area: their tint, which is laid over the land thinly.'),
  areaHatch: color('Disputed areas, which are hatched.'),
  areaBorder: color('The line around an area.'),
  shades: z
    .tuple([shade, shade, shade])
    .describe('Groups of countries: a tint, a hatch, and another tint, so that colour alone never tells them apart.'),
});

const drawing = z.strictObject({
  ink: color('Places and capitals, and their names.'),
  faint: color('Countries and cities that are named for context.'),
  halo: color('Around letters and marks, so that both are read on any ground.'),
  water: color('Names of seas and rivers.'),
  forces: color('Positions and bases of forces, and nothing else.'),
  route: color('Routes and borders.'),
  ring: color('Circles at a true distance.'),
  tape: color('The measuring tape, and nothing else.'),
  tapeEdge: color('The tape’s outline and its case.'),
  tapeTick: color('The ticks on the tape.'),
  tapeHollow: color('The inside of a tape for a distance that nobody travelled.'),
  plate: color('What a tape’s figure stands on.'),
  plateInk: color('A tape’s figure.'),
});

const page = z.strictObject({
  paper: color('The card and the page.'),
  ink: color('Text.'),
  quiet: color('Bylines, dates and notes.'),
  rule: color('Lines between parts.'),
  ruleFaint: color('The quietest lines, and what bars stand on.'),
  space: color('Around the globe.'),
  measure: color('Measurement in the text: below figures, in bars, and nowhere else.'),
  focus: color('Around what has the keyboard’s focus.'),
});

const mode = (description: string) =>
  z
    .strictObject({
      ground: ground.describe('What the map stands on.'),
      drawing: drawing.describe('What the story draws on it, by kind.'),
      page: page.describe('Cards and page.'),
    })
    .describe(description);

const family = (description: string) =>
  z
    .enum(['serif', 'sans'])
    .describe(`${description} serif: Source Serif; sans: Source Sans, which the map’s names are always set in.`);

export const themeSpec = z.strictObject({
  $schema: z.string().optional().describe('Tells the editor how to complete and check: "../theme.schema.json".'),
  title: z.string().min(1).describe('What the theme is called.'),
  type: z
    .strictObject({ headings: family('Of titles and headings.'), text: family('Of captions and notes.') })
    .describe('Typefaces.'),
  card: z
    .strictObject({
      radius: z.number().min(0).max(24).describe('Of its corners, in pixels.'),
      shadow: z.number().min(0).max(1).describe('How dark its shadow is: 0 for none, 1 for black.'),
    })
    .describe('The card that a caption stands on.'),
  light: mode('By day, and on paper, cards and pictures.'),
  dark: mode('Where the reader’s system is dark, or a host asks for it.'),
});

export type ThemeSpec = z.infer<typeof themeSpec>;
