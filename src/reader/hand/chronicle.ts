/** When a story's scenes take place, on one axis, in the order of the telling. */
export interface Chronicle {
  /** Per scene, between which shares of the axis, 0 … 1, it takes place; undefined where it has no date. */
  spans: (readonly [from: number, to: number] | undefined)[];
  /** The first and the last year on the axis. */
  range: readonly [first: number, last: number];
  /** Where years begin, 0 … 1: each of them, or every fifth, tenth … where they are many. */
  years: number[];
}

/**
 * @param dates as a story writes them: a year, a month, a day, or an interval of two with a slash
 * @returns undefined with fewer than two dates: there is nothing to compare
 */
export function chronicleOf(dates: string[]): Chronicle | undefined {
  const times = dates.map(timesOf);
  const dated = times.filter((time) => time !== undefined);
  if (dated.length < 2) return undefined;
  const start = Math.floor(Math.min(...dated.map(([from]) => from)));
  const end = Math.ceil(Math.max(...dated.map(([, to]) => to)));
  const at = (time: number) => (time - start) / (end - start);
  const step = yearSteps.find((each) => (end - start) / each <= 10) ?? 1000;
  const years: number[] = [];
  for (let year = Math.ceil(start / step) * step; year <= end; year += step) years.push(at(year));
  return { spans: times.map((time) => time && [at(time[0]), at(time[1])]), range: [start, end - 1], years };
}

const yearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** In years and parts of a year: 2022-07 is 2022.5 … 2022.58. */
function timesOf(date: string): [number, number] | undefined {
  const [start = '', end = start] = date.split('/');
  const from = timeOf(start, 0);
  const to = timeOf(end, 1);
  return from === undefined || to === undefined ? undefined : [from, to];
}

/** The beginning of a year, month or day, or, with `after` of 1, its end. */
function timeOf(date: string, after: 0 | 1): number | undefined {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || Number.isNaN(year)) return undefined;
  if (!month) return year + after;
  if (!day) return year + (month - 1 + after) / 12;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year + (month - 1 + (day - 1 + after) / length) / 12;
}
