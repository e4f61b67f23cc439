export * from './timeline.ts';
export { mapStateAt, pictureAt, restOf, sceneAt, type Motion } from './state.ts';
