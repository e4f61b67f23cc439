/** What a figure counts: kilometres, square kilometres, degrees, or things. */
export type FigureUnit = 'km' | 'km2' | 'degrees' | 'count';

export interface FigureOptions {
  /** BCP 47 tag. */
  locale: string;
  /** The unit readers see; values are always given in kilometres. */
  units: 'km' | 'mi';
  /** The figure is written to the nearest multiple of this, in the unit of the value. */
  round: number;
}

/** Kilometres of a mile. */
export const kmPerMile = 1.609344;

/** The largest of 1, 2, 5 × 10ⁿ that is at most a value above 0: what a scale bar may stand for. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((each) => each * power <= value) ?? 1) * power;
}

/**
 * Writes a measured figure for readers: rounded, in the locale's digits, with its unit after a no-break space.
 *
 * In miles, the figure is rounded to the finest of 1, 2, 5 × 10ⁿ that claims no more than `round` kilometres did:
 * 149.7 km to tens is "150 km" and "90 mi" (10 km are 6.2 miles, so to tens of miles). Only where that would leave
 * nothing of a figure that is something in kilometres, is it made finer until something is left.
 */
export function formatFigure(value: number, unit: FigureUnit, options: FigureOptions): string {
  const { locale, units, round } = options;
  if (unit === 'count') return formatNumber(value, locale);
  if (unit === 'degrees') return withUnit(toMultiple(value, round) % 360, 'degree', round, locale);

  const dimension = unit === 'km2' ? 2 : 1;
  if (units === 'km') return withUnit(toMultiple(value, round), 'kilometer', round, locale, dimension);

  const scale = kmPerMile ** -dimension;
  const miles = value * scale;
  let multiple = niceMultiple(round * scale);
  while (toMultiple(miles, multiple) === 0 && toMultiple(value, round) !== 0) multiple = finer(multiple);
  return withUnit(toMultiple(miles, multiple), 'mile', multiple, locale, dimension);
}

/** The nearest multiple of `round`, halves upwards, free of binary dust: 0.3, not 0.30000000000000004. */
export function toMultiple(value: number, round: number): number {
  return Number((Math.round(value / round) * round).toFixed(decimals(round)));
}

/** The smallest of 1, 2, 5 × 10ⁿ that is at least `value`; `value` is above 0. */
export function niceMultiple(value: number): number {
  const exponent = Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((candidate) => candidate * 10 ** exponent >= value * (1 - 1e-9)) ?? 10;
  return Number(`${step}e${exponent}`);
}

/** A number in the locale's digits and grouping. */
export function formatNumber(value: number, locale: string, fractionDigits = 0): string {
  const write = () => numberFormat(locale, { maximumFractionDigits: fractionDigits }).format(value);
  return onceWritten(`${value} ${fractionDigits} ${locale}`, write);
}

/** Figures that were written elsewhere, as {@link figuresWritten} told them. */
export function rememberFigures(known: Record<string, string>): void {
  for (const [key, text] of Object.entries(known)) written.set(key, text);
}

/**
 * All figures that are written while something is made. Sent with it they need not be written again: a browser takes a
 * while to make ready for writing its first.
 */
export function figuresWritten(make: () => void): Record<string, string> {
  const figures: Record<string, string> = {};
  recorded = figures;
  try {
    make();
  } finally {
    recorded = undefined;
  }
  return figures;
}

let recorded: Record<string, string> | undefined;
/** A tape's figure is written at every frame, and most frames write the one before. */
const written = new Map<string, string>();
function onceWritten(key: string, write: () => string): string {
  let text = written.get(key);
  if (text === undefined) written.set(key, (text = write()));
  if (recorded) recorded[key] = text;
  return text;
}

/**
 * Writes a story's date in the locale: a year ("2014"), a month ("2020-07"), a day ("2022-01-17"), or an interval of
 * two with a slash ("2020-08/2021-06"). What is no such date is returned as it is. Always of the Gregorian calendar.
 *
 * @param month how months are written: in full, or shortened for a table
 */
