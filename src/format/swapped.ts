import type { GeoFeature } from './geo.ts';
import type { Issue } from './issues.ts';
import { formatValue } from './problem.ts';

/** Fewer points than this say nothing of where a file's places lie. */
const enough = 4;
/** Degrees from the middle of the other points at which a point is far away. */
const far = 12;

/**
 * Points whose coordinates look swapped though both orders are possible: as written they lie far from the middle of the
 * file's other points, and with the two exchanged they would lie at most a quarter as far. Warnings, since a story may
 * have such a place.
 */
export function swappedAmongOthers(features: GeoFeature[]): Issue[] {
  const points = features.flatMap((feature) =>
    feature.geometry.type === 'Point' ? [{ index: feature.index, at: feature.geometry.coordinates }] : [],
  );
  if (points.length < enough) return [];
  const sorted = (axis: number) => points.map(({ at }) => at[axis] ?? 0).sort((a, b) => a - b);
  const [longitudes, latitudes] = [sorted(0), sorted(1)];
  return points.flatMap(({ index, at }): Issue[] => {
    const [first = 0, second = 0] = at;
    if (Math.abs(first) > 90) return [];
    const longitude = medianWithout(longitudes, first);
    const latitude = medianWithout(latitudes, second);
    const written = Math.hypot(first - longitude, second - latitude);
    const exchanged = Math.hypot(second - longitude, first - latitude);
    if (written < far || exchanged > written / 4) return [];
    return [
      {
        rule: 'swapped-coordinates',
        severity: 'warning',
        path: ['features', index, 'geometry', 'coordinates'],
        at: 'value',
        message: 'must be [longitude, latitude]: it lies far from the file’s other points, and would not if swapped',
        remedy: `Write ${formatValue([second, first, ...at.slice(2)])} if they are swapped.`,
      },
    ];
  });
}

/** The median of sorted numbers with one of them left out. */
function medianWithout(sorted: number[], left: number): number {
  const gone = sorted.indexOf(left);
  const at = (index: number) => sorted[index < gone ? index : index + 1] ?? 0;
  const middle = (sorted.length - 2) / 2;
  return (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
}
