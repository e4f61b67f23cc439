import { z } from 'zod';
import { localised, marks, ownFile } from './spec.ts';

/**
 * `story/site.json` as a newsroom writes it, if it wants the site to go by its own name. `story/site.schema.json` is
 * generated from here.
 */

const webAddress = (description: string) =>
  z
    .url({ protocol: /^https?$/, error: 'must be a web address' })
    .describe(description)
    .register(marks, { rule: 'not-a-url', remedy: 'Write a whole address: "https://example.org/".' });

export const houseSpec = z.strictObject({
  $schema: z.string().optional().describe('Tells the editor how to complete and check: "site.schema.json".'),
  name: z
    .string()
    .min(1)
    .describe('Who publishes the stories: in the bar, in the list of stories, wherever they are shared.'),
  url: webAddress('The publisher’s own site.').optional(),
  logo: ownFile('SVG, PNG or WebP, in the bar in place of the name.', 'logo.svg', 'site.json').optional(),
  icon: ownFile('SVG, PNG or WebP, square: in the browser’s tabs.', 'icon.svg', 'site.json').optional(),
  imprint: z
    .array(
      z.strictObject({
        text: localised('name', 'What the link says.'),
        url: webAddress('Where it leads.'),
      }),
    )
    .optional()
    .describe('Links at the foot of every page: who publishes it, privacy, contact.'),
});

export type HouseSpec = z.infer<typeof houseSpec>;
