export * from './basemap.ts';
export * from './extent.ts';
export * from './ground.ts';
export { isSeam } from './line.ts';
export * from './palette.ts';
export { type Scale, scaleOf } from './scale.ts';
export * from './story.ts';
export * from './tier.ts';
