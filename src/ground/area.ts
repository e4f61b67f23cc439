import type { Position } from 'geojson';

/** Of the sphere with the earth's mean radius. */
const kilometresToDegree = 111.195;

/** What a small ring holds, in km², taken as flat at its middle latitude. Its last position may repeat the first. */
export function ringArea(ring: readonly Position[]): number {
  const [west = 0, first = 0] = ring[0] ?? [];
  let [twice, south, north] = [0, first, first];
  for (let index = 1; index < ring.length; index++) {
    const [ax = 0, ay = 0] = ring[index - 1] ?? [];
    const [bx = 0, by = 0] = ring[index] ?? [];
    // Seen from the first position, so that the edge back to it adds nothing.
    twice += (ax - west) * (by - first) - (bx - west) * (ay - first);
    south = Math.min(south, by);
    north = Math.max(north, by);
  }
  return (Math.abs(twice) / 2) * kilometresToDegree ** 2 * Math.cos((((south + north) / 2) * Math.PI) / 180);
}
