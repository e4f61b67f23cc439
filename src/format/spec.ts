import { z } from 'zod';
import { countryCodes } from './countries.ts';
import { dateFrom, datePattern, isDate } from './date.ts';
import type { RuleId } from './rules.ts';

/**
 * The story file as a designer writes it. Everything that can be derived is optional; an unknown key is an error.
 * `story.ts` turns a spec into a complete Story; `story/story.schema.json` is generated from here, and the
 * descriptions are what an editor shows when a key is hovered.
 */

/** What `issues.ts` and `translations.ts` must know of a schema and cannot read off it. */
export interface Mark {
  /** The rule that is broken when the schema's own check fails. */
  rule?: RuleId;
  /** A pair of longitude and latitude, which are often swapped. */
  isLonLat?: true;
  /** What to write instead. */
  remedy?: string | ((value: unknown) => string);
  /** A text in the story's languages; a `name` written as one string holds for all of them, `prose` does not. */
  localised?: 'name' | 'prose';
}
export const marks = z.registry<Mark>();

const namePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** A name that designers give to things of theirs. */
export const name = (description: string) =>
  z
    .string()
    .regex(namePattern, 'must be lower-case letters, digits and single hyphens')
    .describe(description)
    .register(marks, { remedy: (value) => `Write ${JSON.stringify(nameFrom(value))}.` });

