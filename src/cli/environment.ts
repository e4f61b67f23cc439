import { siteUrl } from '../build/siteUrl.ts';

/** What is wrong with the address that `--site` or SITE_URL tells; undefined where nothing is. */
export function siteFault(told?: string): string | undefined {
  try {
    siteUrl(told);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The port to serve at, as PORT tells, or what is wrong with it. */
export function portFrom(told = process.env['PORT']): number | { fault: string } {
  const port = told === undefined || told.trim() === '' ? 4173 : Number(told);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return { fault: `PORT must be a number from 0 to 65535, such as 4173 — saw “${told}”` };
}
