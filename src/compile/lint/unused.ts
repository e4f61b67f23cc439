import { nearest, type GeoFeature, type Problem, type SceneMap, type Story } from '../../format/index.ts';
import { problemAt, suggest } from '../sourceFile.ts';
import type { LintInput } from './lint.ts';
import { figuresIn } from './texts.ts';

/** Features, files, measures, groups of countries and sources that nothing uses, and sources of features that the story does not have. */
export function unusedProblems(input: LintInput): Problem[] {
  return [
    ...unusedFiles(input),
    ...unusedMeasures(input),
    ...unusedGroups(input),
    ...unusedSources(input),
    ...featureSources(input),
  ];
}

/** All that a story's maps and measures name: ids of features, groups, countries and groups of countries. */
export function referencesOf({ opening, scenes, measures }: Story): Set<string> {
  const maps = [opening?.map, ...scenes.map(({ map }) => map)];
  return new Set([
    ...maps.flatMap((map) => (map ? namedBy(map) : [])),
    ...Object.values(measures).flatMap(({ of }) => of),
  ]);
}

function namedBy({ camera, show, ring }: SceneMap): string[] {
  return [...('fit' in camera ? camera.fit : []), ...show, ...ring.map(({ around }) => around)];
}

/** With what is misspelt taken for what was meant: that is told already. */
function meant(names: Iterable<string>, known: readonly string[]): Set<string> {
  return new Set([...names].map((name) => (known.includes(name) ? name : (nearest(name, known) ?? name))));
}

function namesIn({ story, features }: LintInput): Set<string> {
  return meant(referencesOf(story), [...features.flatMap(({ id, groups }) => [id, ...groups])]);
}

function isNamed({ id, groups }: GeoFeature, names: ReadonlySet<string>): boolean {
  return names.has(id) || groups.some((group) => names.has(group));
}

function unusedFiles(input: LintInput): Problem[] {
  const { story, file, features, fileOf, unread, usedElsewhere } = input;
  const names = namesIn(input);
  return story.geo.flatMap((name, index) => {
    if (unread.includes(name)) return [];
    const own = features.filter((feature) => feature.file === `geo/${name}`);
    if (own.length > 0 && !own.some((feature) => isNamed(feature, names))) {
      return [
        problemAt(file, ['geo', index], {
          rule: 'geo-unused',
          severity: 'warning',
          message: 'must have a feature that the story names',
          value: name,
          remedy: 'Take it off the list, or name one of its features in a map or a measure.',
        }),
      ];
    }
    return own
      .filter((feature) => !isNamed(feature, names) && !isNamed(feature, usedElsewhere))
      .map((feature) =>
        problemAt(fileOf(feature.file), ['features', feature.index, 'id'], {
          rule: 'feature-unused',
          severity: 'warning',
          message: `must be named by ${file.file} or another story that lists this file`,
          value: feature.id,
          remedy: 'Name it in the "fit" or "show" of a scene or in a measure, or remove the feature.',
        }),
      );
  });
}

function unusedMeasures({ story, file }: LintInput): Problem[] {
  const { scenes, opening, corrections, measures } = story;
  const captions = [
    ...corrections.map(({ text }) => text),
    ...scenes.flatMap(({ text, chronology }) => [text, ...chronology.map((entry) => entry.text)]),
  ];
  const uses = [
    ...captions.flatMap((text) => Object.values(text).flatMap((each) => [...figuresIn(each)])),
    ...[opening?.map, ...scenes.map(({ map }) => map)].flatMap((map) => map?.tape.map(({ measure }) => measure) ?? []),
    ...scenes.flatMap(({ bars }) => bars),
  ];
  const used = meant(uses, Object.keys(measures));
  return Object.keys(measures)
    .filter((name) => !used.has(name))
    .map((name) =>
      problemAt(file, ['measures', name], {
        rule: 'measure-unused',
        severity: 'warning',
        message: 'must be given in a text, drawn as a tape or shown as a bar',
        value: name,
        remedy: `Write {${name}} in a text, or remove the measure.`,
      }),
    );
}

function unusedGroups({ story, file }: LintInput): Problem[] {
  const maps = [story.opening?.map, ...story.scenes.map(({ map }) => map)];
  const names = [...referencesOf(story), ...maps.flatMap((map) => map?.shade ?? [])];
  const used = meant(names, Object.keys(story.countryGroups));
  return Object.keys(story.countryGroups)
    .filter((name) => !used.has(name))
    .map((name) =>
      problemAt(file, ['countryGroups', name], {
        rule: 'country-group-unused',
        severity: 'warning',
        message: 'must be named by a map or a measure',
        value: name,
        remedy: `Name it in the "shade" or "show" of a scene, or remove the group.`,
      }),
    );
}

function unusedSources(input: LintInput): Problem[] {
  const { story, file, features } = input;
  const names = namesIn(input);
  const cites = [
    ...story.scenes.flatMap(({ sources, quote }) => [...sources, ...(quote ? [quote.source] : [])]),
    ...Object.values(story.measures).flatMap(({ claim }) => (claim ? [claim.source] : [])),
    ...Object.values(story.countryGroups).map(({ source }) => source),
    ...features.filter((feature) => isNamed(feature, names)).map(({ source }) => source),
  ];
  const cited = meant(cites, Object.keys(story.sources));
  return Object.keys(story.sources)
    .filter((name) => !cited.has(name))
    .map((name) =>
      problemAt(file, ['sources', name], {
        rule: 'source-unused',
        severity: 'warning',
        message: 'must be cited by a scene, a quotation, a claim, a feature or a group of countries',
        value: name,
        remedy: `Add ${JSON.stringify(name)} to the "sources" of the scenes that rest on it, or remove it.`,
      }),
    );
}

function featureSources(input: LintInput): Problem[] {
  const { story, file, features, fileOf } = input;
  const names = namesIn(input);
  const known = Object.keys(story.sources);
  return features
    .filter((feature) => feature.source !== '' && !known.includes(feature.source) && isNamed(feature, names))
    .map(({ source, file: geo, index }) =>
      problemAt(fileOf(geo), ['features', index, 'properties', 'source'], {
        rule: 'feature-source',
        severity: 'warning',
        message: `must be one of the sources of ${file.file}, which names the feature`,
        value: source,
        remedy: suggest(nearest(source, known), known, `Add ${JSON.stringify(source)} to "sources" of the story.`),
      }),
    );
}