/** The name nearest to what was written instead of one: "Units to Kyiv" gives "units-to-kyiv". */
export function nameFrom(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const letters = text
    .replace(/\.(geo)?json$/i, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'units-to-kyiv';
}

const reference = z
  .string()
  .min(1)
  .meta({
    id: 'reference',
    description:
      'The id of a feature, a group that features name, an ISO 3166-1 alpha-2 country code such as "BY", or a group of countries.',
    anyOf: [{ enum: countryCodes }, {}],
  });

const date = (description: string) =>
  z
    .string()
    .regex(datePattern, { error: 'must be a year, a month, a day, or two of them with a slash between', abort: true })
    .refine(isDate, 'must be a date that exists, and an interval must end after it begins')
    .describe(`${description} A year, month or day ("2014", "2020-07", "2022-01-17"), or two with a slash between.`)
    .register(marks, {
      rule: 'not-a-date',
      remedy: (value) => {
        const meant = dateFrom(String(value));
        return meant === undefined
          ? 'Write a date such as "2022-01-17", "2020-07" or "2014", or an interval such as "2020-08/2021-06".'
          : `Write ${JSON.stringify(meant)}.`;
      },
    });

export const localised = (kind: 'name' | 'prose', description: string) =>
  z
    .union([z.string().min(1), z.record(z.string(), z.string().min(1))])
    .describe(`${description} A text, or one per locale: { "nl": "…", "en": "…" }.`)
    .register(marks, { localised: kind, remedy: 'Write a text, or one per locale: { "nl": "…", "en": "…" }.' });
/** BCP 47, as far as stories need it. */
export const localePattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const prose = (description: string) => localised('prose', description);
const properName = (description: string) => localised('name', description);

const lonLat = z
  .tuple([z.number().min(-180).max(360), z.number().min(-90).max(90)])
  .register(marks, { isLonLat: true, remedy: 'Write [longitude, latitude] in degrees, such as [30.5234, 50.4501].' });

const km = (description: string) => z.number().positive().describe(description);

const round = z
  .number()
  .positive()
  .optional()
  .describe('The figure is rounded to the nearest multiple of this; 1 when absent.');

/** What was reported, in the unit of the measure that it belongs to. `unit`: how an absolute tolerance is written. */
const claim = <Reported extends z.ZodRawShape>(reported: Reported, unit: '' | ' km' | ' km²' | '°') =>
  z
    .strictObject({
      ...reported,
      within: z
        .string()
        .regex(
          new RegExp(`^\\d+(\\.\\d+)?(\\s?%|\\s?${unit.trim()})$`),
          `must be a percentage or an absolute tolerance: "10%" or "15${unit}"`,
        )
        .optional()
        .describe(`How far the measured figure may be from the reported one: "10%" or "15${unit}". 10% when absent.`)
        .register(marks, { remedy: `Write "10%" or "15${unit}".` }),
      source: name('The source that reports it: a key of the story’s sources.'),
      disputed: z
        .union([z.literal(true), localised('prose', 'Why it is disputed.')])
        .optional()
        .describe('Set where the measurement contradicts the report: the page then says so; a text says why.'),
    })
    .optional()
    .describe('What was reported, to be held against what is measured. Outside the tolerance the build fails.');

const measure = z.union([
  z
    .strictObject({
      distance: z.tuple([reference, reference]).describe('From and to: two features or groups.'),
      round,
      claim: claim({ km: km('The reported distance, kilometres.') }, ' km'),
    })
    .describe('Kilometres between the nearest points of two features or groups.'),
  z
    .strictObject({
      length: reference.describe('The route or border whose length it is.'),
      round,
      claim: claim({ km: km('The reported length, kilometres.') }, ' km'),
    })
    .describe('Kilometres along a line.'),
  z
    .strictObject({
      area: reference.describe('The area or country whose size it is.'),
      round,
      claim: claim({ km2: z.number().positive().describe('The reported area, square kilometres.') }, ' km²'),
    })
    .describe('Square kilometres of an area.'),
  z
    .strictObject({
      bearing: z.tuple([reference, reference]).describe('From and to: two features.'),
      round,
      claim: claim({ degrees: z.number().min(0).max(360).describe('The reported bearing, degrees.') }, '°'),
    })
    .describe('Initial bearing from the first to the second, in degrees clockwise from north.'),
  z
    .strictObject({
      count: reference.describe('The group whose features are counted.'),
      claim: claim({ count: z.number().nonnegative().describe('The reported number.') }, ''),
    })
    .describe('How many features a group has.'),
]);

const ring = z
  .strictObject({
    around: reference.describe('The feature in the middle.'),
    km: km('Radius, kilometres.'),
    label: prose('Words beside the figure, such as "reported".').optional(),
  })
  .describe('A circle at a true distance around a feature.');

const tape = z
  .union([
    name('A measure of the kind distance.'),
    z.strictObject({
      measure: name('A measure of the kind distance.'),
      dashed: z.literal(true).optional().describe('Drawn dashed: a distance that nobody travelled.'),
    }),
  ])
  .describe('A measure’s name, or { "measure": "…", "dashed": true }.');

const map = z.strictObject({
  fit: z
    .array(reference)
    .min(1)
    .optional()
    .describe('The camera, by what must be seen. Either this, or center and zoom.'),
  center: lonLat
    .optional()
    .describe('The camera, by hand: [longitude, latitude] in degrees of the middle of the frame. Needs zoom.'),
  zoom: z.number().min(-2).max(18).optional().describe('With center: zoom level, as of 512-pixel tiles.'),
  bearing: z
    .number()
    .min(-360)
    .max(360)
    .optional()
    .describe('Degrees clockwise from north that point up; 0 when absent.'),
  pitch: z.number().min(0).max(60).optional().describe('Degrees from looking straight down; 0 when absent.'),
  show: z.array(reference).optional().describe('Features drawn and named; a country is set apart and named.'),
  label: z
    .array(reference)
    .optional()
    .describe('Countries, cities and waters of the basemap that must be named, for context.'),
  shade: z
    .array(z.string().min(1).describe('One of "countryGroups", or "EU", "NATO", "CSTO", "union-state".'))
    .max(3)
    .optional()
    .describe('Up to three groups of countries tinted alike, such as "EU" or "CSTO".'),
  tape: z.array(tape).optional().describe('Measured distances drawn as a measuring tape.'),
  ring: z.array(ring).optional().describe('Circles at a true distance around a feature.'),
});

const colour = (description: string) =>
  z
    .string()
    .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'must be a colour: # and three or six hexadecimal digits')
    .describe(`${description} As "#cbd7de".`)
    .register(marks, { remedy: 'Write a colour such as "#cbd7de".' });

