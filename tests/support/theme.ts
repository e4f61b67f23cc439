import paperJson from '../../story/themes/paper.json';
import type { Theme } from '../../src/format/index.ts';

/** The default theme, also for tests in the browser, which read no files. */
export const paper = { name: 'paper', ...paperJson } as unknown as Theme;
export const { light, dark } = paper;
