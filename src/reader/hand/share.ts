/** The address, on the story's own page, of one of its scenes, or of the story where the id is empty. */
export function sharedAddress(id: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  // A page for frames stands beside the story's own.
  const url = new URL(canonical ?? location.href.replace(/[^/]*\.html(?=[?#]|$)/, ''));
  url.search = '';
  url.hash = id;
  return url.href;
}
