export * from './timeline.ts';
export { mapStateAt, nearerStop, pictureAt, restOf, sceneAt, type Motion } from './state.ts';