const webAddress = (description: string) =>
  z
    .url({ protocol: /^https?$/, error: 'must be a web address' })
    .describe(description)
    .register(marks, { rule: 'not-a-url', remedy: 'Write a whole address: "https://example.org/style.json".' });

const countryGroup = z.strictObject({
  name: properName('What the legend calls it.'),
  countries: z
    .array(
      z
        .string()
        .min(1)
        .meta({
          id: 'country',
          description: 'An ISO 3166-1 alpha-2 country code such as "BY".',
          anyOf: [{ enum: countryCodes }, {}],
        }),
    )
    .min(1)
    .describe('Its countries, by their ISO 3166-1 alpha-2 codes.'),
  date: date('Of when the list is.').optional(),
  source: name('Where it is from: a key of the story’s sources.').optional(),
});

const basemapCredit = properName('Whose map it is, as its licence wants it said.').optional();

const basemapLayer = z
  .strictObject({
    layer: z.string().min(1).describe('Name of a layer of the file.'),
    fill: colour('Its areas are filled with this.').optional(),
    line: colour('Its lines, and the edges of its areas, are drawn with this.').optional(),
    width: z.number().positive().max(20).optional().describe('Of the lines, pixels; 1 when absent.'),
  })
  .describe('How one layer of the file is drawn.');

const basemap = z
  .union([
    z
      .strictObject({
        style: webAddress(
          'Address of a MapLibre style; its names are left out, for the story’s own stand in their place.',
        ),
        origins: z
          .array(webAddress('A site: "https://tiles.example.org".'))
          .optional()
          .describe('Other sites from which the style takes tiles or pictures: pages ask nothing of sites not named.'),
        credit: basemapCredit,
      })
      .describe('A map from another site.'),
    z
      .strictObject({
        pmtiles: z
          .string()
          .regex(
            /^(https?:\/\/\S+|[\p{L}\d_][\p{L}\d_ .-]*(\/[\p{L}\d_][\p{L}\d_ .-]*)*)$/u,
            'must be the path of a file in the story’s folder, or a web address',
          )
          .describe('A PMTiles file in the story’s folder ("tiles.pmtiles"), or its web address.')
          .register(marks, { remedy: 'Put the file beside story.json, and write its name: "tiles.pmtiles".' }),
        background: colour('What lies beneath all layers.').optional(),
        layers: z
          .array(basemapLayer)
          .min(1)
          .optional()
          .describe('How its layers are drawn, from the lowest to the highest; absent where the tiles are pictures.'),
        credit: basemapCredit,
      })
      .describe('A map in one file.'),
  ])
  .describe('A map of one’s own beneath the live map. Still and printed maps keep the built-in one.');

/** A file in the story's own folder, or in the folder of another file that names it. */
export const ownFile = (description: string, example: string, beside = 'story.json') => {
  const folder = beside === 'story.json' ? 'the story’s folder' : `the folder of ${beside}`;
  return z
    .string()
    .regex(/^[\p{L}\d_][\p{L}\d_ .-]*(\/[\p{L}\d_][\p{L}\d_ .-]*)*$/u, `must be the path of a file in ${folder}`)
    .describe(`${description} Its path from ${folder}: ${JSON.stringify(example)}.`)
    .register(marks, {
      remedy: `Put the file beside ${beside}, and write its path from there: ${JSON.stringify(example)}.`,
    });
};

