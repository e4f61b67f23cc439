export { modelOf, type Model } from './model.ts';
export { still, stillDocument, type StillOptions } from './still.ts';
