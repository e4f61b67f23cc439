export { modelOf, type Model } from './model.ts';
export { still, stillDocument, toldOnce, type StillOptions } from './still.ts';
