import { bearing, length } from './turf.ts';
import type { Position } from 'geojson';
import { niceMultiple, toMultiple } from '../drawing/figure.ts';
import type { JsonPath, Localised, Measure, Problem, Story } from '../format/index.ts';
import type { LonLat } from '../projection/index.ts';
import { checkClaim, type CheckedClaim } from './claim.ts';
import type { Endpoint, Measured, MeasureKind } from './compiled.ts';
import { distance } from './distance.ts';
import { nearestPoints } from './nearestPoints.ts';
import { squareKilometres, toArea } from './polygon.ts';
import type { Member, References, Resolved } from './reference.ts';
import { problemAt, type Fault, type SourceFile } from './sourceFile.ts';

/** A measured figure in no language yet; see `Measured`, and `localise.ts`. */
export interface Measurement extends Omit<Measured, 'from' | 'to' | 'of' | 'claim'> {
  from?: MeasuredEnd;
  to?: MeasuredEnd;
  of?: { id: string; name: Localised };
  claim?: CheckedClaim;
}

export interface MeasuredEnd {
  id: string;
  name: Localised;
  local?: Endpoint['local'];
  at: LonLat;
}

/**
 * Measures all that a story measures, and holds its claims against it. What cannot be measured is left out; where that is
 * because a reference names nothing, `crossReferences` says so.
 */
export function measureStory(
  story: Story,
  references: References,
  file: SourceFile,
): { measurements: Record<string, Measurement>; problems: Problem[] } {
  const measurements: Record<string, Measurement> = {};
  const problems: Problem[] = [];
  for (const [name, spec] of Object.entries(story.measures)) {
    const { measurement, faults } = measure(name, spec, references);
    const checked = measurement && spec.claim && checkClaim(measurement, spec.claim);
    if (measurement) measurements[name] = checked ? { ...measurement, claim: checked.claim } : measurement;
    for (const { path, ...fault } of [...faults, ...(checked?.fault ? [checked.fault] : [])]) {
      problems.push(problemAt(file, ['measures', name, ...path], fault));
    }
  }
  return { measurements, problems };
}

/** A fault, with its path from the measure on. */
export interface MeasureFault extends Fault {
  path: JsonPath;
}

/**
 * Measures one figure on Turf's sphere, radius 6371.0088 km: up to 0.562 % in length, 0.89 % in area and 0.2° in bearing off the WGS84
 * ellipsoid. Undefined where there is nothing to measure.
 */
export function measure(
  name: string,
  spec: Measure,
  references: Pick<References, 'resolve'>,
): { measurement: Measurement | undefined; faults: MeasureFault[] } {
  const [first, second] = spec.of.map((ref) => references.resolve(ref));
  const found = first && (spec.of.length === 1 || second) ? kinds[spec.kind](first, second ?? first) : undefined;
  if (!found) return { measurement: undefined, faults: [] };
  if ('fault' in found) return { measurement: undefined, faults: [found.fault] };
  const { round } = spec;
  const rounded = toMultiple(found.value, round);
  const measurement = {
    name,
    kind: spec.kind,
    rounded: found.unit === 'degrees' ? rounded % 360 : rounded,
    round,
    ...found,
  };
  return { measurement, faults: roundingFaults(measurement) };
}

type Found = Pick<Measurement, 'value' | 'unit' | 'uncertainty' | 'from' | 'to' | 'of' | 'members' | 'rough'>;
interface Ends {
  from: MeasuredEnd;
  to: MeasuredEnd;
  /** Kilometres. */
  uncertainty: number;
}
type Measuring = (from: Resolved, to: Resolved) => Found | { fault: MeasureFault };

const kinds: Record<MeasureKind, Measuring> = {
  distance(from, to) {
    const ends = nearestEnds(from, to, 'distance');
    if ('fault' in ends) return ends;
    return { ...ends, value: distance(ends.from.at, ends.to.at), unit: 'km', uncertainty: ends.uncertainty };
  },

  bearing(from, to) {
    const ends = nearestEnds(from, to, 'bearing');
    if ('fault' in ends) return ends;
    const km = distance(ends.from.at, ends.to.at);
    if (km < 1e-6) {
      const remedy = 'Name two things that lie apart.';
      return { fault: { path: ['bearing'], rule: 'no-bearing', message: 'must be of two that do not touch', remedy } };
    }
    const value = (bearing(ends.from.at, ends.to.at) + 360) % 360;
    const aside = ends.uncertainty < km ? (Math.asin(ends.uncertainty / km) * 180) / Math.PI : 180;
    return { ...ends, value, unit: 'degrees', uncertainty: aside };
  },

  length(of) {
    const lines = of.members.map((member) => linesOf(member));
    if (lines.some((line) => line === undefined)) {
      return wrongGeometry(
        'length',
        'lines only',
        'Name a route or a border; for the size of an area write "area".',
        of,
      );
    }
    const value = lines.flatMap((line) => line ?? []).reduce((sum, line) => sum + kilometres(line), 0);
    // Each line may be off at both of its ends.
    const uncertainty = of.members.reduce((sum, { radius }) => sum + 2 * radius, 0);
    const rough = of.features.some(({ certainty, radius }) => certainty === 'approximate' && radius === 0);
    return { ...subject(of), value, unit: 'km', uncertainty, ...(rough && { rough }) };
  },

  area(of) {
    const polygons = of.members.map((member) => polygonsOf(member));
    if (polygons.some((polygon) => polygon === undefined)) {
      return wrongGeometry('area', 'areas only', 'Name an area or a country; for a line write "length".', of);
    }
    const areas = polygons.map((coordinates) => (coordinates ?? []).map(toArea));
    const value = areas.flat().reduce((sum, area) => sum + squareKilometres(area), 0);
    const uncertainty = of.members.reduce((sum, { radius }, i) => {
      const rims = radius > 0 ? (areas[i] ?? []).flatMap(({ rings }) => rings.map(({ edge }) => kilometres(edge))) : [];
      return sum + rims.reduce((strip, rim) => strip + rim * radius + Math.PI * radius ** 2, 0);
    }, 0);
    return { ...subject(of), value, unit: 'km2', uncertainty };
  },

  count(of) {
    return { ...subject(of), value: of.members.length, unit: 'count', uncertainty: 0 };
  },
};

