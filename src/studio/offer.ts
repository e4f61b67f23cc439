import type { Line } from './asks.ts';

/** In development only: a button that opens the studio over the page of a story, which is loaded only then. */
export function offerStudio(line: Line, locale: string): void {
  let close: (() => void) | undefined;
  const host = document.createElement('meetlint-offer');
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = `button { position: fixed; left: 0.5rem; bottom: 0.5rem; z-index: 2147483642; min-height: 2rem;
    padding: 0 0.75rem; font: 600 13px/1 system-ui, sans-serif; color: #f4f1ea; background: #1f1d1a; border: 1px solid #6b655a;
    border-radius: 4px; } button:focus-visible { outline: 2px solid #f2b51d; outline-offset: 1px; }`;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Studio';
  button.addEventListener('click', () => {
    void import('./index.ts').then(({ openStudio }) => {
      host.hidden = true;
      close ??= openStudio(line, locale, () => {
        close?.();
        close = undefined;
        host.hidden = false;
        button.focus();
      });
    });
  });
  root.append(style, button);
  document.body.append(host);
}
