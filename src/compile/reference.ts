import type { MultiPolygon, Polygon } from 'geojson';
import type { GeoFeature, GeoGeometry, Localised, Problem, Story } from '../format/index.ts';
import { problemAt, type SourceFile } from './sourceFile.ts';

/** A country of the basemap. */
export interface Country {
  name: Localised;
  geometry: Polygon | MultiPolygon;
}

/** Countries that belong together, such as the members of an alliance: the story's own, or brought along. */
export interface Membership {
  name: Localised;
  /** ISO 3166-1 alpha-2 codes. */
  countries: string[];
}

/** What a reference names. */
export interface Resolved {
  ref: string;
  kind: 'feature' | 'group' | 'country' | 'countries';
  /** What a group of countries is called. */
  name?: Localised;
  /** Features of the story; none where countries are named. */
  features: GeoFeature[];
  /** ISO 3166-1 alpha-2 codes; none where features are named. */
  countries: string[];
  /** The same one by one, as they are measured. */
  members: Member[];
}

export interface Member {
  id: string;
  name: Localised;
  local?: GeoFeature['local'];
  geometry: GeoGeometry;
  /** Kilometres by which its place may be off; 0 where it is exact. */
  radius: number;
}

export interface References {
  /** Undefined where nothing has that name. */
  resolve(ref: string): Resolved | undefined;
  /** All that can be named, for the nearest spelling. */
  names: string[];
}

/**
 * Follows references: to the feature of that id, else the group, else the basemap's country of that ISO code, else the
 * countries of a membership such as "EU", as far as the basemap has them.
 */
export function resolver(
  features: readonly GeoFeature[],
  countries: ReadonlyMap<string, Country>,
  memberships: Readonly<Record<string, Membership>>,
): References {
  const byId = new Map(features.map((feature) => [feature.id, feature]));
  const byGroup = new Map<string, GeoFeature[]>();
  for (const feature of byId.values()) {
    for (const group of feature.groups) byGroup.set(group, [...(byGroup.get(group) ?? []), feature]);
  }
  const ofCountries = (codes: string[]) => {
    const known = [...new Set(codes)].filter((code) => countries.has(code));
    return { features: [], countries: known, members: known.map((code) => countryMember(code, countries)) };
  };
  const find = (ref: string): Resolved | undefined => {
    const feature = byId.get(ref);
    if (feature) return { ref, kind: 'feature', features: [feature], countries: [], members: [featureMember(feature)] };
    const group = byGroup.get(ref);
    if (group) return { ref, kind: 'group', features: group, countries: [], members: group.map(featureMember) };
    if (countries.has(ref)) return { ref, kind: 'country', ...ofCountries([ref]) };
    const membership = Object.hasOwn(memberships, ref) ? memberships[ref] : undefined;
    return membership && { ref, kind: 'countries', name: membership.name, ...ofCountries(membership.countries) };
  };
  const names = new Set([...byId.keys(), ...byGroup.keys(), ...countries.keys(), ...Object.keys(memberships)]);
  return { resolve: find, names: [...names] };
}

/**
 * Features of different files that share an id, and ids that are a group's name too: a reference could mean either.
 * Ids twice in one file are told where that file is read.
 */
export function duplicateIds(features: readonly GeoFeature[], fileOf: (file: string) => SourceFile): Problem[] {
  const first = new Map<string, GeoFeature>();
  const problems: Problem[] = [];
  const tell = (feature: GeoFeature, message: string) =>
    problems.push(
      problemAt(fileOf(feature.file), ['features', feature.index, 'id'], {
        rule: 'duplicate-id',
        message,
        value: feature.id,
        remedy: 'Give this feature an id of its own; let several name a "group" to be referred to together.',
      }),
    );
  const groups = new Set(features.flatMap((feature) => feature.groups));
  for (const feature of features) {
    const before = first.get(feature.id);
    if (!before) first.set(feature.id, feature);
    else if (before.file !== feature.file) {
      tell(feature, `must not be the id of two features: features[${before.index}] of ${before.file} has it too`);
    }
    if (groups.has(feature.id)) tell(feature, 'must not be the name of a group too');
  }
  return problems;
}

/** Groups of countries that are called like something else: a reference could mean either. */
export function duplicateGroups(
  { countryGroups }: Pick<Story, 'countryGroups'>,
  features: readonly GeoFeature[],
  shipped: Readonly<Record<string, Membership>>,
  file: SourceFile,
): Problem[] {
  const ids = new Set(features.map(({ id }) => id));
  const groups = new Set(features.flatMap((feature) => feature.groups));
  return Object.keys(countryGroups).flatMap((name) => {
    const other = ids.has(name)
      ? 'the id of a feature'
      : groups.has(name)
        ? 'the name of a group of features'
        : Object.hasOwn(shipped, name) && 'the name of a group that Meetlint brings along';
    if (!other) return [];
    return [
      problemAt(file, ['countryGroups', name], {
        rule: 'duplicate-id',
        message: `must not be ${other} too`,
        value: name,
        remedy: `Give this group a name of its own, such as ${JSON.stringify(`${name}-countries`)}.`,
      }),
    ];
  });
}

function featureMember({ id, name, local, geometry, radius }: GeoFeature): Member {
  return { id, name, ...(local && { local }), geometry, radius };
}

function countryMember(code: string, countries: ReadonlyMap<string, Country>): Member {
  const country = countries.get(code);
  if (!country) throw new Error(`no country ${code}`);
  return {
    id: code,
    name: country.name,
    // Made when it is first asked for.
    get geometry() {
      return country.geometry;
    },
    radius: 0,
  };
}
