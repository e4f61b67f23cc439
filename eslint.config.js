import { dirname, relative, resolve, sep } from 'node:path';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Turf's parts: the whole of it is slow to load. */
const turf = [
  'area',
  'bearing',
  'boolean-clockwise',
  'boolean-point-in-polygon',
  'destination',
  'distance',
  'helpers',
  'intersect',
  'kinks',
  'length',
].map((part) => `@turf/${part}`);

/**
 * The rooms of src/, and folders of them that have a table of their own: what each may import. `rooms` and `vendors` at
 * will, `types` by `import type` alone, `lazily` by `import()` alone. `why` is what a person reads who breaks it.
 */
const rooms = {
  format: {
    vendors: ['zod', 'jsonc-parser'],
    why: 'format/ turns text into a Story and depends on nothing else, so that every tool can use it',
  },
  projection: {
    vendors: ['d3-geo', 'd3-geo-projection'],
    why: 'projection/ is pure geometry: camera and viewport in, pixels out',
  },
  ground: {
    rooms: ['projection'],
    types: ['timeline'],
    vendors: ['topojson-client', 'topojson-simplify', 'topojson-specification'],
    why: 'ground/ is what still and stage paint alike; it knows neither of them',
  },
  timeline: {
    rooms: ['projection'],
    types: ['format'],
    vendors: ['d3-geo'],
    why: 'timeline/ is a pure function of the position; what it shows is painted elsewhere',
  },
  drawing: {
    rooms: ['projection'],
    types: ['timeline'],
    why: 'drawing/ paints the same SVG at build time and in the browser, so it may need neither',
  },
  compile: {
    rooms: ['format', 'projection', 'ground', 'drawing'],
    types: ['timeline'],
    vendors: [...turf, 'd3-geo', 'mdast-util-from-markdown', 'mdast', 'topojson-client', 'topojson-specification'],
    why: 'compile/ is pure: files reach it as text through build/, and nothing of it reaches the reader',
  },
  still: {
    rooms: ['projection', 'ground'],
    types: ['compile', 'timeline'],
    vendors: ['d3-geo'],
    why: 'still/ paints the ground as SVG from data alone',
  },
  scroll: {
    vendors: ['scrollama'],
    why: 'scroll/ is the only importer of scrollama, so that its faults are fenced in one folder',
  },
  stage: {
    rooms: ['ground'],
    types: ['compile', 'timeline', 'projection'],
    vendors: ['maplibre-gl', 'pmtiles'],
    why: 'stage/ is the only importer of maplibre-gl, so that a change of vendor changes one folder',
  },
  reader: {
    rooms: ['timeline', 'projection', 'drawing'],
    types: ['compile', 'stage', 'scroll'],
    lazily: ['scroll', 'stage'],
    vendors: ['svelte'],
    why: 'reader/ is downloaded before the map: no zod, no Turf, and scroll/ and stage/ only by import()',
  },
  embed: { why: 'embed/ runs in other people’s pages and depends on nothing' },
  studio: {
    rooms: ['format', 'compile', 'timeline', 'projection', 'drawing', 'ground', 'still', 'stage', 'reader'],
    vendors: ['svelte'],
    why: 'studio/ runs in the browser: reading and writing files is build/’s',
  },
  build: {
    rooms: ['format', 'compile', 'still', 'reader', 'ground', 'drawing', 'timeline', 'projection'],
    types: ['studio'],
    vendors: [
      'node',
      'vite',
      '@sveltejs/vite-plugin-svelte',
      'sirv',
      'bidi-js',
      'fontverter',
      'harfbuzzjs',
      'subset-font',
      '@resvg/resvg-js',
      'sharp',
    ],
    why: 'build/ is the only room that reads or writes files; it runs no map and no browser',
  },
  cli: {
    rooms: ['format', 'compile', 'build', 'ground'],
    vendors: [
      'node',
      'd3-geo',
      'd3-geo-projection',
      'topojson-client',
      'topojson-server',
      'topojson-simplify',
      'topojson-specification',
    ],
    why: 'cli/ holds commands: what they do lives in the rooms they call',
  },
  'cli/from': {
    rooms: ['format'],
    vendors: [
      '@tmcw/togeojson',
      '@xmldom/xmldom',
      'csv-parse',
      'hast',
      'hast-util-from-html',
      'hast-util-to-mdast',
      'mdast',
      'mdast-util-to-markdown',
      'topojson-client',
      'topojson-specification',
    ],
    why: 'cli/from/ reads what other programs write, from text to data; it is the only importer of their formats’ readers',
  },
  'cli/import': {
    rooms: ['format', 'compile'],
    vendors: ['acorn'],
    why: 'cli/import/ reads other tools’ stories as data and runs none of them',
  },
  'cli/text': {
    rooms: ['format', 'compile'],
    vendors: [],
    why: 'cli/text/ is pure: texts out of a story and into it again',
  },
  pages: { rooms: ['reader', 'embed', 'studio'], vendors: ['svelte', 'virtual'], why: 'pages/ only starts things up' },
};

const source = resolve(import.meta.dirname, 'src');

const roomsRule = {
  meta: { type: 'problem', schema: [], messages: { fence: '{{room}}/ may not import {{target}}: {{why}}.' } },
  create(context) {
    const [room, folder] = relative(source, context.filename).split(sep);
    const table = rooms[`${room}/${folder}`] ?? rooms[room];
    if (!table) return {};
    const check = (node, specifier, how) => {
      if (typeof specifier !== 'string') return;
      let target;
      let allowed;
      if (specifier.startsWith('.')) {
        const path = relative(source, resolve(dirname(context.filename), specifier));
        target = path.split(sep)[0];
        allowed =
          target === room ||
          table.rooms?.includes(target) ||
          (how === 'type' && table.types?.includes(target)) ||
          (how === 'lazy' && table.lazily?.includes(target));
      } else {
        target = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split(/[/:]/)[0];
        const geometryTypes = how === 'type' && target === 'geojson';
        allowed = geometryTypes || table.vendors?.includes(target);
      }
      if (!allowed) context.report({ node, messageId: 'fence', data: { room, target, why: table.why } });
    };
    const kind = (node) => {
      const typed = (specifier) => (specifier.importKind ?? specifier.exportKind) === 'type';
      const all = node.specifiers?.length > 0 && node.specifiers.every(typed);
      return typed(node) || all ? 'type' : 'value';
    };
    const declared = (node) => node.source && check(node, node.source.value, kind(node));
    return {
      ImportDeclaration: declared,
      ExportNamedDeclaration: declared,
      ExportAllDeclaration: declared,
      ImportExpression: (node) => check(node, node.source.value, 'lazy'),
    };
  },
};

export default ts.config(
  { ignores: ['node_modules', 'dist', '.cache', 'pictures', 'gallery', 'tests/cases', 'tests/cli/fixtures'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-undef': 'off',
      'svelte/require-each-key': 'off',
      'svelte/no-navigation-without-resolve': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: { 'prefer-const': 'off' },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { meetlint: { rules: { rooms: roomsRule } } },
    rules: { 'meetlint/rooms': 'error' },
  },
);