const image = z
  .strictObject({
    file: ownFile('JPEG, PNG, WebP, AVIF or TIFF, best 1,600 pixels wide or more.', 'images/bridge.jpg'),
    alt: prose('What is to be seen, for those who cannot see it.').optional(),
    caption: prose('What readers should know of it.').optional(),
    credit: properName('Who made it, and whose it is.').optional(),
  })
  .describe('A photograph in the scene’s card, made small for every screen by the build.');

const scene = z.strictObject({
  id: name('The scene’s anchor in the address of the page; no two scenes share one.'),
  date: date('When the scene plays.').optional(),
  heading: prose('The scene’s heading.'),
  text: prose('Markdown: emphasis, links, lists. {measure-name} is replaced by the measured figure.'),
  map: map.optional().describe('What the map shows. Absent: the map of the scene before is held.'),
  quote: z
    .strictObject({
      text: prose('What was said, without quotation marks.'),
      speaker: properName('Who said it.'),
      source: name('Where it is reported: a key of the story’s sources.').optional(),
    })
    .optional()
    .describe('A quotation set apart from the text.'),
  chronology: z
    .array(z.strictObject({ date: date('When it happened.'), text: prose('What happened; Markdown.') }))
    .optional()
    .describe('A list of dated events.'),
  bars: z
    .array(name('A measure of the kind distance or length.'))
    .optional()
    .describe('Measured distances side by side as bars on one kilometre scale.'),
  image: image.optional(),
  alt: prose('What the map shows, for those who cannot see it.').optional(),
  sources: z
    .array(name('A key of the story’s sources.'))
    .optional()
    .describe('What the scene rests on: keys of the story’s sources.'),
});

const people = z.array(
  z.strictObject({
    name: z.string().min(1).describe('First and last name.'),
    role: prose('What the person did, such as "text".').optional(),
  }),
);

const source = z.strictObject({
  author: z.string().min(1).optional().describe('Who wrote it.'),
  title: properName('Its title, in its own language.'),
  publisher: z.string().min(1).optional().describe('Who published it.'),
  date: date('When it appeared.').optional(),
  url: z.url({ error: 'must be a web address' }).optional().describe('Where it can be read.').register(marks, {
    rule: 'not-a-url',
    remedy: 'Write a whole address: "https://example.org/report".',
  }),
  note: prose('What a reader should know of it.').optional(),
});

