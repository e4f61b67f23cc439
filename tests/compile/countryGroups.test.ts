import { expect, test } from 'vitest';
import { compileStory, type CompiledStory } from '../../src/compile/index.ts';
import { legendOf, legendText } from '../../src/drawing/index.ts';
import { basemap } from './basemap.ts';

const landlocked = { name: { it: 'Senza sbocco al mare', en: 'Landlocked' }, countries: ['AT', 'CH'], date: '2022' };

/** A story that names a group of its own in every way there is, beside one that Meetlint brings along. */
function compiled(): CompiledStory[] {
  const both = (text: string) => ({ it: `${text}, it`, en: `${text}, en` });
  const { stories, problems } = compileStory({
    slug: 'alps',
    file: 'story.json',
    text: JSON.stringify({
      title: both('The Alps'),
      locales: ['it', 'en'],
      geo: ['places.geojson'],
      countryGroups: { landlocked },
      measures: {
        size: { area: 'landlocked', round: 1000 },
        members: { count: 'landlocked' },
        'to-milan': { distance: ['landlocked', 'milan'], round: 10 },
        union: { count: 'EU' },
      },
      scenes: [
        {
          id: 'two',
          heading: both('Two countries'),
          text: both('{size}, {members}, {to-milan}, {union}'),
          map: { fit: ['landlocked', 'milan'], show: ['landlocked', 'milan'], shade: ['landlocked', 'EU'] },
          alt: both('A map'),
        },
      ],
    }),
    geo: {
      'places.geojson': JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            id: 'milan',
            properties: { name: 'Milan', kind: 'place' },
            geometry: { type: 'Point', coordinates: [9.19, 45.46] },
          },
        ],
      }),
    },
    basemap,
    textWidth: (text, style) => text.length * style.size * 0.5,
    withContext: false,
    seenAt: ['wide'],
  });
  if (stories.length === 0) throw new Error(JSON.stringify(problems));
  return stories;
}

const [italian, english] = compiled() as [CompiledStory, CompiledStory];

test('a story’s own group of countries is shaded as one of those that come along', () => {
  const { ground, timeline } = english;
  expect(ground.shades['landlocked']).toEqual(['AT', 'CH']);
  expect(Object.keys(ground.shades)).toEqual(['landlocked', 'EU']);
  expect(timeline.stops[0]?.ground).toEqual(expect.arrayContaining(['shade:landlocked', 'shade:EU']));
});

test('its countries are set apart where it is shown', () => {
  expect(english.ground.lit).toEqual(['AT', 'CH']);
});

test('the legend has its name in each language; of one that has none there, the English one', () => {
  const told = (story: CompiledStory) =>
    legendOf(story, story.timeline.stops[0]!).map((entry) => legendText(entry, story, (sign) => sign));
  expect(told(english)).toEqual(['Landlocked', 'European Union']);
  expect(told(italian)).toEqual(['Senza sbocco al mare', 'European Union']);
});

test('measures take its countries together, by its name', () => {
  const { size, members, union, 'to-milan': toMilan } = english.measures;
  expect(size).toMatchObject({ of: 'Landlocked', rounded: 125_000 });
  expect(members).toMatchObject({ of: 'Landlocked', value: 2 });
  expect(union).toMatchObject({ of: 'European Union', value: 27 });
  expect(toMilan).toMatchObject({ from: { id: 'CH', name: 'Switzerland' }, to: { id: 'milan' } });
});
