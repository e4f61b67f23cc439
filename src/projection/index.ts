export * from './camera.ts';
export * from './frame.ts';
export { frameDistance, globeRadius, globeZoom, worldSize } from './distance.ts';
export { fitCamera, type FitOptions } from './fit.ts';
export { geoProjection } from './geo-projection.ts';
export { nearestLongitude, wrapLongitude } from './longitude.ts';
export { lonLatFromMercator, maxLatitude, mercatorFromLonLat } from './mercator.ts';
export {
  frameProjector,
  frameUnprojector,
  frameView,
  projector,
  unprojector,
  type Projector,
  type Unprojector,
  type View,
} from './projector.ts';
export { breakpointOf, frameCamera, safeBox, stagePoint, viewCamera, type SafeBox } from './view.ts';