function nearestEnds(from: Resolved, to: Resolved, kind: 'distance' | 'bearing'): Ends | { fault: MeasureFault } {
  const same = from.members.find(({ id }) => to.members.some((other) => other.id === id));
  if (same) {
    const message = `must be of two that have nothing in common: ${JSON.stringify(same.id)} is in both`;
    const remedy = 'Name two different features, groups or countries.';
    return { fault: { path: [kind], rule: 'same-place', message, value: [from.ref, to.ref], remedy } };
  }
  const geometries = ({ members }: Resolved) => members.map(({ geometry }) => geometry);
  const points = nearestPoints(geometries(from), geometries(to));
  const [a, b] = [from.members[points?.from.index ?? -1], to.members[points?.to.index ?? -1]];
  if (!points || !a || !b) {
    return {
      fault: {
        path: [kind],
        rule: 'nothing-to-measure',
        message: 'must be of something on the map',
        remedy: 'Name two features, groups or countries that have a place.',
      },
    };
  }
  const end = ({ id, name, local }: Member, at: LonLat): MeasuredEnd => ({ id, name, ...(local && { local }), at });
  return { from: end(a, points.from.at), to: end(b, points.to.at), uncertainty: a.radius + b.radius };
}

function wrongGeometry(kind: 'length' | 'area', what: string, remedy: string, of: Resolved): { fault: MeasureFault } {
  return { fault: { path: [kind], rule: 'wrong-geometry', message: `must be of ${what}`, value: of.ref, remedy } };
}

function subject({ ref, name, members }: Resolved): Required<Pick<Found, 'of' | 'members'>> {
  const of = { id: ref, name: name ?? listed(members.map((member) => member.name)) };
  return { of, members: members.map(({ id }) => id) };
}

/** More names than this are no name; the reference stands for them. */
const mostListed = 8;

/** Names in a row, in each locale in which all of them are known. */
function listed(names: Localised[]): Localised {
  const [only] = names;
  if (names.length === 1 && only !== undefined) return only;
  if (names.length > mostListed) return '';
  const locales = [...new Set(names.flatMap((name) => (typeof name === 'string' ? [] : Object.keys(name))))];
  const inLocale = (locale: string) => names.map((name) => (typeof name === 'string' ? name : (name[locale] ?? '')));
  if (!locales.length) return names.every(Boolean) ? names.join(', ') : '';
  return Object.fromEntries(
    locales.filter((locale) => inLocale(locale).every(Boolean)).map((locale) => [locale, inLocale(locale).join(', ')]),
  );
}

function linesOf({ geometry }: Member): Position[][] | undefined {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : undefined;
}

function polygonsOf({ geometry }: Member): Position[][][] | undefined {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : undefined;
}

function kilometres(line: Position[]): number {
  return length({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } });
}

/**
 * A figure may not claim more than is known of the places: it is an error to round to less than half of the uncertainty,
 * and a warning to round to less than all of it. Nor may rounding leave nothing of the figure.
 */
function roundingFaults({ value, unit, rounded, round, uncertainty }: Measurement): MeasureFault[] {
  const word = { km: ' km', km2: ' km²', degrees: '°', count: '' }[unit];
  const write = (amount: number) => `${Number(amount.toPrecision(3))}${word}`;
  const fault = { path: ['round'], value: round };
  if (rounded === 0 && unit !== 'degrees' && value > 0) {
    const message = `must be less than twice the figure: ${write(value)} would be shown as 0${word}`;
    return [{ ...fault, rule: 'rounding-too-coarse', message, remedy: `Write "round": ${niceMultiple(value / 20)}.` }];
  }
  if (round >= uncertainty) return [];
  return [
    {
      ...fault,
      rule: 'rounding-too-fine',
      severity: round < uncertainty / 2 ? 'error' : 'warning',
      message: `must not be finer than the places are known: they let the figure be off by ${write(uncertainty)}`,
      remedy: `Write "round": ${niceMultiple(uncertainty)}.`,
    },
  ];
}
