/** Turf by the parts that are used. To load the whole of it takes a second, which every check and every start would wait. */
export { area } from '@turf/area';
export { bearing } from '@turf/bearing';
export { booleanClockwise } from '@turf/boolean-clockwise';
export { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
export { destination } from '@turf/destination';
export { distance } from '@turf/distance';
export { earthRadius, featureCollection, lineString, polygon } from '@turf/helpers';
export { intersect } from '@turf/intersect';
export { kinks } from '@turf/kinks';
export { length } from '@turf/length';
