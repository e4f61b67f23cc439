/**
 * Where the site will stand, as the build's `--site` or else the environment variable SITE_URL tells, with a slash at its
 * end; undefined when it is not told, and then every address in the site is relative.
 * @throws when what is told is no address of the web.
 */
export function siteUrl(told = process.env['SITE_URL']): string | undefined {
  const value = told?.trim();
  if (!value) return undefined;
  let url: URL | undefined;
  try {
    url = new URL(value);
  } catch {
    // said below
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(
      `SITE_URL or --site must be the site's address, such as https://example.org/stories/ — saw “${value}”`,
    );
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
