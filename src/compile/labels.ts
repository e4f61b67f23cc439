import { gapBetween, type Box, type LabelPlace } from '../drawing/index.ts';

/**
 * Where labels stand. Every label brings its candidates; one of each is chosen so that nothing overlaps: the mandatory
 * ones together, by local search, the others one after the other where there is still room. No chance is involved:
 * equal requests give equal places.
 */

/** One place where a label could stand. */
export interface LabelCandidate {
  place: LabelPlace;
  box: Box;
  /** 0 is ideal; the unit is the step from the right of a dot to its left. {@link forbidden} and more: covers something. */
  readonly cost: number;
  /** What it costs at least, where the whole of it is only reckoned when it is asked for; `cost` when absent. */
  readonly least?: number;
}

export interface LabelRequest {
  id: string;
  /** What it says. An optional label is left out where another says the same: an ocean is named once in a picture. */
  name?: string;
  candidates: LabelCandidate[];
  /** The dot that comes and goes with an optional label. */
  dot?: Box;
  /** An optional label is rather left out than placed at this cost; {@link forbidden} when absent. */
  worst?: number;
}

/** A chosen place. */
export interface PlacedLabel extends LabelCandidate {
  id: string;
  /** Must be there: was placed first, and rather overlaps than goes missing. */
  mandatory: boolean;
  dot?: Box;
}

/** From this cost on a candidate covers something that it must not, or leaves the frame. */
export const forbidden = 1000;
/** Two mandatory labels on top of each other: worse than anything else. */
const overlapCost = 10_000;
/** Frame pixels kept free between mandatory labels, and around optional ones. */
const mandatoryGap = 2;
const optionalGap = 7;
const sweeps = 12;
/** Cost for each label, on average, at which no further order is tried. */
const goodEnough = 1.5;

/**
 * Chooses a place for each label.
 * @param mandatory the most important first
 * @param optional the most important first; asked for one by one, until there are `limit` of them
 * @param kept places that labels had in the picture before: they win where costs are close, so labels stay put
 */
export function placeLabels(
  mandatory: LabelRequest[],
  optional: Iterable<LabelRequest>,
  limit: number,
  kept: Record<string, LabelPlace> = {},
): PlacedLabel[] {
  const placed = placeMandatory(
    mandatory.filter(({ candidates }) => candidates.length > 0),
    kept,
  );
  const said = new Set(mandatory.flatMap(({ name }) => name ?? []));
  let room = limit;
  for (const { id, name, candidates, dot, worst = forbidden } of limit > 0 ? optional : []) {
    if (name !== undefined && said.has(name)) continue;
    if (dot && placed.some((other) => isNear(dot, other))) continue;
    const isFree = ({ box, cost }: LabelCandidate) => cost < worst && !placed.some((other) => isNear(box, other));
    const best = lowest(candidates, isFree, (candidate) => moveCost(id, candidate, kept));
    if (!best) continue;
    const { place, box, cost } = best;
    placed.push({ id, mandatory: false, place, box, cost, ...(dot && { dot }) });
    if (name !== undefined) said.add(name);
    room -= 1;
    if (room === 0) break;
  }
  return placed;
}

function isNear(box: Box, other: PlacedLabel): boolean {
  return gapBetween(box, other.box) < optionalGap || (other.dot !== undefined && gapBetween(box, other.dot) < 3);
}

/** A label that stays where it was is worth one step of preference. */
function moveCost(id: string, candidate: LabelCandidate, kept: Record<string, LabelPlace>): number {
  const before = kept[id];
  if (!before) return 0;
  const { place } = candidate;
  const stays = before.dx === place.dx && before.dy === place.dy && before.anchor === place.anchor && !place.at;
  return stays ? -1.1 : 0;
}

/**
 * Coordinate descent: every label in turn takes the best place against all the others, until none moves. Started in
 * several orders, because the first to choose can block the rest; the cheapest outcome is kept.
 */
