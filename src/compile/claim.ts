import type { StoryClaim, Text } from '../format/index.ts';
import type { Claim } from './compiled.ts';
import type { MeasureFault, Measurement } from './measure.ts';

/** A claim with its verdict, in no language yet. */
export interface CheckedClaim extends Omit<Claim, 'reason'> {
  reason: Text;
}

/**
 * Holds what was reported against what was measured (before rounding). Within the tolerance it is consistent with it;
 * outside it must be marked as disputed, or the claim has failed. Then it comes back as disputed together with its
 * fault, so that the studio can show it; the build stops.
 *
 * A bearing deviates by the smaller angle, and its percentages are of a full turn.
 */
export function checkClaim(
  measurement: Pick<Measurement, 'value' | 'unit'>,
  claim: StoryClaim,
): { claim: CheckedClaim; fault?: MeasureFault } {
  const { value, unit } = measurement;
  const { reported, within, tolerance, source, disputed, reason } = claim;
  const difference = unit === 'degrees' ? ((((value - reported) % 360) + 540) % 360) - 180 : value - reported;
  const whole = unit === 'degrees' ? 360 : reported || 1;
  const allowed = 'percent' in tolerance ? (whole * tolerance.percent) / 100 : tolerance.absolute;
  const consistent = Math.abs(difference) <= allowed * (1 + 1e-9);
  const checked: CheckedClaim = {
    reported,
    within,
    deviation: difference / whole,
    verdict: consistent ? 'consistent' : 'disputed',
    reason,
    source,
  };
  if (consistent && disputed) return { claim: checked, fault: notDisputed(value, claim, unit) };
  if (!consistent && !disputed) return { claim: checked, fault: failed(value, difference, whole, claim, unit) };
  return { claim: checked };
}

const keys = { km: 'km', km2: 'km2', degrees: 'degrees', count: 'count' } as const;

function failed(
  value: number,
  difference: number,
  whole: number,
  { reported, within, tolerance }: StoryClaim,
  unit: Measurement['unit'],
): MeasureFault {
  const percent = (Math.abs(difference) / whole) * 100;
  const wider =
    'percent' in tolerance ? `${Math.ceil(percent)}%` : written(Math.ceil(Math.abs(difference)), unit).trim();
  const direction = difference > 0 ? 'more' : 'less';
  return {
    path: ['claim', keys[unit]],
    rule: 'claim-failed',
    message:
      `must be within ${within} of what is measured: ${written(reported, unit)} reported, ${written(value, unit)} measured, ` +
      `${percent.toFixed(1)}% ${unit === 'degrees' ? 'of a turn off' : direction}`,
    value: reported,
    remedy:
      `Correct "${keys[unit]}" if the source reports another figure; widen "within" to ${JSON.stringify(wider)} if the ` +
      'source allows for it; or add "disputed" with the reason. Never move a feature to make a claim fit.',
  };
}

function notDisputed(value: number, { reported, within }: StoryClaim, unit: Measurement['unit']): MeasureFault {
  return {
    path: ['claim', 'disputed'],
    rule: 'claim-not-disputed',
    severity: 'warning',
    message:
      `must not be set where the two agree: ${written(reported, unit)} reported and ${written(value, unit)} measured ` +
      `are within ${within}`,
    remedy: 'Remove "disputed", or make "within" narrower if the source is that exact.',
  };
}

/** For designers, not for readers: always in kilometres, with a point. */
function written(amount: number, unit: Measurement['unit']): string {
  return `${Number(amount.toFixed(1))}${{ km: ' km', km2: ' km²', degrees: '°', count: '' }[unit]}`;
}
