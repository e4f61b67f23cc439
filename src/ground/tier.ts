/** The basemap comes in three degrees of detail. */
export type Tier = 'globe' | 'region' | 'close';

/** Widest first. */
export const tiers: readonly Tier[] = ['globe', 'region', 'close'];

/**
 * The tier that is painted at a zoom level. It is chosen by the frame's zoom (`MapState.frame.zoom`), never by the
 * viewport's: a still is drawn in the frame, and both must choose alike.
 */
export function tierAt(frameZoom: number): Tier {
  return frameZoom < 3 ? 'globe' : frameZoom < 6.3 ? 'region' : 'close';
}

/** The tier wanted, or else the next wider one of those that there are, or else the widest. */
export function availableTier(ground: Record<Tier, unknown>, wanted: Tier): Tier {
  const there = tiers.filter((tier) => ground[tier]);
  const fit = there.filter((tier) => tiers.indexOf(tier) <= tiers.indexOf(wanted));
  return fit.at(-1) ?? there[0] ?? wanted;
}