export const storySpec = z.strictObject({
  $schema: z.string().optional().describe('Tells the editor how to complete and check: "../story.schema.json".'),
  title: prose('The story’s title.'),
  description: prose('One or two sentences below the title, also for search and sharing.').optional(),
  locales: z
    .array(
      z
        .string()
        .regex(localePattern, 'must be a BCP 47 language tag')
        .register(marks, { remedy: 'Write a language tag such as "nl", "en" or "pt-BR".' }),
    )
    .min(1)
    .describe(
      'The languages that the story is told in, as BCP 47 tags; the first is the default. "en" writes dates as 17 January 2022, "en-US" as January 17, 2022.',
    ),
  projection: z.enum(['globe', 'mercator']).optional().describe("The whole story's; mercator when absent."),
  theme: name('A file in story/themes/, without its ending: how map and page look; paper when absent.').optional(),
  basemap: basemap.optional(),
  borders: z
    .enum(['un', 'natural-earth'])
    .optional()
    .describe('Which view of disputed borders is drawn; un when absent.'),
  units: z.enum(['km', 'mi']).optional().describe('The unit readers see first; km when absent.'),
  status: z
    .union([
      z.enum(['draft', 'published']),
      z.strictObject({
        embargoed: z.iso
          .datetime({ offset: true, error: 'must be a date and time with its offset from UTC' })
          .describe('Not to be published before: "2022-02-24T06:00:00+01:00".')
          .register(marks, { rule: 'not-a-date', remedy: 'Write, for example, "2022-02-24T06:00:00+01:00".' }),
      }),
    ])
    .optional()
    .describe('draft, published, or { "embargoed": until when }; draft when absent.')
    .register(marks, { remedy: 'Write "draft", "published", or { "embargoed": "2022-02-24T06:00:00+01:00" }.' }),
  byline: people.optional().describe('Who made the story.'),
  editor: people.optional().describe('Who edited it.'),
  published: date('When it was first published.').optional(),
  updated: date('When it was last changed.').optional(),
  corrections: z
    .array(z.strictObject({ date: date('When it was corrected.'), text: prose('What was wrong; Markdown.') }))
    .optional()
    .describe('What was corrected after publication.'),
  legend: z
    .strictObject({
      position: prose('Of a feature of kind `position`: "Town near which units were reported".').optional(),
      approximate: prose('Of a place whose circle shows how well it is known.').optional(),
      course: prose('Of a route that is not exactly known.').optional(),
      contested: prose('Of an area of disputed status.').optional(),
    })
    .optional()
    .describe('What the legend calls the signs of this story’s maps; the page’s own words when absent.'),
  geo: z.array(z.string().min(1)).min(1).describe('GeoJSON files in geo/ whose features the story names.'),
  sources: z
    .record(name('The source’s name, by which scenes and claims cite it.'), source)
    .optional()
    .describe('What the story rests on: a name for each source.'),
  countryGroups: z
    .record(name('The group’s name, by which maps and measures refer to it.'), countryGroup)
    .optional()
    .describe('Countries that belong together in this story: a name for each group.'),
  measures: z
    .record(name('The measure’s name: {units-to-kyiv} in a text.'), measure)
    .optional()
    .describe(
      'What is measured on the map: a name for each figure. Each has one of distance, length, area, bearing, count.',
    ),
  opening: z
    .strictObject({
      map: map.describe('What the map shows under the title.'),
      alt: prose('What the map shows, for those who cannot see it.').optional(),
    })
    .optional()
    .describe('The picture under the title; absent: that of the first scene.'),
  scenes: z.array(scene).min(1).describe('What the reader scrolls through, in order.').register(marks, {
    rule: 'empty-scenes',
    remedy: 'Write at least one scene: { "id": "…", "heading": "…", "text": "…", "map": { "fit": ["…"] } }.',
  }),
});

export type StorySpec = z.infer<typeof storySpec>;
export type MapSpec = z.infer<typeof map>;
export type SceneSpec = z.infer<typeof scene>;
export type MeasureSpec = z.infer<typeof measure>;

/** Properties of a feature in `geo/*.geojson`; the feature's `id` stands beside them, as RFC 7946 has it. */
export const featureProperties = z.strictObject({
  name: properName('What the map calls it.').optional(),
  local: z
    .strictObject({
      language: z
        .string()
        .regex(localePattern, 'must be a language tag')
        .describe('The language, as a BCP 47 tag: "uk".')
        .register(marks, { remedy: 'Write a tag such as "uk" or "sr-Latn".' }),
      name: z.string().min(1).describe('The name, in its own script: "Київ".'),
    })
    .optional()
    .describe('What it is called where it is: at hand for readers who ask how something was measured.'),
  kind: z
    .enum(['place', 'capital', 'position', 'base', 'route', 'area', 'border'])
    .describe('What it is; decides how it is drawn.'),
  group: z
    .union([name('A group.'), z.array(name('A group.'))])
    .optional()
    .describe('The group or groups by which stories may name it together with others.')
    .register(marks, { remedy: 'Write a group’s name, or a list of them.' }),
  certainty: z
    .enum(['exact', 'approximate', 'disputed'])
    .optional()
    .describe('How well its place is known; exact when absent. The map shows it.'),
  radius: km('With approximate: kilometres around the point within which the real place lies.').optional(),
  date: date('Of when it is.').optional(),
  source: name('Where it is from: a key of the story’s sources.').optional(),
  note: prose('What a reader should know of it.').optional(),
});
export type FeaturePropertiesSpec = z.infer<typeof featureProperties>;
