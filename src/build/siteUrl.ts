/**
 * Where the site will stand, from the environment variable SITE_URL of the build, with a slash at its end; undefined
 * when it is not told, and then every address in the site is relative.
 * @throws when SITE_URL is no address of the web.
 */
export function siteUrl(): string | undefined {
  const value = process.env['SITE_URL']?.trim();
  if (!value) return undefined;
  let url: URL | undefined;
  try {
    url = new URL(value);
  } catch {
    // said below
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(`SITE_URL must be the site's address, such as https://example.org/stories/ — saw “${value}”`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
