export type { Exploring } from './explore.ts';
export { createStage, type Stage, type StageOptions } from './stage.ts';
export { groundAround } from '../ground/index.ts';
export type { Underlay } from './own.ts';

/** Apart, so that only stories with a basemap of their own download what reads it. */
export const ownBasemaps = () => import('./own.ts');
