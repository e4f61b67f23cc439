/** In development only: what is wrong with a story, over its last good picture, and what could be better, in a corner. */

const style = `
  :host { all: initial; }
  section, details { font: 14px/1.45 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; color: #f4f1ea; background: #1f1d1a; }
  section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: calc(60vh - 25vh * var(--studio, 0));
    overflow: auto; padding: 1rem 1.25rem; border-top: 4px solid #e0523f; box-shadow: 0 -4px 24px rgb(0 0 0 / 0.35); }
  /* Whoever has made a mistake in the studio, takes it back there. */
  @media (min-width: 40rem) { section { left: calc(23.5rem * var(--studio, 0)); } }
  @media (max-width: 39.99rem) { section { bottom: calc(46vh * var(--studio, 0)); } }
  details { position: fixed; right: 0.5rem; bottom: 0.5rem; z-index: 2147483646; max-width: min(56rem, calc(100vw - 1rem));
    max-height: 60vh; overflow: auto; padding: 0.3rem 0.6rem; border-radius: 4px; font-size: 12px; opacity: 0.85; }
  details[open] { opacity: 1; }
  summary { cursor: pointer; }
  h2 { font: 600 15px/1.3 system-ui, sans-serif; margin: 0 0 0.75rem; }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 0.9rem; }
`;

let host: HTMLElement | undefined;

/** Shows problems as `npm run check` writes them; none of either, and all goes away. */
export function showProblems(errors: string[], warnings: string[]): void {
  host?.remove();
  host = undefined;
  document.documentElement.dataset['problems'] = String(errors.length);
  if (errors.length + warnings.length === 0) return;
  host = document.createElement('meetlint-problems');
  const root = host.attachShadow({ mode: 'open' });
  root.append(element('style', style));
  if (warnings.length > 0) {
    const details = element('details');
    details.append(
      element('summary', counted(warnings.length, 'warning')),
      ...warnings.map((text) => element('pre', text)),
    );
    root.append(details);
  }
  if (errors.length > 0) {
    const section = element('section');
    section.setAttribute('role', 'alert');
    const isUnmade = 'unmade' in document.documentElement.dataset;
    const stands = isUnmade ? 'the story is shown when no more are left' : 'the page shows the story as it was before';
    const heading = `${counted(errors.length, 'mistake')}: ${stands}`;
    section.append(element('h2', heading), ...errors.map((text) => element('pre', text)));
    root.append(section);
  }
  document.body.append(host);
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