function placeMandatory(requests: LabelRequest[], kept: Record<string, LabelPlace>): PlacedLabel[] {
  const own = requests.map((request) => costsOf(request, kept));
  let best: { cost: number; choice: number[] } | undefined;
  for (const order of orders(requests, own)) {
    const choice = descend(requests, own, order);
    const cost = totalCost(requests, own, choice);
    if (!best || cost < best.cost - 1e-9) best = { cost, choice };
    if (best.cost < goodEnough * requests.length) break;
  }
  return requests.flatMap((request, index) => {
    const candidate = request.candidates[best?.choice[index] ?? -1];
    if (!candidate) return [];
    const { place, box, cost } = candidate;
    return [{ id: request.id, mandatory: true, place, box, cost }];
  });
}

/** What each of a label's places costs by itself. The least of it is at hand; most are never reckoned further. */
interface Costs {
  least: Float64Array;
  exact: (candidate: number) => number;
}

function costsOf({ id, candidates }: LabelRequest, kept: Record<string, LabelPlace>): Costs {
  const moves = new Float64Array(candidates.length);
  const least = new Float64Array(candidates.length);
  candidates.forEach((candidate, index) => {
    moves[index] = moveCost(id, candidate, kept);
    least[index] = leastOf(candidate) + (moves[index] ?? 0);
  });
  return { least, exact: (index) => (candidates[index]?.cost ?? 0) + (moves[index] ?? 0) };
}

function leastOf(candidate: LabelCandidate): number {
  return candidate.least ?? candidate.cost;
}

/** By importance; then those with fewest free places first; both backwards; then each label before all others. */
function* orders(requests: LabelRequest[], own: Costs[]): Generator<number[]> {
  const byImportance = requests.map((_, index) => index);
  yield byImportance;
  const places = own.map(({ least, exact }) => least.filter((_, index) => exact(index) < forbidden).length);
  const byPlaces = [...byImportance].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
  yield byPlaces;
  yield [...byImportance].reverse();
  yield [...byPlaces].reverse();
  for (const first of byPlaces) yield [first, ...byPlaces.filter((index) => index !== first)];
}

function descend(requests: LabelRequest[], own: Costs[], order: number[]): number[] {
  const choice: number[] = requests.map(() => -1);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let moved = false;
    for (const index of order) {
      const costs = own[index];
      if (!costs) continue;
      const { least, exact } = costs;
      let bestCost = Infinity;
      let bestCandidate = -1;
      for (let candidate = 0; candidate < least.length; candidate++) {
        if ((least[candidate] ?? 0) >= bestCost) continue;
        const cost = exact(candidate);
        if (cost >= bestCost) continue;
        const total = cost + overlaps(requests, choice, index, candidate, bestCost - cost);
        if (total < bestCost) {
          bestCost = total;
          bestCandidate = candidate;
        }
      }
      if (bestCandidate !== choice[index]) {
        choice[index] = bestCandidate;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return choice;
}

/** Cost of what one candidate covers of the labels chosen so far; stops counting at `enough`. */
function overlaps(
  requests: LabelRequest[],
  choice: number[],
  index: number,
  candidate: number,
  enough: number,
): number {
  const box = requests[index]?.candidates[candidate]?.box;
  if (!box) return 0;
  let cost = 0;
  for (let other = 0; other < requests.length && cost < enough; other++) {
    if (other === index) continue;
    const otherBox = requests[other]?.candidates[choice[other] ?? -1]?.box;
    if (!otherBox) continue;
    const gap = gapBetween(box, otherBox);
    if (gap < mandatoryGap) cost += overlapCost * (1 + Math.min(1, -Math.min(0, gap) / 20));
    else if (gap < optionalGap) cost += 0.15 * (optionalGap - gap);
  }
  return cost;
}

function totalCost(requests: LabelRequest[], own: Costs[], choice: number[]): number {
  let cost = 0;
  requests.forEach((_, index) => {
    const chosen = choice[index] ?? -1;
    if (chosen >= 0) cost += own[index]?.exact(chosen) ?? 0;
    cost += overlaps(requests, choice, index, choice[index] ?? -1, Infinity) / 2;
  });
  return cost;
}

function lowest(
  candidates: LabelCandidate[],
  isFree: (candidate: LabelCandidate) => boolean,
  move: (candidate: LabelCandidate) => number,
): LabelCandidate | undefined {
  let best: LabelCandidate | undefined;
  let bestCost = Infinity;
  for (const candidate of candidates) {
    const moved = move(candidate);
    if (leastOf(candidate) + moved >= bestCost || !isFree(candidate)) continue;
    const cost = candidate.cost + moved;
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return best;
}
