import { z } from 'zod';

/**
 * The story file as a designer writes it. Everything that can be derived is optional; an unknown key is an error.
 * `story.ts` turns a spec into a complete {@link Story}; `story/story.schema.json` is generated from here.
 */

const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens: "units-to-kyiv"');

const reference = z
  .string()
  .min(1)
  .describe('The id of a feature, a group that features name, or an ISO 3166-1 alpha-2 country code.');

const date = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/,
    'must be a year, month or day ("2014", "2020-07", "2022-01-17") or two of them with a slash between',
  )
  .describe('A year, a month or a day, or an interval of two with a slash: "2020-08/2021-06".');

const localised = z
  .union([z.string().min(1), z.record(z.string(), z.string().min(1))])
  .describe('A text, or one text per locale: { "nl": "…", "en": "…" }.');

const lonLat = z
  .tuple([z.number().min(-180).max(360), z.number().min(-90).max(90)])
  .describe('[longitude, latitude] in degrees.');

const within = z
  .string()
  .regex(/^\d+(\.\d+)?\s?(%|km|km²|°)$/, 'must be a percentage or a distance: "10%" or "15 km"')
  .describe('How far the measured value may be from the reported one: "10%" or "15 km".');

const claimBase = {
  within: within.optional().describe('Tolerance; 10 % when absent.'),
  source: name.describe('The source that reports it.'),
  disputed: z
    .union([z.literal(true), localised])
    .optional()
    .describe('Set where the measurement contradicts the report: the page then says so, and may say why.'),
};

const round = z.number().positive().optional().describe('Rounded to the nearest multiple of this; 1 when absent.');

const km = z.number().positive();
const measures = z.record(
  name,
  z.union([
    z
      .strictObject({
        distance: z.tuple([reference, reference]),
        round,
        claim: z.strictObject({ km, ...claimBase }).optional(),
      })
      .describe('Kilometres between the nearest points of two features or groups.'),
    z
      .strictObject({ length: reference, round, claim: z.strictObject({ km, ...claimBase }).optional() })
      .describe('Kilometres along a line.'),
    z
      .strictObject({ area: reference, round, claim: z.strictObject({ km2: km, ...claimBase }).optional() })
      .describe('Square kilometres of an area.'),
    z
      .strictObject({
        bearing: z.tuple([reference, reference]),
        round,
        claim: z.strictObject({ degrees: z.number(), ...claimBase }).optional(),
      })
      .describe('Initial bearing from the first to the second, in degrees clockwise from north.'),
    z
      .strictObject({ count: reference, claim: z.strictObject({ count: z.number(), ...claimBase }).optional() })
      .describe('How many features a group has.'),
  ]),
);

const ring = z.strictObject({
  around: reference,
  km,
  label: localised.optional().describe('Words beside the figure, such as "reported".'),
});

const tape = z.union([name, z.strictObject({ measure: name, dashed: z.literal(true).optional() })]);

const map = z.strictObject({
  fit: z.array(reference).min(1).optional().describe('The camera, by what must be seen.'),
  center: lonLat.optional().describe('The camera, by hand: what lies in the middle of the frame.'),
  zoom: z.number().min(-2).max(18).optional().describe('With center: zoom level, as of 512-pixel tiles.'),
  bearing: z.number().min(-360).max(360).optional().describe('Degrees clockwise from north that point up.'),
  pitch: z.number().min(0).max(60).optional().describe('Degrees from looking straight down.'),
  show: z.array(reference).optional().describe('Features drawn and named; a country is set apart and named.'),
  label: z.array(reference).optional().describe('Countries and cities of the basemap that must be named, for context.'),
  shade: z.array(reference).max(3).optional().describe('Groups of countries tinted alike, such as "EU" or "CSTO".'),
  tape: z.array(tape).optional().describe('Distances drawn as a measuring tape.'),
  ring: z.array(ring).optional().describe('Circles at a true distance around a feature.'),
});

const quote = z.strictObject({
  text: localised,
  speaker: localised,
  source: name.optional(),
});

const scene = z.strictObject({
  id: name,
  date: date.optional(),
  heading: localised,
  text: localised.describe('Markdown: emphasis, links, lists. {measure-name} is replaced by the measured figure.'),
  map: map.optional().describe('Absent: the map of the scene before is held.'),
  quote: quote.optional(),
  chronology: z.array(z.strictObject({ date, text: localised })).optional(),
  bars: z.array(name).optional().describe('Measured distances side by side as bars on one kilometre scale.'),
  alt: localised.optional().describe('What the map shows, for those who cannot see it.'),
  sources: z.array(name).optional(),
});

const person = z.strictObject({ name: z.string().min(1), role: localised.optional() });

export const storySpec = z.strictObject({
  $schema: z.string().optional(),
  title: localised,
  description: localised.optional().describe('One or two sentences below the title, also for search and sharing.'),
  locales: z.array(z.string().min(2)).min(1).describe('BCP 47 tags; the first is the default.'),
  projection: z.enum(['globe', 'mercator']).optional().describe("The whole story's; mercator when absent."),
  borders: z.enum(['un', 'natural-earth']).optional().describe('Which view of disputed borders is drawn; un when absent.'),
  units: z.enum(['km', 'mi']).optional().describe('The unit readers see first; km when absent.'),
  status: z
    .union([z.enum(['draft', 'published']), z.strictObject({ embargoed: z.iso.datetime({ offset: true }) })])
    .optional()
    .describe('draft when absent.'),
  byline: z.array(person).optional(),
  editor: z.array(person).optional(),
  published: date.optional(),
  updated: date.optional(),
  corrections: z.array(z.strictObject({ date, text: localised })).optional(),
  geo: z.array(z.string().min(1)).min(1).describe('GeoJSON files in geo/.'),
  sources: z
    .record(
      name,
      z.strictObject({
        author: z.string().optional(),
        title: localised,
        publisher: z.string().optional(),
        date: date.optional(),
        url: z.url().optional(),
        note: localised.optional(),
      }),
    )
    .optional(),
  measures: measures.optional(),
  opening: z
    .strictObject({ map, alt: localised.optional() })
    .optional()
    .describe('The picture under the title; absent: that of the first scene.'),
  scenes: z.array(scene).min(1),
});

export type StorySpec = z.infer<typeof storySpec>;
export type MapSpec = z.infer<typeof map>;
export type SceneSpec = z.infer<typeof scene>;
export type MeasureSpec = z.infer<typeof measures>[string];

/** Properties of a feature in `geo/*.geojson`; the feature's `id` stands beside them, as RFC 7946 has it. */
export const featureProperties = z.strictObject({
  name: localised.optional(),
  kind: z.enum(['place', 'capital', 'position', 'base', 'route', 'area', 'border']),
  group: z.union([name, z.array(name)]).optional(),
  certainty: z.enum(['exact', 'approximate', 'disputed']).optional().describe('exact when absent.'),
  radius: km.optional().describe('With approximate: kilometres around the point within which the real place lies.'),
  date: date.optional(),
  source: name.optional(),
  note: localised.optional(),
});
export type FeaturePropertiesSpec = z.infer<typeof featureProperties>;