export function formatDate(date: string, locale: string, month: 'long' | 'short' = 'long'): string {
  return dates.get(`${locale} ${month} ${date}`) ?? writeDate(date, locale, month);
}

/** Dates that were written elsewhere, by `long` or `short` and the date: `long 2022-02-22`. */
export function rememberDates(locale: string, written: Record<string, string>): void {
  for (const [key, text] of Object.entries(written)) dates.set(`${locale} ${key}`, text);
}

const dates = new Map<string, string>();
function writeDate(date: string, locale: string, month: 'long' | 'short'): string {
  const text = intlDate(date, locale, month);
  // The first of a month is an ordinal in French, and Intl writes it as a number.
  return /^fr\b/.test(locale) ? text.replace(/(?<!\d)1(?=\s\p{L}|–\d)/gu, '1er') : text;
}

function intlDate(date: string, locale: string, month: 'long' | 'short'): string {
  const [start = '', end] = date.split('/');
  const from = readDate(start);
  if (!from) return date;
  if (end === undefined) return dateFormat(locale, from.precision, month).format(from.time);
  const to = readDate(end);
  if (!to) return date;
  if (from.precision === to.precision) return dateFormat(locale, from.precision, month).formatRange(from.time, to.time);
  return `${formatDate(start, locale, month)} – ${formatDate(end, locale, month)}`;
}

function withUnit(
  value: number,
  unit: 'kilometer' | 'mile' | 'degree',
  round: number,
  locale: string,
  dimension = 1,
): string {
  const key = `${value} ${unit} ${round} ${locale} ${dimension}`;
  return onceWritten(key, () => writeWithUnit(value, unit, round, locale, dimension));
}

function writeWithUnit(
  value: number,
  unit: 'kilometer' | 'mile' | 'degree',
  round: number,
  locale: string,
  dimension: number,
): string {
  const digits = decimals(round);
  const parts = numberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'degree' ? 'narrow' : 'short',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).formatToParts(value);
  // Intl knows no unit of area: the unit of length gets its exponent, "km²", in whatever script it is.
  return parts
    .map(({ type, value: text }) => {
      if (type === 'literal') return text.replace(/\s+/gu, '\u00a0');
      return type === 'unit' && dimension === 2 ? `${text}²` : text;
    })
    .join('');
}

function finer(multiple: number): number {
  const leading = Number(multiple.toExponential().charAt(0));
  return Number((leading === 5 ? multiple * 0.4 : multiple / 2).toPrecision(1));
}

/** How many digits after the point a multiple of `round` can have. */
function decimals(round: number): number {
  if (Number.isInteger(round)) return 0;
  const [mantissa = '', exponent = '0'] = round.toExponential().split('e');
  const digits = mantissa.split('.')[1]?.length ?? 0;
  return Math.min(Math.max(0, digits - Number(exponent)), 20);
}

type Precision = 'year' | 'month' | 'day';

function readDate(date: string): { time: Date; precision: Precision } | undefined {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date)) return undefined;
  const time = new Date(date);
  if (Number.isNaN(time.getTime())) return undefined;
  return { time, precision: date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day' };
}

// Making a formatter costs far more than using one, and a tape's figure is written at every frame.
const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

const dateFields: Record<Precision, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
};
const dateFormats = new Map<string, Intl.DateTimeFormat>();
/** English of no country has the day before the month, as most countries have it; en-US is a language of its own. */
function dateFormat(locale: string, precision: Precision, month: 'long' | 'short'): Intl.DateTimeFormat {
  const key = `${locale} ${precision} ${month}`;
  let format = dateFormats.get(key);
  if (!format) {
    const fields = precision === 'year' ? dateFields.year : { ...dateFields[precision], month };
    dateFormats.set(
      key,
      (format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
        ...fields,
        timeZone: 'UTC',
        calendar: 'gregory',
      })),
    );
  }
  return format;
}
