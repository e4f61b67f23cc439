import type { Measured, PageWords } from '../compile/compiled.ts';
import { formatFigure } from '../drawing/index.ts';
import { said } from './words.ts';

interface Style {
  locale: string;
  units: 'km' | 'mi';
}

/** A measure as the story shows it, rounded: "150 km". */
export function shownFigure(measured: Measured, { locale, units }: Style): string {
  return formatFigure(measured.value, measured.unit, { locale, units, round: measured.round });
}

/** A measure to the precision that its value bears, for auditing: "149.7 km". */
export function exactFigure(measured: Measured, { locale, units }: Style): string {
  const round = measured.unit === 'count' ? 1 : measured.value >= 1000 ? 1 : 0.1;
  return formatFigure(measured.value, measured.unit, { locale, units, round });
}

/** What a claim says, in the claim's own precision: "140 km". */
export function reportedFigure(measured: Measured, { locale, units }: Style): string {
  if (!measured.claim) return '';
  const decimals = String(measured.claim.reported).split('.')[1]?.length ?? 0;
  const round = 1 / 10 ** decimals;
  return formatFigure(measured.claim.reported, measured.unit, { locale, units, round });
}

/** What was measured, in words: "Brahin to Kyiv, nearest points". */
export function subjectOf(measured: Measured, words: PageWords): string {
  const from = measured.from?.name ?? '';
  const to = measured.to?.name ?? '';
  const of = measured.of ?? '';
  return said(words[measured.kind], { from, to, of });
}

/** By what the drawing lights what a measure is of: its tape, the places between which it lies, the routes it sums. */
export function litBy({ name, from, to, members = [] }: Measured): string[] {
  return [name, ...[from, to].flatMap((end) => end?.id ?? []), ...members];
}

/** How well what was measured is known; empty where all is exact. */
export function certaintyOf({ uncertainty, rough }: Measured, words: PageWords, style: Style): string {
  const known =
    uncertainty > 0
      ? said(words.uncertainty, { distance: formatFigure(uncertainty, 'km', { ...style, round: 1 }) })
      : '';
  return [known, rough ? `${words.course}.` : ''].filter(Boolean).join(' ');
}

/** How it was measured, and how exactly; empty where nothing is to be said, of a number. */
export function methodOf({ unit }: Measured, words: PageWords): string {
  return unit === 'km' ? words.method : unit === 'km2' ? words.areaMethod : '';
}

/** What a bar on a common scale stands for: "Minsk – Almaty". */
export function barName({ of, from, to }: Measured): string {
  return of ?? `${from?.name ?? ''} – ${to?.name ?? ''}`;
}

/** How a measure compares with what was reported, in words; empty where nothing was. */
export function verdictOf(measured: Measured, words: PageWords, locale: string): string {
  const { claim } = measured;
  if (!claim) return '';
  const percent = (share: number, maximumFractionDigits = 0) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits }).format(share);
  if (claim.verdict === 'disputed') return said(words.disputed, { by: percent(Math.abs(claim.deviation)) });
  const within = claim.within.replace(/([\d.]+)\s*%/, (_, number: string) => percent(Number(number) / 100, 2));
  return said(words.consistent, { within });
}

/** The `value` of a `<data>` element: unrounded, to a hundred metres. */
export function machineValue(measured: Measured): string {
  return String(Number(measured.value.toFixed(1)));
}
