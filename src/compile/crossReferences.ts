import {
  countryCodes,
  nearest,
  type JsonPath,
  type Problem,
  type RuleId,
  type SceneMap,
  type Story,
} from '../format/index.ts';
import type { MeasureKind } from './compiled.ts';
import type { References } from './reference.ts';
import { problemAt, suggest, type Fault, type SourceFile } from './sourceFile.ts';

/** What a story may name. */
export interface Nameable {
  references: References;
  /** Codes of the basemap's countries. */
  countries: readonly string[];
  /** Ids of the basemap's countries, cities and waters that can be labelled. */
  labels: readonly string[];
  /** The id of what the basemap calls so in some language: "Egypt" → "EG". */
  idOf: (name: string) => string | undefined;
  /** Names of the groups of countries. */
  shades: readonly string[];
  /** Ids and groups of features that were left out because of problems of their own: nothing is said of these. */
  lost: readonly string[];
}

/** Every name in a story that names nothing, or nothing of the right kind. Captions are checked by `parseCaption`. */
export function crossReferences(story: Story, nameable: Nameable, file: SourceFile): Problem[] {
  const uses = [...groupUses(story), ...mapUses(story), ...measureUses(story), ...sceneUses(story)];
  return uses.flatMap(({ name, path, as }) => {
    const fault = faultOf(name, as, story, nameable);
    return fault ? [problemAt(file, path, { ...fault, value: name })] : [];
  });
}

type Role = 'feature' | 'country' | 'label' | 'shade' | 'source' | 'tape' | 'bar';

/** A name where the story uses it. */
interface Use {
  name: string;
  path: JsonPath;
  as: Role;
}

function groupUses({ countryGroups }: Story): Use[] {
  return Object.entries(countryGroups).flatMap(([key, { countries, source }]): Use[] => [
    ...countries.map((name, i): Use => ({ name, path: ['countryGroups', key, 'countries', i], as: 'country' })),
    ...(source ? [{ name: source, path: ['countryGroups', key, 'source'], as: 'source' as const }] : []),
  ]);
}

function mapUses({ opening, scenes }: Story): Use[] {
  const ofMap = (map: SceneMap | undefined, path: JsonPath): Use[] => {
    if (!map) return [];
    const list = (names: string[], key: string, as: Role): Use[] =>
      names.map((name, i) => ({ name, path: [...path, key, i], as }));
    return [
      ...list('fit' in map.camera ? map.camera.fit : [], 'fit', 'feature'),
      ...list(map.show, 'show', 'feature'),
      ...list(map.label, 'label', 'label'),
      ...list(map.shade, 'shade', 'shade'),
      ...map.tape.map(({ measure }, i): Use => ({ name: measure, path: [...path, 'tape', i], as: 'tape' })),
      ...map.ring.map(({ around }, i): Use => ({ name: around, path: [...path, 'ring', i, 'around'], as: 'feature' })),
    ];
  };
  return [
    ...ofMap(opening?.map, ['opening', 'map']),
    ...scenes.flatMap(({ map }, i) => ofMap(map, ['scenes', i, 'map'])),
  ];
}

function measureUses({ measures }: Story): Use[] {
  return Object.entries(measures).flatMap(([key, { kind, of, claim }]): Use[] => {
    const path: JsonPath = ['measures', key];
    const pair = kind === 'distance' || kind === 'bearing';
    return [
      ...of.map((name, i): Use => ({ name, path: pair ? [...path, kind, i] : [...path, kind], as: 'feature' })),
      ...(claim ? [{ name: claim.source, path: [...path, 'claim', 'source'], as: 'source' as const }] : []),
    ];
  });
}

function sceneUses({ scenes }: Story): Use[] {
  return scenes.flatMap(({ bars, sources, quote }, i): Use[] => [
    ...bars.map((name, k): Use => ({ name, path: ['scenes', i, 'bars', k], as: 'bar' })),
    ...sources.map((name, k): Use => ({ name, path: ['scenes', i, 'sources', k], as: 'source' })),
    ...(quote?.source ? [{ name: quote.source, path: ['scenes', i, 'quote', 'source'], as: 'source' as const }] : []),
  ]);
}

function faultOf(
  name: string,
  as: Role,
  story: Story,
  { references, countries, labels, idOf, shades, lost }: Nameable,
): Fault | undefined {
  const codeOf = (country: string) => [country, idOf(country) ?? ''].find((code) => countries.includes(code));
  switch (as) {
    case 'feature': {
      if (references.resolve(name) || lost.includes(name)) return undefined;
      const none = 'Add a feature of that id to a file of geo/ that the story lists under "geo".';
      const country = idOf(name);
      const guess = country && references.resolve(country) ? country : nearest(name, references.names);
      return unknown('unknown-reference', 'a feature, a group or a country', guess, [], none);
    }
    case 'country': {
      if (countries.includes(name)) return undefined;
      const guess = countryCodes.includes(name) ? undefined : (codeOf(name) ?? nearest(name, countries));
      const none = countryCodes.includes(name)
        ? 'Remove it: the basemap does not set it apart.'
        : 'Write its code, such as "BY", or remove it.';
      return unknown('unknown-country', 'a country, by its ISO 3166-1 code', guess, [], none);
    }
    case 'label':
      if (labels.includes(name)) return undefined;
      return unknown(
        'unknown-label',
        'a country, a city or a water of the basemap',
        idOf(name) ?? nearest(name, labels),
        labels,
        'Remove it.',
      );
    case 'shade': {
      if (shades.includes(name)) return undefined;
      const country = codeOf(name);
      const fault = unknown('unknown-shade', 'a group of countries', nearest(name, shades), shades, 'Remove it.');
      const remedy = `Name a group of "countryGroups" that lists ${JSON.stringify(country)}.`;
      return country === undefined ? fault : { ...fault, remedy };
    }
    case 'source': {
      const sources = Object.keys(story.sources);
      if (sources.includes(name)) return undefined;
      return unknown(
        'unknown-source',
        'one of the story’s sources',
        nearest(name, sources),
        sources,
        `Add ${JSON.stringify(name)} to "sources".`,
      );
    }
    case 'tape':
      return measureFault(name, ['distance'], story);
    case 'bar':
      return measureFault(name, ['distance', 'length'], story);
  }
}

function measureFault(name: string, kinds: MeasureKind[], { measures }: Story): Fault | undefined {
  const kind = Object.hasOwn(measures, name) ? measures[name]?.kind : undefined;
  const fitting = Object.keys(measures).filter((key) => kinds.some((fit) => fit === measures[key]?.kind));
  const what = `a measure of the kind ${kinds.join(' or ')}`;
  if (!kind)
    return unknown(
      'unknown-measure',
      what,
      nearest(name, fitting),
      fitting,
      `Add ${JSON.stringify(name)} to "measures".`,
    );
  if (kinds.includes(kind)) return undefined;
  return {
    rule: 'measure-kind',
    message: `must name ${what}: this is one of the kind ${kind}`,
    remedy: suggest(undefined, fitting, 'Add such a measure, or remove this.'),
  };
}

function unknown(rule: RuleId, what: string, guess: string | undefined, known: readonly string[], none: string): Fault {
  return { rule, message: `must name ${what}`, remedy: suggest(guess, known, none) };
}
