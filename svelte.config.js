import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Components that are never on the first screen: their rules may come after the first paint. */
const later = new Set([
  'Bars',
  'Chronology',
  'Contents',
  'HowMeasured',
  'Legend',
  'Measures',
  'Onward',
  'Photograph',
  'Progress',
  'Quote',
  'Sources',
]);

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    cssHash: ({ hash, css, name }) => `${later.has(name) ? 'later' : 's'}-${hash(css)}`,
  },
};
