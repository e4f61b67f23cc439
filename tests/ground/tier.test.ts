import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availableTier, tierAt, tiers } from '../../src/ground/index.ts';

describe('tierAt', () => {
  it('never grows coarser as the map comes closer', () => {
    const zoom = fc.double({ min: -2, max: 18, noNaN: true });
    fc.assert(
      fc.property(zoom, zoom, (a, b) => {
        const [wide, near] = a < b ? [a, b] : [b, a];
        return tiers.indexOf(tierAt(wide)) <= tiers.indexOf(tierAt(near));
      }),
    );
  });

  it('shows the globe from afar, Europe by region and a town close up', () => {
    expect([1, 4, 9].map(tierAt)).toEqual(['globe', 'region', 'close']);
  });
});

describe('availableTier', () => {
  it('falls back to the next wider tier, or to what there is', () => {
    expect(availableTier({ globe: 1, region: 1, close: null }, 'close')).toBe('region');
    expect(availableTier({ globe: null, region: null, close: 1 }, 'globe')).toBe('close');
    expect(availableTier({ globe: 1, region: 1, close: 1 }, 'region')).toBe('region');
  });
});
