import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../src/compile/claim.ts';
import type { StoryClaim } from '../../src/format/index.ts';

const reported = (value: number, more: Partial<StoryClaim> = {}): StoryClaim => ({
  reported: value,
  within: '10%',
  tolerance: { percent: 10 },
  source: 'vijver-2022',
  disputed: false,
  reason: { en: '' },
  ...more,
});
const km = (value: number) => ({ value, unit: 'km' as const });

describe('checkClaim', () => {
  it('finds 149.7 km consistent with 140 within 10 %', () => {
    expect(checkClaim(km(149.713), reported(140))).toEqual({
      claim: {
        reported: 140,
        within: '10%',
        deviation: expect.closeTo(0.0694, 4) as number,
        verdict: 'consistent',
        reason: { en: '' },
        source: 'vijver-2022',
      },
    });
  });

  it('fails outside the tolerance, and says both figures, by how much, and three ways out', () => {
    const { fault } = checkClaim(km(149.713), reported(200));
    expect(fault).toMatchObject({ rule: 'claim-failed', path: ['claim', 'km'], value: 200 });
    expect(fault?.message).toBe(
      'must be within 10% of what is measured: 200 km reported, 149.7 km measured, 25.1% less',
    );
    expect(fault?.remedy).toContain('Correct "km"');
    expect(fault?.remedy).toContain('widen "within" to "26%"');
    expect(fault?.remedy).toContain('"disputed"');
    expect(fault?.remedy).toContain('Never move a feature');
  });

  it('proposes a tolerance that would hold', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        fc.boolean(),
        (value, claimed, absolute) => {
          const narrow = absolute
            ? { within: '0 km', tolerance: { absolute: 0 } }
            : { within: '0%', tolerance: { percent: 0 } };
          const { fault } = checkClaim(km(value), reported(claimed, narrow));
          const wider = /to "([\d.]+)(%| km)"/.exec(fault?.remedy ?? '');
          if (!wider) return;
          const amount = Number(wider[1]);
          const tolerance = wider[2] === '%' ? { percent: amount } : { absolute: amount };
          expect(checkClaim(km(value), reported(claimed, { tolerance })).claim.verdict).toBe('consistent');
        },
      ),
    );
  });

  it('takes the edge of the tolerance for within', () => {
    expect(checkClaim(km(154), reported(140)).claim.verdict).toBe('consistent');
    expect(checkClaim(km(126), reported(140)).claim.verdict).toBe('consistent');
    expect(checkClaim(km(125.9), reported(140)).claim.verdict).toBe('disputed');
  });

  it('knows absolute tolerances', () => {
    const within15 = { within: '15 km', tolerance: { absolute: 15 } };
    expect(checkClaim(km(154.9), reported(140, within15)).claim.verdict).toBe('consistent');
    expect(checkClaim(km(155.1), reported(140, within15)).fault?.remedy).toContain('to "16 km"');
  });

  it('lets a disputed claim stand, with its reason', () => {
    const { claim, fault } = checkClaim(km(149.7), reported(200, { disputed: true, reason: { en: 'By road.' } }));
    expect(fault).toBeUndefined();
    expect(claim).toMatchObject({ verdict: 'disputed', reason: { en: 'By road.' } });
  });

  it('warns of a dispute where there is none', () => {
    const { claim, fault } = checkClaim(km(149.7), reported(140, { disputed: true }));
    expect(claim.verdict).toBe('consistent');
    expect(fault).toMatchObject({ rule: 'claim-not-disputed', severity: 'warning', path: ['claim', 'disputed'] });
  });

  it('measures bearings by the smaller angle, as parts of a turn', () => {
    const bearing = (value: number) => ({ value, unit: 'degrees' as const });
    const within5 = { within: '5°', tolerance: { absolute: 5 } };
    expect(checkClaim(bearing(358), reported(2, within5)).claim).toMatchObject({
      verdict: 'consistent',
      deviation: -4 / 360,
    });
    expect(checkClaim(bearing(2), reported(358, within5)).claim).toMatchObject({
      verdict: 'consistent',
      deviation: 4 / 360,
    });
    expect(checkClaim(bearing(90), reported(0, within5)).fault?.message).toContain('25.0% of a turn off');
  });

  it('holds counts too, of none included', () => {
    const count = (value: number) => ({ value, unit: 'count' as const });
    expect(checkClaim(count(33), reported(33)).claim.deviation).toBe(0);
    expect(checkClaim(count(0), reported(0)).claim).toMatchObject({ verdict: 'consistent', deviation: 0 });
    expect(checkClaim(count(2), reported(0)).claim).toMatchObject({ verdict: 'disputed', deviation: 2 });
  });
});
