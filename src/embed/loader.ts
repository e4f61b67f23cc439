/**
 * `embed.js`: one line in a host page beside `<meetlint-story src>` or `<div data-meetlint>`. A classic script without
 * dependencies that may be included before or after its elements, async or not, and any number of times.
 */
import { addressAttributes, addressOf, embed, type Embedding } from './embedding.ts';

const name = 'meetlint-story';
const selector = `${name}[src],[data-meetlint]`;
const mark = '__meetlint';

function start(): void {
  const embeddings = new Map<HTMLElement, Embedding>();
  const add = (element: HTMLElement) => {
    if (!element.isConnected || embeddings.has(element)) return;
    const embedding = embed(element);
    if (embedding) embeddings.set(element, embedding);
  };
  const sweep = () => {
    embeddings.forEach((embedding, element) => {
      // A host that shows its pages without loading them may use an element again, for another story.
      if (element.isConnected && embedding.address === addressOf(element)) return;
      embedding.free();
      embeddings.delete(element);
    });
    document.querySelectorAll<HTMLElement>(selector).forEach(add);
  };

  // The registry also tells of elements inside other people's shadow roots, which no query finds.
  if (window.customElements && !customElements.get(name)) {
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback() {
          if (this.getAttribute('src')) add(this);
        }
        disconnectedCallback() {
          // A move takes the element out and puts it back in.
          setTimeout(sweep);
        }
      },
    );
  }
  new MutationObserver(sweep).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: addressAttributes,
  });
  addEventListener('message', (event) => embeddings.forEach((embedding) => embedding.hear(event)));
  let frame = 0;
  const wake = () => {
    frame = frame || requestAnimationFrame(follow);
  };
  const follow = () => {
    frame = 0;
    embeddings.forEach((embedding) => embedding.follow());
  };
  // Captured, for a host may scroll in an element of its own.
  addEventListener('scroll', wake, { passive: true, capture: true });
  addEventListener('resize', wake);
  sweep();
}

if (!(mark in window)) {
  Object.defineProperty(window, mark, { value: true });
  start();
}
