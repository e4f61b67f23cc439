import 'virtual:meetlint/fonts.css';
import '../embed/share.css';
import { queryOf, snippetsOf, type Wish } from '../embed/snippets.ts';

const { body } = document;
if ('share' in body.dataset) share();
else if ('host' in body.dataset) host();

/** The share page: what is chosen is written into the snippets, and shown. */
function share(): void {
  const { slug = '', title = '', address, locale = '' } = body.dataset;
  const form = document.querySelector('form')!;
  const preview = document.querySelector<HTMLIFrameElement>('[data-preview]')!;
  const screen = document.querySelector<HTMLElement>('[data-screen]')!;
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-width]')];
  let shown = '';

  const wish = (): Wish => {
    const fields = new FormData(form);
    const field = (name: string) => String(fields.get(name) ?? '');
    const from = Number(field('from'));
    return {
      address: address || new URL('../../', location.href).href,
      slug,
      title,
      locale: field('lang'),
      from,
      to: Math.max(from, Number(field('to'))),
      count: Number(body.dataset['count']),
      units: field('units'),
      theme: field('theme'),
    };
  };

  const write = () => {
    const wanted = wish();
    const last = form.elements.namedItem('to') as HTMLSelectElement;
    last.value = String(wanted.to);
    for (const [name, text] of Object.entries(snippetsOf(wanted))) {
      document.querySelector(`[data-snippet="${name}"]`)!.textContent = text;
    }
    const source = new URL(`../${wanted.locale}/preview.html?${queryOf(wanted)}`, location.href).href;
    if (source !== shown) preview.contentWindow?.location.replace((shown = source));
  };

  const fit = () => {
    const chosen = buttons.find((button) => button.ariaPressed === 'true') ?? buttons[0]!;
    const [width, height] = [Number(chosen.dataset['width']), Number(chosen.dataset['height'])];
    const scale = Math.min(1, screen.clientWidth / width);
    preview.style.width = `${width}px`;
    preview.style.height = `${height}px`;
    preview.style.transform = `scale(${scale})`;
    preview.style.marginInlineStart = `${Math.max(0, (screen.clientWidth - width * scale) / 2)}px`;
    screen.style.height = `${height * scale}px`;
  };

  form.addEventListener('change', () => {
    const { locale: chosen } = wish();
    // The scenes are named in the language of the page.
    if (chosen !== locale) location.assign(`../${chosen}/share.html`);
    else write();
  });
  for (const button of buttons) {
    button.addEventListener('click', () => {
      for (const each of buttons) each.ariaPressed = String(each === button);
      fit();
    });
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const label = button.textContent;
    button.addEventListener('click', () => {
      const code = document.querySelector(`[data-snippet="${button.dataset['copy']}"]`)!;
      void copy(code).then(() => {
        button.textContent = button.dataset['copied'] ?? label;
        setTimeout(() => (button.textContent = label), 2000);
      });
    });
  }
  new ResizeObserver(fit).observe(screen);
  write();
  fit();
}

/** Where the clipboard is not to be had, the text is at least selected. */
async function copy(code: Element): Promise<void> {
  getSelection()?.selectAllChildren(code);
  await navigator.clipboard?.writeText(code.textContent ?? '').catch(() => {});
}

/** The host page of the preview: the story that the address asks for. */
function host(): void {
  const story = document.querySelector('meetlint-story')!;
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (['scenes', 'units', 'theme'].includes(name)) story.setAttribute(name, value);
  }
  story.setAttribute('src', './');
}
