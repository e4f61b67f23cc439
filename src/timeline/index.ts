export * from './timeline.ts';
export { mapStateAt, restOf, sceneAt, type Motion } from './state.ts';
