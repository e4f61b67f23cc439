/**
 * Whether a text of the form of a story's date names days that exist: `2022-02` does, `2022-02-30` does not, and
 * `2021-06/2020-08` ends before it begins.
 */
export function isDate(text: string): boolean {
  const [from = '', to] = text.split('/');
  if (!exists(from)) return false;
  return to === undefined || (exists(to) && to >= from.slice(0, to.length));
}

function exists(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  const lastOfMonth = new Date(0);
  lastOfMonth.setUTCFullYear(year, month, 0);
  return day <= lastOfMonth.getUTCDate();
}
